"""Stance drawn: each text's mean toward each actor with its counts, and the positions paragraph by paragraph."""

import re
from collections.abc import Mapping
from itertools import product

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, name_columns
from analysis.charts.dots import Group
from analysis.charts.multiples import beside, stack
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
    actors = list(dict.fromkeys(values["label"]))
    figure, taller = go.Figure(), _taller(values)
    for place, group in enumerate(groups):
        own = values[values["group"] == group.id]
        apart = (place - (len(groups) - 1) / 2) * 2 * _APART
        heights = own["label"].map({actor: len(actors) - 1 - at - apart for at, actor in enumerate(actors)})
        for few, style in ((False, "solid"), (True, "dot")):
            figure.add_trace(_intervals(own[(own["n_units"] < FEW) == few], heights, group, style))
        figure.add_trace(_dots(own[own["value"].notna()], heights, group, _SYMBOLS[place % len(_SYMBOLS)], measure))
        for row, height in zip(own.to_dict("records"), heights, strict=True):
            figure.add_annotation(**_counts(row, height, theme, in_two_lines=taller > 1))
    figure.update_layout(template=theme.template, height=120 + _ROW * taller * max(len(actors), 1), showlegend=True)
    figure.update_layout(legend_itemsizing="constant")
    ticks = {"tickvals": list(range(len(actors))), "ticktext": [wrapped(each, theme, 14) for each in reversed(actors)]}
    figure.update_yaxes(range=[-0.55, len(actors) - 0.45], showgrid=False, **ticks)
    figure.add_vline(x=0, line_color=theme.zero, line_width=1, layer="below")
    return figure.update_xaxes(**stance_axis(measure, theme), range=[_EDGE, _COUNTS_TO])


