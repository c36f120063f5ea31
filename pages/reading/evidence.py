"""Evidence: show me the words. Every paragraph that passes the filters, and every place where something is named."""

import streamlit as st

from pages.shared.filters import narrow
from pages.shared.looking_up import VIEWS, actor_rows, open_view, term_rows, topic_rows, view_asked_for
from pages.shared.passages import read_passages
from pages.shared.results import results

st.title("Evidence", anchor=False)
st.html(
    "<p>The words behind every number: read the paragraphs one by one, or find each place where something is named.</p>"
)

filters, shown = narrow(results())

st.session_state["evidence-view"] = view_asked_for()
view = st.segmented_control(
    "Show", list(VIEWS), format_func=VIEWS.get, key="evidence-view", on_change=open_view, args=(shown,),
    label_visibility="collapsed", required=True,
)  # fmt: skip
if view == "paragraph":
    read_passages(results(), shown)
elif view == "term":
    term_rows(shown, filters)
elif view == "terms_of":
    topic_rows(shown, filters)
else:
    actor_rows(shown, filters)
