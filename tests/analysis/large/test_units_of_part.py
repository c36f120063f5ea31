"""The units of a part are those of keyness: a name of several words is one, and its words are not counted again."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.large.behind import having
from analysis.large.units import COUNTED_FROM, units_of_part
from tests.analysis.large.folders import opened, scored_folder
from tests.worded import worded

PLACES = pd.DataFrame({"sentence_id": ["a/p01/s01"], "surface": ["European Union"], "start": [4]})


def frames() -> dict[str, pd.DataFrame]:
    words = [("a/p01", "european", 2), ("a/p01", "trade", 3), ("a/p01", "union", 1)]
    return {
        "paragraphs": pd.DataFrame({"paragraph_id": ["a/p01", "a/p02"]}),
        "words": pd.DataFrame(words, columns=["paragraph_id", "word", "n"]),
        "mentions": PLACES,
        "topic_mentions": PLACES.iloc[:0],
        "receipts": PLACES.iloc[:0].rename(columns={"surface": "term"}).assign(masked=True),
    }


def test_a_name_is_one_unit_and_what_is_left_are_words():
    units = units_of_part(frames()).sort_values("word")
    assert units[["paragraph_id", "word", "label", "kind", "n"]].to_numpy().tolist() == [
        ["a/p01", "european", "european", "word", 1],
        ["a/p01", "european union", "European Union", "name or phrase", 1],
        ["a/p01", "trade", "trade", "word", 3],
    ]


def test_it_is_asked_what_it_counts_from():
    assert set(COUNTED_FROM) == set(frames())


@pytest.mark.parametrize(("word", "found"), [("trade", ["a/p01"]), ("european", ["a/p01", "a/p02"]), ("sea", [])])
def test_a_word_is_found_in_a_name_too(tmp_path, word, found):
    results = worded({"a/p01": {"trade": 1, "european": 1}, "a/p02": {"european union": 2}})
    told = [results.events.iloc[0].to_dict() | {"paragraph_id": each} for each in results.paragraphs["paragraph_id"]]
    results = replace(results, events=pd.DataFrame(told))
    shown = opened(scored_folder(tmp_path / "scored", results))
    assert list(having(shown, word)) == found
    assert len(having(shown, word)) == len(found)
