"""Numbers in words."""

import pytest

from analysis.measures.numerals import value_of_numeral


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("ninety nine", 99),
        ("three hundred", 300),
        ("three hundred and twelve", 312),
        ("two million five hundred thousand", 2_500_000),
        ("thirty third", 33),
        ("two hundredth", 200),
        ("dozen", 12),
    ],
)
def test_number_words_make_their_number(words, number):
    assert value_of_numeral(words.split()) == number


@pytest.mark.parametrize(
    "words", ["five seven", "twenty eleven", "and five", "five and", "second", "thousand", "ferry"]
)
def test_what_makes_no_number_gives_none(words):
    assert value_of_numeral(words.split()) is None
