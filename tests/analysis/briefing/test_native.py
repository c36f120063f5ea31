"""Figures read as panels: what is known is a point, its interval belongs to it, and what is unknown is words."""

import base64

import numpy as np
import pytest

from analysis.briefing.drawn.native import BARS, COLUMNS, POINTS
from analysis.briefing.drawn.panels import native_panels

BLUE, GREY = "#0072B2", "#C9C7C0"


def scatter(x, y, **more) -> dict:
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": {"color": BLUE}, **more}


def line(x, y, colour=BLUE, dash="solid") -> dict:
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": colour, "dash": dash}}


def bar(x, y, **more) -> dict:
    return {"type": "bar", "orientation": "h", "x": x, "y": y, "marker": {"color": BLUE}, **more}


def panel_of(*traces, **layout):
    (panel,) = native_panels({"data": list(traces), "layout": layout})
    return panel


def notes(panel) -> list[tuple]:
    return [(note.text, note.x, note.y, note.side) for note in panel.notes]


def test_marks_keep_their_places_names_and_colour():
    panel = panel_of(scatter([0.2, 0.4], [1, 0], name="A &amp; B"))
    (series,) = panel.series
    assert (panel.kind, series.name, series.listed) == (POINTS, "A & B", True)
    assert [(point.x, point.y, point.look.colour) for point in series.points] == [(0.2, 1.0, BLUE), (0.4, 0.0, BLUE)]


def test_numbers_kept_as_bytes_are_read_as_lists_are():
    packed = {"dtype": "f8", "bdata": base64.b64encode(np.array([0.2, np.nan])).decode()}
    (series,) = panel_of(scatter(packed, [1, 0])).series
    assert [(point.x, point.y) for point in series.points] == [(0.2, 1.0)]


def test_a_line_through_a_mark_is_its_interval():
    (series,) = panel_of(line([0.1, 0.5, None], [1, 1, None]), scatter([0.2], [1])).series
    assert series.reach == "x"
    assert series.points[0].minus == pytest.approx(0.1)
    assert series.points[0].plus == pytest.approx(0.3)


def test_a_line_of_another_colour_is_no_interval():
    joins, marks = panel_of(line([0.1, 0.5, None], [1, 1, None], GREY), scatter([0.2], [1])).series
    assert marks.points[0].minus is None
    assert (joins.points[0].x, joins.points[0].plus) == (0.1, 0.4)


def test_an_unknown_interval_leaves_the_mark_without_one():
    (series,) = panel_of(line([np.nan, np.nan, None], [1, 1, None]), scatter([0.2], [1])).series
    assert series.points[0].minus is None


def test_dotted_intervals_stand_apart_and_are_listed_once():
    traces = line([0.1, 0.3], [1, 1]), line([0.4, 0.6], [0, 0], dash="dot"), scatter([0.2, 0.5], [1, 0], name="A")
    solid, dotted = panel_of(*traces).series
    assert [(each.dotted, each.listed, len(each.points)) for each in (solid, dotted)] == [
        (False, True, 1),
        (True, False, 1),
    ]


def test_no_signal_is_words_and_never_a_point():
    panel = panel_of(scatter([0.0, 0.4], [1, 0], text=["no signal", ""]))
    assert [point.x for point in panel.series[0].points] == [0.4]
    assert notes(panel) == [("○ no signal", 0.0, 1.0, "right")]


def test_no_signal_in_the_hover_is_words_too():
    panel = panel_of(scatter([0.0], [1], hovertext=["A<br>no signal"]))
    assert panel.series == ()
    assert [note.text for note in panel.notes] == ["○"]


def test_a_joined_line_breaks_where_it_is_unknown():
    panel = panel_of(line([0, 1, 2, 3, 4, 5], [0.1, 0.2, 0.3, None, 0.4, 0.6]))
    assert [(series.line, len(series.points)) for series in panel.series] == [("solid", 3), ("solid", 2)]


def test_ends_of_an_axis_lie_on_its_ticks():
    axis = {"range": [-1.06, 2.1], "tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"]}
    across = panel_of(scatter([0.2], [1]), xaxis=axis).across
    assert (across.low, across.high, across.step, across.form) == (-1, 1, 1, '+0;"−"0;0')


def test_percent_stays_percent():
    across = panel_of(scatter([0.2, 0.62], [1, 0]), xaxis={"range": [-0.02, 0.9], "tickformat": ".0%"}).across
    assert (across.low, across.form) == (0, "0%")


def test_words_beyond_the_axis_stand_at_its_end():
    axis = {"range": [-1.06, 2.1], "tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"]}
    annotation = {"text": "▼1 ○4", "x": 1.16, "y": 1, "xanchor": "left"}
    assert notes(panel_of(scatter([0.2], [1]), xaxis=axis, annotations=[annotation])) == [("▼1 ○4", 1, 1, "right")]


