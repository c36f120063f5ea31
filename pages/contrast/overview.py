"""Overview: where the two tellings differ most, and the articles paragraph by paragraph, or how their tone spreads."""

import html

import streamlit as st

from analysis.contrast.contrasts import AUTHORS, MEETINGS, contrast_authors, contrast_meetings
from analysis.contrast.overview import corpus_lead, title_of_overview
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_side_empty
from pages.shared.every import draw_every
from pages.shared.filters import current_filters, say_nothing_left, selected
from pages.shared.folder import paragraphs_are_held
from pages.shared.leading import draw_leads, leads_of
from pages.shared.ledger.lead import draw_facts_lead
from pages.shared.pairs import choose_pairs
from pages.shared.paragraphs import strips_chart
from pages.shared.results import codebooks, is_built_in, results
from pages.shared.stance_contrast import stance_chart

scope = results().scope
# The labels stand in the address.
choices = {AUTHORS: f"{scope.telling_word.capitalize()}s", MEETINGS: f"{scope.event_word.capitalize()}s"}
kind, lead = ("opinion article", codebooks().events.lead) if is_built_in() else ("article", "")

pair, events = choose_pairs()
st.title(title_of_overview(len(scope.names)), anchor=False)
st.html(f'<p class="counts">{html.escape(f"{corpus_lead(results(), kind)} {lead}")}</p>')
filters = current_filters()
shown = selected(results(), filters)
compared = AUTHORS
if len(scope.names) > 1 or scope.events:
    compared = st.segmented_control(
        "Compare the two", list(choices), format_func=choices.get, default=AUTHORS, required=True, key="contrast",
        bind="query-params",
    )  # fmt: skip
contrast = contrast_meetings(shown, pair=events) if compared == MEETINGS else contrast_authors(shown, pair)
view = View(f"overview_{compared}", shown, filters, {"": contrast}, events, pair)
if not shown.n_paragraphs:
    say_nothing_left()
elif contrast.empty:
    say_side_empty(contrast, filters)
else:
    draw_leads(view, leads_of(view))
    st.html(f'<p class="counts">{html.escape(view.left_out)}</p>')
if not contrast.empty and (stance := stance_chart(view)):
    draw_card(stance, shown)
if paragraphs_are_held():
    draw_facts_lead(filters)
    draw_every(view)
    draw_card(strips_chart(view, results()), results())
elif not contrast.empty:  # imported here: who opens no scored folder does not wait for the database
    from pages.shared.large.charts import over_time_chart, spread_chart

    for make in (spread_chart, over_time_chart):
        if chart := make(view):
            draw_card(chart, shown)
