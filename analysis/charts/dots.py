"""Groups compared by dots: one row per topic, actor or measure, one dot per group, a line for its interval."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.multiples import beside, stack
from analysis.charts.rules import upright
from analysis.charts.theme import Theme, escape, wrapped

_ROW, _PANEL_ROW = 42, 36  # pixels
_SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x")


@dataclass(frozen=True)
class Group:
    """One group of dots: its id in the frame's column `group`, its label, its colour."""

    id: str
    label: str
    colour: str


def dots(frame: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One dot per row of `frame`, with its 95 % interval as a line; groups tell apart by colour, sign and place.

    `frame` needs group, label (of the row), mark, value, low, high, n_units, n_counted; rows are drawn in the order
    in which labels first appear, from the top. A value that is unknown is drawn as an open dot at the left edge
    with the words “no signal”.
    """
    panel = _panel(frame, groups, measure, theme)
    return go.Figure(panel["data"], panel["layout"])


def dots_in_panels(
    frame: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme, titles: Mapping[str, str]
) -> go.Figure:
    """`dots` panel by panel (column `panel`, named by `titles`), on one axis: under each other, on a slide beside."""
    panels, axis = {}, value_axis(measure, frame)
    for name in dict.fromkeys(frame["panel"]):
        rows = frame[frame["panel"] == name]
        panel = _panel(rows, groups, measure, theme)
        sized = {"height": _PANEL_ROW * rows["label"].nunique(), "xaxis": axis}
        panels[titles[name]] = panel | {"layout": panel["layout"] | sized}
    return (beside if theme.name == "print" else stack)(panels, theme)


def _panel(frame: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> dict:
    """Data and layout of one panel."""
    labels = list(dict.fromkeys(frame["label"]))
    every, traces = list(frame.itertuples(index=False)), []
    for place, group in enumerate(groups):
        rows = [row for row in every if row.group == group.id]
        offset = (place - (len(groups) - 1) / 2) * 0.26
        heights = [len(labels) - 1 - labels.index(row.label) - offset for row in rows]
        symbol = _SYMBOLS[place % len(_SYMBOLS)]
        traces += [_intervals(rows, heights, group), _marks(rows, heights, group, symbol, measure)]
    layout = {
        "template": theme.template,
        "height": 64 + _ROW * max(len(labels), 1) + 40,
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "itemsizing": "constant"},
        "showlegend": True,
        "shapes": [upright(0, theme.zero)] if measure.range[0] < 0 else [],
        "xaxis": value_axis(measure, frame),
        "yaxis": {
            "tickvals": list(range(len(labels))),
            "ticktext": [wrapped(label, theme) for label in reversed(labels)],
            "range": [-0.6, len(labels) - 0.4],
            "showgrid": False,
        },
    }
    return {"data": traces, "layout": layout}


def value_axis(measure: Measure, frame: pd.DataFrame) -> dict:
    """The axis of a measure: its unit, and its ends in words where it has two."""
    ends = f"{measure.label}<br>{measure.unit}"  # two lines: a phone is narrow
    if len(measure.range) == 2 and measure.range[0] < 0:
        widest = frame[["value", "low", "high"]].abs().max().max()
        limit = min(1.0, max(0.3, 1.15 * (0.0 if pd.isna(widest) else widest)))
        title = f"← {measure.low}   {measure.label}   {measure.high} →<br>{measure.unit}"
        return {"title": {"text": title}, "range": [-limit, limit], "tickformat": "+.1f"}
    tickformat = ".0%" if measure.unit.startswith("%") else ""
    highest = frame[["value", "high"]].max().max()
    top = 1.0 if pd.isna(highest) or highest == 0 else 1.08 * highest
    return {"title": {"text": ends}, "range": [-0.02 * top, top], "tickformat": tickformat}


def _intervals(rows: list, heights: list[float], group: Group) -> dict:
    return dict(
        type="scatter",
        x=[x for row in rows for x in (row.low, row.high, None)],
        y=[y for height in heights for y in (height, height, None)],
        mode="lines",
        line={"color": group.colour, "width": 2},
        opacity=0.45,
        hoverinfo="skip",
        showlegend=False,
    )


def _marks(rows: list, heights: list[float], group: Group, symbol: str, measure: Measure) -> dict:
    unknown = [pd.isna(row.value) for row in rows]
    edge = 0.0 if measure.range[0] < 0 else measure.range[0]
    hover = [
        f"<b>{escape(row.label)}</b><br>{escape(group.label)}: "
        f"{'no signal' if pd.isna(row.value) else measure.show(row.value)}"
        f"<br>{row.n_units} paragraphs, {row.n_counted} counted"
        for row in rows
    ]
    return dict(
        type="scatter",
        x=[edge if missing else row.value for row, missing in zip(rows, unknown, strict=True)],
        y=heights,
        mode="markers+text",
        cliponaxis=False,
        name=escape(group.label),
        customdata=[[row.mark] for row in rows],
        marker={
            "color": group.colour,
            "size": 12,
            "symbol": [f"{symbol}-open" if missing else symbol for missing in unknown],
            "line": {"width": 1.5, "color": group.colour},
        },
        text=["no signal" if missing else "" for missing in unknown],
        textposition="middle right",
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )
