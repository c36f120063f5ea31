"""What the Overview says of the facts: how many both tell, how many apart, and the way to the ledger."""

import html

import streamlit as st

from analysis.contrast.selection import Filters
from analysis.facts.said import title_of_ledger
from pages.shared.ledger.shown import rows_passing, say_rows
from pages.shared.results import results
from pages.shared.ways import way_to

_LEDGER = "pages/reading/facts.py"


def draw_facts_lead(filters: Filters) -> None:
    """The finding of the ledger under the filters, where facts pass them."""
    rows = rows_passing(filters)
    if not rows:
        return
    with st.container(key="card-facts-lead", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(say_rows(rows, filters))}</h2>')
        st.html('<p class="counts">Facts as readers cut them, each with the passages that tell it; no score.</p>')
        way_to(_LEDGER, f"{title_of_ledger(len(results().documents))}: read them side by side")
