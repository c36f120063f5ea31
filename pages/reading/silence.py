"""What is left out: what one article tells and another does not, and what none tells."""

import html

import streamlit as st

from pages.shared.card import draw_card
from pages.shared.filters import current_filters, say_nothing_left
from pages.shared.ledger.undoing import say_unusable
from pages.shared.pairs import choose_pairs
from pages.shared.printed import write_table_styles
from pages.shared.silence.charts import compared_view, draw_actors, say_page, say_topics
from pages.shared.silence.chronology import draw_chronology_editing
from pages.shared.silence.parts import draw_facts, draw_week, what_it_means
from pages.shared.topic_charts import omissions_chart

choose_pairs(events=False)
filters = current_filters()
view = compared_view(filters)
st.title(say_page(view), anchor=False)
write_table_styles()
say_unusable()
st.html(f'<p class="limits">{html.escape(what_it_means(filters))}</p>')

draw_facts(filters)
if view.shown.paragraphs.empty:
    say_nothing_left()
else:
    draw_actors(view)
    draw_card(omissions_chart(view), view.shown)
    say_topics(view)
draw_week(filters)
draw_chronology_editing()
