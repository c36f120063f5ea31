"""Differences drawn beside what one text split in half would show: the band behind every one of them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Group
from analysis.charts.rows import row_axis, row_heights
from analysis.charts.rules import band, upright
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
    heights = row_heights(rows["mark"])
    limit = _limit(rows)
    every, traces = list(rows.itertuples(index=False)), []
    for place, group in enumerate(groups):
        own = [row for row in every if (row.in_floors >= 0) == (place == 0)]
        traces += [_intervals(own, heights, group, limit), _dots(own, heights, group, theme, limit)]
    layout = {
        "template": theme.template,
        "height": _AROUND + _ROW * max(len(rows), 1),
        "showlegend": False,
        "shapes": [band(-1, 1, theme.quiet, 0.28), upright(0, theme.zero)],
        "xaxis": _axis(groups, limit, theme),
        "yaxis": row_axis(rows["label"], theme, signs=24),
    }
    return go.Figure(traces, layout)


def _limit(rows: pd.DataFrame) -> float:
    widest = rows[["in_floors", "low_in_floors", "high_in_floors"]].abs().max().max()
    return min(_REACH, max(1.6, 1.1 * (0.0 if pd.isna(widest) else widest)))


def _axis(groups: list[Group], limit: float, theme: Theme) -> dict:
    less, more = (brief(group.label, theme) for group in (groups[1], groups[0]))
    title = f"← {less}   {more} →<br>1: what one text, split in half, can show"
    room = 0.62 if limit < 2.5 else 0.9  # for the badges at the right
    return {"title": {"text": title}, "range": [-limit, limit + room], "tickvals": [-3, -2, -1, 0, 1, 2, 3]}


def _intervals(rows: list, heights: dict[str, int], group: Group, limit: float) -> dict:
    return dict(
        type="scatter",
        x=[x for row in rows for x in (max(row.low_in_floors, -limit), min(row.high_in_floors, limit), None)],
        y=[y for row in rows for y in (heights[row.mark], heights[row.mark], None)],
        mode="lines",
        line={"color": group.colour, "width": 2},
        opacity=0.5,
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(rows: list, heights: dict[str, int], group: Group, theme: Theme, limit: float) -> dict:
    hover = [
        f"<b>{escape(row.label)}</b><br>{escape(row.shown)}<br>{escape(row.badge)}: {row.n_passed} of 6 checks"
        f"<br>p {row.p:.3f}, q {row.q:.2f}"
        for row in rows
    ]
    return dict(
        type="scatter",
        x=[min(max(row.in_floors, -limit), limit) for row in rows],
        y=[heights[row.mark] for row in rows],
        mode="markers",
        name=escape(group.label),
        customdata=[[row.mark] for row in rows],
        marker={
            "color": group.colour,
            "size": 12,
            "symbol": [_SYMBOLS.get(row.badge, "circle-open") for row in rows],
            "line": {"width": 2, "color": group.colour},
        },
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def with_badges(figure: go.Figure, rows: pd.DataFrame, theme: Theme) -> go.Figure:
    """The figure with each row's badge at its right end, in words."""
    look = {"xref": "x domain", "x": 1, "xanchor": "right", "showarrow": False}
    figure.layout.annotations += tuple(
        {
            "text": f"{SIGNS[badge]} {badge.removesuffix(' text')}",
            "y": len(rows) - 1 - place,
            "font": {"size": theme.small, "color": theme.ink if badge in (HOLDS, LEANS) else theme.muted},
            **look,
        }
        for place, badge in enumerate(rows["badge"])
    )
    return figure
