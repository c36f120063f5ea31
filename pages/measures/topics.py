"""Topics: what is talked about, how often, by whom; and what one text leaves out, where paragraphs are held."""

import streamlit as st

from analysis.contrast.contrasts import MEETINGS, contrast_authors, contrast_meetings
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_no_events, say_side_empty
from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.labels import topic_labels
from pages.shared.large.notes import TOPICS_NOT_DRAWN, say_not_drawn
from pages.shared.pairs import choose_kind, choose_pairs
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.topic_charts import (
    RATE,
    SHARE,
    omissions_chart,
    pairs_chart,
    rates_chart,
    shares_chart,
    terms_table,
)

held = paragraphs_are_held()
pair, events = choose_pairs()
st.title(f"What is talked about, and {'what does one text leave out' if held else 'by whom'}?", anchor=False)
filters, shown = narrow(results())

by = choose_kind()
authors = View("topics", shown, filters, {"": contrast_authors(shown, pair)}, tellings=pair)
meetings = View("topics_meetings", shown, filters, {"": contrast_meetings(shown, pair=events)}, events)
view = meetings if by == MEETINGS else authors
if by == MEETINGS and not shown.scope.events:
    say_no_events()
elif not view.whole.filled:
    say_side_empty(view.whole, filters)
else:
    for make, measure in ((rates_chart, RATE), (shares_chart, SHARE)):
        if chart := make(view):
            draw_card(chart, shown)
        else:
            st.info(f"{measures()[measure].label}: no topic is found to compare. {view.left_out}")
if held and authors.whole.filled:
    draw_card(omissions_chart(authors), shown)
draw_card(pairs_chart(authors), shown)
draw_table(terms_table(authors, first=next(iter(filters.topics), next(iter(topic_labels())))), shown)
say_not_drawn(TOPICS_NOT_DRAWN)
