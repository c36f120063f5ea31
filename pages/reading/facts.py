"""Same fact, two tellings: the ledger of facts, what the machine proposes for it, and what the reader decided."""

import streamlit as st

from pages.shared.address import follow, write
from pages.shared.filters import current_filters
from pages.shared.ledger.decided import show_decisions
from pages.shared.ledger.proposals import show_proposals
from pages.shared.ledger.view import say_page, show_ledger
from pages.shared.printed import prose, write_table_styles

VIEWS = {"ledger": "Ledger", "proposals": "Proposals", "decisions": "Decisions"}

title, about = say_page()
st.title(title, anchor=False)
write_table_styles()
prose([about])

follow("view", "ledger-view", list(VIEWS), "ledger")
view = st.segmented_control(
    "View", list(VIEWS), format_func=VIEWS.get, key="ledger-view", required=True,
    label_visibility="collapsed",
)  # fmt: skip
write("view", "ledger-view", "ledger")
if view == "ledger":
    show_ledger(current_filters())
elif view == "proposals":
    show_proposals(current_filters())
else:
    show_decisions()
