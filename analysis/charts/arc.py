"""The arc of tone through a text: one dot a paragraph, from its beginning to its end."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.multiples import stack
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
    figure = stack(panels, theme)
    ends = {"tickvals": [0, 0.5, 1], "ticktext": ["beginning", "middle", "end"], "title_text": _AXIS}
    return figure.update_xaxes(range=[-0.03, 1.03], showgrid=False, **ends)


def _colour(rows: pd.DataFrame, theme: Theme) -> str:
    """The colour of the article's telling; ink for an article without one."""
    names = rows["perspective"].dropna()
    return colour_of(names.iloc[0], theme) if len(names) else theme.ink


def _limit(frame: pd.DataFrame) -> float:
    widest = frame["polarity"].abs().max()
    return 0.3 if pd.isna(widest) else min(1.15, max(0.3, 1.25 * float(widest)))


def _panel(rows: pd.DataFrame, colour: str, limit: float, most: int, measure: Measure, theme: Theme) -> go.Figure:
    known, silent = rows[rows["polarity"].notna()], rows[rows["polarity"].isna()]
    figure = go.Figure([_running(rows, colour), _dots(known, colour, most, measure), _ticks(silent, limit, colour)])
    figure.update_layout(height=_HEIGHT, showlegend=False)
    figure.add_hline(y=0, line_color=theme.zero, line_width=1)
    step = 0.5 if limit > 0.6 else 0.2
    figure.update_yaxes(
        range=[-1.12 * limit, limit],
        tickvals=[-step, 0, step],
        ticktext=[f"{measure.low} −{step}", "0", f"{measure.high} +{step}"],
        tickfont={"size": theme.small, "color": theme.muted},
        showgrid=True,
        gridcolor=theme.grid,
    )
    return _with_note(figure, silent, limit, theme)


def _running(rows: pd.DataFrame, colour: str) -> go.Scatter:
    line = {"color": colour, "width": 1}
    return go.Scatter(x=rows["place"], y=rows["running"], mode="lines", line=line, hoverinfo="skip", name=_RUNNING)


def _dots(known: pd.DataFrame, colour: str, most: int, measure: Measure) -> go.Scatter:
    sizes = [7 + (_LARGEST - 7) * (n / most) ** 0.5 for n in known["n_scored"]]
    hover = [f"{measure.label} {measure.show(value)}" for value in known["polarity"]]
    return _marks(
        known, known["polarity"], hover, {"size": sizes, "color": colour, "opacity": 0.8, "line": {"width": 0}}
    )


def _ticks(silent: pd.DataFrame, limit: float, colour: str) -> go.Scatter:
    look = {"symbol": "line-ns-open", "size": 12, "color": colour, "line": {"width": 2, "color": colour}}
    return _marks(silent, [-limit] * len(silent), ["no signal"] * len(silent), look)


def _marks(rows: pd.DataFrame, heights, hover: list[str], look: dict) -> go.Scatter:
    texts = [
        f"<b>{escape(row.whose)}, paragraph {row.position} of {row.n_paragraphs}</b><br>{text}, "
        f"{row.n_scored} scored {'word' if row.n_scored == 1 else 'words'}"
        for row, text in zip(rows.itertuples(index=False), hover, strict=True)
    ]
    return go.Scatter(
        x=rows["place"],
        y=heights,
        mode="markers",
        marker=look,
        customdata=[[each] for each in rows["paragraph_id"]],
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _with_note(figure: go.Figure, silent: pd.DataFrame, limit: float, theme: Theme) -> go.Figure:
    """Says what the open ticks are."""
    font = {"size": theme.small, "color": theme.muted}
    if len(silent):
        place = {"x": silent["place"].iloc[0], "y": -limit, "xanchor": "right", "xshift": -6, "yanchor": "middle"}
        figure.add_annotation(text="no signal", showarrow=False, font=font, **place)
    return figure
