"""Stance in a scored folder: who is for or against whom, in whose voice, about which event."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from analysis.evidence.standing import say_standing
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_no_events
from pages.shared.filters import narrow
from pages.shared.large.notes import STANCE_NOT_DRAWN
from pages.shared.method_parts import RESULTS
from pages.shared.pairs import choose_pairs
from pages.shared.results import measures, results
from pages.shared.stance_charts import (
    STANCE,
    actors_table,
    authors_chart,
    meetings_chart,
    say_no_actor,
    stances_of,
    voices_chart,
    who_by_actor_chart,
    who_chart,
)
from pages.shared.table import draw_table

VOICES, EVENTS = "voices", "events"
BINDING = {"required": True, "label_visibility": "collapsed", "bind": "query-params"}

pair, events = choose_pairs()
st.title("Who is for or against whom, and in whose voice?", anchor=False)
filters, shown = narrow(results())

limits = f"{measures()[STANCE].limits} {say_standing(RESULTS, elsewhere=True)}"
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(limits)}</p>')
view = View("stance", shown, filters, {"": contrast_authors(shown, pair)}, events, pair)
if stances_of(view).actors:
    draw_card(authors_chart(view), shown)
    splits = {VOICES: "By voice", EVENTS: f"By {shown.scope.event_word}"}  # the labels stand in the address
    by = st.segmented_control("Split", list(splits), format_func=splits.get, default=VOICES, key="split", **BINDING)
    if by == EVENTS and not shown.scope.events:
        say_no_events()
    else:
        draw_card((meetings_chart if by == EVENTS else voices_chart)(view), shown)
else:
    say_no_actor(view.whole.noun)
by_actor = st.toggle("Speakers by the actor they speak for", key="by_actor", bind="query-params")
draw_card(who_by_actor_chart(view) if by_actor else who_chart(view), shown)
draw_table(actors_table(view), shown)
st.html(f'<p class="counts">{html.escape(STANCE_NOT_DRAWN)}</p>')