def test_names_of_rows_are_plain_text():
    axis = {"tickvals": [0], "ticktext": ["<b>Cod</b> &lt;i&gt; · <span style='x'>only A</span>"]}
    assert panel_of(scatter([0.2], [0]), yaxis=axis).up.names == ((0.0, "Cod <i> · only A"),)


def test_minus_zero_is_zero():
    (series,) = panel_of(scatter([-0.0], [1])).series
    assert str(series.points[0].x) == "0.0"


def test_panels_side_by_side_share_their_axis_and_the_first_names_the_rows():
    layout = {
        "xaxis": {"domain": [0, 0.45], "range": [0, 40]},
        "xaxis2": {"domain": [0.55, 1], "range": [0, 40]},
        "annotations": [{"text": "Second", "xref": "x2 domain", "yref": "paper", "x": 0, "y": 1}],
    }
    traces = [scatter([5], [0]), scatter([39], [0], xaxis="x2")]
    first, second = native_panels({"data": traces, "layout": layout})
    assert (first.across.high, second.across.high) == (40, 40)
    assert (first.names_rows, second.names_rows, second.title, second.column) == (True, False, "Second", 1)


def test_bars_are_named_from_the_top():
    axis = {"tickvals": [0, -1], "ticktext": ["first", "second"]}
    panel = panel_of(bar([0.4, 0.6], [0, -1], name="own"), yaxis=axis, barmode="stack")
    assert (panel.kind, panel.grouped) == (BARS, False)
    assert [name for _, name in panel.up.names] == ["first", "second"]
    assert [(point.x, point.y) for point in panel.series[0].points] == [(0.4, 0.0), (0.6, -1.0)]


def test_bars_of_named_rows_and_unknown_values():
    panel = panel_of(bar([2.5, None], ["Hall", "Berg"]))
    assert [name for _, name in panel.up.names] == ["Berg", "Hall"]
    assert [(point.x, point.y) for point in panel.series[0].points] == [(2.5, 0.0)]


def test_hatched_bars_stay_hatched():
    marker = {"color": GREY, "pattern": {"shape": "/", "fgcolor": [BLUE]}}
    look = panel_of(bar([1], [0], marker=marker)).series[0].points[0].look
    assert (look.hatched, look.colour) == (True, BLUE)


def test_a_row_without_a_bar_says_so():
    hole = bar([55.0], [1], text=["not named"], marker={"color": "rgba(0,0,0,0)"})
    panel = panel_of(bar([3.0], [0]), hole)
    assert [point.x for series in panel.series for point in series.points] == [3.0]
    assert notes(panel) == [("not named", 0, 1.0, "right")]


def test_error_of_a_bar_is_its_interval():
    (series,) = panel_of(bar([3.0], [0], error_x={"array": [1.0], "arrayminus": [2.0]})).series
    assert (series.reach, series.points[0].minus, series.points[0].plus) == ("x", 2.0, 1.0)


def test_columns_are_called_after_the_words_above_them():
    word = {"text": '<span style="color:#0072B2">■</span> <b>Hall</b>', "x": -0.4, "y": 9, "xanchor": "left"}
    column = {"type": "bar", "x": [0, 1], "y": [3, 4], "marker": {"color": BLUE, "opacity": 0.35}}
    panel = panel_of(column, annotations=[word], barmode="stack")
    assert (panel.kind, panel.series[0].name, panel.notes[0].sign) == (COLUMNS, "Hall, pale", BLUE)


def test_cells_of_a_strip_are_no_panel():
    assert native_panels({"data": [{"type": "bar", "x": [1], "y": [1], "base": [0]}], "layout": {}}) == ()


def test_edges_of_chance_are_lines_and_zero_is_the_axis():
    band = {"type": "rect", "x0": -1, "x1": 1, "y0": 0, "y1": 1, "yref": "y domain"}
    zero = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "y domain"}
    panel = panel_of(scatter([-2, 2], [0, 1]), shapes=[band, zero], xaxis={"range": [-2, 2]}, yaxis={"range": [0, 1]})
    assert [(rule.x0, rule.x1) for rule in panel.rules] == [(-1, -1), (1, 1)]


def test_a_trace_without_marks_names_its_kind_in_the_legend():
    bare = scatter([None], [None], name="machine", showlegend=True)
    panel = panel_of(scatter([0.2], [1], name="machine", showlegend=False), bare, showlegend=True)
    assert [(series.name, series.listed) for series in panel.series] == [("machine", True)]
