"""Chance: p against scipy and by hand, q against scipy and statsmodels; the floor and the direction of draws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.contrast.doubt.chance import false_discovery, floor, p_values, same_direction
from analysis.contrast.doubt.resampling import relabelled
from tests.sums_by_hand import pair_of_values

NAN = float("nan")
CHANCES = arrays.arrays(float, st.integers(1, 30), elements=st.floats(0, 1))


def test_p_of_two_and_two_paragraphs_by_hand():
    """Of the six deals of 1, 2 | 5, 8 two are as far apart as these sides: 1, 2 | 5, 8 and 5, 8 | 1, 2."""
    pair = pair_of_values([1, 2], [5, 8])
    p = p_values(pair.difference, relabelled(pair, 20_000))
    assert p[0] == pytest.approx(2 / 6, abs=0.01)


@pytest.mark.parametrize(
    ("target", "reference"),
    [([1.0, 2, 4], [5, 8, 9, 3]), ([0.0, 0, 1, 0], [1, 1, 0, 1, 1]), ([0.2, -0.5, 0.3, 0.9], [0.1, 0.2, -0.3, 0.0])],
)
def test_p_of_means_is_that_of_scipy_over_all_deals(target, reference):
    scipy_stats = pytest.importorskip("scipy.stats")
    pair = pair_of_values(target, reference)
    exact = scipy_stats.permutation_test(
        (target, reference), lambda a, b, axis: a.mean(axis) - b.mean(axis), vectorized=True, n_resamples=np.inf
    )
    p = p_values(pair.difference, relabelled(pair, 20_000))
    # scipy doubles the smaller tail; sides of unequal size have tails of unequal size, so that both are counted here.
    sizes = np.abs(exact.null_distribution)
    both = (sizes >= abs(exact.statistic) * (1 - 1e-9)).mean()
    assert p[0] == pytest.approx(both, abs=0.012)
    if len(target) == len(reference):
        assert both == pytest.approx(exact.pvalue)


def test_p_of_equal_sides_is_the_two_sided_p_of_scipy():
    scipy_stats = pytest.importorskip("scipy.stats")
    target, reference = [0.3, 1.4, 2.0, 0.1], [1.9, 3.0, 2.8, 4.1]
    pair = pair_of_values(target, reference)
    exact = scipy_stats.permutation_test(
        (target, reference), lambda a, b, axis: a.mean(axis) - b.mean(axis), vectorized=True, n_resamples=np.inf
    )
    assert p_values(pair.difference, relabelled(pair, 20_000))[0] == pytest.approx(exact.pvalue, abs=0.01)


def test_p_of_a_paired_comparison_is_that_of_scipy_over_all_signs():
    scipy_stats = pytest.importorskip("scipy.stats")
    own, quoted = [0.3, 1.4, 2.0, 0.1, 0.7, 1.1], [0.9, 1.3, 2.8, 1.1, 1.7, 1.0]
    exact = scipy_stats.permutation_test(
        (own, quoted),
        lambda a, b, axis: a.mean(axis) - b.mean(axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=np.inf,
    )
    pair = pair_of_values(own, quoted, paired=True)
    assert p_values(pair.difference, relabelled(pair, 20_000))[0] == pytest.approx(exact.pvalue, abs=0.01)


def test_the_difference_itself_counts_among_the_draws():
    assert p_values(np.array([3.0]), np.array([[1.0], [-1.0], [2.0]])).tolist() == [1 / 4]


def test_draws_the_other_way_count_as_far():
    assert p_values(np.array([3.0]), np.array([[-3.0], [3.0], [2.0]])).tolist() == [3 / 4]


def test_unknown_draws_are_left_out_of_p_and_unknown_differences_have_none():
    drawn = np.array([[NAN, 1.0, NAN], [2.0, 1.0, NAN]])
    p = p_values(np.array([2.0, NAN, 1.0]), drawn)
    assert p[0] == 1.0  # one draw known, as far, and the difference itself
    assert np.isnan(p[1:]).all()


def test_p_does_not_hang_on_a_rest_of_rounding():
    assert p_values(np.array([0.1 + 0.2]), np.array([[0.3]]))[0] == 1.0


@settings(deadline=None)
@given(CHANCES)
def test_q_is_that_of_scipy(p):
    scipy_stats = pytest.importorskip("scipy.stats")
    assert false_discovery(p) == pytest.approx(scipy_stats.false_discovery_control(p))


@settings(deadline=None)
@given(CHANCES)
def test_q_is_that_of_statsmodels(p):
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    assert false_discovery(p) == pytest.approx(multitest.multipletests(p, method="fdr_bh")[1])


def test_q_by_hand():
    assert false_discovery(np.array([0.04, 0.01, 0.9, 0.03])) == pytest.approx([0.16 / 3, 0.04, 0.9, 0.16 / 3])


def test_an_unknown_p_has_no_q_and_is_no_test():
    q = false_discovery(np.array([NAN, 0.01, NAN, 0.04]))
    assert np.isnan(q[[0, 2]]).all()
    assert q[[1, 3]] == pytest.approx([0.02, 0.04])


@settings(deadline=None)
@given(CHANCES)
def test_q_is_never_below_p_nor_above_1_and_keeps_the_order_of_p(p):
    q = false_discovery(p)
    assert (q >= p - 1e-15).all()
    assert (q <= 1).all()
    assert (np.diff(q[np.argsort(p, kind="stable")]) >= 0).all()


@settings(deadline=None)
@given(CHANCES, st.randoms())
def test_q_does_not_hang_on_the_order_of_rows(p, chance):
    order = np.array(chance.sample(range(len(p)), len(p)))
    assert false_discovery(p[order]) == pytest.approx(false_discovery(p)[order])


def test_the_floor_is_the_95th_percentile_of_sizes_whatever_their_sign():
    sizes = np.arange(101.0)
    signs = np.where(np.arange(101) % 2, -1.0, 1.0)
    assert floor((sizes * signs)[:, None]).tolist() == [95.0]


def test_the_floor_passes_over_unknown_halves_unless_they_are_half_of_all():
    partly = np.array([1.0, 1.0, NAN, NAN, 1.0])
    mostly_unknown = np.array([1.0, 1.0, NAN, NAN, NAN])
    found = floor(np.column_stack([partly, mostly_unknown]))
    assert found[0] == 1.0
    assert np.isnan(found[1])


def test_the_share_of_draws_that_point_the_same_way_by_hand():
    drawn = np.array([[1.0, 1, NAN, 1], [-1.0, -1, -2, 1], [0.0, -3, -1, 1], [2.0, -1, NAN, 1]])
    shares = same_direction(np.array([0.5, -0.5, -1.0, 0.0]), drawn)
    assert shares[:3].tolist() == [2.5 / 4, 3 / 4, 1.0]
    assert np.isnan(shares[3])  # no difference has no direction
