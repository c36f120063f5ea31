"""Paragraphs as columns, text beside text, in reading order: where each stands, and what is written above and below."""

import pandas as pd
import plotly.graph_objects as go

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


def name_columns(figure: go.Figure, frame: pd.DataFrame, groups: list[Group], theme: Theme, height: float) -> go.Figure:
    """Write each text's name above its columns and each paragraph's number below; the figure itself, for chaining.

    `frame` needs paragraph_id, group and position; `height` is where the names stand on the vertical axis, whose
    range must leave them room: inside the chart no margin of an export can push them onto its title.
    """
    at = columns_of(frame, groups)
    paragraphs = frame.drop_duplicates("paragraph_id").set_index("paragraph_id").loc[at.index]
    for group in groups:
        own = at[paragraphs["group"] == group.id]
        if len(own):
            figure.add_annotation(**_name_above(group, own.min() - 0.45, height, theme))
    return figure.update_xaxes(
        tickvals=at.to_list(),
        ticktext=_numbers(list(paragraphs["position"])),
        tickangle=0,
        range=[-0.7, max(at.max() + 0.7, _FEWEST)],
        showgrid=False,
        title_text="Paragraph, in reading order",
    )


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
