"""Tone against stance: one dot per paragraph and actor; the corners where the two point opposite ways are shaded."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.rules import across, upright
from analysis.charts.stance import SAID, TICKS
from analysis.charts.theme import Theme, escape
from analysis.contrast.tone_and_stance import EVEN, OPPOSITE

_HEIGHT = 480
_SYMBOLS = ("circle", "diamond", "square", "triangle-up")
_NAMED = 3  # of the places where tone and stance part most, the actor and paragraph are written beside the dot
_SMALLEST, _LARGEST = 7, 17  # pixels, of a dot whose tone rests on one scored word and on most
_NEAR, _REACH = 0.12, 0.3  # of stance, and of the limit of tone: dots so near are in the way of a name
_LIMIT = 1.12  # of stance: its ends keep off the frame


def tone_stance_dots(
    frame: pd.DataFrame, groups: list[Group], tone: Measure, stance: Measure, theme: Theme
) -> go.Figure:
    """One dot per row of `tone_against_stance` whose tone is known: tone across, stance up.

    Full where the two point opposite ways, pale elsewhere, an open ring where the stance is unsure. The larger, the
    more scored words the tone rests on.
    """
    limit = _limit(frame["polarity"])
    known = list(frame.dropna(subset="polarity").itertuples(index=False))
    most = max([1, *(row.n_scored for row in known)])
    traces = []
    for place, group in enumerate(groups):
        own = [row for row in known if row.group == group.id]
        # One trace a look: Plotly fails on a click in a trace whose opacity differs from mark to mark.
        for opposite in (False, True):
            alike = [row for row in own if (row.parts == OPPOSITE) == opposite]
            look = _look(alike, group, _SYMBOLS[place % len(_SYMBOLS)], most, 1.0 if opposite else 0.45)
            traces.append(_dots(alike, group, look, (tone, stance), named=opposite))
    parting: dict[str, tuple] = {}
    for row in known:
        if row.parts == OPPOSITE:
            parting.setdefault(row.paragraph_id, row)
    corners = _corners(limit, tone, stance, theme)
    lines = [across(0, theme.zero, layer="below"), upright(0, theme.zero, layer="below")]
    names = [_name(row, known, limit, theme) for row in list(parting.values())[:_NAMED]]
    layout = {
        "template": theme.template,
        "height": _HEIGHT,
        "showlegend": True,
        "legend": {"itemsizing": "constant"},
        "shapes": [*(corner["shape"] for corner in corners), *lines],
        "annotations": [*names, *(corner["note"] for corner in corners)],
        "xaxis": _tone_axis(limit, tone),
        "yaxis": {
            "range": [-_LIMIT, _LIMIT],
            "title": {"text": f"← {stance.low}   {stance.label}   {stance.high} →"},
            "tickvals": list(TICKS),
            "ticktext": list(TICKS.values()),
            "showgrid": False,
        },
    }
    return go.Figure(traces, layout)


def _tone_axis(limit: float, tone: Measure) -> dict:
    step = 0.2 if limit <= 0.6 else 0.5
    ticks = [step * place for place in range(-int(limit / step + 1e-9), int(limit / step + 1e-9) + 1)]
    return {
        "range": [-limit, limit],
        "title": {"text": f"← {tone.low}   {tone.label}   {tone.high} →"},
        "tickvals": ticks,
        "ticktext": [f"{tick:+.1f}".replace("-", "−") if tick else "0" for tick in ticks],
        "showgrid": False,
    }


def _limit(polarity: pd.Series) -> float:
    widest = polarity.abs().max()
    return 0.4 if pd.isna(widest) else max(0.4, math.ceil(10 * float(widest) + 0.5) / 10)


def _look(own: list, group: Group, symbol: str, most: int, opacity: float) -> dict:
    return {
        "color": group.colour,
        "size": [_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(row.n_scored / most) for row in own],
        "symbol": [f"{symbol}-open" if row.code == "unsure" else symbol for row in own],
        "opacity": opacity,
        "line": {"width": 0},
    }


def _dots(own: list, group: Group, look: dict, measures: tuple[Measure, Measure], *, named: bool) -> dict:
    return dict(
        type="scatter",
        x=[row.polarity for row in own],
        y=[row.value for row in own],
        mode="markers",
        name=escape(group.label),
        legendgroup=group.id,
        showlegend=named,
        cliponaxis=False,
        customdata=[[row.mark] for row in own],
        marker=look,
        hovertext=[_hover(row, measures) for row in own],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row, measures: tuple[Measure, Measure]) -> str:
    tone, stance = measures
    words = f"<br>{escape(row.tone_words)}" if row.tone_words else ""
    carrying = f"<br>{escape(row.stance_words)}" if row.stance_words else ""
    return (
        f"<b>{escape(row.side)}, paragraph {row.position}, on {escape(row.actor)}</b>"
        f"<br>tone {tone.show(row.polarity)} on {row.n_scored} scored {'word' if row.n_scored == 1 else 'words'}{words}"
        f"<br>stance {stance.show(row.value)}, {SAID[row.code]}{carrying}"
    )


def _name(row, known: list, limit: float, theme: Theme) -> dict:
    """The actor and paragraph beside a dot, on the side where fewer dots are."""
    near = [other.polarity - row.polarity for other in known if abs(other.value - row.value) < _NEAR]
    reach = _REACH * limit
    to_the_left, to_the_right = (sum(1e-9 <= way * apart <= reach for apart in near) for way in (-1, 1))
    left = to_the_left < to_the_right or row.polarity > limit / 2
    return {
        "text": f"{escape(row.actor)}, ¶ {row.position}",
        "x": row.polarity,
        "y": row.value,
        "xanchor": "right" if left else "left",
        "xshift": -9 if left else 9,
        "showarrow": False,
        "font": {"size": theme.small, "color": theme.ink},
    }


def _corners(limit: float, tone: Measure, stance: Measure, theme: Theme) -> list[dict]:
    """The two corners where tone and stance point opposite ways, shaded, with their names."""
    corners = []
    for way, words, side, yanchor in ((-1, tone.low, stance.high, "bottom"), (1, tone.high, stance.low, "top")):
        shape = {"type": "rect", "x0": way * EVEN, "x1": way * limit, "y0": 0, "y1": -way * _LIMIT}
        look = {"fillcolor": theme.grid, "opacity": 0.45, "line": {"width": 0}, "layer": "below"}
        note = {
            "text": f"{words} words,<br>{side}",
            "x": way * limit,
            "y": 0,  # beside the line, where the fewest dots are
            "xanchor": "left" if way < 0 else "right",
            "yanchor": yanchor,
            "align": "left" if way < 0 else "right",
            "showarrow": False,
            "font": {"size": theme.small, "color": theme.muted},
        }
        corners.append({"shape": shape | look, "note": note})
    return corners
