"""Agreement by hand on a few answers, and alpha against another implementation."""

import numpy as np
import pandas as pd
import pytest

from analysis.coding.agreement import agreement_table, alpha_of, confusion, hand_codes, label_rates, readings
from analysis.coding.codings import BLIND, Coding, codings_frame

TIME = "2026-11-22T08:00:00.000+00:00"


def blind(coder: str, codes: str, variable: str = "stance", key: str = "China") -> list[Coding]:
    """One answer a paragraph, a letter each: a against, n neutral, f favour, - not referred to, space: none."""
    named = {"a": "against", "n": "neutral", "f": "favour", "-": "not_referred"}
    return [
        Coding(f"x/p{at:02}", variable, key, named[code], coder, TIME, BLIND, "simple-9-seed1-abcdef", 0.5)
        for at, code in enumerate(codes)
        if code != " "
    ]


def machine(codes: str) -> pd.DataFrame:
    named = {"a": "against", "n": "neutral", "f": "favour", "-": "not_referred", "?": "unsure"}
    rows = [(f"x/p{at:02}", "stance", "China", named[code]) for at, code in enumerate(codes)]
    return pd.DataFrame(rows, columns=["paragraph_id", "variable", "key", "code"])


def table(said: str, **coders: str) -> pd.DataFrame:
    coded = codings_frame(row for coder, codes in coders.items() for row in blind(coder, codes))
    return agreement_table(readings(coded, machine(said))).set_index(["measured", "readers"])


def test_alpha_is_that_of_the_library():
    krippendorff = pytest.importorskip("krippendorff")
    rng = np.random.default_rng(3)
    for _ in range(50):
        counts = rng.multinomial(2, [0.5, 0.2, 0.2, 0.1], size=12)[:, :3]  # some with one answer, or none
        for ordered in (False, True):
            level = "ordinal" if ordered else "nominal"
            expected = krippendorff.alpha(value_counts=counts, level_of_measurement=level)
            assert alpha_of(counts, ordered=ordered) == pytest.approx(expected)


def test_chance_agreement_is_zero_and_one_code_alone_is_unknown():
    assert alpha_of(np.array([[2, 0], [0, 2], [2, 0]])) == 1
    assert np.isnan(alpha_of(np.array([[2, 0], [2, 0]])))


def test_a_near_miss_in_stance_costs_less_than_a_reversal():
    near, far = table("aanff", AB="nanff"), table("aanff", AB="fanff")
    assert near["alpha"]["stance", "machine and AB"] > far["alpha"]["stance", "machine and AB"]


def test_the_counts_stand_beside_alpha_and_what_the_machine_is_unsure_of_is_left_out():
    row = table("aanf?-", AB="annfa-").loc[("stance", "machine and AB")]
    assert row[["n", "n_paragraphs", "n_agree", "unsure"]].tolist() == [4, 4, 3, 1]
    assert row["low"] < 3 / 4 == row["share"] < row["high"]
    assert row["alpha_low"] < row["alpha"] <= row["alpha_high"]


def test_whether_the_actor_is_referred_to_is_compared_apart():
    row = table("aa--", AB="fa-n").loc[("referred", "machine and AB")]
    assert row[["n", "n_agree"]].tolist() == [4, 3]


def test_agreement_without_exception_has_no_interval_of_alpha():
    row = table("anfanf", AB="anfanf").loc[("stance", "machine and AB")]
    assert row["alpha"] == 1
    assert np.isnan(row["alpha_low"])
    assert row["low"] < 0.7  # Wilson's, of six in six


def test_three_coders_are_compared_in_pairs_and_all_together():
    found = table("anf", AB="anf", CD="anf", EF="ann")
    assert "AB and CD and EF" in found.index.get_level_values("readers")
    assert len(found.loc["stance"]) == 3 + 3 + 1


def test_confusion_counts_who_said_what_against_whom():
    read = readings(codings_frame(blind("AB", "aanf-")), machine("anna-"))
    counts = confusion(read, "stance", across="machine", down="AB")
    assert list(counts.index) == ["against", "neutral", "favour", "not_referred"]
    assert counts.loc["against"].tolist() == [1, 1, 0, 0]
    assert counts.loc["favour", "against"] == 1


def test_precision_and_recall_have_their_counts_and_unknown_is_not_zero():
    coded = codings_frame(blind("AB", "aann"))
    rates = label_rates(hand_codes(coded, codings_frame()), machine("afnf")).set_index("code")
    assert rates.loc["against", ["n_machine", "n_hand", "n_both", "precision", "recall"]].tolist() == [1, 2, 1, 1, 0.5]
    assert rates.loc["favour", "precision"] == 0
    assert np.isnan(rates.loc["favour", "recall"])


def test_a_question_on_which_coders_differ_has_no_hand_code_until_it_is_settled():
    coded = codings_frame([*blind("AB", "aa"), *blind("CD", "an")])
    assert hand_codes(coded, codings_frame()).isna().tolist() == [False, True]
    settled = codings_frame(blind("CD", " n"))
    assert hand_codes(coded, settled).tolist() == ["against", "neutral"]
