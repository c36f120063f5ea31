"""Anchorage / Guilin: how the one meeting is told against the other, by both authors and by each."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_meetings, perspectives, say_cells, say_left_out
from pages.shared.card import draw_card
from pages.shared.contrasts import View, actors_chart, say_side_empty, tone_by_panel, topics_chart, voices_chart
from pages.shared.filters import narrow
from pages.shared.labels import side
from pages.shared.paragraphs import cells_chart
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

FEW = "Cells of one to five paragraphs bear no general claim: their intervals cannot carry weight. Read the passages."

st.title("How is Anchorage told against Guilin?", anchor=False)
filters, shown = narrow(results())
contrast = contrast_meetings(shown)
by_author = {side(name): contrast_meetings(shown, name) for name in perspectives(shown)}
view = View("events", shown, filters, {"": contrast, **by_author})
st.html(f'<p class="counts">{html.escape(f"{say_cells(by_author)} {say_left_out(shown)} {FEW}")}</p>')
if len(contrast.empty) == 2:
    say_side_empty(contrast, filters)
elif contrast.empty:
    say_side_empty(contrast, filters)
    draw_card(cells_chart(view), shown)
else:
    for make in (topics_chart, cells_chart, stance_chart, tone_by_panel, actors_chart, voices_chart):
        if chart := make(view):
            draw_card(chart, shown)
