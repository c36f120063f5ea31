"""One event against another: how Anchorage is told against Guilin, in all texts and in each of two tellings."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, meetings_within, say_cells, say_left_out
from analysis.contrast.overview import title_of_events
from pages.shared.card import draw_card
from pages.shared.contrasts import View, actors_chart, say_side_empty, tone_by_panel, topics_chart, voices_chart
from pages.shared.every import draw_every
from pages.shared.filters import narrow
from pages.shared.folder import paragraphs_are_held
from pages.shared.labels import plain
from pages.shared.pairs import choose_pairs
from pages.shared.paragraphs import cells_chart
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

FEW = "Cells of one to five paragraphs bear no general claim: their intervals cannot carry weight. Read the passages."

held = paragraphs_are_held()
(tellings, pair), scope = choose_pairs(), results().scope
st.title(plain(title_of_events(contrast_meetings(results(), pair=pair), scope.event_word)), anchor=False)
filters, shown = narrow(results())
contrast = contrast_meetings(shown, pair=pair)
by_author = {
    side.label: meetings_within(shown, side, pair) for side in contrast_authors(shown, tellings).filled if scope.events
}
view = View("events", shown, filters, {"": contrast, **by_author}, pair, tellings)
cells = [cells_chart] if held and by_author else []
if scope.events:
    parts = say_cells(by_author, scope), say_left_out(shown, pair), FEW if held else ""
    said = " ".join(part for part in parts if part)
    st.html(f'<p class="counts">{html.escape(said)}</p>')
if len(contrast.empty) == 2 or not scope.events:
    say_side_empty(contrast, filters)
elif contrast.empty:
    say_side_empty(contrast, filters)
    for make in cells:
        draw_card(make(view), shown)
else:
    for make in (topics_chart, *cells, stance_chart, tone_by_panel, actors_chart, voices_chart):
        if chart := make(view):
            draw_card(chart, shown)
if held:
    draw_every(view)
