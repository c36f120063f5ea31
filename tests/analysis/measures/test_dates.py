"""Dates as ISO 8601 and numbers in figures, from sentences of our own."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.dates import COLUMNS, find_dates, named_in

WRITTEN = date(2021, 3, 26)


def values(text: str, kind: str, written: date | None = WRITTEN) -> list[str]:
    return [one.value for one in named_in(text, written) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On March 18 they met.", ["2021-03-18"]),
        ("They met on March 23, 2019, in Oslo.", ["2019-03-23"]),
        ("They met on 23 March.", ["2021-03-23"]),
        ("It was the 4th of July 1999.", ["1999-07-04"]),
        ("The pact of 2001 holds.", ["2001"]),
        ("He resigned in January.", ["2021-01"]),
        ("The law of May 2020 fell.", ["2020-05"]),
        ("A file says 2021-03-18.", ["2021-03-18"]),
        ("In the 1990s it was quiet.", ["199X"]),
        ("Talks filled 22–23 March.", ["2021-03-22", "2021-03-23"]),
        ("Talks filled March 22 and 23.", ["2021-03-22", "2021-03-23"]),
        ("On Sept. 5 it rained.", ["2021-09-05"]),
    ],
)
def test_a_date_is_written_as_iso_8601(text, dates):
    assert values(text, "date") == dates


def test_a_month_without_a_year_is_the_one_nearest_to_publication():
    assert values("On December 12 it snowed.", "date") == ["2020-12-12"]
    assert values("On April 1 it rained.", "date") == ["2021-04-01"]


def test_without_a_day_of_publication_the_only_year_of_the_sentence_counts():
    assert values("On March 18 of a bad 2019, or so, it snowed.", "date", None) == ["2019-03-18", "2019"]
    assert values("On March 18 it snowed.", "date", None) == ["--03-18"]


@pytest.mark.parametrize(
    "text", ["Last week they met.", "They march on.", "May we?", "We met March, a cat.", "Augustus"]
)
def test_what_is_no_date_gives_none(text):
    assert values(text, "date") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The 20th anniversary", ["20"]),
        ("the twentieth anniversary", ["20"]),
        ("3,500 troops", ["3500"]),
        ("12.50% of them", ["12.5%"]),
        ("12 per cent, seventy percent", ["12%", "70%"]),
        ("$4.5 billion", ["4500000000"]),
        ("twenty-five ships", ["25"]),
        ("two hundred and five thousand", ["205000"]),
        ("two dozen eggs, a hundred hens", ["24", "100"]),
        ("five seven", ["5", "7"]),
        ("the 21st century", ["21"]),
    ],
)
def test_a_number_is_written_in_figures(text, numbers):
    assert values(text, "number") == numbers


def test_one_and_first_are_words_of_every_text_and_no_numbers():
    assert values("One of them was the first, another the second.", "number") == []


def test_a_number_inside_a_date_is_no_number_of_its_own():
    assert values("On March 18, 2021, and in 2001, 18 ships left.", "number") == ["18"]


def sentences(*texts: str | None) -> pd.DataFrame:
    return pd.DataFrame({"sentence_id": [f"a/p01/s{at:02}" for at in range(1, len(texts) + 1)], "text": texts})


DOCUMENTS = pd.DataFrame({"doc_id": ["a"], "published": ["2021-03-26"]})


def test_rows_say_where_each_stands_in_reading_order():
    frame = find_dates(sentences("Two ships left on March 18.", None, "In 2001."), DOCUMENTS)
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame.values.tolist() == [
        ["a/p01/s01", "number", "2", "Two", 0],
        ["a/p01/s01", "date", "2021-03-18", "March 18", 18],
        ["a/p01/s03", "date", "2001", "2001", 3],
    ]


def test_an_article_without_a_date_of_its_own_is_read_too():
    frame = find_dates(sentences("On March 18."), DOCUMENTS.assign(published=None))
    assert frame["value"].tolist() == ["--03-18"]


def test_finding_dates_leaves_its_input_alone():
    frame = sentences("On March 18.")
    before = frame.copy()
    find_dates(frame, DOCUMENTS)
    pd.testing.assert_frame_equal(frame, before)


@given(st.text(alphabet="0123456789 ,.%-–March twenty-onedhu", max_size=60))
def test_any_text_can_be_read_and_places_do_not_overlap_unless_one_date_names_two_days(text):
    found = named_in(text, WRITTEN)
    places = sorted({(one.start, one.end) for one in found})
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(st.integers(2, 999_999))
def test_a_number_reads_the_same_with_and_without_separators(number):
    text = f"exactly {number:,} sheep"
    assert values(text, "number") == [str(number)]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_whole_date_comes_back_as_it_was(day):
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert values(f"On {written} it rained.", "date") == [day.isoformat()]
