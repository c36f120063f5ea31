"""What stands on a page as a figure of a briefing: its words, its numbers, and the paragraphs behind it, kept whole."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import CHART, TABLE, Exhibit, Inputs
from analysis.briefing.figure_id import figure_id, part_of_numbers
from analysis.briefing.plain import plain_figure, plain_frame
from analysis.briefing.quoting import behind_marks
from analysis.projects.scored import fingerprint
from analysis.results import Results
from pages.shared.briefing.here import place_here
from pages.shared.folder import the_corpus
from pages.shared.look import print_theme
from pages.shared.project import the_project, words_key
from pages.shared.results import results, results_key

if TYPE_CHECKING:
    from pages.shared.card import Chart
    from pages.shared.table import Table

_NO_MARKS = pd.DataFrame(columns=["label", "mark", "paragraph_ids"])


def id_here(key: str, numbers: str, chosen: dict[str, str] | None = None) -> str:
    """The ID of a figure of this page, as the page stands; numbers: the part that its frame makes.

    Empty where a scored folder is open: what a pack holds of a figure, its articles and passages, cannot be held there.
    """
    if the_corpus():
        return ""
    return figure_id(key, place_here(chosen), inputs_here(), numbers)


def chart_taken(chart: "Chart", of: Results) -> Exhibit:
    """The exhibit of a chart as it stands."""
    look, frame = print_theme(), plain_frame(chart.frame)
    marks = _NO_MARKS if chart.behind is None else chart.behind
    return Exhibit(
        id=id_here(chart.key, part_of_numbers(frame)),
        kind=CHART,
        key=chart.key,
        place=place_here(),
        title=chart.finding,
        counts=chart.counts,
        alt=chart.alt,
        made=chart.made,
        frame=frame,
        inputs=inputs_here(),
        figure=plain_figure(chart.figure(look)),
        grid=chart.grid(look) if chart.grid else None,
        rests_on=tuple(map(plain_frame, chart.rests_on)),
        anchors=_anchors(marks["label"], marks["paragraph_ids"]),
        behind=behind_marks(of, marks),
    )


def table_taken(table: "Table", of: Results) -> Exhibit:
    """The exhibit of a table as it stands."""
    frame, chosen = plain_frame(table.shown), dict(table.chosen)
    rows = _rows_as_marks(table)
    return Exhibit(
        id=id_here(table.key, part_of_numbers(frame), chosen),
        kind=TABLE,
        key=table.key,
        place=place_here(chosen),
        title=table.finding,
        counts=table.counts,
        alt=table.finding,
        made=table.made,
        frame=frame,
        inputs=inputs_here(),
        rests_on=tuple(map(plain_frame, table.rests_on)),
        anchors=_anchors(rows["label"], rows["paragraph_ids"]),
        behind=behind_marks(of, rows),
        headings={name: _heading(name, config) for name, config in table.columns.items()},
    )


def inputs_here() -> Inputs:
    """What the figures of this page are computed from."""
    return _inputs((results_key(), words_key()))


@st.cache_resource(show_spinner=False, max_entries=16)
def _inputs(key: tuple) -> Inputs:
    """Found out once for all figures: every one of a page asks."""
    project, documents = the_project(), results().documents
    articles = dict(zip(documents["doc_id"], documents["sha256"].fillna(""), strict=True))
    return Inputs(project.id if project else "", articles, fingerprint(project.own if project else {}))


def _rows_as_marks(table: "Table") -> pd.DataFrame:
    """The rows of a table as marks: each called by its first column."""
    if "paragraph_ids" not in table.frame or table.frame.empty:
        return _NO_MARKS
    labels = table.frame[next(iter(table.columns))].astype(str)
    marks = range(1, len(labels) + 1)
    return pd.DataFrame({"label": labels, "mark": marks, "paragraph_ids": table.frame["paragraph_ids"]})


def _anchors(labels: Iterable[str], paragraph_ids: Iterable[Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((str(label), tuple(ids)) for label, ids in zip(labels, paragraph_ids, strict=True))


def _heading(name: str, config: object) -> str:
    """What a column is headed by: Streamlit's columns say it in one of three ways."""
    said = config if isinstance(config, str) else config.get("label") if isinstance(config, dict) else None
    return said or name.replace("_", " ").capitalize()
