"""Intervals of many paragraphs from their sums: the textbook's, and those that resampling gives."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.contrast.doubt import judged
from analysis.contrast.doubt.chance import floor, p_values
from analysis.contrast.doubt.computed import computed_doubt, is_steady
from analysis.contrast.doubt.pairs import Pair
from analysis.contrast.doubt.resampling import halved, relabelled, resampled, without_each
from analysis.contrast.moments import beyond, student
from analysis.contrast.rollup import SEED, Sums, draw_ratios, interval, moments_of

SERIES = pd.MultiIndex.from_tuples(
    [("topic_rate", "a"), ("topic_share", "a"), ("polarity", ""), ("actor_rate", "seldom")], names=["measure", "key"]
)


def made(n: int, seed: int, more: float = 1.0) -> Sums:
    """Paragraphs of 20 to 120 words: terms, a topic present or not, scored words, and an actor in one of fifty."""
    chance = np.random.default_rng(seed)
    words = chance.integers(20, 120, n).astype(float)
    terms = chance.poisson(0.02 * more * words).astype(float)
    present = (terms > 1).astype(float)
    scored = chance.binomial(6, 0.5, n).astype(float)
    weights = np.array([chance.normal(0.1 * more, 0.4, int(k)).sum() for k in scored])
    named = (chance.random(n) < 0.02) * chance.integers(1, 4, n).astype(float)
    numerator = np.column_stack([1000 * terms, present, weights, 1000 * named])
    denominator = np.column_stack([words, np.ones(n), scored, words])
    return Sums(SERIES, numerator, denominator, np.column_stack([terms, present, scored, named]))


def pair(n: int = 1500) -> Pair:
    ids = pd.Index([f"a/p{i}" for i in range(n)]), pd.Index([f"b/p{i}" for i in range(n)])
    return Pair(made(n, 1), made(n, 2, 1.1), *ids, paired=False)


def test_student_reaches_as_far_as_the_textbook_says():
    freedom = np.array([4, 5, 9, 30, 1000])
    np.testing.assert_allclose(student(freedom), stats.t.ppf(0.975, freedom), rtol=2e-3)
    assert np.isnan(student(np.array([0]))).all()


def test_chances_are_those_of_the_normal_distribution():
    np.testing.assert_allclose(beyond(np.array([0.0, 1.0, -2.5])), 2 * stats.norm.sf([0.0, 1.0, 2.5]))
    assert np.isnan(beyond(np.array([np.nan]))[0])


def test_a_mean_has_the_error_that_the_textbook_gives():
    values = np.array([1.0, 2.0, 4.0, 9.0])[:, None]
    one = Sums(SERIES[:1], values, np.ones((4, 1)), values)
    moments = moments_of(one)
    assert moments.value[0] == 4.0
    assert moments.error[0] == pytest.approx(stats.sem(values[:, 0]))


def test_intervals_are_as_wide_as_resampled_ones():
    sums = made(2000, 3)
    computed, drawn = np.array(moments_of(sums).interval()), np.array(interval(draw_ratios(sums, SEED)))
    width = drawn[1] - drawn[0]
    assert (np.abs(computed - drawn) < 0.08 * width).all()


def test_no_rate_has_an_interval_below_nothing_and_one_paragraph_has_none():
    seldom = Sums(SERIES[3:], np.array([[1000.0], [0], [0]]), np.full((3, 1), 50.0), np.array([[1.0], [0], [0]]))
    low, high = moments_of(seldom).interval()
    assert low[0] == 0.0 < high[0]
    alone = Sums(SERIES[:1], np.array([[5.0]]), np.array([[50.0]]), np.array([[5.0]]))
    assert np.isnan(moments_of(alone).interval()).all()


def test_values_that_are_all_alike_have_no_spread():
    alike = Sums(SERIES[2:3], np.full((7, 1), 0.1) * 3, np.full((7, 1), 3.0), np.full((7, 1), 3.0))
    assert moments_of(alike).error[0] == 0.0


def test_the_doubt_of_a_difference_is_the_one_that_is_drawn():
    both = pair()
    computed = computed_doubt(moments_of(both.target), moments_of(both.reference))
    drawn = resampled(both)
    low, high = interval(drawn)
    width = high - low
    assert (np.abs(computed["low"] - low) < 0.08 * width).all()
    assert (np.abs(computed["high"] - high) < 0.08 * width).all()
    np.testing.assert_allclose(computed["spread"], drawn.std(axis=0, ddof=1), rtol=0.08)
    np.testing.assert_allclose(computed["p"], p_values(both.difference, relabelled(both)), atol=0.02)
    halves = np.fmax(floor(halved(both.target)), floor(halved(both.reference)))
    np.testing.assert_allclose(computed["floor"], halves, rtol=0.12)


def test_bounds_hold_for_each_paragraph_left_out():
    both = pair(200)
    computed = computed_doubt(moments_of(both.target), moments_of(both.reference))
    left = without_each(both) * np.sign(both.difference)
    least, most = (computed[name].to_numpy() * np.sign(both.difference) for name in ("least", "most"))
    assert (least <= left.min(axis=0) + 1e-12).all()
    assert (most >= left.max(axis=0) - 1e-12).all()


def test_one_paragraph_that_makes_a_difference_is_not_taken_for_steady():
    even = np.zeros((40, 1))
    one = even.copy()
    one[0] = 900.0
    words = np.full((40, 1), 50.0)
    sides = [moments_of(Sums(SERIES[3:], values, words, values / 1000)) for values in (one, even)]
    assert not is_steady(computed_doubt(*sides)).any()


def test_few_paragraphs_are_drawn_and_many_computed(monkeypatch):
    both, called = pair(300), []
    monkeypatch.setattr(judged, "_computed", lambda _: called.append("computed") or {})
    assert not judged._are_many(both)
    monkeypatch.setattr(judged, "MANY", 299)
    assert judged._are_many(both)
