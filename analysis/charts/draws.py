"""One difference taken apart: how often each size was drawn, and what it becomes without each paragraph."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.rules import across, upright
from analysis.charts.theme import Theme, escape

_HEIGHT = 230
_BINS = 41


def drawn_sizes(
    drawn: np.ndarray, observed: float, band: tuple[float, float], measure: Measure, theme: Theme
) -> go.Figure:
    """How often each size of difference was drawn, as columns; the difference itself as a line, `band` behind.

    `drawn` are differences in the measure's own unit; columns inside the band are full, those outside pale.
    """
    ends = _ends(drawn, observed, band)
    counts, edges = np.histogram(drawn, bins=_BINS, range=ends)
    middles = (edges[:-1] + edges[1:]) / 2
    inside = (middles >= band[0]) & (middles <= band[1])
    columns = dict(
        type="bar",
        x=middles,
        y=counts,
        width=np.diff(edges),
        marker={"color": [theme.zero if each else theme.quiet for each in inside], "line": {"width": 0}},
        hovertemplate="%{y} of " + f"{len(drawn):,}" + " draws<extra></extra>",
    )
    top = int(counts.max()) if len(counts) else 1
    left = observed < sum(ends) / 2
    note = {
        "text": f"in the texts: {escape(measure.show(observed, signed=True))}",
        "x": observed,
        "y": 1.22 * top,
        "showarrow": False,
        "xanchor": "left" if left else "right",
        "xshift": 6 if left else -6,
        "font": {"size": theme.small, "color": theme.ink},
    }
    layout = {
        "template": theme.template,
        "height": _HEIGHT,
        "showlegend": False,
        "bargap": 0,
        "margin": {"t": 4},
        "shapes": [upright(0, theme.ink), upright(observed, theme.further[1], 3, "dash")],
        "annotations": [note],
        "xaxis": {
            "range": list(ends),
            "tickformat": _tickformat(measure),
            "title": {"text": f"difference: {measure.label.lower()}"},
        },
        "yaxis": {"range": [0, 1.35 * top], "showticklabels": False, "showgrid": False, "title": {"text": "draws"}},
    }
    return go.Figure(columns, layout)


def without_each_paragraph(one_less: pd.DataFrame, difference: float, measure: Measure, theme: Theme) -> go.Figure:
    """One dot per paragraph in reading order: the difference without it; a square where it would turn or meet zero.

    `one_less` is that of a `Lesson`.
    """
    rows = one_less.dropna(subset="value").reset_index(drop=True)
    hover = [
        f"Without {escape(row.paragraph_id)}: {escape(measure.show(row.value, signed=True))}"
        for row in rows.itertuples(index=False)
    ]
    dots = dict(
        type="scatter",
        x=list(range(1, len(rows) + 1)),
        y=rows["value"],
        mode="markers",
        customdata=[[each] for each in rows["paragraph_id"]],
        marker={
            "size": [12 if flips else 9 for flips in rows["flips"]],
            "symbol": ["square" if flips else "circle" for flips in rows["flips"]],
            "color": [theme.further[1] if flips else theme.zero for flips in rows["flips"]],
        },
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    layout = {
        "template": theme.template,
        "height": _HEIGHT,
        "showlegend": False,
        "margin": {"t": 8},
        "shapes": [across(0, theme.ink), across(difference, theme.further[1], 2, "dash")],
        "xaxis": {"title": {"text": _sides(rows)}, "showticklabels": False, "showgrid": False},
        "yaxis": {
            "tickformat": _tickformat(measure),
            "title": {"text": "difference without it"},
            "range": _around_zero(rows["value"]),
            "tickfont": {"size": theme.small, "color": theme.muted},
        },
    }
    return go.Figure(dots, layout)


def _tickformat(measure: Measure) -> str:
    return ".0%" if measure.unit.startswith("%") else ".2~f"


def _around_zero(values: pd.Series) -> list[float]:
    """The ends of an axis that shows all values and a little of the other side of 0."""
    low, high = min(values.min(), 0.0), max(values.max(), 0.0)
    air = 0.12 * (high - low or 1.0)
    return [low - air, high + air]


def _ends(drawn: np.ndarray, observed: float, band: tuple[float, float]) -> tuple[float, float]:
    reach = 1.08 * max(np.abs(drawn).max(initial=0.0), abs(observed), *(abs(end) for end in band), 1e-6)
    return -reach, reach


def _sides(rows: pd.DataFrame) -> str:
    counts = rows["side"].value_counts(sort=False)
    return ", then ".join(f"{n} of {escape(side)}" for side, n in counts.items()) + ", in reading order"
