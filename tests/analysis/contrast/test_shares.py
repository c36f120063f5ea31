"""Intervals of unbroken shares, against scipy and against the published worked figures."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.compared import compare
from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.rollup import summarise
from analysis.contrast.shares import agresti_caffo, wilson
from tests.tiny import PARAGRAPHS, tiny_results

EAST = Side("east", "East", "the east", pd.Index(PARAGRAPHS[:2]))
WEST = Side("west", "West", "the west", pd.Index(PARAGRAPHS[2:]))
SHORES = Contrast("shores", EAST, WEST)


@pytest.mark.parametrize(("counted", "n"), [(0, 8), (8, 8), (3, 10), (1, 2)])
def test_wilson_agrees_with_scipy(counted, n):
    stats = pytest.importorskip("scipy.stats")
    theirs = stats.binomtest(counted, n).proportion_ci(method="wilson")
    assert wilson(np.array(counted), np.array(n)) == pytest.approx((theirs.low, theirs.high))


def test_agresti_caffo_by_hand():
    low, high, error = agresti_caffo(np.array(6), np.array(16), np.array(0), np.array(8))
    # 7/18 and 1/10: difference .2889; error sqrt(7/18 × 11/18 / 18 + 1/10 × 9/10 / 10) = .1490
    assert error == pytest.approx(np.sqrt(77 / 18**3 + 0.009))
    assert (low, high) == pytest.approx((7 / 18 - 0.1 - 1.959964 * error, 7 / 18 - 0.1 + 1.959964 * error))
    assert low < 0 < high


def test_no_difference_of_shares_passes_one():
    low, high, _ = agresti_caffo(np.array(2), np.array(2), np.array(0), np.array(6))
    assert high == 1
    assert 0 < low < 1


def test_a_share_of_none_has_an_interval_with_width():
    ids = [f"d/p{place:02}" for place in range(8)]
    tallies = pd.DataFrame(
        {
            "paragraph_id": ids,
            "measure": "topic_share",
            "key": "t",
            "numerator": 0.0,
            "denominator": 1.0,
            "n_counted": 0,
        }
    )
    scored = summarise(tallies, pd.Index(ids)).iloc[0]
    assert scored["low"] == 0
    assert 0.3 < scored["high"] < 0.35


def test_all_against_none_can_be_ranked_and_is_said_to_be_unbroken():
    frame = compare(tiny_results(), SHORES, {"topic_share": "all"})
    row = frame.iloc[0]
    assert row["difference"] == 1.0
    assert row["unbroken"]
    assert row["low"] < row["difference"]
    assert row["spread"] > 0


def test_other_measures_keep_their_bootstrap():
    frame = compare(tiny_results(), SHORES, {"quoted_share": "all"})
    assert not frame["unbroken"].any()
