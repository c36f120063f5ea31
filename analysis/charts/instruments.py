"""Instruments of tone drawn side by side: per text, and per paragraph as the error bar of its tone."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, names_above, paragraph_axis
from analysis.charts.dots import Group, dots
from analysis.charts.rules import across
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
    coverages = _coverages(values, groups, labels, together=theme.name == "print")
    head = _number("scored words<br>per 1,000", 1.3 * limit, len(labels) - 0.45, theme.muted, theme)
    ticks = [tick for tick in (_TICKS if limit >= 0.5 else _FINE) if abs(tick) <= limit]
    return figure.update_layout(
        height=figure.layout.height + 30 + _ROOMIER * len(labels),
        annotations=[
            *(_number(text, 1.3 * limit, height, theme.ink, theme) for text, height in coverages),
            head | {"yanchor": "bottom"},
        ],
        xaxis={"range": [-limit, 1.32 * limit], "tickvals": ticks},
        yaxis={"range": [-0.6, len(labels) + 0.3]},
    )


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
    at, traces = columns_of(spread, groups), []
    paragraphs = {row.paragraph_id: row for row in spread.itertuples(index=False)}
    marked = list(scored.itertuples(index=False))
    for group in groups:
        spans = [row for row in paragraphs.values() if row.group == group.id and row.n_instruments > 0]
        traces.append(_bars(spans, at, group))
        for of_textblob, look in ((False, _tick(group)), (True, _dot(group))):
            rows = [row for row in marked if row.group == group.id and (row.instrument == TEXTBLOB) == of_textblob]
            hover = [_hover(row, paragraphs[row.paragraph_id], labels, measure) for row in rows]
            if rows:
                traces.append(_marks(rows, at, [row.value for row in rows], hover, look))
    silent = [row for row in paragraphs.values() if row.n_instruments == 0]
    layout = {
        "template": theme.template,
        "height": _HEIGHT,
        "showlegend": False,
        "margin": {"t": 8},
        "shapes": [across(0, theme.zero, layer="below")],
        "annotations": [
            *(_no_signal(at[row.paragraph_id], theme) for row in silent),
            *names_above(spread, at, groups, theme, 1.12),
        ],
        "xaxis": paragraph_axis(spread, at),
        "yaxis": {
            "range": [-1.08, 1.5],
            "tickvals": list(_TICKS),
            "ticktext": [measure.show(tick).replace("0.00", "0") for tick in _TICKS],
            "title": {"text": f"← {measure.low}   Tone   {measure.high} →"},
        },
    }
    return go.Figure([*traces, _rings(silent, at, theme)], layout)


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


def _bars(rows: list, at: Mapping[str, float], group: Group) -> dict:
    return dict(
        type="scatter",
        x=[x for row in rows for x in (at[row.paragraph_id], at[row.paragraph_id], None)],
        y=[y for row in rows for y in (row.low, row.high, None)],
        mode="lines",
        line={"color": group.colour, "width": 2},
        opacity=0.45,
        hoverinfo="skip",
    )


def _dot(group: Group) -> dict:
    return {"color": group.colour, "size": 12, "symbol": "circle", "line": {"width": 0}}


def _tick(group: Group) -> dict:
    return {"color": group.colour, "size": 11, "symbol": "line-ew-open", "line": {"width": 2, "color": group.colour}}


def _marks(rows: list, at: Mapping[str, float], values: list[float], hover: list[str], marker: dict) -> dict:
    return dict(
        type="scatter",
        x=[at[row.paragraph_id] for row in rows],
        y=values,
        mode="markers",
        marker=marker,
        customdata=[[row.paragraph_id] for row in rows],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _hover(row, paragraph, labels: Mapping[str, str], measure: Measure) -> str:
    words = "word" if row.n_scored == 1 else "words"
    where = f"<b>{escape(paragraph.side)}, paragraph {paragraph.position}</b>"
    return f"{where}<br>{escape(labels[row.instrument])}: {measure.show(row.value)}, {row.n_scored} scored {words}"


def _rings(silent: list, at: Mapping[str, float], theme: Theme) -> dict:
    """Paragraphs of which no instrument scores a word: a ring each, on the line."""
    marker = {"color": theme.muted, "size": 9, "symbol": "circle-open", "line": {"width": 1.5, "color": theme.muted}}
    hover = [f"<b>{escape(row.side)}, paragraph {row.position}</b><br>no signal" for row in silent]
    return _marks(silent, at, [0.0] * len(silent), hover, marker)


def _no_signal(x: float, theme: Theme) -> dict:
    """What stands above a ring."""
    font = {"size": theme.small, "color": theme.muted}
    place = {"x": x, "y": 0, "textangle": -90, "yanchor": "bottom", "yshift": 9}
    return {"text": "no signal", "showarrow": False, "font": font, **place}
