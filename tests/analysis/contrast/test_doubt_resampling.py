"""Draws: the bootstrap against scipy, deals and halves by what they keep, the jackknife by hand, chunks."""

import numpy as np
import pytest

from analysis.contrast.doubt import resampling
from analysis.contrast.doubt.resampling import PERMUTATIONS, halved, relabelled, resampled, without_each
from analysis.contrast.rollup import DRAWS, interval
from tests.sums_by_hand import pair_of_sums, pair_of_values, sums

NAN = float("nan")
CHANCE = np.random.default_rng(7)
WORDS = CHANCE.integers(20, 120, 40).astype(float)
SPOKEN = np.where(CHANCE.random(40) < 0.5, 0.0, np.floor(WORDS * CHANCE.random(40) * 0.6))


def test_the_bootstrap_of_a_ratio_is_that_of_scipy():
    scipy_stats = pytest.importorskip("scipy.stats")
    pair = pair_of_sums(sums(SPOKEN[:15], WORDS[:15]), sums(SPOKEN[15:], WORDS[15:]))

    def difference(target, reference, axis=-1):
        sides = [SPOKEN[each].sum(axis) / WORDS[each].sum(axis) for each in (target, reference)]
        return sides[0] - sides[1]

    theirs = scipy_stats.bootstrap(
        (np.arange(15), np.arange(15, 40)), difference, vectorized=True, method="percentile", n_resamples=20_000, rng=3
    )
    drawn = resampled(pair, 20_000)
    low, high = interval(drawn)
    reach = theirs.confidence_interval.high - theirs.confidence_interval.low
    assert low[0] == pytest.approx(theirs.confidence_interval.low, abs=0.04 * reach)
    assert high[0] == pytest.approx(theirs.confidence_interval.high, abs=0.04 * reach)
    assert drawn.std(ddof=1) == pytest.approx(theirs.standard_error, rel=0.03)


def test_the_bootstrap_of_a_paired_ratio_is_that_of_scipy():
    scipy_stats = pytest.importorskip("scipy.stats")
    other = SPOKEN[::-1]
    pair = pair_of_sums(sums(SPOKEN, WORDS), sums(other, WORDS), paired=True)

    def difference(at, axis=-1):
        return (SPOKEN[at].sum(axis) - other[at].sum(axis)) / WORDS[at].sum(axis)

    theirs = scipy_stats.bootstrap(
        (np.arange(40),), difference, vectorized=True, method="percentile", n_resamples=20_000, rng=3
    )
    assert resampled(pair, 20_000).std(ddof=1) == pytest.approx(theirs.standard_error, rel=0.03)


def test_a_paired_draw_takes_the_same_paragraphs_on_both_sides():
    """Where one voice has one more in every paragraph, every draw of whole paragraphs says one more."""
    values = np.arange(6.0)
    assert resampled(pair_of_values(values + 1, values, paired=True)) == pytest.approx(1.0)
    assert resampled(pair_of_values(values + 1, values)).std() > 0.5


def test_a_draw_without_anything_counted_is_unknown_not_zero():
    pair = pair_of_sums(sums([1, 0], [1, 0]), sums([1, 1]))
    drawn = resampled(pair)
    assert np.isnan(drawn).mean() == pytest.approx(1 / 4, abs=0.04)  # both draws fall on the silent paragraph
    assert (drawn[~np.isnan(drawn)] == 0).all()


def test_deals_keep_the_size_of_each_side():
    """One paragraph of three and six is marked: it is the target's third in a third of the deals, else a sixth."""
    drawn = relabelled(pair_of_values([1, 0, 0], [0] * 6), 6000)
    assert np.unique(drawn.round(6)).tolist() == [round(-1 / 6, 6), round(1 / 3, 6)]
    assert (drawn > 0).mean() == pytest.approx(1 / 3, abs=0.02)


def test_paired_deals_only_exchange_the_voices_of_a_paragraph():
    """Paragraphs one, ten and a hundred apart: each deal gives ±1 ±10 ±100, a third of it, and nothing else."""
    drawn = relabelled(pair_of_values([1, 10, 100], [0, 0, 0], paired=True), 2000)
    signs = np.array(np.meshgrid([-1, 1], [-1, 1], [-1, 1])).reshape(3, -1).T
    assert np.unique(drawn.round(6)) == pytest.approx(np.sort(signs @ [1, 10, 100]) / 3, abs=1e-6)


