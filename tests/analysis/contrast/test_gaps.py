"""The interval of two ratios over the same paragraphs: by hand, and as the bootstrap draws it."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.gaps import PRODUCTS, gap_intervals, paired_sums
from analysis.contrast.moments import student
from analysis.contrast.rollup import Sums, interval


def sums(a, d, b, e) -> pd.DataFrame:
    held = {name: np.asarray(values, float) for name, values in zip("adbe", (a, d, b, e), strict=True)}
    row = {name: values.sum() for name, values in held.items()}
    row |= {pair: (held[pair[0]] * held[pair[1]]).sum() for pair in PRODUCTS}
    return pd.DataFrame([row | {"able_1": (held["d"] > 0).sum(), "able_2": (held["e"] > 0).sum()}])


def test_two_paragraphs_by_hand():
    low, high = gap_intervals(sums([1, 0], [1, 1], [0, 0], [1, 1]))
    reach = student(np.array([1]))[0] * 0.5  # squares 0.25 + 0.25, as many as there are over one less, over 2²
    assert (low[0], high[0]) == pytest.approx((0.5 - reach, 0.5 + reach))


def test_a_ratio_less_itself_is_nothing_for_certain():
    low, high = gap_intervals(sums([1, 0, 2], [1, 1, 3], [1, 0, 2], [1, 1, 3]))
    assert (low[0], high[0]) == pytest.approx((0, 0))


def test_one_paragraph_of_either_has_no_interval():
    low, high = gap_intervals(sums([1, 0], [1, 0], [0, 1], [1, 1]))
    assert np.isnan([low[0], high[0]]).all()


def test_many_paragraphs_as_the_bootstrap_draws_them():
    chance = np.random.default_rng(5)
    mood = chance.normal(size=2000)
    d, e = chance.poisson(3, 2000), chance.poisson(1, 2000)
    a, b = d * (0.3 * mood + chance.normal(size=2000)), e * (0.9 * mood + chance.normal(size=2000))
    weights = chance.multinomial(2000, np.full(2000, 1 / 2000), size=4000).astype(float)
    drawn = weights @ a / (weights @ d) - weights @ b / (weights @ e)
    assert np.concatenate(gap_intervals(sums(a, d, b, e))) == pytest.approx(
        np.concatenate(interval(drawn[:, None])), abs=0.01
    )


def test_the_sums_of_arrays_are_those_of_rows():
    series = pd.MultiIndex.from_tuples([("polarity", "")], names=["measure", "key"])
    one, other = (
        Sums(series, np.array(a, float)[:, None], np.array(d, float)[:, None], np.array(d, float)[:, None])
        for a, d in (([1, 0, 2], [1, 1, 3]), ([0, 1, 1], [1, 2, 1]))
    )
    expected = sums([1, 0, 2], [1, 1, 3], [0, 1, 1], [1, 2, 1])
    pd.testing.assert_frame_equal(paired_sums(one, other)[expected.columns], expected, check_dtype=False)
