"""Instruments drawn: every mark can be clicked, coverage stands at the right, silence is drawn as such."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.charts.dots import Group
from analysis.charts.instruments import instrument_dots, spread_columns
from analysis.charts.theme import print_figure, theme_named
from analysis.exchange.builtin import CORPUS

MEASURE = read_measures(CORPUS / "measures.toml")["instrument"]
GROUPS = [Group("East", "East author", "#123456"), Group("West", "West author", "#654321")]
LABELS = {"tone": "TextBlob", "vader": "VADER"}
VALUES = pd.DataFrame(
    [
        ("East", "TextBlob", "tone|East", 0.1, 55.4),
        ("West", "TextBlob", "tone|West", np.nan, 0.0),
        ("East", "VADER", "vader|East", -0.9, 41.0),
    ],
    columns=["group", "label", "mark", "value", "coverage"],
).assign(low=-0.1, high=0.3, n_units=3, n_counted=4)
SCORED = pd.DataFrame(
    [("e1", "East", "tone", 0.2, 3), ("e1", "East", "vader", -0.4, 1)],
    columns=["paragraph_id", "group", "instrument", "value", "n_scored"],
)
SPREAD = pd.DataFrame(
    [("e1", "East", "East author", 1, -0.4, 0.2, 2), ("w1", "West", "West author", 1, np.nan, np.nan, 0)],
    columns=["paragraph_id", "group", "side", "position", "low", "high", "n_instruments"],
).assign(mark=["e1", "w1"])


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def marks(figure) -> list[str]:
    return [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata]


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_coverage_stands_beside_every_dot(name):
    figure = instrument_dots(VALUES, GROUPS, MEASURE, theme_named(name))
    beside = ["55 / 0", "41"] if name == "print" else ["55", "0", "41"]
    assert texts(figure) == [*beside, "scored words<br>per 1,000"]
    assert sorted(marks(figure)) == sorted(VALUES["mark"])


def test_the_bar_runs_from_lowest_to_highest_and_the_silent_paragraph_says_so():
    figure = spread_columns(SPREAD, SCORED, LABELS, GROUPS, MEASURE, theme_named("light"))
    assert list(figure.data[0].y) == [-0.4, 0.2, None]
    assert "no signal" in texts(figure)
    assert sorted(marks(figure)) == ["e1", "e1", "w1"]
    dots = {trace.marker.symbol: list(trace.y) for trace in figure.data if trace.mode == "markers" and len(trace.y)}
    assert dots == {"line-ew-open": [-0.4], "circle": [0.2], "circle-open": [0.0]}
    assert any("VADER: −0.40, 1 scored word" in text for trace in figure.data for text in trace.hovertext or ())


def test_both_can_be_printed():
    for figure in (
        instrument_dots(VALUES, GROUPS, MEASURE, theme_named("print")),
        spread_columns(SPREAD, SCORED, LABELS, GROUPS, MEASURE, theme_named("print")),
    ):
        assert print_figure(figure, "A finding.", "Counts.", "Source.").layout.width == 960
