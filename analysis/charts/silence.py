"""Silence drawn: who is named by one side and not by the other, side beside side, the holes in words."""

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.multiples import beside
from analysis.charts.theme import Theme, escape, wrapped

NOT_NAMED = "not named"
_ROW = 40  # pixels
_ROOM = 1.35  # of the longest interval, so that the counts beyond it fit


def named_beside(frame: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme) -> go.Figure:
    """One panel per text, one row per actor: a bar as long as its rate, a line for the interval, its mentions beyond.

    `frame` is "actors_by_side" of analysis.facts.silence; actors are drawn in its order, from the top. Where a text
    does not name an actor the row says so in words. Under an actor that one text alone names stands which.
    """
    actors = list(dict.fromkeys(frame["actor"]))
    widest = frame[["value", "high"]].max().max()
    top = _ROOM * (1.0 if pd.isna(widest) or widest == 0 else float(widest))
    panels = {group.label: _panel(frame, group, actors, top, measure, theme) for group in groups}
    n_alone = frame.loc[frame["only"] != "", "actor"].nunique()
    shapes = [_parting(len(actors) - n_alone - 0.5, theme)] if 0 < n_alone < len(actors) else []
    return beside(panels, theme).update_layout(height=_ROW * len(actors) + 110, margin_t=40, shapes=shapes)


def _parting(height: float, theme: Theme) -> dict:
    """A line between the actors that one text alone names and the others."""
    line = {"color": theme.zero, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height, "line": line}


def _panel(frame: pd.DataFrame, group: Group, actors: list[str], top: float, measure: Measure, theme: Theme) -> dict:
    every = list(frame.itertuples(index=False))
    own = [row for row in every if row.group == group.id]
    first = {row.actor: row for row in reversed(every)}
    heights = {actor: len(actors) - 1 - place for place, actor in enumerate(actors)}
    named, silent = [row for row in own if row.n_mentions > 0], [row for row in own if row.n_mentions == 0]
    unit = f"{measure.label}<br>{measure.unit}"
    layout = {
        "barmode": "overlay",
        "showlegend": False,
        "xaxis": {"range": [0, top], "title": {"text": unit}, "nticks": 4, "rangemode": "tozero"},
        "yaxis": {
            "tickvals": list(heights.values()),
            "ticktext": [_with_only(first[actor], theme) for actor in actors],
            "range": [-0.6, len(actors) - 0.4],
            "showgrid": False,
        },
    }
    bars = _bars(named, heights, group, measure, theme)
    return {
        "data": [bars, _counts(named, heights, theme), _holes(silent, heights, top, group, theme)],
        "layout": layout,
    }


def _bars(rows: list, heights: dict[str, int], group: Group, measure: Measure, theme: Theme) -> dict:
    hover = [_hover(row, group, measure) for row in rows]
    reach = {
        "array": [row.high - row.value for row in rows],
        "arrayminus": [row.value - row.low for row in rows],
        "color": theme.ink,
        "thickness": 1.5,
        "width": 4,
    }
    return _rows(rows, heights, hover, x=[row.value for row in rows], marker={"color": group.colour}, error_x=reach)


def _counts(rows: list, heights: dict[str, int], theme: Theme) -> dict:
    """The mentions, beyond the interval; with the voice where the author leaves the naming to others."""
    return dict(
        type="scatter",
        x=[row.value if pd.isna(row.high) else max(row.value, row.high) for row in rows],
        y=[heights[row.actor] for row in rows],
        mode="text",
        text=[f" {row.n_mentions} {row.heard_in}" if row.heard_in else f" {row.n_mentions}" for row in rows],
        textposition="middle right",
        textfont={"size": theme.small, "color": theme.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _holes(rows: list, heights: dict[str, int], top: float, group: Group, theme: Theme) -> dict:
    """Rows without a bar, which can be clicked all the same."""
    hover = [
        f"<b>{escape(row.actor)}</b><br>{escape(group.label)}: {NOT_NAMED} in {row.n_words:,} words"
        f"<br>{row.expected:.1f} mentions expected at the rate of the text that names it"
        f"<br>in 0 of {row.n_units} paragraphs{_wilson(row)}"
        for row in rows
    ]
    return _rows(
        rows,
        heights,
        hover,
        x=[top] * len(rows),
        marker={"color": "rgba(0,0,0,0)"},
        text=[NOT_NAMED] * len(rows),
        textposition="inside",
        insidetextanchor="start",
        insidetextfont={"size": theme.small, "color": theme.muted},
    )


def _rows(rows: list, heights: dict[str, int], hover: list[str], **look) -> dict:
    return dict(
        type="bar",
        y=[heights[row.actor] for row in rows],
        orientation="h",
        width=0.5,
        customdata=[[row.mark] for row in rows],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        **look,
    )


def _hover(row, group: Group, measure: Measure) -> str:
    voice = f"<br>only in {row.heard_in} words" if row.heard_in else ""
    times = "1 mention" if row.n_mentions == 1 else f"{row.n_mentions} mentions"
    return (
        f"<b>{escape(row.actor)}</b><br>{escape(group.label)}: {times} in {row.n_words:,} words, "
        f"{measure.show(row.value)} per 1,000{voice}<br>in {row.n_paragraphs} of {row.n_units} paragraphs"
    )


def _wilson(row) -> str:
    return "" if pd.isna(row.share_high) else f" (95 % interval up to {100 * row.share_high:.0f} %)"


def _with_only(row, theme: Theme) -> str:
    label = wrapped(row.actor, theme)
    if not row.only:
        return label
    only = f'<span style="color:{theme.muted};font-size:{theme.small}px">only {escape(row.only)}</span>'
    return f"{label}{' · ' if theme.name == 'print' else '<br>'}{only}"
