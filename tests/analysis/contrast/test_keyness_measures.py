"""Each measure of keyness against another implementation, or a worked example of the paper that gave it."""

import math

import numpy as np
import pytest

from analysis.contrast.keyness.measures import CRITICAL, dispersion, log_likelihood, log_odds, log_ratio

TARGET, REFERENCE = np.array([10.0, 2.0, 0.0, 88.0]), np.array([3.0, 9.0, 5.0, 33.0])
TOTALS = (100.0, 50.0)


def monroe(y: float, other: float, n: float, n_other: float) -> tuple[float, float]:
    """Equations 16, 20 and 22 of Monroe, Colaresi & Quinn (2008), word by word."""
    alpha0 = min(n, n_other)
    alpha = alpha0 * (y + other) / (n + n_other)
    delta = math.log((y + alpha) / (n + alpha0 - y - alpha)) - math.log(
        (other + alpha) / (n_other + alpha0 - other - alpha)
    )
    return delta, delta / math.sqrt(1 / (y + alpha) + 1 / (other + alpha))


def test_log_odds_are_those_of_the_published_equations():
    odds, z = log_odds(TARGET, REFERENCE, TOTALS)
    expected = [monroe(y, other, *TOTALS) for y, other in zip(TARGET, REFERENCE, strict=True)]
    assert np.column_stack([odds, z]) == pytest.approx(np.array(expected))


def test_log_odds_turn_their_sign_with_the_sides():
    here, there = log_odds(TARGET, REFERENCE, TOTALS), log_odds(REFERENCE, TARGET, TOTALS[::-1])
    assert here[1] == pytest.approx(-there[1])


def test_the_same_shares_in_a_corpus_four_times_as_large_give_twice_the_z():
    odds, z = log_odds(TARGET, REFERENCE, TOTALS)
    larger = log_odds(4 * TARGET, 4 * REFERENCE, (400.0, 200.0))
    assert larger[0] == pytest.approx(odds)
    assert larger[1] == pytest.approx(2 * z)


def test_equal_shares_give_no_log_odds():
    odds, z = log_odds(np.array([4.0]), np.array([2.0]), TOTALS)
    assert (odds[0], z[0]) == pytest.approx((0.0, 0.0))


def test_log_likelihood_agrees_with_scipy():
    stats = pytest.importorskip("scipy.stats")
    expected = [
        stats.chi2_contingency(
            [[y, other], [TOTALS[0] - y, TOTALS[1] - other]], correction=False, lambda_="log-likelihood"
        ).statistic
        for y, other in zip(TARGET, REFERENCE, strict=True)
    ]
    assert log_likelihood(TARGET, REFERENCE, TOTALS) == pytest.approx(expected)


def test_critical_values_are_those_of_chi_square():
    stats = pytest.importorskip("scipy.stats")
    assert {level: pytest.approx(stats.chi2.isf(level, 1), abs=1e-5) for level in CRITICAL} == CRITICAL


def test_log_ratio_counts_doublings_and_takes_a_half_for_none():
    target, reference = np.array([8.0, 1.0, 0.0]), np.array([2.0, 4.0, 4.0])
    assert log_ratio(target, reference, (100.0, 100.0)).tolist() == [2.0, -2.0, -3.0]
    assert log_ratio(np.array([8.0]), np.array([2.0]), (200.0, 100.0)).tolist() == [1.0]


def test_dispersion_is_that_of_the_worked_example_of_gries():
    """Gries (2008): a word 1, 2, 3, 4, 5 times in parts of 9, 10, 10, 10, 11 words has DP 0.18; normalised, 0.22."""
    sizes = np.array([9.0, 10, 10, 10, 11])
    found = dispersion(np.zeros(5, int), np.arange(5), np.arange(1.0, 6), sizes, 1)
    assert found[0] * (1 - 9 / 50) == pytest.approx(0.18)
    assert round(found[0], 2) == 0.22


def test_dispersion_is_one_in_the_smallest_part_and_none_where_a_word_follows_the_parts():
    sizes = np.array([1.0, 4.0, 5.0])
    unit, part, n = np.array([0, 1, 1, 1]), np.array([0, 0, 1, 2]), np.array([3.0, 1, 4, 5])
    assert dispersion(unit, part, n, sizes, 3)[:2] == pytest.approx([1.0, 0.0])
    assert np.isnan(dispersion(unit, part, n, sizes, 3)[2])  # stands nowhere: unknown, not even


def test_a_single_part_has_no_dispersion():
    assert np.isnan(dispersion(np.array([0]), np.array([0]), np.array([3.0]), np.array([9.0]), 1)[0])
