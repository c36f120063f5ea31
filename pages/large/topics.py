"""Topics of a scored folder: what is talked about, how often and by whom; what stands together; by which terms."""

import html

import streamlit as st

from analysis.contrast.contrasts import AUTHORS, MEETINGS, contrast_authors, contrast_meetings
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_no_events
from pages.shared.filters import narrow
from pages.shared.labels import topic_labels
from pages.shared.large.notes import TOPICS_NOT_DRAWN
from pages.shared.pairs import choose_pairs
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.topic_charts import RATE, SHARE, pairs_chart, rates_chart, shares_chart, terms_table

scope = results().scope
contrasts = {AUTHORS: f"By {scope.telling_word}", MEETINGS: f"By {scope.event_word}"}  # the labels stand in the address
pair, events = choose_pairs()
st.title("What is talked about, and by whom?", anchor=False)
filters, shown = narrow(results())

by = st.segmented_control(
    "Compare", list(contrasts), format_func=contrasts.get, default=AUTHORS, required=True, key="compare",
    label_visibility="collapsed", bind="query-params",
)  # fmt: skip
authors = View("topics", shown, filters, {"": contrast_authors(shown, pair)}, tellings=pair)
meetings = View("topics_meetings", shown, filters, {"": contrast_meetings(shown, pair=events)}, events)
if by == MEETINGS and not scope.events:
    say_no_events()
for make, measure in ((rates_chart, RATE), (shares_chart, SHARE)) if by == AUTHORS or scope.events else ():
    chart = make(authors if by == AUTHORS else meetings)
    if chart is None:
        left_out = meetings.left_out if by == MEETINGS else ""
        st.info(f"{measures()[measure].label}: no topic is found to compare. {left_out}")
    else:
        draw_card(chart, shown)
draw_card(pairs_chart(authors), shown)
draw_table(terms_table(authors, first=next(iter(filters.topics), next(iter(topic_labels())))), shown)
st.html(f'<p class="counts">{html.escape(TOPICS_NOT_DRAWN)}</p>')
