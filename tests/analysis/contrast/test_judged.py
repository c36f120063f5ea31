"""Differences between two sets of paragraphs, with their intervals and counts."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.doubt.judged import judge
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.groups import Side
from tests.tiny import PARAGRAPHS, tiny_results

EAST, WEST = pd.Index(PARAGRAPHS[:2]), pd.Index(PARAGRAPHS[2:])


MEASURES = ("polarity", "topic_share", "actor_rate", "quoted_share")


def differences(results, target, reference, voice="all", measures=MEASURES):
    sides = Side("east", "East", "the east", target), Side("west", "West", "the west", reference)
    return judge(results, [Comparison("shores", "shores", *sides, dict.fromkeys(measures, (voice, voice)))])


def row(frame: pd.DataFrame, measure: str, key: str = "") -> pd.Series:
    return frame[(frame["measure"] == measure) & (frame["key"] == key)].iloc[0]


def test_above_zero_means_more_in_the_target():
    shares = row(differences(tiny_results(), EAST, WEST), "topic_share", "trade")
    assert shares[["target", "reference", "difference"]].tolist() == [1.0, 0.0, 1.0]


def test_exchanging_the_sides_turns_the_difference_round():
    there = row(differences(tiny_results(), EAST, WEST), "polarity")
    back = row(differences(tiny_results(), WEST, EAST), "polarity")
    assert there["difference"] == -back["difference"]


def test_an_unknown_side_makes_the_difference_unknown():
    silent = row(differences(tiny_results(), EAST, pd.Index(["west/p01"])), "polarity")
    assert np.isnan(silent["difference"])
    assert silent["n_counted_reference"] == 0


def test_counts_of_both_sides_and_the_warning_of_few_paragraphs():
    tone = row(differences(tiny_results(), EAST, WEST, voice="author"), "polarity")
    assert tone[["n_units_target", "n_units_reference"]].tolist() == [2, 2]
    assert tone[["n_words_target", "n_words_reference"]].tolist() == [16, 20]
    assert tone["few"]


def test_only_the_measures_asked_for():
    frame = differences(tiny_results(), EAST, WEST, measures=("polarity", "topic_share"))
    assert set(frame["measure"]) == {"polarity", "topic_share"}


def test_the_spread_agrees_with_the_textbook_error_of_a_difference_of_means():
    """With one unit a paragraph, the bootstrap's spread is near sqrt(s1²/n1 + s2²/n2), up to the factor (n-1)/n."""
    from analysis.contrast.rollup import draw_ratios, sums_by_paragraph

    rng = np.random.default_rng(5)
    values = rng.normal(size=40)
    ids = [f"d/p{place:02}" for place in range(40)]
    tallies = pd.DataFrame(
        {"paragraph_id": ids, "measure": "m", "key": "", "numerator": values, "denominator": 1.0, "n_counted": 1}
    )
    drawn = draw_ratios(sums_by_paragraph(tallies, pd.Index(ids)), seed=1)
    assert drawn.std() == pytest.approx(values.std() / np.sqrt(40), rel=0.1)
