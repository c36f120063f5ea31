"""The ledger as this reader sees it: the facts with their passages, narrowed by the filters; the choices above it."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import Theme, colour_of
from analysis.contrast.selection import Filters
from analysis.facts.findings import STATUS_SIGNS, count_statuses, count_told, say_ledger, tellers
from analysis.facts.ledger import STATUSES, Fact
from analysis.facts.orders import ORDERS, of_status, ordered
from analysis.facts.refound import refound
from analysis.facts.rows import Row, ledger_rows
from analysis.facts.said import STATUS_LABELS
from pages.shared.address import follow, write
from pages.shared.ledger.reader import books, decisions_key, documents_told
from pages.shared.results import results, results_key

ORDER_LABELS = {"status": "Where they part first", "date": "By date", "told": "As the first tells it"}
_STYLES = "<style>.st-key-ledger-choices [data-testid=stButtonGroup] > div { flex-wrap: wrap; }</style>"
_STATUS, _ORDER = "ledger-status", "ledger-order"


def facts_shown() -> tuple[Fact, ...]:
    """The reader's facts, each passage that is kept by its words where those words stand in the text at hand."""
    return _refound((results_key(), decisions_key()))


def rows_passing(filters: Filters) -> tuple[Row, ...]:
    """The rows of the ledger that pass the filters, by date."""
    return _rows((results_key(), decisions_key()), filters)


def columns_told() -> dict[str, str]:
    """What stands above the column of each article, by id."""
    return tellers(results().documents)


def colours_told(look: Theme) -> dict[str, str]:
    """The colour of each article's side, by id; of one without a side, a colour of its own."""
    sides = results().documents.set_index("doc_id")["perspective"]
    return {doc_id: colour_of(side if isinstance(side, str) else doc_id, look) for doc_id, side in sides.items()}


def say_rows(rows: Sequence[Row], filters: Filters) -> str:
    """The finding of the rows that pass the filters."""
    narrowed = filters.narrows or filters.voice
    return say_ledger(rows, columns_told(), count_told(rows_passing(Filters())) if narrowed else None)


def choose_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of the statuses that the reader chooses, in the order that the reader chooses."""
    counts = count_statuses(rows)
    st.html(_STYLES)
    follow("status", _STATUS, STATUSES, several=True)
    follow("order", _ORDER, ORDERS, ORDERS[0])
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ledger-choices"):
        statuses = st.pills(
            "Show only",
            STATUSES,
            selection_mode="multi",
            format_func=lambda status: f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]} {counts[status]}",
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


def statuses_chosen() -> tuple[str, ...]:
    """The statuses that the reader chose to see; none: all of them."""
    return tuple(st.session_state.get(_STATUS) or ())


@st.cache_resource(show_spinner=False, max_entries=16)
def _refound(key: tuple) -> tuple[Fact, ...]:
    return refound(books().ledger.facts, results())


@st.cache_resource(show_spinner=False, max_entries=64)
def _rows(key: tuple, filters: Filters) -> tuple[Row, ...]:
    return ledger_rows(facts_shown(), books().chronology, results(), filters)
