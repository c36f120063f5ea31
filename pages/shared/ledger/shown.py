"""The ledger as this reader sees it: the facts with their passages, narrowed by the filters; the choices above it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.contrast.selection import Filters
from analysis.facts.findings import STATUS_SIGNS, count_statuses, count_told, ledger_stated, say_ledger
from analysis.facts.ledger import STATUSES, Fact
from analysis.facts.orders import ORDERS, of_status, ordered
from analysis.facts.refound import refound
from analysis.facts.rows import Row, measured_rows, rows_kept
from analysis.facts.said import status_label
from analysis.facts.told_by import ALL, BY, EVERY, NOT, ONLY, choices, parted, told_as
from pages.shared.address import follow, write
from pages.shared.ledger.columns import choose_columns, columns_told, documents_told, side_labels, sides
from pages.shared.ledger.reader import books, decisions_key
from pages.shared.results import results, results_key

ORDER_LABELS = {"status": "Where they part first", "date": "By date", "told": "As the first tells it"}
_STYLES = "<style>.st-key-ledger-choices [data-testid=stButtonGroup] > div { flex-wrap: wrap; }</style>"
_STATUS, _ORDER, _TOLD = "ledger-status", "ledger-order", "ledger-told"
_TOLD_AS = {BY: "Told by {}", ONLY: "Told by {} alone", NOT: "Not told by {}"}


def facts_shown() -> tuple[Fact, ...]:
    """The reader's facts, each passage that is kept by its words where those words stand in the text at hand."""
    return _refound((results_key(), decisions_key()))


def rows_passing(filters: Filters) -> tuple[Row, ...]:
    """The rows of the ledger that pass the filters, by date."""
    return _rows((results_key(), decisions_key()), filters)


def say_rows(rows: Sequence[Row], filters: Filters) -> str:
    """The finding of the rows that pass the filters."""
    narrowed = filters.narrows or filters.voice
    return say_ledger(rows, columns_told(), count_told(rows_passing(Filters())) if narrowed else None)


def rows_stated(rows: Sequence[Row], filters: Filters, n_shown: int) -> tuple[pd.DataFrame, ...]:
    """What the finding of the rows states, and how many of them are shown."""
    narrowed = filters.narrows or filters.voice
    n_all = count_told(rows_passing(Filters())) if narrowed else None
    return ledger_stated(rows, columns_told(), n_all, n_shown)


def choose_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows told by whom the reader chooses, of the statuses and in the order that the reader chooses."""
    st.html(_STYLES)
    rows = _choose_tellers(rows)
    counts, n = count_statuses(rows), len(documents_told())
    follow("status", _STATUS, STATUSES, several=True)
    follow("order", _ORDER, ORDERS, ORDERS[0])
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ledger-choices"):
        statuses = st.pills(
            "Show only",
            STATUSES,
            selection_mode="multi",
            format_func=lambda status: f"{STATUS_SIGNS[status]} {status_label(status, n)} {counts[status]}",
            key=_STATUS,
            label_visibility="collapsed",
            width="content",
        )
        order = st.selectbox(
            "Order", ORDERS, format_func=ORDER_LABELS.get, key=_ORDER, width=225, label_visibility="collapsed"
        )
    write("status", _STATUS)
    write("order", _ORDER, ORDERS[0])
    return ordered(of_status(rows, statuses), order, documents_told())


def _choose_tellers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Above more than two articles: which stand as columns, and the facts told by whom the reader chooses."""
    if len(documents_told()) <= 2:
        return tuple(rows)
    options = choices(sides())
    follow("told", _TOLD, options)
    if st.session_state.get(_TOLD) not in options:
        st.session_state[_TOLD] = None
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ledger-tellers"):
        choose_columns()
        st.selectbox(
            "Told by", options, None, format_func=say_told_as, key=_TOLD, placeholder="Told by anyone", width=300,
            label_visibility="collapsed",
        )  # fmt: skip
    write("told", _TOLD)
    return told_as(rows, told_chosen(), sides())


def say_told_as(choice: str) -> str:
    """A choice of who tells a fact, in words: "Told by Harbour Post alone"."""
    kind, side = parted(choice)
    if kind == ALL:
        return f"Told by all {len(documents_told())} articles"
    return "Told by every side" if kind == EVERY else _TOLD_AS[kind].format(side_labels()[side])


def told_chosen() -> str:
    """Whose facts the reader chose to see, as addresses have it; empty: all of them."""
    return st.session_state.get(_TOLD) or ""


def statuses_chosen() -> tuple[str, ...]:
    """The statuses that the reader chose to see; none: all of them."""
    return tuple(st.session_state.get(_STATUS) or ())


@st.cache_resource(show_spinner=False, max_entries=16)
def _refound(key: tuple) -> tuple[Fact, ...]:
    return refound(books().ledger.facts, results())


@st.cache_resource(show_spinner=False, max_entries=256)
def _rows(key: tuple, filters: Filters) -> tuple[Row, ...]:
    return rows_kept(_measured(key, filters.voice), results(), filters)


@st.cache_resource(show_spinner=False, max_entries=64)
def _measured(key: tuple, voice: str | None) -> tuple[Row, ...]:
    return measured_rows(facts_shown(), books().chronology, results(), voice)
