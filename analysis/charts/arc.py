"""The arc of tone through a text: one dot a paragraph, from its beginning to its end."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.multiples import stack
from analysis.charts.rules import across
from analysis.charts.theme import Theme, colour_of, escape

_HEIGHT = 190
_LARGEST = 26  # pixels across: the dot of the paragraph with most scored words
_RUNNING = "running mean over 3 paragraphs"
_AXIS = f"Place in the article<br>Thin line: {_RUNNING}"


def tone_arcs(frame: pd.DataFrame, titles: Mapping[str, str], measure: Measure, theme: Theme) -> go.Figure:
    """One panel per article of `titles` (by doc_id): place in the article against tone, dots by scored words.

    `frame` is that of `tone_arc`. The area of a dot grows with its scored words; a paragraph without one is an open
    tick at the foot. The thin line is the running mean over three paragraphs; it breaks where that is unknown.
    """
    limit = _limit(frame)
    most = max(int(frame["n_scored"].max()), 1) if len(frame) else 1
    panels = {}
    for doc_id, title in titles.items():
        rows = frame[frame["doc_id"] == doc_id].assign(whose=title)
        panels[title] = _panel(rows, _colour(rows, theme), limit, most, measure, theme)
    return stack(panels, theme)


def _colour(rows: pd.DataFrame, theme: Theme) -> str:
    """The colour of the article's telling; ink for an article without one."""
    names = rows["perspective"].dropna()
    return colour_of(names.iloc[0], theme) if len(names) else theme.ink


def _limit(frame: pd.DataFrame) -> float:
    widest = frame["polarity"].abs().max()
    return 0.3 if pd.isna(widest) else min(1.15, max(0.3, 1.25 * float(widest)))


def _panel(rows: pd.DataFrame, colour: str, limit: float, most: int, measure: Measure, theme: Theme) -> dict:
    every = list(rows.itertuples(index=False))
    known, silent = ([row for row in every if pd.isna(row.polarity) == missing] for missing in (False, True))
    step = 0.5 if limit > 0.6 else 0.2
    layout = {
        "height": _HEIGHT,
        "showlegend": False,
        "shapes": [across(0, theme.zero)],
        "annotations": _note(silent, limit, theme),
        "xaxis": {
            "range": [-0.03, 1.03],
            "showgrid": False,
            "tickvals": [0, 0.5, 1],
            "ticktext": ["beginning", "middle", "end"],
            "title": {"text": _AXIS},
        },
        "yaxis": {
            "range": [-1.12 * limit, limit],
            "tickvals": [-step, 0, step],
            "ticktext": [f"{measure.low} −{step}", "0", f"{measure.high} +{step}"],
            "tickfont": {"size": theme.small, "color": theme.muted},
            "showgrid": True,
            "gridcolor": theme.grid,
        },
    }
    traces = [_running(rows, colour), _dots(known, colour, most, measure), _ticks(silent, limit, colour)]
    return {"data": traces, "layout": layout}


def _running(rows: pd.DataFrame, colour: str) -> dict:
    line = {"color": colour, "width": 1}
    return dict(
        type="scatter", x=rows["place"], y=rows["running"], mode="lines", line=line, hoverinfo="skip", name=_RUNNING
    )


def _dots(known: list, colour: str, most: int, measure: Measure) -> dict:
    sizes = [7 + (_LARGEST - 7) * (row.n_scored / most) ** 0.5 for row in known]
    hover = [f"{measure.label} {measure.show(row.polarity)}" for row in known]
    return _marks(
        known,
        [row.polarity for row in known],
        hover,
        {"size": sizes, "color": colour, "opacity": 0.8, "line": {"width": 0}},
    )


def _ticks(silent: list, limit: float, colour: str) -> dict:
    look = {"symbol": "line-ns-open", "size": 12, "color": colour, "line": {"width": 2, "color": colour}}
    return _marks(silent, [-limit] * len(silent), ["no signal"] * len(silent), look)


def _marks(rows: list, heights: list[float], hover: list[str], look: dict) -> dict:
    texts = [
        f"<b>{escape(row.whose)}, paragraph {row.position} of {row.n_paragraphs}</b><br>{text}, "
        f"{row.n_scored} scored {'word' if row.n_scored == 1 else 'words'}"
        for row, text in zip(rows, hover, strict=True)
    ]
    return dict(
        type="scatter",
        x=[row.place for row in rows],
        y=heights,
        mode="markers",
        marker=look,
        customdata=[[row.paragraph_id] for row in rows],
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _note(silent: list, limit: float, theme: Theme) -> list[dict]:
    """Says what the open ticks are, where there are any."""
    font = {"size": theme.small, "color": theme.muted}
    place = {"y": -limit, "xanchor": "right", "xshift": -6, "yanchor": "middle"}
    return [{"text": "no signal", "showarrow": False, "font": font, "x": row.place, **place} for row in silent[:1]]
