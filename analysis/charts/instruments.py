"""Instruments of tone drawn side by side: per text, and per paragraph as the error bar of its tone."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, name_columns
from analysis.charts.dots import Group, dots
from analysis.charts.theme import Theme, escape
from analysis.measures.instruments import TEXTBLOB

_ROOMIER = 12  # pixels a row more than dots need: the numbers at the right stand close
_APART = 0.26  # of a row, between the dots of two groups: as `dots` draws them
_HEIGHT = 400
_TICKS = (-1, -0.5, 0, 0.5, 1)
_FINE = (-0.4, -0.2, 0, 0.2, 0.4)


def instrument_dots(values: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One row per instrument: a dot with its interval per text, and at the right on how many words it rests.

    `values` is "tone_by_instrument" of analysis.contrast.instruments.
    """
    figure, labels = dots(values, groups, measure, theme), list(dict.fromkeys(values["label"]))
    limit = figure.layout.xaxis.range[1]
    for text, height in _coverages(values, groups, labels, together=theme.name == "print"):
        figure.add_annotation(**_number(text, 1.3 * limit, height, theme.ink, theme))
    figure.add_annotation(
        **_number("scored words<br>per 1,000", 1.3 * limit, len(labels) - 0.45, theme.muted, theme)
        | {"yanchor": "bottom"}
    )
    figure.update_yaxes(range=[-0.6, len(labels) + 0.3])
    figure.update_xaxes(
        range=[-limit, 1.32 * limit],
        tickvals=[tick for tick in (_TICKS if limit >= 0.5 else _FINE) if abs(tick) <= limit],
    )
    return figure.update_layout(height=figure.layout.height + 30 + _ROOMIER * len(labels))


def spread_columns(
    spread: pd.DataFrame,
    scored: pd.DataFrame,
    labels: Mapping[str, str],
    groups: list[Group],
    measure: Measure,
    theme: Theme,
) -> go.Figure:
    """One error bar per paragraph in reading order, from its lowest to its highest instrument, TextBlob as its dot.

    `spread` and `scored` are "spread_by_paragraph" and "paragraphs_by_instrument" of analysis.contrast.instruments.
    A paragraph in which no instrument scores a word is an open ring on the line, with the words "no signal".
    """
    at, figure = columns_of(spread, groups), go.Figure()
    named = spread.set_index("paragraph_id")
    for group in groups:
        own = scored[scored["group"] == group.id]
        figure.add_trace(_bars(spread[(spread["group"] == group.id) & (spread["n_instruments"] > 0)], at, group))
        for of_textblob, rows in own.groupby(own["instrument"] == TEXTBLOB):
            hover = [_hover(row, named.loc[row.paragraph_id], labels, measure) for row in rows.itertuples()]
            figure.add_trace(_marks(rows, at, hover, _dot(group) if of_textblob else _tick(group)))
    _add_silent(figure, spread[spread["n_instruments"] == 0], at, theme)
    figure.update_layout(template=theme.template, height=_HEIGHT, showlegend=False, margin_t=8)
    figure.update_yaxes(
        range=[-1.08, 1.5],
        tickvals=list(_TICKS),
        ticktext=[measure.show(tick).replace("0.00", "0") for tick in _TICKS],
        title_text=f"← {measure.low}   Tone   {measure.high} →",
    )
    figure.add_hline(y=0, line_color=theme.zero, line_width=1, layer="below")
    return name_columns(figure, spread, groups, theme, 1.12)


def _coverages(
    values: pd.DataFrame, groups: list[Group], labels: list[str], *, together: bool
) -> list[tuple[str, float]]:
    """Each coverage with its height: beside its own dot, or where rows are close (a slide) both on the row's line."""
    known = values.dropna(subset="coverage").assign(text=lambda rows: rows["coverage"].map("{:.0f}".format))
    rows = {label: len(labels) - 1 - place for place, label in enumerate(labels)}
    order = [group.id for group in groups]
    if together:
        own = known.sort_values("group", key=lambda ids: ids.map(order.index), kind="stable")
        return [(" / ".join(own.loc[own["label"] == label, "text"]), height) for label, height in rows.items()]
    middle = (len(groups) - 1) / 2
    return [(row.text, rows[row.label] - _APART * (order.index(row.group) - middle)) for row in known.itertuples()]


def _number(text: str, x: float, y: float, colour: str, theme: Theme) -> dict:
    font = {"size": theme.small, "color": colour}
    return {"text": text, "x": x, "y": y, "xanchor": "right", "align": "right", "showarrow": False, "font": font}


def _bars(rows: pd.DataFrame, at: pd.Series, group: Group) -> go.Scatter:
    across, up = [], []
    for paragraph_id, low, high in zip(rows["paragraph_id"], rows["low"], rows["high"], strict=True):
        across += [at[paragraph_id], at[paragraph_id], None]
        up += [low, high, None]
    line = {"color": group.colour, "width": 2}
    return go.Scatter(x=across, y=up, mode="lines", line=line, opacity=0.45, hoverinfo="skip")


def _dot(group: Group) -> dict:
    return {"color": group.colour, "size": 12, "symbol": "circle", "line": {"width": 0}}


def _tick(group: Group) -> dict:
    return {"color": group.colour, "size": 11, "symbol": "line-ew-open", "line": {"width": 2, "color": group.colour}}


def _marks(rows: pd.DataFrame, at: pd.Series, hover: list[str], marker: dict) -> go.Scatter:
    return go.Scatter(
        x=rows["paragraph_id"].map(at),
        y=rows["value"],
        mode="markers",
        marker=marker,
        customdata=[[paragraph_id] for paragraph_id in rows["paragraph_id"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _hover(row, paragraph: pd.Series, labels: Mapping[str, str], measure: Measure) -> str:
    words = "word" if row.n_scored == 1 else "words"
    where = f"<b>{escape(paragraph['side'])}, paragraph {paragraph['position']}</b>"
    return f"{where}<br>{escape(labels[row.instrument])}: {measure.show(row.value)}, {row.n_scored} scored {words}"


def _add_silent(figure: go.Figure, silent: pd.DataFrame, at: pd.Series, theme: Theme) -> None:
    """Paragraphs of which no instrument scores a word: a ring on the line, and above it that there is no signal."""
    marker = {"color": theme.muted, "size": 9, "symbol": "circle-open", "line": {"width": 1.5, "color": theme.muted}}
    hover = [f"<b>{escape(row.side)}, paragraph {row.position}</b><br>no signal" for row in silent.itertuples()]
    figure.add_trace(_marks(silent.assign(value=0.0), at, hover, marker))
    for row in silent.itertuples():
        figure.add_annotation(
            text="no signal",
            x=at[row.paragraph_id],
            y=0,
            textangle=-90,
            yanchor="bottom",
            yshift=9,
            showarrow=False,
            font={"size": theme.small, "color": theme.muted},
        )
