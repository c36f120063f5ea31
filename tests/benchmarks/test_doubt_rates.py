"""The benchmark of doubt: what is simulated is what is said, and its rates are counted right."""

import numpy as np
import pandas as pd
import pytest

from benchmarks.doubt import PLANTED, _rate, of_no_difference, of_planted
from benchmarks.doubt_corpora import LEXICON, Shape, draw_corpus


def drawn(shape, n=1, seed=5):
    chance = np.random.default_rng(seed)
    return [draw_corpus(shape, chance) for _ in range(n)]


def test_a_corpus_has_twenty_differences_and_a_lexicon_beside_tone():
    ((_, pair, words),) = drawn(Shape(8, 16))
    assert len(pair.series) == 21
    assert LEXICON in pair.series
    assert (len(pair.target.numerator), len(pair.reference.numerator), len(words)) == (8, 16, 24)


def test_no_more_words_are_spoken_than_there_are():
    for _, pair, words in drawn(Shape(30, 30), 5):
        spoken = pair.series.get_indexer([("quoted_share", ""), ("reported_share", "")])
        assert (pair.target.numerator[:, spoken].sum(axis=1) <= words["all"].to_numpy()[:30]).all()


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_what_the_sides_differ_by(name):
    planted = PLANTED[name]
    ((_, pair, _),) = drawn(Shape(4000, 4000, planted=planted))
    difference = pd.Series(pair.difference, index=pair.series)
    assert difference[planted.measure, planted.key] == pytest.approx(planted.more, abs=0.04)
    others = difference.drop(index=[(planted.measure, planted.key), LEXICON])[["topic_share", "subjectivity", "stance"]]
    assert others.abs().max() < 0.06


def test_shares_are_those_stated():
    ((_, pair, _),) = drawn(Shape(6000, 10))
    shares = pd.Series(pair.target.value, index=pair.series)["topic_share"]
    assert shares.tolist() == pytest.approx([0.1, 0.2, 0.3, 0.3, 0.5, 0.5], abs=0.03)


@pytest.mark.parametrize(("likeness", "expected"), [(0.0, 0.0), (0.6, 0.41)])
def test_neighbours_are_as_alike_as_stated(likeness, expected):
    """Of a trait cut in the middle, 2/π · arcsin of the likeness of the trait."""
    ((_, pair, _),) = drawn(Shape(6000, 10, likeness))
    present = pair.target.numerator[:, pair.series.get_loc(("topic_share", "share_50"))]
    assert np.corrcoef(present[:-1], present[1:])[0, 1] == pytest.approx(expected, abs=0.04)


def test_the_interval_of_the_simulation_counts_corpora_not_differences():
    wide = _rate("holds", pd.Series([0.0, 1.0] * 50))
    assert wide["holds_interval"] == pytest.approx([0.4038, 0.5962], abs=1e-3)  # Wilson's of 50 in 100
    narrow = _rate("holds", pd.Series([0.45, 0.55] * 50))
    assert narrow["holds_interval"][1] - narrow["holds_interval"][0] < 0.03
    assert _rate("holds", pd.Series([0.0] * 100))["holds_interval"] == pytest.approx([0, 0.037], abs=1e-3)


def test_a_difference_that_is_there_is_found_and_chance_is_not():
    found = of_planted(Shape(40, 40, planted=PLANTED["share .2 against .7"]), 6, np.random.default_rng(2))
    assert found["holds"] >= 5 / 6
    chance = of_no_difference(Shape(20, 20), 6, np.random.default_rng(2))
    assert chance["holds"] <= 2 / 120
    assert chance["clear_of_zero"] > chance["holds"]
