"""The binned charts: 0 and no signal have bars of their own, lines break, and every mark can be clicked."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.charts.bins import spread_bars
from analysis.charts.dots import Group
from analysis.charts.lines import through_lines
from analysis.charts.theme import theme_named
from analysis.charts.timeline import time_lines
from analysis.exchange.builtin import CORPUS

LIGHT, PRINT = theme_named("light"), theme_named("print")
TONE = read_measures(CORPUS / "measures.toml")["polarity"]
GROUPS = [Group("east", "East <b> author", "#111111"), Group("west", "West author", "#222222")]


def spread(**counts: list[int]) -> pd.DataFrame:
    """Four bins, 0 in their middle, and last those without a tone."""
    edges = [(-1.0, -0.5), (-0.5, 0.0), (0.0, 0.0), (0.0, 0.5), (0.5, 1.0), (np.nan, np.nan)]
    rows = []
    for group, numbers in counts.items():
        known, every = sum(numbers[:-1]), sum(numbers)
        of = [*[known] * 5, every]
        for at, (ends, n, n_base) in enumerate(zip(edges, numbers, of, strict=True)):
            rows.append((group, f"bin {at}", *ends, n, n_base, n / n_base, f"{at}|{group}"))
    return pd.DataFrame(rows, columns=["group", "label", "low", "high", "n_paragraphs", "n_base", "share", "mark"])


HALVES = pd.DataFrame({"group": ["east", "west"], "hostile": [0.3, 0.004], "zero": [0.2, 0.0], "favourable": [0.5, 1]})
SPREAD = spread(east=[1, 2, 2, 4, 1, 10], west=[0, 1, 0, 8, 1, 0])


def course(name: str, values: dict[str, list[float]], names: list, n: int = 40) -> pd.DataFrame:
    rows = [(group, *row) for group, several in values.items() for row in zip(names, several, strict=True)]
    frame = pd.DataFrame(rows, columns=["group", name, "value"])
    frame = frame.assign(low=frame["value"] - 0.01, high=frame["value"] + 0.01, n_paragraphs=n, n_able=n, n_counted=n)
    return frame.assign(mark=frame[name].astype(str) + "|" + frame["group"])


def marks(figure) -> list[str]:
    return [mark[0] for trace in figure.data if trace.customdata is not None for mark in trace.customdata if mark[0]]


def texts(figure) -> list[str]:
    return [each.text for each in figure.layout.annotations]


def test_every_bin_is_a_bar_that_can_be_clicked():
    figure = spread_bars(SPREAD, HALVES, GROUPS, TONE, LIGHT)
    assert sorted(marks(figure)) == sorted(SPREAD["mark"])
    heights = {mark[0]: y for trace in figure.data for mark, y in zip(trace.customdata, trace.y, strict=True)}
    assert heights["3|east"] == 0.4
    assert heights["5|east"] == 0.5  # 10 of all 20, not of the 10 with a tone


def test_0_is_open_in_the_middle_and_no_signal_hatched_aside():
    places = {mark[0]: x for trace in _east(LIGHT) for mark, x in zip(trace.customdata, trace.x, strict=True)}
    assert [places[f"{at}|east"] for at in range(5)] == [-2, -1, 0, 1, 2]
    assert places["5|east"] > 3
    full, zero, silent = _east(LIGHT)
    assert (full.marker.color, zero.marker.color, zero.marker.line.color) == ("#111111", LIGHT.paper, "#111111")
    assert silent.marker.pattern.shape == "/"


def test_shares_of_both_halves_stand_above_and_labels_are_harmless():
    written = texts(spread_bars(SPREAD, HALVES, GROUPS, TONE, LIGHT))
    assert {"hostile 30 %", "0: 20 %", "favourable 50 %", "50 %", "hostile 0.4 %", "0: 0 %"} <= set(written)
    assert "East &lt;b&gt; author" in written


def test_panels_share_an_axis_and_stand_beside_each_other_on_a_slide():
    stacked, beside = (spread_bars(SPREAD, HALVES, GROUPS, TONE, theme) for theme in (LIGHT, PRINT))
    assert stacked.layout.yaxis.range == stacked.layout.yaxis2.range
    assert stacked.layout.yaxis.domain[0] > stacked.layout.yaxis2.domain[1]
    assert beside.layout.xaxis.domain[1] < beside.layout.xaxis2.domain[0]
    assert "no signal" in beside.layout.xaxis.ticktext  # in one line: the source line stands close below


def test_a_side_without_paragraphs_has_no_panel():
    assert len(spread_bars(SPREAD[SPREAD["group"] == "east"], HALVES, GROUPS, TONE, PRINT).data) == 3


def test_a_tenth_without_a_paragraph_breaks_the_line_and_no_signal_is_an_open_sign():
    through = course("tenth", {"east": [0.1, np.nan, np.nan, 0.2], "west": [0.0] * 4}, [1, 2, 3, 4])
    through.loc[1, ["n_paragraphs", "n_able", "n_counted"]] = 0
    through.loc[2, ["n_able", "n_counted"]] = 0
    figure = through_lines(through, GROUPS, TONE, LIGHT)
    line, silent = figure.data[1], figure.data[2]
    assert list(np.isnan(np.array(line.y, dtype=float))) == [False, True, True, False]
    assert not line.connectgaps
    assert (silent.customdata[0][0], silent.y[0], silent.text[0]) == ("3|east", 0.0, "no signal")
    assert silent.marker.symbol == "circle-open"
    assert "2|east" not in [mark[0] for mark in silent.customdata]


def test_sides_differ_in_sign_and_dash_and_stand_apart():
    figure = through_lines(course("tenth", {"east": [0.1], "west": [0.1]}, [1]), GROUPS, TONE, LIGHT)
    east, west = figure.data[1], figure.data[4]
    assert (east.marker.symbol, west.marker.symbol) == ("circle", "diamond")
    assert (east.line.dash, west.line.dash) == ("solid", "dash")
    assert east.x[0] < 1 < west.x[0]


@pytest.mark.parametrize("values", [[0.5, 0.6], [-0.6, -0.5], [0.001, 0.002], [np.nan, np.nan]])
def test_the_axis_of_tone_has_0_and_every_value_and_is_told(values):
    axis = through_lines(course("tenth", {"east": values}, [1, 2]), GROUPS, TONE, LIGHT).layout.yaxis
    known = [value for value in values if value == value]
    assert axis.range[0] < min([0, *known])
    assert max([0, *known]) < axis.range[1]
    assert "0" in axis.ticktext
    assert "hostile" in axis.title.text


def test_a_wide_interval_does_not_flatten_the_values():
    wide = course("tenth", {"east": [0.1, 0.1]}, [1, 2]).assign(low=-9.0, high=9.0)
    assert through_lines(wide, GROUPS, TONE, LIGHT).layout.yaxis.range[1] < 0.3


def test_time_has_tone_above_and_paragraphs_below_and_what_has_no_date_aside():
    timed = course("period", {"east": [0.1, 0.2, 0.3], "west": [0.0] * 3}, ["2021-02", "2021-03", ""])
    figure = time_lines(timed, GROUPS, TONE, LIGHT)
    assert {"Tone", "Paragraphs"} <= set(texts(figure))
    assert figure.layout.xaxis.ticktext == ("Feb<br>2021", "Mar<br>2021", "no<br>date")
    line = figure.data[1]
    assert line.x[3] > line.x[1] + 1  # aside
    assert line.y[2] is None  # and not joined
    assert marks(figure).count("2021-03|east") == 2  # a dot, and a bar
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [bar.marker.pattern.shape for bar in bars] == ["", "/"]


def test_without_undated_paragraphs_there_is_no_place_for_them():
    timed = course("period", {"east": [0.1, 0.2, np.nan]}, ["2020", "2021", ""])
    timed.loc[2, "n_paragraphs"] = 0
    figure = time_lines(timed, GROUPS, TONE, PRINT)
    assert figure.layout.xaxis.ticktext == ("2020", "2021")
    assert "|east" not in marks(figure)


def test_of_many_periods_a_few_are_named():
    months = [f"{2021 + at // 12}-{at % 12 + 1:02}" for at in range(36)]
    ticks = time_lines(course("period", {"east": [0.1] * 36}, months), GROUPS, TONE, LIGHT).layout.xaxis.ticktext
    assert ticks == ("Jan<br>2021", "Jul<br>2021", "Jan<br>2022", "Jul<br>2022", "Jan<br>2023", "Jul<br>2023")


def _east(theme) -> list:
    return list(spread_bars(SPREAD, HALVES, GROUPS, TONE, theme).data[:3])
