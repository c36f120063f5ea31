"""Tone and number of paragraphs by the time of publication, one panel under the other."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.lines import in_lines, tone_lines
from analysis.charts.multiples import stack
from analysis.charts.theme import Theme, brief, escape

_TONE, _COUNTS = 220, 110  # pixels
_MOST_TICKS = 6  # that a phone has room for
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNDATED = "no date"


def time_lines(timed: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """Two panels over the periods of publication: tone, with its 95 % interval, and how many paragraphs there are.

    `timed` needs group, period ("2021-03", "2021"; "" without a date), value, low, high, n_paragraphs, n_able,
    n_counted and mark. Paragraphs without a date stand aside at the right, where there are any.
    """
    periods = [period for period in dict.fromkeys(timed["period"]) if period]
    places: dict[str, float] = {period: float(place) for place, period in enumerate(periods)}
    if timed.loc[timed["period"] == "", "n_paragraphs"].any():
        places[""] = len(periods) + max(0.6, 0.05 * len(periods))
    shown = timed[timed["period"].isin(places)]
    named = {period: _written(period) or "Without a date" for period in places}
    axis = _period_axis(periods, places, theme)
    tone = tone_lines(shown, groups, places, named, measure, theme)
    over = {"height": _TONE, "barmode": "overlay", "xaxis": axis}
    panels = {
        "Tone": tone | {"layout": tone["layout"] | over},
        "Paragraphs": _columns(shown, groups, places, named, theme),
    }
    return stack(panels, theme)


def _columns(frame: pd.DataFrame, groups: list[Group], places: dict, named: dict, theme: Theme) -> dict:
    width, traces = 0.8 / len(groups), []
    for number, group in enumerate(groups):
        rows = frame[frame["group"] == group.id]
        pattern = {"shape": "/" if number else "", "size": 5, "solidity": 0.5, "bgcolor": theme.paper}
        bars = dict(
            type="bar",
            x=[places[period] + (number - (len(groups) - 1) / 2) * width for period in rows["period"]],
            y=rows["n_paragraphs"].tolist(),
            width=width,
            name=brief(group.label, theme),
            marker={"color": group.colour, "line": {"width": 0}, "pattern": {**pattern, "fgcolor": group.colour}},
            customdata=[[mark] for mark in rows["mark"]],
            hovertext=[
                f"<b>{escape(group.label)}, {named[row.period]}</b><br>{row.n_paragraphs:,} paragraphs"
                for row in rows.itertuples(index=False)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        traces.append(bars)
    font = {"size": theme.small, "color": theme.muted}
    axis = {"rangemode": "tozero", "nticks": 3, "tickformat": "~s", "tickfont": font}
    return {"data": traces, "layout": {"height": _COUNTS, "yaxis": axis}}


def _period_axis(periods: list[str], places: dict[str, float], theme: Theme) -> dict:
    every = math.ceil(len(periods) / _MOST_TICKS)
    ticks = {places[period]: _written(period) for period in periods[::every]}
    if "" in places:
        close = [place for place in ticks if places[""] - place < len(periods) / _MOST_TICKS * 0.7]
        ticks = {place: text for place, text in ticks.items() if place not in close} | {places[""]: _UNDATED}
    return {
        "tickvals": list(ticks),
        "ticktext": in_lines(list(ticks.values()), theme),
        "tickangle": 0,
        "range": [-0.6, max(places.values()) + 0.6],
        "showgrid": False,
        "title": {"text": "When the article was published"},
    }


def _written(period: str) -> str:
    """A period as readers write it: "Mar 2021", "2021"."""
    return f"{_MONTHS[int(period[5:]) - 1]} {period[:4]}" if "-" in period else period
