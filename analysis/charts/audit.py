"""The audit of names drawn: each difference as it is, with names exchanged and with names masked."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.rows import row_axis, row_heights
from analysis.charts.rules import upright
from analysis.charts.theme import Theme, brief, escape
from analysis.contrast.contrasts import Contrast
from analysis.contrast.doubt.audit_words import STANDS

_ROW, _AROUND = 40, 128  # pixels a row, and of axis and legend
_APART = 0.22  # of a row: three marks at one place are still three
_MARKS = (
    ("difference", "as it is", "circle", 12),
    ("exchanged", "names exchanged", "diamond-open", 10),
    ("masked", "names masked", "x-thin-open", 9),
)


def audit_dots(rows: pd.DataFrame, contrast: Contrast, theme: Theme) -> go.Figure:
    """Three marks a row of `audit_rows`, from the top: target less reference, and the same with names changed.

    A full dot: as it is; a diamond: names exchanged; a cross: names masked. A line joins the outermost. What does not
    stand says so at the right.
    """
    heights = row_heights(rows["mark"])
    limit = _limit(rows)
    every = list(rows.itertuples(index=False))
    marks = [_marks(every, heights, look, (1 - place) * _APART, theme) for place, look in enumerate(_MARKS)]
    less, more = (brief(side.label, theme) for side in reversed(contrast.sides))
    title = f"← {less}   {more} →<br>which has more, in each measure’s own unit"
    layout = {
        "template": theme.template,
        "height": _AROUND + _ROW * max(len(rows), 1),
        "showlegend": True,
        "shapes": [upright(0, theme.zero, layer="below")],
        "annotations": [
            _verdict(row.verdict, heights[row.mark], limit, theme) for row in every if row.verdict != STANDS
        ],
        "xaxis": {"title": {"text": title}, "range": [-limit, limit], "tickformat": "+.1f"},
        "yaxis": row_axis(rows["label"], theme, signs=20),
    }
    return go.Figure([_joins(rows, heights, theme), *marks], layout)


def _limit(rows: pd.DataFrame) -> float:
    widest = rows[[column for column, *_ in _MARKS]].abs().max().max()
    return max(0.3, 1.15 * (0.0 if pd.isna(widest) else widest))


def _joins(rows: pd.DataFrame, heights: dict[str, int], theme: Theme) -> dict:
    values = rows[[column for column, *_ in _MARKS]]
    across, up = [], []
    for low, high, mark in zip(values.min(axis=1), values.max(axis=1), rows["mark"], strict=True):
        across += [low, high, None]
        up += [heights[mark], heights[mark], None]
    line = {"color": theme.quiet, "width": 3}
    return dict(type="scatter", x=across, y=up, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _marks(rows: list, heights: dict[str, int], look: tuple, above: float, theme: Theme) -> dict:
    column, name, symbol, size = look
    known = [row for row in rows if pd.notna(getattr(row, column))]
    hover = [
        f"<b>{escape(row.label)}</b><br>as it is {row.difference:+.2f}, names exchanged {row.exchanged:+.2f}, "
        f"masked {row.masked:+.2f}<br>{escape(row.verdict)}; moved {row.moved:.2f}".replace("-", "−")
        for row in known
    ]
    return dict(
        type="scatter",
        x=[getattr(row, column) for row in known],
        y=[heights[row.mark] + above for row in known],
        mode="markers",
        name=name,
        cliponaxis=False,
        customdata=[[row.mark] for row in known],
        marker={"color": theme.ink, "size": size, "symbol": symbol, "line": {"width": 2, "color": theme.ink}},
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _verdict(verdict: str, height: int, limit: float, theme: Theme) -> dict:
    """The verdict at the right edge, above the row's line: there no mark of the row is in its way."""
    return {
        "text": f"<b>{escape(verdict)}</b>",
        "x": limit,
        "y": height + 0.46,
        "xanchor": "right",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": theme.small, "color": theme.ink},
    }
