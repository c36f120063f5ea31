"""Corrected shares: by hand on six paragraphs, and against many draws from a population whose truth is known."""

import numpy as np
import pandas as pd
import pytest

from analysis.coding.codings import BLIND, Coding, codings_frame
from analysis.coding.totals import Answers, corrected_share, difference, shares, t_deviate

NAN = float("nan")


def answers(machine: list, hand: list, strata: list | None = None, machine_base=None, hand_base=None) -> Answers:
    top, by_hand = np.array(machine, float), np.array(hand, float)
    based = np.where(np.isnan(by_hand), NAN, 1.0) if hand_base is None else np.array(hand_base, float)
    base = np.ones(len(top)) if machine_base is None else np.array(machine_base, float)
    return Answers(top, base, by_hand, based, np.array(strata or ["all"] * len(top)))


def test_six_paragraphs_by_hand():
    """The machine says 4 of 6; of the 4 coded it was wrong once, and said yes too often: 4/6 - 1/4."""
    found = corrected_share(answers([1, 1, 1, 0, 1, 0], [1, 1, 0, 0, NAN, NAN]))
    assert found.machine == pytest.approx(4 / 6)
    assert found.hand == 2 / 4
    assert found.value == pytest.approx(4 / 6 - 1 / 4)
    # Differences 0, 0, -1, 0 have the variance 1/4; four of six were coded.
    assert found.error == pytest.approx(np.sqrt((1 - 4 / 6) * (1 / 4) / 4))
    assert (found.n, found.N, found.freedom) == (4, 6, 3)


def test_each_stratum_is_corrected_by_its_own():
    """In the first stratum the machine is wrong by 1/2 of two coded, in the second never: (1 + 3 - 3/2) / 6."""
    found = corrected_share(answers([1, 1, 1, 1, 0, 0], [1, 0, NAN, 1, 0, NAN], ["a"] * 3 + ["b"] * 3))
    assert found.value == pytest.approx((4 - 3 / 2) / 6)


def test_a_stratum_without_a_coded_paragraph_leaves_it_unknown():
    found = corrected_share(answers([1, 0], [1, NAN], ["a", "b"]))
    assert np.isnan(found.value)
    assert all(np.isnan(found.interval))


def test_with_all_coded_the_corrected_share_is_the_hand_coded_one_without_interval():
    found = corrected_share(answers([1, 1, 1, 1], [1, 0, 0, 1]))
    assert found.value == found.hand == 0.5
    assert found.interval == (0.5, 0.5)


def test_a_machine_never_found_wrong_may_still_be_wrong_elsewhere():
    low, high = corrected_share(answers([1, 0, 1, 0, 1, 0], [1, 0, 1, NAN, NAN, NAN])).interval
    assert low < 0.5 < high


def test_of_those_that_refer_to_the_actor_both_sums_are_corrected():
    """By hand two of the three coded refer to it, one is against: tops 2 - 0, bases 4 - 4/3."""
    found = corrected_share(answers([1, 0, 0, 1], [1, 0, 0, NAN], machine_base=[1, 1, 1, 1], hand_base=[1, 1, 0, NAN]))
    assert found.value == pytest.approx(2 / (4 - 4 / 3))


def draws(n: int, strata: np.ndarray, reps: int = 400) -> tuple[float, float, float]:
    """The machine says yes to 30 % of what is no and no to 10 % of what is yes; truth, mean estimate, coverage."""
    rng = np.random.default_rng(20210318)
    truth = (rng.random(len(strata)) < np.where(strata == "a", 0.2, 0.5)).astype(float)
    machine = np.where(truth == 1, rng.random(len(strata)) > 0.1, rng.random(len(strata)) < 0.3).astype(float)
    values, held = [], 0
    for _ in range(reps):
        hand = np.full(len(strata), NAN)
        for name in np.unique(strata):
            own = np.flatnonzero(strata == name)
            picked = rng.permutation(own)[: n // 2]
            hand[picked] = truth[picked]
        found = corrected_share(answers(machine, hand, list(strata)))
        values.append(found.value)
        held += found.interval[0] <= truth.mean() <= found.interval[1]
    assert abs(machine.mean() - truth.mean()) > 0.08
    return truth.mean(), float(np.mean(values)), held / reps


def test_it_is_right_on_average_and_covers_the_truth_as_often_as_it_says():
    truth, mean, coverage = draws(60, np.array(["a"] * 150 + ["b"] * 50))
    assert mean == pytest.approx(truth, abs=0.01)
    assert 0.92 <= coverage <= 0.98


def test_the_difference_has_the_variances_of_both():
    hand = [1, 0, *[1, 0] * 9, NAN]
    one, other = corrected_share(answers([1, 1, *[1, 0] * 9, 0], hand)), corrected_share(answers([1, 0], [1, 0]))
    value, low, high = difference(one, other)
    assert value == pytest.approx(one.value - other.value)
    assert high - low == pytest.approx(2 * t_deviate(one.freedom) * one.error)


def test_student_s_deviate_is_that_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    for freedom in (3, 5, 10, 30, 200):
        assert t_deviate(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=0.01)


def test_shares_are_told_by_perspective_and_coders_who_differ_count_in_part():
    held = pd.DataFrame({"paragraph_id": ["a/p01", "a/p02", "b/p01"], "perspective": ["A", "A", "B"], "stratum": ""})
    time, sample = "2026-11-22T08:00:00.000+00:00", "simple-3-seed1-abcdef"
    said = {
        ("a/p01", "AB"): "present",
        ("a/p01", "CD"): "absent",
        ("a/p02", "AB"): "absent",
        ("b/p01", "AB"): "present",
    }
    coded = codings_frame(
        Coding(at, "topic", "trade", code, coder, time, BLIND, sample, 1.0) for (at, coder), code in said.items()
    )
    machine = pd.DataFrame({"paragraph_id": held["paragraph_id"], "variable": "topic", "key": "trade"})
    found = shares(held, coded, codings_frame(), machine.assign(code="present")).set_index("perspective")
    assert found.loc["A", ["machine", "value", "n", "N"]].tolist() == [1.0, 0.25, 2, 2]
    assert found.loc["B", "value"] == 1.0


def test_a_stance_s_share_is_of_the_paragraphs_that_refer_to_the_actor():
    held = pd.DataFrame({"paragraph_id": ["a/p01", "a/p02", "a/p03"], "perspective": "A", "stratum": ""})
    time, sample = "2026-11-22T08:00:00.000+00:00", "simple-3-seed1-abcdef"
    said = ["against", "neutral", "not_referred"]
    coded = codings_frame(
        Coding(at, "stance", "China", code, "AB", time, BLIND, sample, 1.0)
        for at, code in zip(held["paragraph_id"], said, strict=True)
    )
    machine = pd.DataFrame({"paragraph_id": held["paragraph_id"], "variable": "stance", "key": "China"})
    machine = machine.assign(code=["against", "not_referred", "not_referred"])
    found = shares(held, coded, codings_frame(), machine).set_index("code").loc["against"]
    assert found[["machine", "hand", "value"]].tolist() == [1.0, 0.5, 0.5]
