"""The topic charts draw every row of their frame, with its mark, and nothing else."""

import pandas as pd
import pytest

from analysis.charts.dots import Group
from analysis.charts.theme import theme_named
from analysis.charts.topics import topic_squares, topic_strips

LIGHT = theme_named("light")
GROUPS = [Group("east", "East author", "#111111"), Group("west", "West author", "#222222")]


def places() -> pd.DataFrame:
    rows = [
        ("trade", "Trade & ports", "east", "East author", "e/1", 1, "present", 3, "East author"),
        ("trade", "Trade & ports", "west", "West author", "w/1", 1, "passing", 1, "East author"),
        ("rain", "Rain", "east", "East author", "e/1", 1, "absent", 0, ""),
        ("rain", "Rain", "west", "West author", "w/1", 1, "present", 2, ""),
    ]
    columns = ["topic", "label", "group", "side", "paragraph_id", "position", "standing", "n_mentions", "only"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(mark=frame["topic"] + "|" + frame["paragraph_id"])


def bars(figure):
    return [
        (trace.name, mark[0], base, y, trace.marker.color)
        for trace in figure.data
        for mark, base, y in zip(trace.customdata or (), trace.base, trace.y, strict=True)
    ]


def test_every_place_is_one_cell_that_can_be_clicked():
    drawn = bars(topic_strips(places(), GROUPS, LIGHT))
    assert sorted(mark for _, mark, *_ in drawn) == sorted(places()["mark"])


def test_presence_is_tall_passing_is_low_and_absence_is_pale():
    drawn = {mark: (name, y, colour) for name, mark, _, y, colour in bars(topic_strips(places(), GROUPS, LIGHT))}
    assert drawn["trade|e/1"] == ("present", 0.72, "#111111")
    assert drawn["trade|w/1"] == ("in passing", 0.2, "#222222")
    assert drawn["rain|e/1"] == ("not mentioned", 0.72, LIGHT.grid)


def test_the_first_topic_stands_on_top_and_says_which_text_holds_it():
    axis = topic_strips(places(), GROUPS, LIGHT).layout.yaxis
    labels = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert labels[1].startswith("Trade &amp; ports<br>")
    assert "only East author" in labels[1]
    assert labels[0] == "Rain"


def test_on_a_slide_a_topic_takes_one_line():
    assert "<br>" not in topic_strips(places(), GROUPS, theme_named("print")).layout.yaxis.ticktext[0]


def pairs() -> pd.DataFrame:
    rows = [
        ("a", "a", 3, "A", "A"),
        ("a", "b", 2, "A", "B & C"),
        ("b", "b", 2, "B & C", "B & C"),
        ("a", "c", 0, "A", "D"),
    ]
    rows += [("b", "c", 1, "B & C", "D"), ("c", "c", 1, "D", "D")]
    frame = pd.DataFrame(rows, columns=["first", "second", "n_both", "first_label", "second_label"])
    return frame.assign(n_first=3, n_second=2, n_units=5, expected=1.2, mark=frame["first"] + "|" + frame["second"])


def test_every_pair_has_a_cell_with_its_number_below_the_diagonal():
    (cells,) = topic_squares(pairs(), LIGHT).data
    assert [mark[0] for mark in cells.customdata] == ["a|b", "a|c", "b|c"]
    assert list(cells.text) == ["2", "·", "1"]
    assert list(cells.x) == [0, 0, 1]
    assert [base + 0.46 for base in cells.base] == pytest.approx([1, 0, 0])


def test_more_shared_paragraphs_are_darker():
    (cells,) = topic_squares(pairs(), LIGHT).data
    shades = [int(colour[1:3], 16) for colour in cells.marker.color]
    assert shades[0] < shades[2] < shades[1]


def test_the_topics_stand_on_the_diagonal_with_their_own_counts():
    notes = topic_squares(pairs(), LIGHT).layout.annotations
    assert [note.text for note in notes][1] == "B &amp; C <b>3</b>"


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_one_topic_alone_can_be_drawn(name):
    assert len(topic_squares(pairs().head(1), theme_named(name)).data[0].x) == 0
