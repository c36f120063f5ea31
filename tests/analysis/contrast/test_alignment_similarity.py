"""Similarity of sentences by shared terms, against sums made by hand."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.contrast.alignment.similarity import cosines, rarity, shared_evidence, shared_weights

ONES = [{"ferry": 2, "rain": 1}]
OTHERS = [{"ferry": 1, "fog": 1}, {"sun": 1}]
COUNTS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), max_size=4), min_size=1, max_size=5)


def test_a_term_is_the_rarer_the_fewer_sentences_have_it():
    assert rarity([*ONES, *OTHERS]) == {"ferry": log(3 / 2), "rain": log(3), "fog": log(3), "sun": log(3)}


def test_the_cosine_is_frequency_times_rarity_divided_by_the_lengths():
    ferry, other = 0.405465, 1.098612  # ln 3/2, ln 3
    expected = (2 * ferry * ferry) / (sqrt((2 * ferry) ** 2 + other**2) * sqrt(ferry**2 + other**2))
    assert expected == pytest.approx(0.2056, abs=1e-4)
    np.testing.assert_allclose(cosines(ONES, OTHERS), [[expected, 0.0]], atol=1e-6)


def test_a_term_of_every_sentence_says_nothing():
    assert cosines([{"ferry": 1}], [{"ferry": 1}]).tolist() == [[0.0]]


def test_a_term_of_two_sentences_alone_is_worth_one_and_commoner_ones_less():
    ones, others = [{"ferry": 5}, {"rain": 1}], [{"ferry": 1, "rain": 1}, {"rain": 1}]
    weights = shared_weights(ones, others)
    assert weights == {"ferry": 1.0, "rain": log(4 / 3) / log(2)}
    rain = weights["rain"] ** 2
    np.testing.assert_allclose(shared_evidence(ones, others, weights), [[1.0, 0.0], [rain, rain]])


def test_what_a_long_sentence_tells_besides_takes_nothing_away():
    short, long = [{"ferry": 1}], [{"ferry": 1} | dict.fromkeys("abcdefgh", 1)]
    rest = [{"x": 1}, {"y": 1}]
    assert shared_evidence(short, long, shared_weights(short + rest, long)).tolist() == [[1.0]]


@given(COUNTS, COUNTS)
def test_a_cosine_lies_between_0_and_1_and_is_the_same_from_both_sides(ones, others):
    matrix = cosines(ones, others)
    assert ((matrix >= 0) & (matrix <= 1 + 1e-9)).all()
    np.testing.assert_allclose(matrix, cosines(others, ones).T)


@given(COUNTS)
def test_a_sentence_is_like_itself_unless_it_has_only_what_all_have(ones):
    diagonal = np.diag(cosines(ones, ones))
    weights = rarity([*ones, *ones])
    for counts, alike in zip(ones, diagonal, strict=True):
        assert alike == pytest.approx(1.0 if any(weights[term] > 0 for term in counts) else 0.0)
