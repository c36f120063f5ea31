"""Dates in words: what both ends of a span share is said once."""

import pytest

from analysis.facts.when import say_when


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("", "undated"),
        ("2021", "2021"),
        ("2021-03", "March 2021"),
        ("2021-03-08", "8 March 2021"),
        ("2021-03-22/2021-03-23", "22 to 23 March 2021"),
        ("2021-02-28/2021-03-02", "28 February to 2 March 2021"),
        ("2020-12-30/2021-01-03", "30 December 2020 to 3 January 2021"),
        ("2021-03/2021-05", "March to May 2021"),
        ("2021-03-18/2021-03-18", "18 March 2021"),
        ("2021/2021-03", "2021 to March 2021"),
    ],
)
def test_a_date_is_said_in_words(when, said):
    assert say_when(when) == said
