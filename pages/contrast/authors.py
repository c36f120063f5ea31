"""One telling against another: how the Russian author tells it against the American."""

import streamlit as st

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.overview import title_of_authors
from pages.shared.card import draw_card
from pages.shared.contrasts import View, actors_chart, say_side_empty, tone_by_voice, topics_chart, voices_chart
from pages.shared.every import draw_every
from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.labels import plain
from pages.shared.pairs import choose_pairs
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

if held := paragraphs_are_held():
    from pages.shared.paragraphs import arc_chart as course_chart
else:  # imported here: who opens no scored folder does not wait for the database
    from pages.shared.large.charts import through_chart as course_chart

pair, _ = choose_pairs(events=False)
st.title(plain(title_of_authors(contrast_authors(results(), pair))), anchor=False)
filters, shown = narrow(results())
contrast = contrast_authors(shown, pair)
view = View("authors", shown, filters, {"": contrast}, tellings=pair)
if contrast.empty:
    say_side_empty(contrast, filters)
    if contrast.filled:
        draw_card(course_chart(view), shown)
else:
    for make in (topics_chart, stance_chart, tone_by_voice, course_chart, actors_chart, voices_chart):
        if chart := make(view):
            draw_card(chart, shown)
if held:
    draw_every(view)
