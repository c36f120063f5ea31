"""Frames are held to their schemas, and what breaks one is told."""

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.schemas import SCHEMAS, check, conform, empty
from tests.tiny import tiny_results


def events(**changes) -> pd.DataFrame:
    return pd.DataFrame({"paragraph_id": ["a/p01"], "event": ["none"], "evidence": ["no cue"]} | changes)


def test_a_lawful_frame_passes_as_it_is():
    pd.testing.assert_frame_equal(check(events(), "events"), events())


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (events().drop(columns="event"), "no column 'event'"),
        (events(mood=["x"]), "unknown column 'mood'"),
        (events(event=[None]), "empty cell in row 0"),
        (pd.concat([events(), events()]), "more than one row for"),
    ],
)
def test_what_breaks_a_law_is_told(frame, told):
    with pytest.raises(SchemaError, match=told):
        check(frame, "events")


def test_a_value_that_a_column_does_not_know_is_refused():
    receipts = tiny_results().receipts.assign(voice="shouted")
    with pytest.raises(SchemaError, match="holds 'shouted'"):
        check(receipts, "receipts")


def test_a_value_out_of_range_is_refused():
    receipts = tiny_results().receipts.assign(weight=1.5)
    with pytest.raises(SchemaError, match=r"reaches from 1\.5 to 1\.5"):
        check(receipts, "receipts")


def test_text_in_a_column_of_numbers_is_refused():
    with pytest.raises(SchemaError, match="should hold numbers"):
        check(tiny_results().receipts.assign(weight="heavy"), "receipts")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_text_without_finds_gives_an_empty_frame_with_every_column(name):
    assert list(empty(name).columns) == list(SCHEMAS[name].columns)
    assert empty(name).empty


def test_flags_survive_the_way_through_a_file():
    frame = tiny_results().topics_by_paragraph
    as_text = frame.astype({"present": "str", "n_words": "str"})
    assert conform(as_text, "topics_by_paragraph")["present"].tolist() == frame["present"].tolist()
