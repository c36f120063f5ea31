"""Who speaks: each side's words as one bar, parted by voice, with the speakers heard named below it."""

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
    totals = frame[frame["speaker"] == ""]
    bars = list(dict.fromkeys(zip(totals["panel"], totals["group"], strict=True)))
    colours = {group.id: group.colour for group in groups}
    figure = go.Figure([_segment(totals, bars, voice, colours, theme) for voice in _NAMES])
    figure.update_layout(template=theme.template, height=64 + _ROW * len(bars), barmode="stack", bargap=0.68)
    figure.update_layout(showlegend=False, margin_t=8)
    labels = {group.id: group.label for group in groups}
    figure.update_yaxes(
        tickvals=[-place for place in range(len(bars))],
        ticktext=[_bar_label(panel or whole, labels[group], theme) for panel, group in bars],
        range=[-len(bars) + 0.2, 0.3],
        showgrid=False,
    )
    figure.update_xaxes(range=[0, 1.0], tickformat=".0%", title_text="Share of the words", showgrid=False)
    for place, (panel, group) in enumerate(bars):
        rows = frame[(frame["panel"] == panel) & (frame["group"] == group)]
        figure.add_annotation(_speakers(rows, -place, theme))
    return figure


def _bar_label(panel: str, label: str, theme: Theme) -> str:
    named = f"{panel}, {label}" if panel else label
    return wrapped(named, theme, 16)


def _segment(totals: pd.DataFrame, bars: list, voice: str, colours: dict[str, str], theme: Theme) -> go.Bar:
    rows = totals[totals["voice"] == voice]
    heights = [-bars.index(pair) for pair in zip(rows["panel"], rows["group"], strict=True)]
    bare = voice == "reported" or theme.name == "print"  # hatching, and a slide's thin bars, have no room for type
    texts = ["" if bare else _inside(row.share) for row in rows.itertuples(index=False)]
    return go.Bar(
        x=rows["share"],
        y=heights,
        orientation="h",
        name=_NAMES[voice],
        customdata=[[mark] for mark in rows["mark"]],
        marker=_look(voice, [colours[group] for group in rows["group"]], theme),
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": theme.ink if voice != "quoted" else theme.paper, "size": theme.small},
        hovertext=[f"{_NAMES[voice].capitalize()}: {row.n_words:,} words" for row in rows.itertuples(index=False)],
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


def _shares(rows: pd.DataFrame) -> str:
    shares = rows[rows["speaker"] == ""].set_index("voice")["share"]
    return ", ".join(f"{name} {_percent(shares[voice])}" for voice, name in _SAID.items())


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f} %"


def _speakers(rows: pd.DataFrame, height: float, theme: Theme) -> dict:
    said = say_speakers(rows)
    heard = f"Heard, in words: {said}" if said else "Nobody else is heard."
    lines = (
        wrap(f"{_shares(rows)}. {heard}", _PRINT_LINE)
        if theme.name == "print"
        else [_shares(rows), *wrap(heard, _LINE)]
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
