"""The ledger as a view of its page: the finding, the choices, the grid, and what is chosen in it."""

import html
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.contrast.counts import amount
from analysis.contrast.selection import Filters
from analysis.facts.rows import Row
from analysis.facts.said import title_of_ledger
from analysis.results import Results
from pages.shared.briefing.words import offer_facts
from pages.shared.card import how_it_was_made
from pages.shared.filters import clear_filters, said_choice
from pages.shared.ledger.edits import add_fact, change_row, offer_to_add
from pages.shared.ledger.exports import export_row
from pages.shared.ledger.making import ledger_making
from pages.shared.ledger.opened import open_row, show_passages
from pages.shared.ledger.proposals import n_proposed
from pages.shared.ledger.reader import books
from pages.shared.ledger.rows import draw_ledger
from pages.shared.ledger.shown import choose_rows, rows_passing, rows_stated, say_rows
from pages.shared.project import the_project
from pages.shared.results import results
from pages.shared.stance_caution import caution, readers

_PARAM, _WRITTEN = "fact", "ledger-fact-in-address"
_ABSENCE = "That an article has no passage here says that the makers of the ledger found none."
_STANCE = "Beside the passages: whose words, their tone, and ▼ against, ○ neutral, ▲ in favour, ? unsure of each actor."
_QUOTED = "Set in serif: the article’s words, those that frame it marked."
_OWN = "Told in words of our own; attach the articles on the Corpus page to read theirs."
_FACT = (
    "A fact is what would be the same whoever told it: an act, a statement, a date. The ledger sets beside each other "
    "how every article tells it."
)
_OF_ONE = "What the article tells, fact by fact; with a second one, how the same fact reads in each."
_OF_TWO = "What both articles tell, what one alone tells, and how the same fact reads in each."
_OF_SEVERAL = "What all articles tell, what some or one alone tell, and how the same fact reads in each."
VIEW = "ledger-view"  # which view of the page is shown, in the session


def say_page() -> tuple[str, str]:
    """The title of the page, and what it is about."""
    n = len(results().documents)
    return title_of_ledger(n), {1: _OF_ONE, 2: _OF_TWO}.get(n, _OF_SEVERAL)


def show_ledger(filters: Filters) -> None:
    """The facts that pass the filters, or why there are none."""
    rows = rows_passing(filters)
    if not rows:
        if books().ledger.facts or books().chronology:
            _say_nothing_left(filters)
        else:
            _say_no_fact_yet()
        return
    finding = say_rows(rows, filters)
    st.html(f'<h2 class="finding">{html.escape(finding)}</h2>')
    shown = choose_rows(rows)
    says = finding, _say_how_many(shown, rows)
    _grid_and_words(shown, says, filters, (*rows_stated(rows, filters, len(shown)), readers()))


@st.fragment
def _grid_and_words(
    rows: Sequence[Row], says: tuple[str, str], filters: Filters, rests_on: Sequence[pd.DataFrame]
) -> None:
    """says: the finding above the grid, and the counts that a table of it takes along; rests_on: what they rest on."""
    finding, counts = says
    by_id = {row.fact.id: row for row in rows}
    chosen = _chosen(by_id) if rows else None
    st.html(f'<p class="counts">{html.escape(_say_shown(rows, counts, results()))}</p>')
    with st.container(horizontal=True, gap="small", key="ledger-actions"):
        export_row(rows, filters, results())
        made = ledger_making(filters)
        offer_facts("ledger", rows, finding, counts, made, rests_on)
        how_it_was_made(made, "ledger")
        offer_to_add()
    add_fact()
    if chosen:
        open_row(by_id[chosen[0]])
        change_row(by_id[chosen[0]])
        show_passages(by_id[chosen[0]], chosen[1], results())


def _chosen(by_id: Mapping[str, Row]) -> tuple[str, str] | None:
    """Draw the grid; the cell that the reader chose in it, else the fact that a link asked for."""
    asked = st.query_params.get(_PARAM)
    linked = asked if asked in by_id and asked != st.session_state.get(_WRITTEN) else None
    chosen = draw_ledger(tuple(by_id.values()), results(), linked)
    if chosen:
        st.query_params[_PARAM] = st.session_state[_WRITTEN] = chosen[0]
    elif linked is None:
        st.query_params.pop(_PARAM, None)
    return chosen or (linked and (linked, ""))


def _say_how_many(shown: Sequence[Row], rows: Sequence[Row]) -> str:
    if not shown:
        return f"None of {amount(len(rows), 'row')} has the status that is chosen above."
    of = f"{len(shown)} of " if len(shown) < len(rows) else ""
    return f"{of}{amount(len(rows), 'row')}. {_ABSENCE}"


def _say_shown(shown: Sequence[Row], counts: str, held: Results) -> str:
    """The counts, and how the grid is read."""
    if not shown:
        return counts
    words = _QUOTED if held.sentences["text"].notna().any() or the_project() else _OWN
    return " ".join(part for part in (counts, words, _STANCE, caution()) if part)


def _say_no_fact_yet() -> None:
    """The empty ledger of a project: what belongs in it, and the two ways to a first fact."""
    with st.container(border=True, key="no-fact"):
        st.html('<h2 class="finding">No fact yet.</h2>')
        st.html(f'<p class="counts">{html.escape(_FACT)}</p>')
        proposals = st.empty()
        with st.container(horizontal=True, gap="small", key="no-fact-ways"):
            if len(results().documents) > 1:
                st.button("Look at the proposals", on_click=_show_proposals, type="primary", key="no-fact-proposals")
            offer_to_add()
    add_fact()
    if n := n_proposed():  # last: the page stands while the articles are compared
        said = f"The machine proposes {amount(n, 'pair')} of sentences that may tell the same."
        proposals.html(f'<p class="counts">{html.escape(said)}</p>')


def _show_proposals() -> None:
    """Callback: turn to what the machine proposes."""
    st.session_state[VIEW] = "proposals"


def _say_nothing_left(filters: Filters) -> None:
    with st.container(border=True, key="nothing-left"):
        st.html('<h2 class="finding">No fact passes these filters.</h2>')
        st.html(f'<p class="counts">You asked for {said_choice(filters, "facts")}.</p>')
        st.button("Clear the filters", on_click=clear_filters, type="primary", key="nothing-left-clear")
