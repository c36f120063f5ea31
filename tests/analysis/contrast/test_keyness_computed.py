"""Chance computed from sums: as it comes out where paragraphs are dealt, with words that stand in clumps."""

import numpy as np
import pytest

from analysis.contrast.keyness.chance import split
from analysis.contrast.keyness.computed import WordMoments, adjusted, expected_split, limit_of, z_over_paragraphs
from analysis.contrast.keyness.measures import log_likelihood
from analysis.contrast.keyness.units import count_units
from tests.worded import worded

WORDS, PARAGRAPHS = 40, 400


def moments(counts: np.ndarray, sizes: np.ndarray) -> WordMoments:
    """From a table of paragraphs × words."""
    sums = counts.sum(axis=0), (counts**2).sum(axis=0), (counts * sizes[:, None]).sum(axis=0)
    return WordMoments(*(each.astype(float) for each in sums), sizes.sum(), (sizes**2).sum(), len(counts))


@pytest.fixture(scope="module")
def clumped() -> np.ndarray:
    """One text: each paragraph keeps to some words of a common stock."""
    chance = np.random.default_rng(7)
    return chance.multinomial(30, chance.dirichlet(np.full(WORDS, 0.5), size=PARAGRAPHS)).astype(float)


def test_the_design_effect_counts_how_much_is_said_at_once():
    sizes = np.full(100, 10.0)
    once, at_once = np.zeros(100), np.zeros(100)
    once[:4], at_once[0] = 1, 4
    effect = moments(np.stack([once, at_once], axis=1), sizes).design_effect
    # Rate 4 of 1,000: 4 × 0.996² + 96 × 0.04² … over 4 × 0.996 × 99 / 100, by hand.
    assert effect[0] == pytest.approx((4 * (1 - 0.04) ** 2 + 96 * 0.04**2) / (4 * 0.996 * 0.99))
    assert effect[1] == pytest.approx(((4 - 0.04) ** 2 + 99 * 0.04**2) / (4 * 0.996 * 0.99))
    assert effect[0] == pytest.approx(1, abs=0.05)
    assert effect[1] == pytest.approx(4, abs=0.05)


def test_a_word_that_nobody_uses_has_no_design_effect():
    assert moments(np.zeros((5, 1)), np.full(5, 3.0)).design_effect.tolist() == [0.0]


def test_words_dealt_singly_have_the_root_of_the_usual_statistic():
    counts = np.zeros((60, 2))
    counts[:12, 0], counts[30:34, 0], counts[:, 1] = 1, 1, 3
    sizes = counts.sum(axis=1)
    target, reference = moments(counts[:30], sizes[:30]), moments(counts[30:], sizes[30:])
    usual = log_likelihood(target.n, reference.n, (target.total, reference.total))
    assert (target + reference).design_effect[0] < 1
    assert z_over_paragraphs(target, reference)[0] == pytest.approx(np.sqrt(usual[0]))
    assert z_over_paragraphs(reference, target)[0] == pytest.approx(-np.sqrt(usual[0]))


def test_one_word_passes_where_one_test_would():
    assert limit_of(1) == pytest.approx(1.959964)
    assert adjusted(np.array([limit_of(1), -limit_of(500)]), 1)[0] == pytest.approx(0.05)
    assert adjusted(np.array([-limit_of(500)]), 500)[0] == pytest.approx(0.05)
    assert adjusted(np.array([40.0]), 500)[0] < 1e-12
    assert np.isnan(limit_of(0))


def test_on_random_halves_of_one_text_a_word_passes_in_about_one_case_of_twenty(clumped):
    chance, sizes, wrong, usual = np.random.default_rng(3), clumped.sum(axis=1), 0, 0
    for _ in range(300):
        half = chance.permutation(PARAGRAPHS) < PARAGRAPHS // 2
        sides = [moments(clumped[each], sizes[each]) for each in (half, ~half)]
        wrong += bool(np.abs(z_over_paragraphs(*sides)).max() > limit_of(WORDS))
        told = log_likelihood(*(side.n for side in sides), tuple(side.total for side in sides))
        usual += bool(np.sqrt(told).max() > limit_of(WORDS))
    assert 3 <= wrong <= 27  # of 300, where 15 are expected: three standard errors either way
    assert usual > 100  # the usual test, which takes every word for a draw of its own


def test_halves_of_one_side_are_told_as_they_are_where_they_are_dealt(clumped):
    texts = {
        f"a/p{place:03}": {f"w{word:02}": int(n) for word, n in enumerate(row) if n}
        for place, row in enumerate(clumped)
    }
    counts = count_units(worded(texts))
    drawn, told = split(counts, clumped.sum(axis=1)), expected_split(moments(clumped, clumped.sum(axis=1)))
    assert told["promised"] == drawn["promised"] == 0.05 * WORDS
    for level in ("flagged_05", "flagged_01"):
        assert told[level] == pytest.approx(drawn[level], rel=0.1)


def test_one_paragraph_has_no_halves():
    assert np.isnan(expected_split(moments(np.ones((1, 3)), np.array([3.0])))["flagged_05"])
