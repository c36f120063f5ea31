"""The words that set two sides apart: those of one side to the left, of the other to the right, chance behind them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Group
from analysis.charts.theme import Theme, brief, escape

SHOWN = 10  # words a side
PASSED = "◆"
_ROW = 30
_AXIS = "z of the log-odds: how clearly a side has more"


def foremost(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Keywords.compared` that are drawn: the furthest of each side, with their place from the top."""
    ranked = frame.assign(size=frame["z"].abs()).sort_values("size", ascending=False, kind="stable")
    ranked["place"] = ranked.groupby("side", sort=False).cumcount()
    return ranked[ranked["place"] < SHOWN].drop(columns="size").reset_index(drop=True)


def keyness_bars(rows: pd.DataFrame, limit: float, groups: list[Group], theme: Theme, axis: str = _AXIS) -> go.Figure:
    """One bar per word: its z, to the right where the first group has it more often, to the left where the other.

    `rows` are those of `foremost`; behind them a band as wide as chance reaches (`limit`; none where unknown). A word
    that passes is full, bold and has a sign of its own. After each word stand its counts: own side, other side. axis:
    what the axis of z is called.
    """
    figure = go.Figure()
    reach = 1.12 * max(rows["z"].abs().max() if len(rows) else 1.0, limit if limit == limit else 0.0)
    if limit == limit:
        _draw_chance(figure, limit, theme)
    for group in groups:
        own = rows[rows["side"] == group.id]
        figure.add_trace(_bars(own, group, theme))
    n = max(int(rows["place"].max()) + 1 if len(rows) else 1, 3)
    for group, x, anchor in zip(groups, (1, 0), ("right", "left"), strict=True):
        figure.add_annotation(_heading(group, x, anchor, theme))
    figure.update_layout(template=theme.template, height=92 + _ROW * n, showlegend=False, barmode="overlay")
    figure.update_yaxes(range=[n - 0.4, -0.6], visible=False)
    figure.update_xaxes(
        range=[-reach, reach],
        title_text=axis,
        tickvals=_ticks(reach),
        ticktext=[f"{abs(tick)}" for tick in _ticks(reach)],
        showgrid=False,
    )
    figure.add_vline(x=0, line_color=theme.zero, line_width=1)
    return figure


def _draw_chance(figure: go.Figure, limit: float, theme: Theme) -> None:
    figure.add_vrect(x0=-limit, x1=limit, fillcolor=theme.grid, opacity=0.45, line_width=0, layer="below")
    for edge in (-limit, limit):
        figure.add_vline(x=edge, line_color=theme.zero, line_width=1, line_dash="dot")


def _bars(own: pd.DataFrame, group: Group, theme: Theme) -> go.Bar:
    return go.Bar(
        x=own["z"],
        y=own["place"],
        orientation="h",
        width=0.82,
        marker={
            "color": group.colour,
            "opacity": [0.6 if passed else 0.28 for passed in own["survives"]],
            "line": {"width": [2 if passed else 0 for passed in own["survives"]], "color": group.colour},
        },
        text=[_label(row) for row in own.itertuples(index=False)],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        textfont={"size": theme.small + 1, "color": theme.ink},
        customdata=[[mark] for mark in own["mark"]],
        hovertext=[_hover(row, group) for row in own.itertuples(index=False)],
        hovertemplate="%{hovertext}<extra></extra>",
        name=escape(group.label),
    )


def _label(row) -> str:
    counts = (row.n_target, row.n_reference) if row.z > 0 else (row.n_reference, row.n_target)
    told = f"\u00a0{escape(row.label)}  {counts[0]} : {counts[1]}\u00a0"
    return f"<b>\u00a0{PASSED}{told}</b>" if row.survives else told


def _hover(row, group: Group) -> str:
    p = f"adjusted p {row.p:.3f}" if row.p == row.p else "not tested"
    return (
        f"<b>{escape(row.label)}</b> (more in: {escape(group.label)})<br>"
        f"{row.n_target} against {row.n_reference} times, in {row.n_paragraphs_target} against "
        f"{row.n_paragraphs_reference} paragraphs<br>z {abs(row.z):.2f}, G2 {row.g2:.1f}, "
        f"Log Ratio {row.log_ratio:+.1f}, {p}"
    ).replace("-", "−")


def _heading(group: Group, x: float, anchor: str, theme: Theme) -> dict:
    return {
        "text": f"<b>{brief(group.label, theme)}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": 1,
        "xanchor": anchor,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": theme.size, "color": group.colour},
    }


def _ticks(reach: float) -> list[int]:
    """Whole numbers on both sides of 0, as many as can be read: every so many, where the axis is long."""
    step = next(step for power in range(9) for step in (10**power, 2 * 10**power, 5 * 10**power) if reach <= 5 * step)
    farthest = int(reach // step) * step
    return list(range(-farthest, farthest + 1, step))