def stance_panels(values: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """`stance_dots` panel by panel, on one axis: under each other, on a slide beside each other."""
    panels = {}
    for title, own in values.groupby("panel", sort=False):
        panels[title] = stance_dots(own, groups, measure, theme)
        panels[title].update_layout(height=_PANEL_ROW * _taller(own) * max(own["label"].nunique(), 1))
    if theme.name != "print":
        return stack(panels, theme)
    for panel in panels.values():  # side by side, the counts need a larger part of the width, and smaller type
        panel.update_xaxes(range=[_EDGE, _COUNTS_TO_BESIDE]).update_annotations(font_size=_SMALL_PRINT)
    return beside(panels, theme)


def stance_strips(arc: pd.DataFrame, groups: list[Group], theme: Theme) -> go.Figure:
    """One row per actor, one cell per paragraph: its colour the position, its sign the code; a dash where not named.

    `arc` is that of `stance_arc`; actors are drawn in its order, from the top. An unsure position is hatched.
    """
    actors = list(dict.fromkeys(arc["actor"]))
    rows = {actor: len(actors) - 1 - place for place, actor in enumerate(actors)}
    at, figure = columns_of(arc, groups), go.Figure()
    for unnamed, unsure in product((True, False), (True, False)):
        own = arc[((arc["code"] == "") == unnamed) & ((arc["code"] == "unsure") == unsure)]
        if len(own):
            figure.add_trace(_cells(own, rows, at, theme, unnamed=unnamed, unsure=unsure))
    figure.update_layout(template=theme.template, height=110 + _STRIP * max(len(actors), 1), showlegend=False)
    figure.update_layout(barmode="overlay", margin_t=8)
    labels = [wrapped(actor, theme, 14) for actor in actors]
    figure.update_yaxes(tickvals=list(rows.values()), ticktext=labels, range=[-0.6, len(actors) + 0.35], showgrid=False)
    return name_columns(figure, arc, groups, theme, len(actors) - 0.5)


def stance_axis(measure: Measure, theme: Theme) -> Mapping:
    """The axis of a mean stance: the whole of its range, with its ends in words, on a slide in its title."""
    if theme.name == "print":
        title = f"← {measure.low}   {measure.label}   {measure.high} →, {measure.unit}"
        return {"title_text": title, "tickvals": [-1, 0, 1], "ticktext": ["−1", "0", "+1"], "tickangle": 0}
    ends = {-1.0: measure.low, 0.0: "neutral", 1.0: measure.high}
    texts = [f"{text}<br>{ends[value]}" if value in ends else text for value, text in TICKS.items()]
    return {"title_text": f"{measure.label}<br>{measure.unit}", "tickvals": list(TICKS), "ticktext": texts}


def shade(values: pd.Series, theme: Theme) -> dict:
    """How cells of these values are filled: purple against, green in favour, by the scale that tone uses."""
    return {"color": values, "colorscale": theme.tone_colorscale, "cmin": -1, "cmax": 1, "line": {"width": 0}}


def ink_on(values: pd.Series, theme: Theme) -> list[str]:
    """The colour of a sign on each of these fills."""
    return [theme.paper if abs(value) > _STRONG else theme.ink for value in values]


def _intervals(own: pd.DataFrame, heights: pd.Series, group: Group, style: str) -> go.Scatter:
    across, up = [], []
    for low, high, height in zip(own["low"], own["high"], heights.loc[own.index], strict=True):
        across += [low, high, None]
        up += [height, height, None]
    line = {"color": group.colour, "width": 2, "dash": style}
    return go.Scatter(x=across, y=up, mode="lines", line=line, opacity=0.6, hoverinfo="skip", showlegend=False)


def _dots(known: pd.DataFrame, heights: pd.Series, group: Group, symbol: str, measure: Measure) -> go.Scatter:
    return go.Scatter(
        x=known["value"],
        y=heights.loc[known.index],
        mode="markers",
        cliponaxis=False,
        name=escape(group.label),
        showlegend=True,
        customdata=[[mark] for mark in known["mark"]],
        marker={"color": group.colour, "size": 12, "symbol": symbol, "line": {"width": 0}},
        hovertext=[_hover(row, group, measure) for row in known.to_dict("records")],
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


def _counts(row: Mapping, height: float, theme: Theme, *, in_two_lines: bool) -> dict:
    """The paragraphs by code, in a column of their own at the right."""
    font = {"size": theme.small, "color": theme.ink if row["n_units"] else theme.muted}
    place = {"x": _COUNTS_AT, "xanchor": "left", "y": height, "yanchor": "middle"}
    said = say_codes(row).replace(" ", "\u2002") if row["n_units"] else say_codes(row)
    if in_two_lines and row["n_units"]:
        signs = [_THOUSANDS.sub(lambda n: f"{int(n[0]) / 1000:.0f}k", sign) for sign in said.split("\u2002")]
        said = "<br>".join("\u2002".join(line) for line in (signs[:2], signs[2:]))
    return {"text": said, "showarrow": False, "font": font, **place}


def _cells(
    own: pd.DataFrame, rows: dict[str, int], at: pd.Series, theme: Theme, *, unnamed: bool, unsure: bool
) -> go.Bar:
    tall = 0.05 if unnamed else 0.74
    pattern = {"shape": "/", "size": 6, "solidity": 0.2, "fgcolor": theme.zero, "bgcolor": theme.paper}
    doubtful = {"color": theme.paper, "pattern": pattern, "line": {"width": 0}}
    absent = {"color": theme.quiet, "line": {"width": 0}}
    signs = [SIGNS.get(code, "") for code in own["code"]]
    return go.Bar(
        x=own["paragraph_id"].map(at),
        y=[tall] * len(own),
        base=[rows[actor] - tall / 2 for actor in own["actor"]],
        width=0.88,
        marker=absent if unnamed else doubtful if unsure else shade(own["value"], theme),
        text=signs,
        textposition="none" if unnamed else "inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": theme.small, "color": theme.ink if unsure else ink_on(own["value"], theme)},
        customdata=[[mark] for mark in own["mark"]],
        hovertext=[_cell_hover(row) for row in own.itertuples(index=False)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _cell_hover(row) -> str:
    value = "" if pd.isna(row.value) else f" ({row.value:+.2f})".replace("-", "−")
    times = f"<br>{row.n_mentions} {'mention' if row.n_mentions == 1 else 'mentions'}" if row.n_mentions else ""
    return f"<b>{escape(row.actor)}</b><br>{escape(row.side)}, paragraph {row.position}: {SAID[row.code]}{value}{times}"
