"""Tone: how favourable or hostile the words sound, and on how many words that rests."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.tone_findings import say_translated
from pages.shared.card import draw_card
from pages.shared.contrasts import View
from pages.shared.filters import narrow
from pages.shared.instrument_charts import draw_instrument_cards
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

limits = [measures()["polarity"].limits, say_translated(shown, contrast_authors(shown, pair))]
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(" ".join(limits).strip())}</p>')
masked = st.toggle("Mask names and set phrases", value=True, key="mask", bind="query-params")
view = View("tone", shown, filters, {"": contrast_authors(shown, pair)}, events, pair)
draw_card((masked_chart if masked else unmasked_chart)(view), shown)
draw_instrument_cards(view)
for chart in (mask_chart, voices_chart, coverage_chart):
    draw_card(chart(view), shown)
draw_table(words_table(view), shown)
draw_card(subjectivity_chart(view), shown)
