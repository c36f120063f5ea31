"""Tone drawn paragraph by paragraph: its value, what the mask did to it, and on how many words it rests."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, name_columns
from analysis.charts.dots import Group
from analysis.charts.theme import Theme, escape

_HEIGHT = 400
_SMALLEST, _LARGEST = 7, 20  # pixels, of a dot that rests on one scored word and of the one that rests on most
_NAMED = 6  # paragraphs that the mask moved most: the word that moved them is written beside them
_ROOM = 0.16  # of tone, for a word written upright


def tone_columns(tones: pd.DataFrame, column: str, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One dot per paragraph in reading order: how favourable its words sound; the larger, the more words are scored.

    `tones` is "tone_by_paragraph" of analysis.contrast.tone, `column` polarity or polarity_unmasked. A paragraph
    without a scored word is an open ring on the line, with the words "no signal".
    """
    at, counted = columns_of(tones, groups), column.replace("polarity", "n_scored")
    figure, limit = go.Figure(), _limit(tones[[column]])
    for group in groups:
        own = tones[(tones["group"] == group.id) & tones[column].notna()]
        figure.add_trace(_stems(own["paragraph_id"].map(at), 0 * own[column], own[column], group.colour))
        sizes = _sizes(own[counted], tones[counted].max())
        hover = [_hover(row, measure.show(getattr(row, column)), getattr(row, counted)) for row in own.itertuples()]
        figure.add_trace(_dots(own, at, own[column], hover, {"color": group.colour, "size": sizes}))
    _add_silent(figure, tones[tones[column].isna()], at, theme)
    return _framed(figure, tones, groups, measure, limit, theme)


