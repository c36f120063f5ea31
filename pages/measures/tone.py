"""Tone: how favourable or hostile the words sound, by which instrument, and on how many words that rests."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_side_empty
from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.instrument_charts import draw_instrument_cards
from pages.shared.large.notes import TONE_NOT_DRAWN, say_not_drawn
from pages.shared.pairs import choose_pairs
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.tone_charts import (
    coverage_chart,
    mask_chart,
    masked_chart,
    subjectivity_chart,
    unmasked_chart,
    voices_chart,
    words_table,
)

pair, events = choose_pairs()
st.title("How favourable or hostile do the words sound?", anchor=False)
filters, shown = narrow(results())

view = View("tone", shown, filters, {"": contrast_authors(shown, pair)}, events, pair)
limits = f"{measures()['polarity'].limits} {view.translated}".strip()
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(limits)}</p>')
if paragraphs_are_held():
    masked = st.toggle("Mask names and set phrases", value=True, key="mask", bind="query-params")
    tones, mask, coverage = [masked_chart if masked else unmasked_chart], mask_chart, coverage_chart
else:  # imported here: who opens no scored folder does not wait for the database
    from pages.shared.large.charts import spread_chart, through_chart
    from pages.shared.large.tone import coverage_of_sides_chart, mask_of_sides_chart

    tones, mask, coverage = [spread_chart, through_chart], mask_of_sides_chart, coverage_of_sides_chart
if view.whole.filled:
    for make in tones:
        draw_card(make(view), shown)
    draw_instrument_cards(view)
    for make in (mask, voices_chart, coverage):
        draw_card(make(view), shown)
    draw_table(words_table(view), shown)
    draw_card(subjectivity_chart(view), shown)
else:
    say_side_empty(view.whole, filters)
say_not_drawn(TONE_NOT_DRAWN)
