"""Who to whom drawn: one row per holder, one column per actor, a cell with sign, mean and paragraphs."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.stance import ink_on, shade
from analysis.charts.theme import Theme, escape, wrapped
from analysis.contrast.phrases import in_telling
from analysis.contrast.positions import code_of_mean
from analysis.contrast.stance import SIGNS

_ROW, _HEAD = 46, 64  # pixels: a holder, the names of the actors above
_TYPE = 13  # pixels at most, in a cell
_GAP = 0.35  # of a row, between two texts


def who_matrix(
    frame: pd.DataFrame, targets: Sequence[str], groups: list[Group], measure: Measure, theme: Theme
) -> go.Figure:
    """One cell per holder and target, text by text: the author first, below it those whom the text lets speak.

    `frame` is that of `who_to_whom`; `targets` are the columns, in their order. A cell shows the sign of its mean (▼
    against, ○ neutral, ▲ in favour), the mean, and below it the paragraphs it rests on. Without a cell: the holder
    does not judge the actor.
    """
    shown = frame[frame["target"].isin(list(targets))]
    heights = _heights(shown)
    lowest = min(heights.values(), default=0.0)
    colours = {group.id: group.colour for group in groups}
    layout = {
        "template": theme.template,
        "height": _HEAD + 24 + _ROW * (1 - lowest),
        "showlegend": False,
        "margin": {"t": 8},
        "annotations": [_column_name(target, place, theme) for place, target in enumerate(targets)],
        "xaxis": {"visible": False, "range": [-0.5, max(len(targets), 3) - 0.5]},
        "yaxis": {
            "tickvals": list(heights.values()),
            "ticktext": [_row_name(shown, key, colours, theme) for key in heights],
            "range": [lowest - 0.55, 0.5 + _HEAD / _ROW],
            "showgrid": False,
        },
    }
    return go.Figure(_cells(shown, list(targets), heights, measure, theme), layout)


def _heights(shown: pd.DataFrame) -> dict[tuple[str, str], float]:
    """Where each holder of each text stands, from the top (0) down; the texts a little apart."""
    keys = list(dict.fromkeys(zip(shown["group"], shown["holder"], strict=True)))
    texts = list(dict.fromkeys(group for group, _ in keys))
    return {key: -place - _GAP * texts.index(key[0]) for place, key in enumerate(keys)}


def _cells(shown: pd.DataFrame, targets: list[str], heights: dict, measure: Measure, theme: Theme) -> dict:
    rows = shown.to_dict("records")
    return dict(
        type="bar",
        x=[targets.index(row["target"]) for row in rows],
        y=[0.88] * len(rows),
        base=[heights[row["group"], row["holder"]] - 0.44 for row in rows],
        width=0.94,
        marker=shade([row["value"] for row in rows], theme),
        text=[_said(row, measure, theme) for row in rows],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": min(theme.small, _TYPE), "color": ink_on([row["value"] for row in rows], theme)},
        customdata=[[row["mark"]] for row in rows],
        hovertext=[_hover(row, measure) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _said(row: dict, measure: Measure, theme: Theme) -> str:
    """Sign and mean, below them the paragraphs; beside them on a slide, whose rows are low and whose cells are wide."""
    apart = " · " if theme.name == "print" else "<br>"
    return f"{SIGNS[code_of_mean(row)]} {measure.show(row['value'])}{apart}{row['n_units']} ¶"


def _hover(row: dict, measure: Measure) -> str:
    ends = "" if pd.isna(row["low"]) else f" (95 % {measure.show(row['low'])} to {measure.show(row['high'])})"
    where = "" if row["own"] else f"<br>in {escape(in_telling(row['side']))}"
    counts = f"{row['n_against']} against, {row['n_neutral']} neutral, {row['n_favour']} in favour"
    unsure = f", {row['n_unsure']} unsure" if row["n_unsure"] else ""
    return (
        f"<b>{escape(row['holder'])} of {escape(row['target'])}</b>{where}<br>{measure.show(row['value'])}{ends}"
        f"<br>paragraphs: {counts}{unsure}<br>{row['n_mentions']} {'mention' if row['n_mentions'] == 1 else 'mentions'}"
    )


def _column_name(target: str, place: int, theme: Theme) -> dict:
    font = {"size": theme.small - 1, "color": theme.ink, "weight": 600}
    name = wrapped(target, theme, 9)
    return {"text": name, "x": place, "y": 0.55, "yanchor": "bottom", "showarrow": False, "font": font}


def _row_name(shown: pd.DataFrame, key: tuple[str, str], colours: dict[str, str], theme: Theme) -> str:
    """The author in bold after a sign in its colour; a speaker plain."""
    group, holder = key
    own = bool(shown.loc[(shown["group"] == group) & (shown["holder"] == holder), "own"].iloc[0])
    if own:
        return f'<span style="color:{colours[group]}">■</span> <b>{wrapped(holder, theme, 12)}</b>'
    return wrapped(holder, theme, 16)
