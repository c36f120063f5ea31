"""Tone of a scored folder: how favourable or hostile the words sound, by which instrument, and in whose voice."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.tone_findings import say_translated
from pages.shared.card import draw_card
from pages.shared.contrasts import View
from pages.shared.filters import narrow
from pages.shared.large.charts import spread_chart, through_chart
from pages.shared.large.notes import TONE_NOT_DRAWN
from pages.shared.large.tone import coverage_chart, instruments_chart, mask_chart
from pages.shared.pairs import choose_pairs
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.tone_charts import subjectivity_chart, voices_chart, words_table

pair, events = choose_pairs()
st.title("How favourable or hostile do the words sound?", anchor=False)
filters, shown = narrow(results())

limits = [measures()["polarity"].limits, say_translated(shown, contrast_authors(shown, pair))]
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(" ".join(limits).strip())}</p>')
view = View("tone", shown, filters, {"": contrast_authors(shown, pair)}, events, pair)
if view.whole.filled:
    for make in (spread_chart, through_chart, instruments_chart, mask_chart, voices_chart, coverage_chart):
        draw_card(make(view), shown)
    draw_table(words_table(view), shown)
    draw_card(subjectivity_chart(view), shown)
st.html(f'<p class="counts">{html.escape(TONE_NOT_DRAWN)}</p>')
