"""Differences before the band of one text, and one difference taken apart."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.charts.differences import difference_dots, with_badges
from analysis.charts.dots import Group
from analysis.charts.draws import drawn_sizes, without_each_paragraph
from analysis.charts.theme import theme_named
from analysis.exchange.builtin import CORPUS

LIGHT = theme_named("light")
SHARE = read_measures(CORPUS / "measures.toml")["topic_share"]
GROUPS = [Group("east", "East", "#111111"), Group("west", "West", "#222222")]


def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["On <b>tides</b>", "On tar"],
            "mark": ["shores|topic_share|tides", "shores|topic_share|tar"],
            "in_floors": [1.5, -0.5],
            "low_in_floors": [1.1, -9.0],
            "high_in_floors": [1.9, 0.4],
            "shown": ["6 % against 2 %", "1 % against 2 %"],
            "badge": ["leans", "noise"],
            "n_passed": [4, 2],
            "p": [0.04, 0.5],
            "q": [0.08, 0.5],
        }
    )


def marked(figure) -> dict[str, tuple[float, float]]:
    return {
        mark[0]: (x, y)
        for trace in figure.data
        if trace.customdata is not None
        for mark, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }


def test_the_best_standing_difference_is_on_top_and_every_mark_can_be_clicked():
    drawn = marked(difference_dots(rows(), GROUPS, LIGHT))
    assert drawn == {"shores|topic_share|tides": (1.5, 1), "shores|topic_share|tar": (-0.5, 0)}


def test_the_band_reaches_one_floor_to_either_side():
    band = difference_dots(rows(), GROUPS, LIGHT).layout.shapes[0]
    assert (band.x0, band.x1) == (-1, 1)


def test_a_wide_interval_is_cut_at_the_edge():
    figure = difference_dots(rows(), GROUPS, LIGHT)
    edge = figure.layout.xaxis.range[0]
    assert min(x for trace in figure.data for x in trace.x if x is not None) == pytest.approx(edge)


def test_badges_are_words_beside_signs_and_labels_are_no_markup():
    figure = with_badges(difference_dots(rows(), GROUPS, LIGHT), rows(), LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["◉ leans", "○ noise"]
    assert figure.layout.yaxis.ticktext[0].startswith("On &lt;b&gt;tides")


def test_drawn_sizes_are_counted_and_those_outside_the_band_are_pale():
    drawn = np.array([-0.2, -0.1, 0.0, 0.0, 0.1, 0.4])
    (columns,) = drawn_sizes(drawn, 0.4, (-0.25, 0.25), SHARE, LIGHT).data
    assert sum(columns.y) == len(drawn)
    pale = [x for x, colour in zip(columns.x, columns.marker.color, strict=True) if colour == LIGHT.quiet]
    assert pale
    assert all(abs(x) > 0.25 for x in pale)


def test_a_paragraph_that_decides_is_a_square():
    one_less = pd.DataFrame(
        {
            "paragraph_id": ["east/p01", "east/p02", "west/p01"],
            "side": ["East", "East", "West"],
            "value": [0.3, -0.1, np.nan],
            "flips": [False, True, False],
        }
    )
    (dots,) = without_each_paragraph(one_less, 0.2, SHARE, LIGHT).data
    assert list(dots.marker.symbol) == ["circle", "square"]
    assert [mark[0] for mark in dots.customdata] == ["east/p01", "east/p02"]
