"""Chance: what is planted is found, what is not is seldom called key, and one text split in half tells how often."""

import numpy as np
import pytest

from analysis.contrast.keyness.chance import LEVEL, Reach, deal, split
from analysis.contrast.keyness.keywords import keywords
from analysis.contrast.keyness.measures import log_odds
from analysis.contrast.keyness.units import count_units
from tests.worded import two_sides, worded

VOCABULARY = [f"w{place:02}" for place in range(30)]


def text(chance: np.random.Generator, n: int = 14) -> dict[str, dict[str, int]]:
    """Paragraphs of one text in two arbitrary halves: each paragraph repeats some words of one common stock."""
    shares = chance.dirichlet(np.full(len(VOCABULARY), 0.5), size=n)
    paragraphs = {}
    for place, share in enumerate(shares):
        counts = chance.multinomial(25, share)
        paragraphs[f"{'ab'[place % 2]}/p{place:02}"] = dict(zip(VOCABULARY, map(int, counts), strict=True))
    return {name: {word: n for word, n in words.items() if n} for name, words in paragraphs.items()}


def test_the_adjusted_p_is_the_share_of_deals_whose_largest_is_as_large():
    reach = Reach(np.array([1.0, 2.0, 3.0, 4.0]))
    assert reach.adjusted(np.array([0.5, -2.0, 3.5, 9.0])).tolist() == [1.0, 4 / 5, 2 / 5, 1 / 5]
    assert np.isnan(Reach(np.empty(0)).adjusted(np.array([1.0]))[0])


def test_on_random_halves_of_one_text_a_word_passes_in_about_one_case_of_twenty():
    chance, wrong = np.random.default_rng(7), 0
    for _ in range(5):
        counts = count_units(worded(text(chance))).standing(3)
        sizes = np.bincount(counts.paragraph, counts.n)
        reach = deal(counts, sizes, 7, 300)
        for _ in range(60):
            half = chance.permutation(np.arange(14) < 7).astype(float)
            n, total = counts.weighed(np.array([half, 1 - half])), (half @ sizes, (1 - half) @ sizes)
            wrong += bool((reach.adjusted(log_odds(*n, total)[1]) <= LEVEL).any())
    assert 3 <= wrong <= 27  # of 300, where 15 are expected: three standard errors either way


def test_the_usual_test_calls_more_words_key_on_one_text_than_its_level_allows():
    paragraphs = text(np.random.default_rng(3), 24)
    counts = count_units(worded(paragraphs)).standing(3)
    floor = split(counts, np.bincount(counts.paragraph, counts.n))
    assert floor["promised"] == pytest.approx(0.05 * floor["n_units"])
    assert floor["flagged_05"] > 3 * floor["promised"]
    assert floor["flagged_01"] < floor["flagged_05"] <= floor["often_05"]


def test_a_planted_word_passes_and_the_others_do_not():
    paragraphs = text(np.random.default_rng(5), 20)
    for name in paragraphs:
        if name.startswith("a"):
            paragraphs[name]["planted"] = 4
    found = keywords(worded(paragraphs), two_sides(paragraphs))
    assert found.survivors["label"].tolist() == ["planted"]
    assert found.survivors["p"].iloc[0] <= LEVEL
    assert abs(found.survivors["z"].iloc[0]) > found.limit


def test_deals_are_the_same_each_time_and_match_every_deal_of_a_small_corpus():
    paragraphs = {f"{side}/p{place}": {"x": n, "y": 3} for side, place, n in (("a", 1, 5), ("a", 2, 4), ("b", 3, 1))}
    counts = count_units(worded(paragraphs))
    sizes = np.bincount(counts.paragraph, counts.n)
    one, other = deal(counts, sizes, 2, 50), deal(counts, sizes, 2, 50)
    assert one.largest.tolist() == other.largest.tolist()
    assert len(set(one.largest.round(9))) == 3  # three paragraphs, one of which is the reference


def test_a_side_without_paragraphs_or_a_single_paragraph_has_no_chance():
    counts = count_units(worded({"a/p1": {"x": 3}}))
    assert deal(counts, np.array([3.0]), 1).largest.tolist() == []
    assert np.isnan(Reach(np.empty(0)).limit)
    assert split(counts, np.array([3.0]))[["flagged_05", "promised"]].isna().all()
