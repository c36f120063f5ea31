"""Tone along a line, with its intervals: from the beginning of the articles to their end."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.rules import across
from analysis.charts.theme import Theme, brief, escape

_HEIGHT = 340
_SYMBOLS = ("circle", "diamond")
_DASHES = ("solid", "dash")
_APART = 0.24  # of the way from one place to the next, between two sides
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.5)


def through_lines(through: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One dot per group and tenth of the articles, with its 95 % interval, joined in reading order.

    `through` needs group, tenth, value, low, high, n_paragraphs, n_able, n_counted and mark. A tenth without a
    paragraph has no dot and breaks the line; one without a scored word is an open sign on the line of 0.
    """
    last = int(through["tenth"].max())
    places = {tenth: float(tenth) for tenth in range(1, last + 1)}
    named = {tenth: f"tenth {tenth} of {last}" for tenth in places}
    ends = {1: "1 beginning", last: f"{last} end"}
    panel = tone_lines(through, groups, places, named, measure, theme)
    axis = {
        "tickvals": list(places),
        "ticktext": in_lines([ends.get(tenth, str(tenth)) for tenth in places], theme),
        "tickangle": 0,
        "range": [0.4, last + 0.6],
        "showgrid": False,
        "title": {"text": "Tenth of the article"},
    }
    layout = panel["layout"] | {"template": theme.template, "height": _HEIGHT, "xaxis": axis}
    return go.Figure(panel["data"], layout)


def tone_lines(
    frame: pd.DataFrame,
    groups: list[Group],
    places: Mapping[object, float],
    named: Mapping[object, str],
    measure: Measure,
    theme: Theme,
) -> dict:
    """The dots and lines of both charts, tenths and periods being `places` on the horizontal axis, `named` on hover.

    They come as a panel (data and layout), without height and horizontal axis.
    """
    traces = []
    for number, group in enumerate(groups):
        rows = frame[frame["group"] == group.id]
        if len(rows):
            xs = [places[place] + _beside(number, len(groups)) for place in rows.iloc[:, _key(rows)]]
            hover = [_hover(row, named, group, measure) for row in rows.to_dict("records")]
            traces += [_intervals(rows, xs, group), _line(rows, xs, hover, group, number, theme)]
            traces.append(_silent(rows, xs, hover, group, number, theme))
    layout = {
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"},
        "shapes": [across(0, theme.zero, layer="below")],
        "yaxis": _tone_axis(frame, measure, theme),
    }
    return {"data": traces, "layout": layout}


def _key(rows: pd.DataFrame) -> int:
    return rows.columns.get_loc("tenth" if "tenth" in rows else "period")


def _beside(number: int, n: int) -> float:
    return (number - (n - 1) / 2) * _APART


def _intervals(rows: pd.DataFrame, xs: Sequence[float], group: Group) -> dict:
    across = [each for x in xs for each in (x, x, None)]
    up = [each for ends in zip(rows["low"], rows["high"], strict=True) for each in (*ends, None)]
    look = {"color": group.colour, "width": 2}
    return dict(
        type="scatter", x=across, y=up, mode="lines", line=look, opacity=0.45, hoverinfo="skip", showlegend=False
    )


def _line(rows: pd.DataFrame, xs: Sequence[float], hover: list[str], group: Group, number: int, theme: Theme) -> dict:
    """Dots joined by a thin line, which breaks where a value is unknown or its row stands aside."""
    undated = [str(mark).startswith("|") for mark in rows["mark"]]
    across, up, texts, marks = [], [], [], []
    for x, value, text, mark, aside in zip(xs, rows["value"], hover, rows["mark"], undated, strict=True):
        if aside:
            across, up, texts, marks = [*across, None], [*up, None], [*texts, ""], [*marks, [""]]
        across, up, texts, marks = [*across, x], [*up, value], [*texts, text], [*marks, [mark]]
    return dict(
        type="scatter",
        x=across,
        y=up,
        mode="lines+markers",
        name=brief(group.label, theme),
        line={"color": group.colour, "width": 1.2, "dash": _DASHES[number % 2]},
        marker={"color": group.colour, "size": 9, "symbol": _SYMBOLS[number % 2], "line": {"width": 0}},
        customdata=marks,
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _silent(rows: pd.DataFrame, xs: Sequence[float], hover: list[str], group: Group, number: int, theme: Theme) -> dict:
    """Where there are paragraphs and no scored word: an open sign on the line of 0."""
    which = [place for place, n in enumerate(rows["n_paragraphs"]) if n and pd.isna(rows["value"].iloc[place])]
    look = {"color": group.colour, "size": 9, "symbol": f"{_SYMBOLS[number % 2]}-open", "line": {"width": 1.5}}
    return dict(
        type="scatter",
        x=[xs[place] for place in which],
        y=[0.0] * len(which),
        mode="markers+text",
        text=["no signal"] * len(which),
        textposition="top center",
        textfont={"size": theme.small, "color": theme.muted},
        marker=look,
        showlegend=False,
        customdata=[[rows["mark"].iloc[place]] for place in which],
        hovertext=[hover[place] for place in which],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def in_lines(labels: list[str], theme: Theme) -> list[str]:
    """Labels in lines of a word, for a phone; on a slide, whose source line stands close below, in one."""
    return labels if theme.name == "print" else [label.replace(" ", "<br>") for label in labels]


def _tone_axis(frame: pd.DataFrame, measure: Measure, theme: Theme) -> dict:
    """From the lowest end of an interval to the highest, 0 among them; an end twice as far out as any value is cut."""
    furthest = max(2 * frame["value"].abs().max(), 0.02) if frame["value"].notna().any() else 0.1
    ends = frame[["value", "low", "high"]].clip(-furthest, furthest)
    low, high = (0.0 if pd.isna(end) else float(end) for end in (ends.min().min(), ends.max().max()))
    span = max(abs(low), abs(high), 0.05)
    low, high = max(-1.0, min(1.12 * low, -0.2 * span)), min(1.0, max(1.12 * high, 0.2 * span))
    step = next((step for step in _STEPS if (high - low) / step <= 5), 1.0)
    ticks = [round(step * n, 2) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return {
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": ["0" if tick == 0 else measure.show(tick) for tick in ticks],
        "tickfont": {"size": theme.small, "color": theme.muted},
        "title": {"text": f"← {measure.low}   {measure.high} →"},
    }


def _hover(row: dict, named: dict, group: Group, measure: Measure) -> str:
    where = named[row["tenth" if "tenth" in row else "period"]]
    value = "no signal" if pd.isna(row["value"]) else measure.show(row["value"])
    interval = "" if pd.isna(row["low"]) else f" ({measure.show(row['low'])} to {measure.show(row['high'])})"
    return (
        f"<b>{escape(group.label)}, {where}</b><br>{value}{interval}"
        f"<br>{row['n_able']:,} of {row['n_paragraphs']:,} paragraphs have a scored word; {row['n_counted']:,} words"
    )
