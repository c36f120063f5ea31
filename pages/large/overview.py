"""Overview of a scored folder: where two tellings differ most, and how the tone of their paragraphs spreads."""

import html

import streamlit as st

from analysis.contrast.contrasts import AUTHORS, MEETINGS, contrast_authors, contrast_meetings
from analysis.contrast.overview import corpus_lead, title_of_overview
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_side_empty
from pages.shared.filters import narrow
from pages.shared.large.charts import over_time_chart, spread_chart
from pages.shared.leading import draw_leads, leads_of
from pages.shared.pairs import choose_pairs
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

scope = results().scope
# The labels stand in the address.
choices = {AUTHORS: f"{scope.telling_word.capitalize()}s", MEETINGS: f"{scope.event_word.capitalize()}s"}
pair, events = choose_pairs()
st.title(title_of_overview(len(scope.names)), anchor=False)
st.html(f'<p class="counts">{html.escape(corpus_lead(results()))}</p>')
filters, shown = narrow(results())
compared = st.segmented_control(
    "Compare the two", list(choices), format_func=choices.get, default=AUTHORS, required=True, key="contrast",
    bind="query-params",
)  # fmt: skip
contrast = contrast_meetings(shown, pair=events) if compared == MEETINGS else contrast_authors(shown, pair)
view = View(f"overview_{compared}", shown, filters, {"": contrast}, events, pair)
if contrast.empty:
    say_side_empty(contrast, filters)
else:
    draw_leads(view, leads_of(view))
    st.html(f'<p class="counts">{html.escape(view.left_out)}</p>')
    for make in (stance_chart, spread_chart, over_time_chart):
        if chart := make(view):
            draw_card(chart, shown)