def mask_columns(tones: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One line per paragraph from its tone with the mask off (ring) to that with it on (dot), and the word that did it.

    `tones` is "tone_by_paragraph" of analysis.contrast.tone.
    """
    at, figure = columns_of(tones, groups), go.Figure()
    values = tones[["polarity", "polarity_unmasked"]]
    limit, lowest = _limit(values) + _ROOM, values.min().min() - _ROOM
    for group in groups:
        own = tones[tones["group"] == group.id]
        xs = own["paragraph_id"].map(at)
        figure.add_trace(_stems(xs, own["polarity_unmasked"], own["polarity"], group.colour))
        for column, symbol in (("polarity_unmasked", "circle-open"), ("polarity", "circle")):
            known = own.dropna(subset=column)
            hover = [_mask_hover(row, measure) for row in known.itertuples()]
            marker = {
                "color": group.colour,
                "size": 11,
                "symbol": symbol,
                "line": {"width": 1.8, "color": group.colour},
            }
            figure.add_trace(_dots(known, at, known[column], hover, marker))
    moved = tones[tones["movers"].ne("") & tones["shift"].abs().ge(0.02)]
    for row in moved.loc[moved["shift"].abs().nlargest(_NAMED).index].itertuples():
        figure.add_annotation(**_mover(row, at[row.paragraph_id], theme))
    _add_silent(figure, tones[tones["polarity"].isna() & tones["polarity_unmasked"].isna()], at, theme)
    framed = _framed(figure, tones, groups, measure, limit, theme)
    return framed.update_yaxes(range=[-0.3 if pd.isna(lowest) else min(lowest, -0.2), 1.36 * limit])


def coverage_columns(tones: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One column per paragraph: its scored words per 1,000; full those that weigh something, pale those that weigh 0.

    `tones` is "tone_by_paragraph" of analysis.contrast.tone. A paragraph without a scored word has no column.
    """
    at, figure = columns_of(tones, groups), go.Figure()
    top = max(tones["coverage"].max(), 1) if tones["coverage"].notna().any() else 1
    for group in groups:
        own = tones[tones["group"] == group.id]
        pale = own["coverage"] * own["n_zero"] / own["n_scored"].where(own["n_scored"] > 0)
        for height, opacity in ((own["coverage"] - pale, 1.0), (pale, 0.35)):
            figure.add_trace(_column(own, at, height, group.colour, opacity, measure))
    figure.update_layout(
        template=theme.template, height=_HEIGHT - 60, barmode="stack", showlegend=False, bargap=0.2, margin_t=8
    )
    step = 50 if top <= 220 else 100 if top <= 500 else 250
    figure.update_yaxes(range=[0, 1.32 * top], tickvals=list(range(0, int(top) + 1, step)))
    figure.update_yaxes(title_text=f"{measure.label} per 1,000 words")
    return name_columns(figure, tones, groups, theme, 1.06 * top)


def _limit(values: pd.DataFrame) -> float:
    """The end of the axis: the furthest value, rounded up to a tenth, and a little air; at least 0.3."""
    furthest = values.abs().max().max()
    return 0.3 if pd.isna(furthest) else max(0.3, math.ceil(10 * furthest + 0.5) / 10)


def _framed(
    figure: go.Figure, tones: pd.DataFrame, groups: list[Group], measure: Measure, limit: float, theme: Theme
) -> go.Figure:
    step = 0.1 if limit <= 0.35 else 0.2 if limit <= 0.7 else 0.5
    ticks = [round(step * n, 1) for n in range(-int(limit / step + 1e-9), int(limit / step + 1e-9) + 1)]
    figure.update_layout(template=theme.template, height=_HEIGHT, showlegend=False, margin_t=8)
    figure.update_yaxes(
        range=[-limit, 1.36 * limit],
        tickvals=ticks,
        ticktext=[measure.show(round(tick, 2)).replace("0.00", "0") for tick in ticks],
        title_text=f"← {measure.low}   {measure.label.split(',')[0]}   {measure.high} →",
    )
    figure.add_hline(y=0, line_color=theme.zero, line_width=1, layer="below")
    return name_columns(figure, tones, groups, theme, 1.06 * limit)


def _stems(xs: pd.Series, start: pd.Series, end: pd.Series, colour: str) -> go.Scatter:
    across, up = [], []
    for x, low, high in zip(xs, start, end, strict=True):
        across += [x, x, None]
        up += [low, high, None]
    return go.Scatter(x=across, y=up, mode="lines", line={"color": colour, "width": 2}, opacity=0.5, hoverinfo="skip")


def _dots(own: pd.DataFrame, at: pd.Series, ys: pd.Series, hover: list[str], marker: dict) -> go.Scatter:
    return go.Scatter(
        x=own["paragraph_id"].map(at),
        y=ys,
        mode="markers",
        marker={"line": {"width": 0}, "opacity": 1, **marker},
        customdata=[[mark] for mark in own["mark"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _add_silent(figure: go.Figure, silent: pd.DataFrame, at: pd.Series, theme: Theme) -> None:
    """Paragraphs without a scored word: a ring on the line, and upright above it that there is no signal."""
    marker = {"color": theme.muted, "size": 9, "symbol": "circle-open", "line": {"width": 1.5, "color": theme.muted}}
    hover = [_hover(row, "no signal", 0) for row in silent.itertuples()]
    figure.add_trace(_dots(silent, at, pd.Series(0.0, index=silent.index), hover, marker))
    for row in silent.itertuples():
        figure.add_annotation(
            **_upright("no signal", at[row.paragraph_id], 0, theme, above=True) | {"font_color": theme.muted}
        )


def _mover(row, x: float, theme: Theme) -> dict:
    """The hidden word that pulled most, upright at the ring's far side."""
    above = row.polarity_unmasked > row.polarity
    word = row.movers.split(", ")[0].rsplit(" ", 1)[0]
    return _upright(word, x, row.polarity_unmasked, theme, above=above)


def _upright(text: str, x: float, y: float, theme: Theme, *, above: bool) -> dict:
    return {
        "text": escape(text),
        "x": x,
        "y": y,
        "textangle": -90,
        "yanchor": "bottom" if above else "top",
        "yshift": 9 if above else -9,
        "showarrow": False,
        "font": {"size": theme.small, "color": theme.ink},
    }


def _column(
    own: pd.DataFrame, at: pd.Series, height: pd.Series, colour: str, opacity: float, measure: Measure
) -> go.Bar:
    hover = [
        f"<b>{escape(row.side)}, paragraph {row.position}</b><br>{row.n_scored} scored of {row.n_words} words: "
        f"{measure.show(row.coverage)} per 1,000<br>{row.n_zero} of them weigh 0"
        for row in own.itertuples()
    ]
    return go.Bar(
        x=own["paragraph_id"].map(at),
        y=height,
        marker={"color": colour, "opacity": opacity, "line": {"width": 0}},
        customdata=[[mark] for mark in own["mark"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _sizes(counted: pd.Series, most: int) -> list[float]:
    """Diameters for which the area grows with the count."""
    return [_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(n / most) for n in counted]


def _hover(row, value: str, n_scored: int) -> str:
    return (
        f"<b>{escape(row.side)}, paragraph {row.position}</b><br>{value}"
        f"<br>{n_scored} scored {'word' if n_scored == 1 else 'words'} of {row.n_words}"
    )


def _mask_hover(row, measure: Measure) -> str:
    hidden = f"<br>hidden: {escape(row.movers)}" if row.movers else ""
    ways = f"mask off {measure.show(row.polarity_unmasked)}, on {measure.show(row.polarity)}"
    return f"<b>{escape(row.side)}, paragraph {row.position}</b><br>{ways}{hidden}"
