"""Stance drawn: each text's mean toward each actor with its counts, and the positions paragraph by paragraph."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, grid_layout
from analysis.charts.dots import Group
from analysis.charts.multiples import beside, stack
from analysis.charts.rules import upright
from analysis.charts.theme import Theme, escape, wrapped
from analysis.contrast.doubt.checks import FEW
from analysis.contrast.stance import COUNTS, SIGNS, say_codes

SAID = {"against": "against", "neutral": "neutral", "favour": "in favour", "unsure": "unsure", "": "not named"}
TICKS = {-1.0: "−1", -0.5: "−0.5", 0.0: "0", 0.5: "+0.5", 1.0: "+1"}  # one place for every stance axis
_ROW, _PANEL_ROW, _STRIP = 56, 50, 54  # pixels an actor
_APART = 0.22  # of a row, from its middle to each text
_EDGE, _COUNTS_AT, _COUNTS_TO = -1.06, 1.16, 2.1  # the axis runs on to the right, where the counts stand
_COUNTS_TO_BESIDE, _SMALL_PRINT = 2.6, 12
_LONG, _TALLER = 100, 1.7  # from such a count on the counts take two lines, and a row so much more height
_THOUSANDS = re.compile(r"\d{5,}")  # no room for more digits: said in thousands; the mark and the CSV are exact
_SYMBOLS = ("circle", "diamond", "square", "triangle-up")
_STRONG = 0.7  # a fuller colour takes paper for its sign


def stance_dots(values: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One dot per actor and text: its mean stance, its 95 % interval as a line, at the right its paragraphs by code.

    `values` is that of `stance_of_actors`; actors are drawn in its order, from the top. The line of fewer than five
    paragraphs is dotted. A text that does not name the actor has no dot, and says so.
    """
    height = 120 + _ROW * _taller(values) * max(values["label"].nunique(), 1)
    panel = _panel(values, groups, measure, theme)
    return go.Figure(panel["data"], panel["layout"] | {"template": theme.template, "height": height})


def stance_panels(values: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """`stance_dots` panel by panel, on one axis: under each other, on a slide beside each other."""
    narrow, panels = theme.name == "print", {}
    for title, own in values.groupby("panel", sort=False):
        panel = _panel(own, groups, measure, theme, narrow=narrow)
        height = _PANEL_ROW * _taller(own) * max(own["label"].nunique(), 1)
        panels[title] = panel | {"layout": panel["layout"] | {"height": height}}
    return (beside if narrow else stack)(panels, theme)


def _panel(values: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme, *, narrow: bool = False) -> dict:
    """Data and layout of one panel; in a `narrow` one the counts need a larger part of the width, and smaller type."""
    actors, rows = list(dict.fromkeys(values["label"])), values.to_dict("records")
    size, two_lines = _SMALL_PRINT if narrow else theme.small, _taller(values) > 1
    traces, counts = [], []
    for place, group in enumerate(groups):
        apart = (place - (len(groups) - 1) / 2) * 2 * _APART
        heights = {actor: len(actors) - 1 - at - apart for at, actor in enumerate(actors)}
        own = [row | {"height": heights[row["label"]]} for row in rows if row["group"] == group.id]
        known, symbol = [row for row in own if pd.notna(row["value"])], _SYMBOLS[place % len(_SYMBOLS)]
        traces += [
            _intervals([row for row in own if row["n_units"] >= FEW], group, "solid"),
            _intervals([row for row in own if row["n_units"] < FEW], group, "dot"),
            _dots(known, group, symbol, measure),
        ]
        counts += [_counts(row, size, theme, in_two_lines=two_lines) for row in own]
    layout = {
        "showlegend": True,
        "legend": {"itemsizing": "constant"},
        "shapes": [upright(0, theme.zero, layer="below")],
        "annotations": counts,
        "xaxis": {**stance_axis(measure, theme), "range": [_EDGE, _COUNTS_TO_BESIDE if narrow else _COUNTS_TO]},
        "yaxis": {
            "range": [-0.55, len(actors) - 0.45],
            "showgrid": False,
            "tickvals": list(range(len(actors))),
            "ticktext": [wrapped(each, theme, 14) for each in reversed(actors)],
        },
    }
    return {"data": traces, "layout": layout}


def stance_strips(arc: pd.DataFrame, groups: list[Group], theme: Theme) -> go.Figure:
    """One row per actor, one cell per paragraph: its colour the position, its sign the code; a dash where not named.

    `arc` is that of `stance_arc`; actors are drawn in its order, from the top. An unsure position is hatched.
    """
    actors = list(dict.fromkeys(arc["actor"]))
    rows = {actor: len(actors) - 1 - place for place, actor in enumerate(actors)}
    at, cells, traces = columns_of(arc, groups), list(arc.itertuples(index=False)), []
    for unnamed, unsure in product((True, False), (True, False)):
        own = [cell for cell in cells if (cell.code == "") == unnamed and (cell.code == "unsure") == unsure]
        if own:
            traces.append(_cells(own, rows, at, theme, unnamed=unnamed, unsure=unsure))
    labels = [wrapped(actor, theme, 14) for actor in actors]
    return go.Figure(traces, grid_layout(arc, at, groups, labels, 110 + _STRIP * max(len(actors), 1), theme))


def stance_axis(measure: Measure, theme: Theme) -> Mapping:
    """The axis of a mean stance: the whole of its range, with its ends in words, on a slide in its title."""
    if theme.name == "print":
        title = f"← {measure.low}   {measure.label}   {measure.high} →, {measure.unit}"
        return {"title": {"text": title}, "tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"], "tickangle": 0}
    ends = {-1.0: measure.low, 0.0: "neutral", 1.0: measure.high}
    texts = [f"{text}<br>{ends[value]}" if value in ends else text for value, text in TICKS.items()]
    title = f"{measure.label}<br>{measure.unit}"
    return {"title": {"text": title}, "tickvals": list(TICKS), "ticktext": texts}


