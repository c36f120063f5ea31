"""Paragraphs as columns: side by side by text, in reading order, each with its number."""

import pandas as pd

from analysis.charts.columns import columns_of, names_above, paragraph_axis
from analysis.charts.dots import Group
from analysis.charts.theme import theme_named

LIGHT = theme_named("light")
GROUPS = [Group("east", "East & Co author", "#111111"), Group("west", "West author", "#222222")]


def paragraphs(n_east: int, n_west: int) -> pd.DataFrame:
    rows = [("east", n) for n in range(1, n_east + 1)] + [("west", n) for n in range(1, n_west + 1)]
    frame = pd.DataFrame(rows, columns=["group", "position"])
    return frame.assign(paragraph_id=frame["group"] + "/" + frame["position"].astype(str))


def names(n_east: int, n_west: int) -> list[dict]:
    frame = paragraphs(n_east, n_west)
    return names_above(frame, columns_of(frame, GROUPS), GROUPS, LIGHT, 1.0)


def numbers(n_east: int, n_west: int) -> list[str]:
    frame = paragraphs(n_east, n_west)
    return paragraph_axis(frame, columns_of(frame, GROUPS))["ticktext"]


def test_the_texts_stand_side_by_side_in_reading_order():
    at = columns_of(paragraphs(4, 4), GROUPS)
    assert at[["east/1", "east/2", "east/3", "east/4"]].tolist() == [0, 1, 2, 3]
    assert at["west/1"] > at["east/4"] + 1
    assert at["west/4"] - at["west/1"] == 3


def test_a_short_text_leaves_room_for_its_name():
    at = columns_of(paragraphs(1, 19), GROUPS)
    assert at["west/1"] >= 0.3 * 20


def test_several_rows_of_a_paragraph_are_one_column():
    twice = pd.concat([paragraphs(2, 2)] * 2)
    assert columns_of(twice, GROUPS).index.tolist() == ["east/1", "east/2", "west/1", "west/2"]


def test_an_empty_text_takes_no_column_and_no_name():
    assert columns_of(paragraphs(0, 2), GROUPS).tolist() == [0, 1]
    assert [note["text"] for note in names(0, 2)] == ['<span style="color:#222222">■</span> <b>West<br>author</b>']


def test_names_are_escaped_and_in_ink_after_a_sign_in_their_colour():
    first = names(2, 2)[0]
    assert first["text"] == '<span style="color:#111111">■</span> <b>East<br>&amp; Co author</b>'
    assert first["font"]["color"] == LIGHT.ink


def test_a_name_begins_at_the_left_of_its_first_column():
    frame = paragraphs(8, 8)
    at = columns_of(frame, GROUPS)
    assert [note["x"] for note in names(8, 8)] == [at["east/1"] - 0.45, at["west/1"] - 0.45]


def test_of_many_paragraphs_only_the_odd_ones_are_numbered():
    assert numbers(2, 2) == ["1", "2", "1", "2"]
    assert numbers(8, 16)[:4] == ["1", "", "3", ""]
