"""Differences drawn beside what one text split in half would show: the band behind every one of them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Group
from analysis.charts.rows import name_rows, row_heights
from analysis.charts.theme import Theme, brief, escape
from analysis.contrast.doubt.checks import HOLDS, LEANS, NOISE, SIGNS

_ROW, _AROUND = 36, 104  # pixels a row, and of axis and legend
_SYMBOLS = {HOLDS: "circle", LEANS: "circle-open-dot", NOISE: "circle-open"}
_REACH = 3.2  # floors: further intervals are cut, so that one wide one does not flatten all others


def difference_dots(rows: pd.DataFrame, groups: list[Group], theme: Theme) -> go.Figure:
    """One row per difference, the best standing on top: a dot for its size, a line for its 95 % interval.

    `rows` are those of `drawn_rows`, `groups` the two sides, the target first. Sizes are in floors: the grey band from
    −1 to +1 holds 95 % of the differences between two halves of one text. Full: holds; ringed: leans; open: noise.
    """
    figure = go.Figure()
    figure.add_vrect(x0=-1, x1=1, fillcolor=theme.quiet, opacity=0.28, line_width=0, layer="below")
    figure.add_vline(x=0, line_color=theme.zero, line_width=1)
    heights = row_heights(rows["mark"])
    limit = _limit(rows)
    for place, group in enumerate(groups):
        own = rows[(rows["in_floors"] >= 0) == (place == 0)]
        figure.add_trace(_intervals(own, heights, group, limit))
        figure.add_trace(_dots(own, heights, group, theme, limit))
    figure.update_layout(template=theme.template, height=_AROUND + _ROW * max(len(rows), 1), showlegend=False)
    name_rows(figure, rows["label"], theme, signs=24)
    return figure.update_xaxes(**_axis(groups, limit, theme))


def _limit(rows: pd.DataFrame) -> float:
    widest = rows[["in_floors", "low_in_floors", "high_in_floors"]].abs().max().max()
    return min(_REACH, max(1.6, 1.1 * (0.0 if pd.isna(widest) else widest)))


def _axis(groups: list[Group], limit: float, theme: Theme) -> dict:
    less, more = (brief(group.label, theme) for group in (groups[1], groups[0]))
    title = f"← {less}   {more} →<br>1: what one text, split in half, can show"
    room = 0.62 if limit < 2.5 else 0.9  # for the badges at the right
    return {"title_text": title, "range": [-limit, limit + room], "tickvals": [-3, -2, -1, 0, 1, 2, 3]}


def _intervals(rows: pd.DataFrame, heights: dict[str, int], group: Group, limit: float) -> go.Scatter:
    across, up = [], []
    for low, high, mark in zip(rows["low_in_floors"], rows["high_in_floors"], rows["mark"], strict=True):
        across += [max(low, -limit), min(high, limit), None]
        up += [heights[mark], heights[mark], None]
    line = {"color": group.colour, "width": 2}
    return go.Scatter(x=across, y=up, mode="lines", line=line, opacity=0.5, hoverinfo="skip", showlegend=False)


def _dots(rows: pd.DataFrame, heights: dict[str, int], group: Group, theme: Theme, limit: float) -> go.Scatter:
    hover = [
        f"<b>{escape(row.label)}</b><br>{escape(row.shown)}<br>{escape(row.badge)}: {row.n_passed} of 6 checks"
        f"<br>p {row.p:.3f}, q {row.q:.2f}"
        for row in rows.itertuples(index=False)
    ]
    return go.Scatter(
        x=rows["in_floors"].clip(-limit, limit),
        y=rows["mark"].map(heights),
        mode="markers",
        name=escape(group.label),
        customdata=[[mark] for mark in rows["mark"]],
        marker={
            "color": group.colour,
            "size": 12,
            "symbol": [_SYMBOLS.get(badge, "circle-open") for badge in rows["badge"]],
            "line": {"width": 2, "color": group.colour},
        },
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def with_badges(figure: go.Figure, rows: pd.DataFrame, theme: Theme) -> go.Figure:
    """The figure with each row's badge at its right end, in words."""
    for place, badge in enumerate(rows["badge"]):
        figure.add_annotation(
            text=f"{SIGNS[badge]} {badge.removesuffix(' text')}",
            x=1,
            xref="x domain",
            xanchor="right",
            y=len(rows) - 1 - place,
            showarrow=False,
            font={"size": theme.small, "color": theme.ink if badge in (HOLDS, LEANS) else theme.muted},
        )
    return figure
