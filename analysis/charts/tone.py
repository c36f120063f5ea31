"""Tone drawn paragraph by paragraph: its value, what the mask did to it, and on how many words it rests."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.columns import columns_of, names_above, paragraph_axis
from analysis.charts.dots import Group
from analysis.charts.rules import across
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
    rows, traces = _placed(tones, at), []
    for group in groups:
        own = [row for row in rows if row.group == group.id and pd.notna(getattr(row, column))]
        values, counts = [getattr(row, column) for row in own], [getattr(row, counted) for row in own]
        hover = [_hover(row, measure.show(value), n) for row, value, n in zip(own, values, counts, strict=True)]
        look = {"color": group.colour, "size": _sizes(counts, tones[counted].max())}
        traces += [_stems(own, [0.0] * len(own), values, group.colour), _dots(own, values, hover, look)]
    silent, limit = [row for row in rows if pd.isna(getattr(row, column))], _limit(tones[[column]])
    notes = [*_no_signals(silent, theme), *names_above(tones, at, groups, theme, 1.06 * limit)]
    layout = _framed(tones, at, measure, (-limit, limit), theme)
    return go.Figure([*traces, _rings(silent, theme)], layout | {"annotations": notes})


def mask_columns(tones: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One line per paragraph from its tone with the mask off (ring) to that with it on (dot), and the word that did it.

    `tones` is "tone_by_paragraph" of analysis.contrast.tone.
    """
    at = columns_of(tones, groups)
    rows, traces = _placed(tones, at), []
    for group in groups:
        own = [row for row in rows if row.group == group.id]
        off, on = [row.polarity_unmasked for row in own], [row.polarity for row in own]
        traces.append(_stems(own, off, on, group.colour))
        for column, symbol in (("polarity_unmasked", "circle-open"), ("polarity", "circle")):
            known = [row for row in own if pd.notna(getattr(row, column))]
            hover = [_mask_hover(row, measure) for row in known]
            line = {"width": 1.8, "color": group.colour}
            marker = {"color": group.colour, "size": 11, "symbol": symbol, "line": line}
            traces.append(_dots(known, [getattr(row, column) for row in known], hover, marker))
    silent = [row for row in rows if pd.isna(row.polarity) and pd.isna(row.polarity_unmasked)]
    values = tones[["polarity", "polarity_unmasked"]]
    limit, lowest = _limit(values) + _ROOM, values.min().min() - _ROOM
    names = names_above(tones, at, groups, theme, 1.06 * limit)
    notes = [*_movers(rows, theme), *_no_signals(silent, theme), *names]
    layout = _framed(tones, at, measure, (-0.3 if pd.isna(lowest) else min(lowest, -0.2), limit), theme)
    return go.Figure([*traces, _rings(silent, theme)], layout | {"annotations": notes})


