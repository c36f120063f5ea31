"""The words that set two sides apart: those of one side to the left, of the other to the right, chance behind them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Group
from analysis.charts.rules import band, upright
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
    reach = 1.12 * max(rows["z"].abs().max() if len(rows) else 1.0, limit if limit == limit else 0.0)
    n = max(int(rows["place"].max()) + 1 if len(rows) else 1, 3)
    ticks, sides = _ticks(reach), zip(groups, (1, 0), ("right", "left"), strict=True)
    layout = {
        "template": theme.template,
        "height": 92 + _ROW * n,
        "showlegend": False,
        "barmode": "overlay",
        "shapes": [*(_chance(limit, theme) if limit == limit else ()), upright(0, theme.zero)],
        "annotations": [_heading(group, x, anchor, theme) for group, x, anchor in sides],
        "xaxis": {
            "range": [-reach, reach],
            "title": {"text": axis},
            "tickvals": ticks,
            "ticktext": [f"{abs(tick)}" for tick in ticks],
            "showgrid": False,
        },
        "yaxis": {"range": [n - 0.4, -0.6], "visible": False},
    }
    words = list(rows.itertuples(index=False))
    return go.Figure([_bars([row for row in words if row.side == group.id], group, theme) for group in groups], layout)


def _chance(limit: float, theme: Theme) -> list[dict]:
    """The band as wide as chance reaches, with its edges."""
    edges = [upright(edge, theme.zero, dash="dot") for edge in (-limit, limit)]
    return [band(-limit, limit, theme.grid, 0.45), *edges]


def _bars(own: list, group: Group, theme: Theme) -> dict:
    return dict(
        type="bar",
        x=[row.z for row in own],
        y=[row.place for row in own],
        orientation="h",
        width=0.82,
        marker={
            "color": group.colour,
            "opacity": [0.6 if row.survives else 0.28 for row in own],
            "line": {"width": [2 if row.survives else 0 for row in own], "color": group.colour},
        },
        text=[_label(row) for row in own],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        textfont={"size": theme.small + 1, "color": theme.ink},
        customdata=[[row.mark] for row in own],
        hovertext=[_hover(row, group) for row in own],
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
