"""Reading room: the articles side by side, scrolled together along the facts that they tell."""

import html

import streamlit as st

from pages.shared.evidence import evidence_pane
from pages.shared.filters import current_filters
from pages.shared.results import results
from pages.shared.room import (
    articles_side_by_side,
    draw_room,
    framing_shown,
    n_facts_told,
    passage_asked_for,
    room_shown,
    say_opened,
    say_passing,
    term_in_the_room,
)

st.title("Reading room", anchor=False)
st.html(
    "<p>The articles side by side. Scroll one, and the other follows to where it tells the same fact; choose what is "
    "marked; search; copy a link to any passage.</p>"
)
doc_ids = articles_side_by_side()
shown = room_shown(doc_ids, current_filters())
linked = passage_asked_for()
st.html(f'<p class="counts">{html.escape(say_passing(shown, n_facts_told(doc_ids)))}</p>')
for said in say_opened(shown, linked):
    st.html(f'<p class="counts" role="status">{html.escape(said)}</p>')

term, chosen = draw_room(shown, linked)
if chosen:
    st.html('<h2 class="finding">The words behind the marks</h2>')
    evidence_pane(results(), chosen, "room-evidence", framing_shown())
if term:
    term_in_the_room(term, doc_ids)
