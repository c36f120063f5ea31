"""Stance: who is for or against whom, in whose voice, and where."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from analysis.evidence.standing import say_standing
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_no_events, say_side_empty
from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.large.notes import STANCE_NOT_DRAWN, say_not_drawn
from pages.shared.method_parts import RESULTS
from pages.shared.pairs import choose_pairs
from pages.shared.results import is_built_in, measures, results
from pages.shared.stance_charts import (
    STANCE,
    actors_table,
    arc_chart,
    authors_chart,
    meetings_chart,
    parting_chart,
    parting_table,
    say_no_actor,
    stances_of,
    voices_chart,
    who_by_actor_chart,
    who_chart,
)
from pages.shared.table import draw_table

VOICES, EVENTS = "voices", "events"
BINDING = {"required": True, "label_visibility": "collapsed", "bind": "query-params"}

held = paragraphs_are_held()
pair, events = choose_pairs()
st.title("Who is for or against whom, and in whose voice?", anchor=False)
filters, shown = narrow(results())

limits = f"{measures()[STANCE].limits} {say_standing(RESULTS, elsewhere=not is_built_in())}"
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(limits)}</p>')
view = View("stance", shown, filters, {"": contrast_authors(shown, pair)}, events, pair)
actors = stances_of(view).actors
if actors:
    draw_card(authors_chart(view), shown)
    splits = {VOICES: "By voice", EVENTS: f"By {shown.scope.event_word}"}  # the labels stand in the address
    by = st.segmented_control("Split", list(splits), format_func=splits.get, default=VOICES, key="split", **BINDING)
    if by == EVENTS and not shown.scope.events:
        say_no_events()
    else:
        draw_card((meetings_chart if by == EVENTS else voices_chart)(view), shown)
elif view.whole.filled:
    say_no_actor(view.whole.noun)
else:
    say_side_empty(view.whole, filters)
if view.whole.filled:
    by_actor = st.toggle("Speakers by the actor they speak for", key="by_actor", bind="query-params")
    draw_card(who_by_actor_chart(view) if by_actor else who_chart(view), shown)
    if actors and held:
        draw_card(arc_chart(view), shown)
    if held:
        draw_card(parting_chart(view), shown)
        draw_table(parting_table(view), shown)
    draw_table(actors_table(view), shown)
say_not_drawn(STANCE_NOT_DRAWN)
