"""Who speaks: each side's words as one bar, parted by voice, with the speakers heard named below it."""

from collections.abc import Mapping
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Group
from analysis.charts.theme import Theme, escape, wrapped
from analysis.contrast.heard import say_speakers

_NAMES = {"author": "own words", "reported": "reported", "quoted": "quoted"}
_ROW = 100  # pixels: a bar, its shares and two lines of speakers
_LINE = 42  # signs in a line of speakers
_LINES = 3
_PRINT_LINE = 96  # on a slide all stands in one line
_SAID = {"author": "Own", "reported": "reported", "quoted": "quoted"}
_INSIDE = 0.12  # a segment narrower than this has no room for its share


def voice_bars(frame: pd.DataFrame, groups: list[Group], theme: Theme, whole: str = "") -> go.Figure:
    """One bar per panel and group, of 100 % of its words: the author's own, reported, quoted.

    `frame` is that of `words_heard`. Own words take the pale colour of their group, reported ones are hatched, quoted
    ones full, so that the three tell apart without colour. Speakers stand below, by the words they
    are given. `whole` names the panel "" where there are others.
    """
    totals = [row for row in frame.itertuples(index=False) if row.speaker == ""]
    bars = list(dict.fromkeys((row.panel, row.group) for row in totals))
    colours = {group.id: group.colour for group in groups}
    labels = {group.id: group.label for group in groups}
    of = dict(iter(frame.groupby(["panel", "group"], sort=False)))
    shares = {bar: {row.voice: row.share for row in totals if (row.panel, row.group) == bar} for bar in bars}
    layout = {
        "template": theme.template,
        "height": 64 + _ROW * len(bars),
        "barmode": "stack",
        "bargap": 0.68,
        "showlegend": False,
        "margin": {"t": 8},
        "annotations": [_speakers(of[bar], shares[bar], -place, theme) for place, bar in enumerate(bars)],
        "xaxis": {"range": [0, 1.0], "tickformat": ".0%", "title": {"text": "Share of the words"}, "showgrid": False},
        "yaxis": {
            "tickvals": [-place for place in range(len(bars))],
            "ticktext": [_bar_label(panel or whole, labels[group], theme) for panel, group in bars],
            "range": [-len(bars) + 0.2, 0.3],
            "showgrid": False,
        },
    }
    return go.Figure([_segment(totals, bars, voice, colours, theme) for voice in _NAMES], layout)


def _bar_label(panel: str, label: str, theme: Theme) -> str:
    named = f"{panel}, {label}" if panel else label
    return wrapped(named, theme, 16)


def _segment(totals: list, bars: list, voice: str, colours: dict[str, str], theme: Theme) -> dict:
    rows = [row for row in totals if row.voice == voice]
    heights = [-bars.index((row.panel, row.group)) for row in rows]
    bare = voice == "reported" or theme.name == "print"  # hatching, and a slide's thin bars, have no room for type
    texts = ["" if bare else _inside(row.share) for row in rows]
    return dict(
        type="bar",
        x=[row.share for row in rows],
        y=heights,
        orientation="h",
        name=_NAMES[voice],
        customdata=[[row.mark] for row in rows],
        marker=_look(voice, [colours[row.group] for row in rows], theme),
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": theme.ink if voice != "quoted" else theme.paper, "size": theme.small},
        hovertext=[f"{_NAMES[voice].capitalize()}: {row.n_words:,} words" for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _inside(share: float) -> str:
    if pd.isna(share) or share < _INSIDE:
        return ""
    return _percent(share)


def _look(voice: str, colours: list[str], theme: Theme) -> dict:
    pale = {"color": theme.grid, "line": {"width": 0}}
    if voice == "author":
        return pale
    if voice == "reported":
        pattern = {"shape": "/", "size": 6, "solidity": 0.4, "fgcolor": colours, "bgcolor": theme.grid}
        return {**pale, "pattern": pattern}
    return {"color": colours, "line": {"width": 0}}


def _said_shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {_percent(shares[voice])}" for voice, name in _SAID.items())


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f} %"


def _speakers(rows: pd.DataFrame, shares: Mapping[str, float], height: float, theme: Theme) -> dict:
    said = say_speakers(rows)
    heard = f"Heard, in words: {said}" if said else "Nobody else is heard."
    lines = (
        wrap(f"{_said_shares(shares)}. {heard}", _PRINT_LINE)
        if theme.name == "print"
        else [_said_shares(shares), *wrap(heard, _LINE)]
    )
    most = 1 if theme.name == "print" else _LINES
    lines = lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1].rstrip(", ") + " …"]
    return {
        "x": 0,
        "xref": "x",
        "xanchor": "left",
        "y": height - 0.18,
        "yanchor": "top",
        "align": "left",
        "text": "<br>".join(escape(line) for line in lines),
        "showarrow": False,
        "font": {"size": theme.small, "color": theme.muted},
    }
