"""What is picked as furthest apart has an interval that allows for the picking."""

import pandas as pd
import pytest

from analysis.large.picked import ENOUGH, pick_clearest, pick_extremes


def rows(*values: float, error: float = 0.01, n: int = ENOUGH) -> pd.DataFrame:
    frame = pd.DataFrame({"period": [f"20{at:02}" for at in range(len(values))], "value": values})
    return frame.assign(error=error, n_able=n)


def test_the_extremes_are_the_largest_and_the_smallest_of_all_pairs():
    found = pick_extremes(rows(0.1, 0.4, -0.2, 0.0))
    assert (found.more["value"], found.less["value"], found.n) == (0.4, -0.2, 6)


def test_the_interval_is_that_of_one_difference_where_there_is_one_and_wider_of_more():
    reach = 1.959964 * 0.01 * 2**0.5
    alone = pick_extremes(rows(0.0, 0.1))
    assert (alone.low, alone.high) == pytest.approx((0.1 - reach, 0.1 + reach), abs=1e-6)
    assert alone.is_clear
    of_ten = pick_extremes(rows(0.0, 0.1, *[0.05] * 8))
    assert of_ten.high - of_ten.low == pytest.approx((alone.high - alone.low) * 3.2608 / 1.959964, abs=1e-4)  # 45 pairs


def test_a_part_of_few_paragraphs_is_not_picked():
    few = rows(0.9, n=ENOUGH - 1)
    assert pick_extremes(pd.concat([rows(0.1, 0.2), few], ignore_index=True)).more["value"] == 0.2
    assert pick_extremes(pd.concat([rows(0.1), few], ignore_index=True)) is None


def test_the_clearest_difference_is_not_the_largest_where_that_is_uncertain():
    target = pd.concat([rows(0.5, error=0.5), rows(0.0, 0.1).iloc[1:]], ignore_index=True)
    found = pick_clearest(target, rows(0.0, 0.2), on="period")
    assert (found.more["value"], found.less["value"], found.more["period"], found.n) == (0.2, 0.1, "2001", 2)


def test_only_periods_of_both_sides_are_compared():
    assert pick_clearest(rows(0.1), rows(0.2, n=ENOUGH - 1), on="period") is None
    assert pick_clearest(rows(0.1, 0.2), rows(0.3).assign(period="2001"), on="period").n == 1
