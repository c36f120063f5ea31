"""Words: which words, names and set phrases set two sides apart, and which of them make the tone differ."""

import html

import streamlit as st

from analysis.contrast.contrasts import AUTHORS, contrast_authors, contrast_meetings
from analysis.contrast.overview import title_of_words
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_side_empty
from pages.shared.filters import narrow
from pages.shared.pairs import choose_kind, choose_pairs
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.word_charts import keyness_chart, keyness_table, shift_chart

pair, events = choose_pairs()
st.title(title_of_words(len(results().scope.names)), anchor=False)
filters, shown = narrow(results())
st.html(f'<p class="limits"><b>Read this first.</b> {html.escape(measures()["keyness"].limits)}</p>')

if choose_kind() == AUTHORS:
    view = View("keyness", shown, filters, {"": contrast_authors(shown, pair)}, tellings=pair)
else:
    view = View("keyness_meetings", shown, filters, {"": contrast_meetings(shown, pair=events)}, events)
if view.whole.empty:
    say_side_empty(view.whole, filters)
else:
    draw_card(keyness_chart(view), shown)
    draw_table(keyness_table(view), shown)
    draw_card(shift_chart(view), shown)
