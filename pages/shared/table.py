"""The table card: finding, table, counts, download, how it was made, and the passages of a chosen row."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.briefing.figure_id import part_of_numbers
from analysis.briefing.plain import plain_frame
from analysis.exchange.writing import csv_bytes
from analysis.results import Results
from pages.shared.briefing.adding import offer_to_add
from pages.shared.briefing.taking import id_here, table_taken
from pages.shared.card import how_it_was_made
from pages.shared.evidence import evidence_pane

_ROW = 35  # pixels
_MOST_ROWS = 12  # on screen; more are scrolled to


@dataclass(frozen=True)
class Table:
    """One table and everything said about it. `frame` holds what is shown, and paragraph_ids (list) behind each row.

    `columns` names the columns shown, in order, and how each is configured; `choose` draws a widget above the rows,
    and `chosen` is what stands chosen there, by its key. `rests_on` are further frames that its sentences take numbers
    from.
    """

    key: str
    finding: str
    frame: pd.DataFrame
    columns: Mapping[str, object]
    counts: str
    made: Making
    choose: Callable[[], object] | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    rests_on: tuple[pd.DataFrame, ...] = ()

    @property
    def shown(self) -> pd.DataFrame:
        """The table as it stands on the screen and in the CSV."""
        return self.frame[list(self.columns)]


def draw_table(table: Table, results: Results) -> None:
    """Draw the card. A chosen row opens the passages behind it."""
    with st.container(key=f"card-{table.key}", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(table.finding)}</h2>')
        if table.choose:
            table.choose()
        _table_and_words(table, results)


@st.fragment
def _table_and_words(table: Table, results: Results) -> None:
    chosen = _draw_rows(table) if len(table.frame) else None
    st.html(f'<p class="counts">{html.escape(table.counts)}</p>')
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{table.key}-actions"):
        st.download_button(
            "CSV",
            lambda: csv_bytes(table.shown),
            f"parallax-{table.key.replace('_', '-')}.csv",
            "text/csv",
            on_click="ignore",
            key=f"{table.key}-csv",
            help="The rows shown, as a table",
        )
        figure_id = id_here(table.key, part_of_numbers(plain_frame(table.shown)), table.chosen)
        if figure_id:
            offer_to_add(table.key, figure_id, partial(table_taken, table, results))
        how_it_was_made(table.made, table.key, figure_id)
    if chosen is not None:
        evidence_pane(results, table.frame["paragraph_ids"].iloc[chosen], key=f"{table.key}-evidence")


def _draw_rows(table: Table) -> int | None:
    """Draw the rows; the place of the chosen one, if one is."""
    event = st.dataframe(
        table.shown,
        key=f"{table.key}-rows",
        hide_index=True,
        column_config=dict(table.columns),
        height=min(_MOST_ROWS, len(table.frame) + 1) * _ROW + 3,
        on_select="rerun",
        selection_mode="single-row",
        alt=f"{table.finding} Choose a row to read its passages.",
    )
    # By item, not attribute: tests put a plain dictionary in the event's place.
    places = [place for place in event["selection"]["rows"] if place < len(table.frame)]
    return places[0] if places else None