def test_the_reader_is_never_told_less_than_a_lone_difference_needs():
    """Among 400 differences a lone one, farther than every deal, has q of .05 or less."""
    drawn = relabelled(pair_of_values(np.arange(12), np.arange(12) + 50))
    assert len(drawn) == PERMUTATIONS
    assert 400 / (len(drawn) + 1) <= 0.05


def test_many_paragraphs_are_dealt_less_often_but_never_less_than_the_bootstrap(monkeypatch):
    pair = pair_of_values(np.arange(12), np.arange(12))
    monkeypatch.setattr(resampling, "MOST_DEALT", 24 * 3000)
    assert len(relabelled(pair)) == 3000
    monkeypatch.setattr(resampling, "MOST_DEALT", 24)
    assert len(relabelled(pair)) == DRAWS


def test_halves_of_four_paragraphs_by_hand():
    """Two against two of 0, 1, 2, 7: means apart by 4, 3 or 2, either way."""
    drawn = halved(sums([0, 1, 2, 7]), 4000)
    assert np.unique(drawn).tolist() == [-4, -3, -2, 2, 3, 4]
    assert [(drawn == size).mean() for size in (-4, -3, -2, 2, 3, 4)] == pytest.approx([1 / 6] * 6, abs=0.03)


def test_an_odd_paragraph_falls_to_one_half():
    """One against two of 0, 3, 9: 9 against 1.5, 3 against 4.5, 0 against 6."""
    assert np.unique(halved(sums([0, 3, 9]), 500)).tolist() == [-6.0, -1.5, 7.5]


def test_one_paragraph_cannot_be_halved():
    assert np.isnan(halved(sums([[3.0, 1.0]]))).all()


def test_without_each_is_recomputing_by_hand():
    target, reference = sums(SPOKEN[:4], WORDS[:4]), sums(SPOKEN[4:9], WORDS[4:9])
    less_one = without_each(pair_of_sums(target, reference))[:, 0]

    def ratio(left, of):
        at = [n for n in of if n != left]
        return SPOKEN[at].sum() / WORDS[at].sum()

    by_hand = [ratio(left, range(4)) - ratio(left, range(4, 9)) for left in range(9)]
    assert less_one == pytest.approx(by_hand)


def test_without_each_of_a_paired_comparison_leaves_both_sides():
    less_one = without_each(pair_of_values([1, 2, 6], [0, 5, 1], paired=True))[:, 0]
    assert less_one.tolist() == [4 - 3, 3.5 - 0.5, 1.5 - 2.5]


def test_without_the_only_paragraph_that_counts_nothing_is_known():
    less_one = without_each(pair_of_sums(sums([1, 0], [0.1 + 0.2, 0]), sums([1, 1])))[:, 0]
    assert np.isnan(less_one).tolist() == [True, False, False, False]


def test_chunks_change_nothing(monkeypatch):
    many = pair_of_sums(sums(SPOKEN[:15], WORDS[:15]), sums(SPOKEN[15:], WORDS[15:]))
    voices = pair_of_values([1, 2, 6, 4, 4], [0, 5, 1, 3, 2], paired=True)
    draw = (
        lambda: resampled(many, 999),
        lambda: relabelled(many, 999),
        lambda: relabelled(voices, 999),
        lambda: halved(many.target, 999),
    )
    whole = [each() for each in draw]
    monkeypatch.setattr(resampling, "CHUNK", 77)
    for before, each in zip(whole, draw, strict=True):
        assert each() == pytest.approx(before, nan_ok=True)


def test_series_that_share_a_denominator_are_drawn_as_if_alone():
    numerator = np.column_stack([SPOKEN, SPOKEN[::-1], SPOKEN])
    denominator = np.column_stack([WORDS, np.ones(40), WORDS])
    pair = pair_of_sums(sums(numerator[:15], denominator[:15]), sums(numerator[15:], denominator[15:]))
    for draw in (resampled, relabelled):
        together = draw(pair, 300)
        for at in range(3):
            alone = pair_of_sums(
                sums(numerator[:15, at], denominator[:15, at]), sums(numerator[15:, at], denominator[15:, at])
            )
            assert together[:, at] == pytest.approx(draw(alone, 300)[:, 0])