def coverage_columns(tones: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One column per paragraph: its scored words per 1,000; full those that weigh something, pale those that weigh 0.

    `tones` is "tone_by_paragraph" of analysis.contrast.tone. A paragraph without a scored word has no column.
    """
    at, traces = columns_of(tones, groups), []
    pale = tones["coverage"] * tones["n_zero"] / tones["n_scored"].where(tones["n_scored"] > 0)
    rows = _placed(tones.assign(pale=pale, full=tones["coverage"] - pale), at)
    top = max(tones["coverage"].max(), 1) if tones["coverage"].notna().any() else 1
    for group in groups:
        own = [row for row in rows if row.group == group.id]
        for heights, opacity in (([row.full for row in own], 1.0), ([row.pale for row in own], 0.35)):
            traces.append(_column(own, heights, group.colour, opacity, measure))
    step = 50 if top <= 220 else 100 if top <= 500 else 250
    layout = {
        "template": theme.template,
        "height": _HEIGHT - 60,
        "barmode": "stack",
        "showlegend": False,
        "bargap": 0.2,
        "margin": {"t": 8},
        "annotations": names_above(tones, at, groups, theme, 1.06 * top),
        "xaxis": paragraph_axis(tones, at),
        "yaxis": {
            "range": [0, 1.32 * top],
            "tickvals": list(range(0, int(top) + 1, step)),
            "title": {"text": f"{measure.label} per 1,000 words"},
        },
    }
    return go.Figure(traces, layout)


def _limit(values: pd.DataFrame) -> float:
    """The end of the axis: the furthest value, rounded up to a tenth, and a little air; at least 0.3."""
    furthest = values.abs().max().max()
    return 0.3 if pd.isna(furthest) else max(0.3, math.ceil(10 * furthest + 0.5) / 10)


def _framed(tones: pd.DataFrame, at: pd.Series, measure: Measure, ends: tuple[float, float], theme: Theme) -> dict:
    """The layout of tone around its line of 0, from end to end; above it is room for names."""
    low, limit = ends
    step = 0.1 if limit <= 0.35 else 0.2 if limit <= 0.7 else 0.5
    ticks = [round(step * n, 1) for n in range(-int(limit / step + 1e-9), int(limit / step + 1e-9) + 1)]
    return {
        "template": theme.template,
        "height": _HEIGHT,
        "showlegend": False,
        "margin": {"t": 8},
        "shapes": [across(0, theme.zero, layer="below")],
        "xaxis": paragraph_axis(tones, at),
        "yaxis": {
            "range": [low, 1.36 * limit],
            "tickvals": ticks,
            "ticktext": [measure.show(round(tick, 2)).replace("0.00", "0") for tick in ticks],
            "title": {"text": f"← {measure.low}   {measure.label.split(',')[0]}   {measure.high} →"},
        },
    }


def _placed(tones: pd.DataFrame, at: pd.Series) -> list:
    """The rows, each with its column, x."""
    return list(tones.assign(x=tones["paragraph_id"].map(at)).itertuples(index=False))


def _stems(rows: list, start: list[float], end: list[float], colour: str) -> dict:
    across, up = [], []
    for row, low, high in zip(rows, start, end, strict=True):
        across += [row.x, row.x, None]
        up += [low, high, None]
    return dict(
        type="scatter", x=across, y=up, mode="lines", line={"color": colour, "width": 2}, opacity=0.5, hoverinfo="skip"
    )


def _dots(rows: list, ys: list[float], hover: list[str], marker: dict) -> dict:
    return dict(
        type="scatter",
        x=[row.x for row in rows],
        y=ys,
        mode="markers",
        marker={"line": {"width": 0}, "opacity": 1, **marker},
        customdata=[[row.mark] for row in rows],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _rings(silent: list, theme: Theme) -> dict:
    """Paragraphs without a scored word: a ring each, on the line."""
    marker = {"color": theme.muted, "size": 9, "symbol": "circle-open", "line": {"width": 1.5, "color": theme.muted}}
    return _dots(silent, [0.0] * len(silent), [_hover(row, "no signal", 0) for row in silent], marker)


def _no_signals(silent: list, theme: Theme) -> list[dict]:
    """What stands upright above each ring."""
    return [_upright("no signal", row.x, 0, theme.muted, theme, above=True) for row in silent]


def _movers(rows: list, theme: Theme) -> list[dict]:
    """Where the mask moved most: the hidden word that pulled most, upright at the ring’s far side."""
    moved = [row for row in rows if row.movers and abs(row.shift) >= 0.02]
    return [
        _upright(
            row.movers.split(", ")[0].rsplit(" ", 1)[0],
            row.x,
            row.polarity_unmasked,
            theme.ink,
            theme,
            above=row.polarity_unmasked > row.polarity,
        )
        for row in sorted(moved, key=lambda row: -abs(row.shift))[:_NAMED]
    ]


def _upright(text: str, x: float, y: float, colour: str, theme: Theme, *, above: bool) -> dict:
    return {
        "text": escape(text),
        "x": x,
        "y": y,
        "textangle": -90,
        "yanchor": "bottom" if above else "top",
        "yshift": 9 if above else -9,
        "showarrow": False,
        "font": {"size": theme.small, "color": colour},
    }


def _column(rows: list, heights: list[float], colour: str, opacity: float, measure: Measure) -> dict:
    hover = [
        f"<b>{escape(row.side)}, paragraph {row.position}</b><br>{row.n_scored} scored of {row.n_words} words: "
        f"{measure.show(row.coverage)} per 1,000<br>{row.n_zero} of them weigh 0"
        for row in rows
    ]
    return dict(
        type="bar",
        x=[row.x for row in rows],
        y=heights,
        marker={"color": colour, "opacity": opacity, "line": {"width": 0}},
        customdata=[[row.mark] for row in rows],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _sizes(counted: list[int], most: int) -> list[float]:
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
