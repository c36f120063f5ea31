"""Shares corrected by hand drawn: the machine’s, those of the coded paragraphs, and the corrected with its interval."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.rows import row_axis, row_heights
from analysis.charts.theme import Theme, colour_of, escape

_ROW, _AROUND = 44, 120  # pixels a row, and of axis and legend
_APART = 0.2  # of a row: three marks at one place are still three
_MARKS = (
    ("machine", "machine", "diamond-open", 10),
    ("hand", "by hand, in the sample", "x-thin-open", 9),
    ("value", "corrected, 95 %", "circle", 12),
)
_EDGE = 0.03  # of the axis, so that a mark at 0 or 100 % is whole


def corrected_shares(rows: pd.DataFrame, theme: Theme) -> go.Figure:
    """Three marks a row, from the top: the machine’s share, that by hand in the sample, and the corrected share.

    `rows` needs mark, label, perspective, machine, hand, value, low, high, n and N; they are drawn in their order, the
    first on top. Full dot: corrected, its line the 95 % interval; open diamond: machine; cross: by hand. A share that
    is unknown has no mark, an interval that is unknown no line.
    """
    heights = row_heights(rows["mark"])
    every = list(rows.itertuples(index=False))
    marks = [_marks(every, heights, look, (1 - place) * _APART, theme) for place, look in enumerate(_MARKS)]
    named = [_in_legend(name, symbol, size, theme) for _, name, symbol, size in _MARKS]
    shares = {"title": {"text": "Share of paragraphs"}, "range": [-_EDGE, 1 + _EDGE], "tickformat": ".0%"}
    layout = {
        "template": theme.template,
        "height": _AROUND + _ROW * max(len(rows), 1),
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "itemsizing": "constant"},
        "xaxis": shares,
        "yaxis": row_axis(rows["label"], theme, signs=20),
    }
    return go.Figure([*_intervals(every, heights, theme), *marks, *named], layout)


def _intervals(rows: list, heights: dict[str, int], theme: Theme) -> list[dict]:
    return [
        dict(
            type="scatter",
            x=[row.low, row.high],
            y=[heights[row.mark] - _APART] * 2,
            mode="lines",
            line={"color": colour_of(row.perspective, theme), "width": 3},
            opacity=0.5,
            hoverinfo="skip",
            showlegend=False,
        )
        for row in rows
        if pd.notna(row.low) and pd.notna(row.high)
    ]


def _marks(rows: list, heights: dict[str, int], look: tuple, above: float, theme: Theme) -> dict:
    column, name, symbol, size = look
    known = [row for row in rows if pd.notna(getattr(row, column))]
    colours = [colour_of(row.perspective, theme) for row in known]
    return dict(
        type="scatter",
        x=[min(max(getattr(row, column), 0), 1) for row in known],
        y=[heights[row.mark] + above for row in known],
        mode="markers",
        name=name,
        showlegend=False,  # it would stand there in the colour of the first row
        cliponaxis=False,
        customdata=[[row.mark] for row in known],
        marker={"color": colours, "size": size, "symbol": symbol, "line": {"width": 2, "color": colours}},
        hovertext=[_said(row) for row in known],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _in_legend(name: str, symbol: str, size: int, theme: Theme) -> dict:
    """A mark that stands in the legend alone, in the colour of none of the tellings."""
    marker = {"color": theme.muted, "size": size, "symbol": symbol, "line": {"width": 2, "color": theme.muted}}
    return dict(type="scatter", x=[None], y=[None], mode="markers", name=name, marker=marker, hoverinfo="skip")


def _said(row) -> str:
    shares = [f"{name} {_percent(getattr(row, column))}" for column, name, *_ in _MARKS]
    ends = "" if pd.isna(row.low) or pd.isna(row.high) else f" ({_percent(row.low)} to {_percent(row.high)})"
    return f"<b>{escape(row.label)}</b><br>{'<br>'.join(shares)}{ends}<br>{row.n} of {row.N} paragraphs coded"


def _percent(share: float) -> str:
    return "unknown" if pd.isna(share) else f"{100 * min(max(share, 0), 1):.0f} %"
