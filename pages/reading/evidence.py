"""Evidence: show me the words. Every paragraph that passes the filters, and every place where something is named.

Of a scored folder the first paragraphs that pass, or of those that hold a word.
"""

import streamlit as st

from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.looking_up import VIEWS, actor_rows, open_view, term_rows, topic_rows, view_asked_for
from pages.shared.passages import read_passages
from pages.shared.results import results

held = paragraphs_are_held()
st.title("Evidence", anchor=False)
or_find = ", or find each place where something is named" if held else ""
st.html(f"<p>The words behind every number: read the paragraphs one by one{or_find}.</p>")

filters, shown = narrow(results())

if held:
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
else:  # imported here: who opens no scored folder does not wait for the database
    from pages.shared.large.passages import read_first_passages

    read_first_passages(results(), shown)
