"""Who tells what among many articles: sides counted, and the rows that a choice asks for."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.facts.columns import first_columns, in_order
from analysis.facts.told_by import choices, sides_told, tally, told_as

SIDES = {"Post": ("a", "b"), "Times": ("c",)}
ROWS = {"a": ["a"], "ab": ["a", "b"], "bc": ["b", "c"], "abc": ["a", "b", "c"], "c": ["c"], "nobody": []}


def row(name: str):
    cells = dict.fromkeys(ROWS[name])
    return SimpleNamespace(name=name, cells=cells, status="both" if cells else "neither")


def documents(*perspectives: str | None) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": list("abcdefgh")[: len(perspectives)], "perspective": perspectives})


def test_articles_of_one_perspective_are_a_side_and_those_without_one_each_a_side():
    assert sides_told(documents("Post", "Post", "Times", None)) == {"Post": ("a", "b"), "Times": ("c",), "d": ("d",)}


def test_where_perspectives_tell_nobody_apart_each_article_is_a_side():
    assert sides_told(documents("Post", "Post")) == {"a": ("a",), "b": ("b",)}
    assert list(sides_told(documents(None, None))) == ["a", "b"]


def test_a_tally_counts_the_articles_of_each_side_that_tell_it():
    assert tally(row("ab"), SIDES) == [("Post", 2, 2), ("Times", 0, 1)]


@pytest.mark.parametrize(
    ("choice", "asked_for"),
    [
        ("", list(ROWS)),
        ("all", ["abc"]),
        ("every", ["bc", "abc"]),
        ("by:Post", ["a", "ab", "bc", "abc"]),
        ("only:Post", ["a", "ab"]),
        ("not:Post", ["c"]),
    ],
)
def test_a_choice_asks_for_the_facts_of_its_sides(choice, asked_for):
    assert [each.name for each in told_as(map(row, ROWS), choice, SIDES)] == asked_for


def test_by_every_side_is_no_choice_where_each_side_is_one_article():
    assert "every" in choices(SIDES)
    assert choices({"a": ("a",), "b": ("b",)}) == ["all", "by:a", "by:b", "only:a", "only:b", "not:a", "not:b"]


def test_at_first_a_few_articles_all_stand_there_and_of_more_one_of_each_side():
    assert first_columns(documents("Post", "Post", "Times", None)) == ("a", "b", "c", "d")
    assert first_columns(documents("Post", "Post", "Times", "Times", "Post")) == ("a", "c")
    assert first_columns(documents(*["Post"] * 6)) == ("a", "b", "c", "d")


def test_chosen_articles_stand_in_the_order_of_the_documents_and_unknown_ones_are_passed_over():
    assert in_order(["c", "zz", "a"], documents("Post", "Post", "Times")) == ("a", "c")
    assert in_order(["zz"], documents("Post", "Times")) == ("a", "b")
