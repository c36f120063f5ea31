"""Judged differences on toys: one that holds, one that a single paragraph makes, lexicons, readers, too little text."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.doubt.checks import CHECKS, HOLDS, LEANS, NOISE, UNKNOWN
from analysis.contrast.doubt.judged import judge_pairs
from analysis.contrast.doubt.pairs import Comparison, Pair
from analysis.contrast.groups import Side
from analysis.contrast.rollup import Sums
from tests.sums_by_hand import pair_of_sums, pair_of_values, sums

HIGH, LOW = [10, 11, 9, 10, 12, 8, 10, 11], [0, 1, 2, 0, 1, 1, 0, 2]
ONE_MAKES_IT = [0, 0, 0, 0, 0, 0, 0, 9]
AGREED = {"actor_rate": True}


def named(pair: Pair, *series: tuple[str, str]) -> Pair:
    index = pd.MultiIndex.from_tuples(series, names=["measure", "key"])
    both = [Sums(index, side.numerator, side.denominator, side.counted) for side in (pair.target, pair.reference)]
    return Pair(*both, pair.target_ids, pair.reference_ids, pair.paired)


def judged(pair: Pair, *series: tuple[str, str], agreements=AGREED) -> pd.DataFrame:
    series = series or (("actor_rate", "Utopia"),)
    ids = (pair.target_ids, pair.reference_ids)
    sides = [Side(name, name, name, of_side) for name, of_side in zip("ab", ids, strict=True)]
    comparison = Comparison("toy", "toy", *sides, {measure: ("all", "all") for measure, _ in series})
    words = pd.DataFrame({"all": 10}, index=ids[0].union(ids[1]))
    return judge_pairs([(comparison, named(pair, *series))], words, agreements)


def checks(row: pd.Series) -> dict:
    return {check.id: row[check.id] for check in CHECKS}


def test_a_large_difference_that_readers_agree_on_holds():
    row = judged(pair_of_values(HIGH, LOW)).iloc[0]
    assert checks(row) == dict.fromkeys(checks(row), True)
    assert (row["badge"], row["n_passed"], row["flips"]) == (HOLDS, 6, [])
    assert row["difference"] == pytest.approx(np.mean(HIGH) - np.mean(LOW))
    assert row["likely"] == 1 - row["q"] / 2
    assert row["p"] == row["q"] < 0.01


@pytest.mark.parametrize("agreements", [{}, {"actor_rate": None}, {"actor_rate": False}, {"stance": True}])
def test_without_readers_that_agree_it_leans(agreements):
    row = judged(pair_of_values(HIGH, LOW), agreements=agreements).iloc[0]
    assert row["agree"] is agreements.get("actor_rate")
    assert (row["badge"], row["n_passed"]) == (LEANS, 5)


def test_one_paragraph_that_makes_the_difference_is_named():
    row = judged(pair_of_values(ONE_MAKES_IT, [0] * 8)).iloc[0]
    assert row["flips"] == ["a/p08"]
    assert row["steady"] is False
    assert (row["badge"], row["least"]) == (NOISE, 0.0)
    assert row["most"] == pytest.approx(9 / 7)


def test_paragraphs_that_pull_the_other_way_come_the_strongest_first():
    """7.5 against 1: the target's 2 and 7, and the reference's 4, each make the difference smaller; the rest larger."""
    row = judged(pair_of_values([9, 12, 2, 7], [0, 0, 4, 0])).iloc[0]
    assert row["against"] == ["a/p03", "b/p03", "a/p04"]
    assert row["most"] == pytest.approx(28 / 3 - 1)


def test_of_a_difference_the_other_way_the_same_paragraphs_pull():
    row = judged(pair_of_values([0, 0, 4, 0], [9, 12, 2, 7])).iloc[0]
    assert row["against"] == ["b/p03", "a/p03", "b/p04"]
    assert (row["least"], row["most"]) == pytest.approx((1 - 6, 1 - 28 / 3))  # without the 12, without the 2


def test_an_interval_that_one_paragraph_keeps_clear_of_zero_is_not_steady():
    row = judged(pair_of_values([3, 1, 2, 4, 1, 2, 3, 9], [1, 2, 0, 2, 3, 1, 1, 0])).iloc[0]
    assert row["clear"] is True
    assert row["steady"] is False
    assert "a/p08" in row["flips"]
    assert np.sign(row["least"]) == np.sign(row["difference"])  # it does not turn: its interval meets zero


def test_a_paragraph_without_which_nothing_is_counted_decides():
    able = [1, 0, 0, 0, 0]
    row = judged(pair_of_sums(sums([5, 0, 0, 0, 0], able), sums([1, 2, 1, 2, 1]))).iloc[0]
    assert row["flips"] == ["a/p01"]
    assert (row["badge"], row["n_able_target"]) == (UNKNOWN, 1)


def test_checks_that_cannot_be_made_are_none():
    row = judged(pair_of_sums(sums([0, 0], [0, 0]), sums([1, 2, 1]))).iloc[0]
    assert checks(row) == {**dict.fromkeys(("clear", "rare", "beyond", "steady")), "agree": True, "covered": False}
    assert row["badge"] == UNKNOWN


def test_the_floor_is_that_of_the_side_whose_halves_differ_more():
    wide, flat = [0, 20, 0, 20, 0, 20], [5, 5, 5, 5, 5, 5]
    assert judged(pair_of_values(flat, wide)).iloc[0]["floor"] == judged(pair_of_values(wide, flat)).iloc[0]["floor"]
    assert judged(pair_of_values(flat, wide)).iloc[0]["floor"] == pytest.approx(20.0)  # 0, 0, 0 against 20, 20, 20


def test_the_other_lexicons_speak_for_tone_and_have_no_rows_of_their_own():
    tone, other, third = np.array(HIGH), np.array(HIGH) - 1, np.array(LOW) * -1.0
    target = sums(np.column_stack([tone, other, third, other]), np.full((8, 4), 4.0))
    reference = sums(np.column_stack([LOW] * 4), np.full((8, 4), 4.0))
    lexicons = [("instrument", name) for name in ("one", "two", "three")]
    rows = judged(pair_of_sums(target, reference), ("polarity", ""), *lexicons)
    assert rows["measure"].tolist() == ["polarity"]
    row = rows.iloc[0]
    assert (row["lexicons"], row["agree"]) == ("2 of 3", False)  # with tone itself three of four: under .8
    assert row["q"] == row["p"]  # lexicons are no tests of their own


def test_tone_without_another_lexicon_is_not_agreed_on_whatever_readers_say():
    row = judged(pair_of_values(HIGH, LOW), ("polarity", ""), agreements={"polarity": True}).iloc[0]
    assert row["agree"] is None
    assert row["lexicons"] == ""


def test_an_unbroken_share_has_the_interval_of_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    everywhere, nowhere = sums([1] * 8), sums([0] * 16, counted=[0] * 16)
    row = judged(pair_of_sums(everywhere, nowhere), ("topic_share", "trade")).iloc[0]
    theirs = proportion.confint_proportions_2indep(8, 8, 0, 16, compare="diff", method="agresti-caffo")
    assert (row["low"], row["high"]) == pytest.approx((theirs[0], min(theirs[1], 1.0)))
    assert row["unbroken"]


def test_q_counts_every_difference_of_all_comparisons():
    """Nineteen series without any difference beside the one: its p is multiplied by the twenty that were looked at."""
    rng = np.random.default_rng(3)
    target = sums(np.column_stack([HIGH, *rng.permuted(np.tile(LOW, (19, 1)), axis=1)]))
    reference = sums(np.column_stack([LOW, *rng.permuted(np.tile(LOW, (19, 1)), axis=1)]))
    rows = judged(pair_of_sums(target, reference), *[("actor_rate", str(n)) for n in range(20)])
    assert rows.loc[0, "q"] == pytest.approx(20 * rows.loc[0, "p"])
    assert rows.loc[0, "badge"] == HOLDS
    assert (rows.loc[1:, "badge"] == NOISE).all()


def test_paired_voices_are_judged_by_the_same_paragraphs():
    values = np.array(LOW) + 0.0
    row = judged(pair_of_values(values + 3, values, paired=True)).iloc[0]
    assert row[["low", "high", "difference"]].tolist() == pytest.approx([3, 3, 3])
    assert row["flips"] == []


def test_judging_changes_no_sums():
    pair = pair_of_values(HIGH, LOW)
    before = pair.target.numerator.copy(), pair.reference.denominator.copy()
    judged(pair)
    assert (pair.target.numerator == before[0]).all()
    assert (pair.reference.denominator == before[1]).all()