def shade(values: Sequence[float], theme: Theme) -> dict:
    """How cells of these values are filled: purple against, green in favour, by the scale that tone uses."""
    return {"color": values, "colorscale": theme.tone_colorscale, "cmin": -1, "cmax": 1, "line": {"width": 0}}


def ink_on(values: Sequence[float], theme: Theme) -> list[str]:
    """The colour of a sign on each of these fills."""
    return [theme.paper if abs(value) > _STRONG else theme.ink for value in values]


def _intervals(rows: Sequence[Mapping], group: Group, style: str) -> dict:
    line = {"color": group.colour, "width": 2, "dash": style}
    return dict(
        type="scatter",
        x=[x for row in rows for x in (row["low"], row["high"], None)],
        y=[y for row in rows for y in (row["height"], row["height"], None)],
        mode="lines",
        line=line,
        opacity=0.6,
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(known: Sequence[Mapping], group: Group, symbol: str, measure: Measure) -> dict:
    return dict(
        type="scatter",
        x=[row["value"] for row in known],
        y=[row["height"] for row in known],
        mode="markers",
        cliponaxis=False,
        name=escape(group.label),
        showlegend=True,
        customdata=[[row["mark"]] for row in known],
        marker={"color": group.colour, "size": 12, "symbol": symbol, "line": {"width": 0}},
        hovertext=[_hover(row, group, measure) for row in known],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: Mapping, group: Group, measure: Measure) -> str:
    ends = "" if pd.isna(row["low"]) else f" (95 % {measure.show(row['low'])} to {measure.show(row['high'])})"
    counts = ", ".join(f"{row[f'n_{code}']} {SAID[code]}" for code in SIGNS)
    whose = f"{escape(group.label)}: {measure.show(row['value'])}{ends}"
    return f"<b>{escape(row['label'])}</b><br>{whose}<br>paragraphs: {counts}"


def _taller(values: pd.DataFrame) -> float:
    """How much taller rows are than those of small counts."""
    return _TALLER if len(values) and values[COUNTS].to_numpy().max() >= _LONG else 1.0


def _counts(row: Mapping, size: int, theme: Theme, *, in_two_lines: bool) -> dict:
    """The paragraphs by code, in a column of their own at the right."""
    font = {"size": size, "color": theme.ink if row["n_units"] else theme.muted}
    place = {"x": _COUNTS_AT, "xanchor": "left", "y": row["height"], "yanchor": "middle"}
    said = say_codes(row).replace(" ", "\u2002") if row["n_units"] else say_codes(row)
    if in_two_lines and row["n_units"]:
        signs = [_THOUSANDS.sub(lambda n: f"{int(n[0]) / 1000:.0f}k", sign) for sign in said.split("\u2002")]
        said = "<br>".join("\u2002".join(line) for line in (signs[:2], signs[2:]))
    return {"text": said, "showarrow": False, "font": font, **place}


def _cells(
    own: list, rows: dict[str, int], at: Mapping[str, float], theme: Theme, *, unnamed: bool, unsure: bool
) -> dict:
    tall = 0.05 if unnamed else 0.74
    pattern = {"shape": "/", "size": 6, "solidity": 0.2, "fgcolor": theme.zero, "bgcolor": theme.paper}
    doubtful = {"color": theme.paper, "pattern": pattern, "line": {"width": 0}}
    absent = {"color": theme.quiet, "line": {"width": 0}}
    signs, values = [SIGNS.get(cell.code, "") for cell in own], [cell.value for cell in own]
    return dict(
        type="bar",
        x=[at[cell.paragraph_id] for cell in own],
        y=[tall] * len(own),
        base=[rows[cell.actor] - tall / 2 for cell in own],
        width=0.88,
        marker=absent if unnamed else doubtful if unsure else shade(values, theme),
        text=signs,
        textposition="none" if unnamed else "inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": theme.small, "color": theme.ink if unsure else ink_on(values, theme)},
        customdata=[[cell.mark] for cell in own],
        hovertext=[_cell_hover(cell) for cell in own],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _cell_hover(row) -> str:
    value = "" if pd.isna(row.value) else f" ({row.value:+.2f})".replace("-", "−")
    times = f"<br>{row.n_mentions} {'mention' if row.n_mentions == 1 else 'mentions'}" if row.n_mentions else ""
    return f"<b>{escape(row.actor)}</b><br>{escape(row.side)}, paragraph {row.position}: {SAID[row.code]}{value}{times}"
