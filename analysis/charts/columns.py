"""Paragraphs as columns, text beside text, in reading order: where each stands, and what is written above and below."""

import pandas as pd

from analysis.charts.dots import Group
from analysis.charts.theme import Theme, brief

_GAP = 0.05  # of the width, between two texts
_MANY = 18  # paragraphs, from which on not all are numbered
_FEWEST = 6  # columns that have room, so that those of few paragraphs keep their shape
_LEAST = 0.3  # of the width, for a text of few paragraphs: its name must fit above it


def columns_of(frame: pd.DataFrame, groups: list[Group]) -> pd.Series:
    """The column of each paragraph (index: paragraph_id): the groups side by side, each in the order of its rows.

    `frame` needs paragraph_id and group; it may have several rows of one paragraph.
    """
    paragraphs = frame.drop_duplicates("paragraph_id")
    sizes = paragraphs["group"].value_counts()
    columns, start, gap = {}, 0.0, max(0.3, _GAP * sizes.sum())
    for group in groups:
        ids = paragraphs.loc[paragraphs["group"] == group.id, "paragraph_id"]
        columns |= {paragraph: start + place for place, paragraph in enumerate(ids)}
        start += max(len(ids), _LEAST * sizes.sum() if len(ids) and len(sizes) > 1 else 0) + (gap if len(ids) else 0)
    return pd.Series(columns, name="column", dtype=float)


def names_above(frame: pd.DataFrame, at: pd.Series, groups: list[Group], theme: Theme, height: float) -> list[dict]:
    """Each text's name above its columns, as annotations.

    `frame` needs paragraph_id and group, `at` is its `columns_of`; `height` is where the names stand on the vertical
    axis, whose range must leave them room: inside the chart no margin of an export can push them onto its title.
    """
    of = dict(zip(frame["paragraph_id"], frame["group"], strict=True))
    lefts = {of[paragraph]: column - 0.45 for paragraph, column in reversed(list(at.items()))}
    return [_name_above(group, lefts[group.id], height, theme) for group in groups if group.id in lefts]


def paragraph_axis(frame: pd.DataFrame, at: pd.Series) -> dict:
    """The horizontal axis of the columns, with each paragraph's number.

    `frame` needs paragraph_id and position; `at` is its `columns_of`.
    """
    positions = dict(zip(frame["paragraph_id"], frame["position"], strict=True))
    return {
        "tickvals": at.to_list(),
        "ticktext": _numbers([positions[paragraph] for paragraph in at.index]),
        "tickangle": 0,
        "range": [-0.7, max(at.max() + 0.7, _FEWEST)],
        "showgrid": False,
        "title": {"text": "Paragraph, in reading order"},
    }


def grid_layout(
    frame: pd.DataFrame, at: pd.Series, groups: list[Group], labels: list[str], height: float, theme: Theme
) -> dict:
    """The layout of a grid of cells, paragraphs across and rows down: its first row, of `labels`, n - 1 up, the last 0.

    `frame` needs paragraph_id, group and position; `at` is its `columns_of`.
    """
    n = len(labels)
    return {
        "template": theme.template,
        "height": height,
        "showlegend": False,
        "barmode": "overlay",
        "margin": {"t": 8},
        "annotations": names_above(frame, at, groups, theme, n - 0.5),
        "xaxis": paragraph_axis(frame, at),
        "yaxis": {
            "tickvals": list(range(n))[::-1],
            "ticktext": labels,
            "range": [-0.6, n + 0.35],
            "showgrid": False,
        },
    }


def _numbers(positions: list[int]) -> list[str]:
    """Each paragraph's number; of many, only the odd ones: a phone has no room for all."""
    return [str(position) if position % 2 or len(positions) <= _MANY else "" for position in positions]


def _name_above(group: Group, left: float, height: float, theme: Theme) -> dict:
    """The text's name in ink after a sign in its colour: small type in the colour itself would be hard to read."""
    name = brief(group.label, theme).replace(" ", "<br>", 1)
    return {
        "text": f'<span style="color:{group.colour}">■</span> <b>{name}</b>',
        "x": left,
        "y": height,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"color": theme.ink, "size": theme.size},
    }
