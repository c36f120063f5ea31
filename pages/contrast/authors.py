"""Russian / American: how the Russian author tells it against the American."""

import streamlit as st

from analysis.contrast.contrasts import contrast_authors, perspectives
from pages.shared.card import draw_card
from pages.shared.contrasts import View, actors_chart, say_side_empty, tone_by_voice, topics_chart, voices_chart
from pages.shared.filters import narrow
from pages.shared.paragraphs import arc_chart
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

st.title("How does the Russian author tell it against the American?", anchor=False)
filters, shown = narrow(results())
contrast = contrast_authors(shown, perspectives(results()))
view = View("authors", shown, filters, {"": contrast})
if contrast.empty:
    say_side_empty(contrast, filters)
    draw_card(arc_chart(view), shown)
else:
    for make in (topics_chart, stance_chart, tone_by_voice, arc_chart, actors_chart, voices_chart):
        if chart := make(view):
            draw_card(chart, shown)
