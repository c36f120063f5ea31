"""One event against another, in a scored folder: in all tellings, and in each of two."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, meetings_within, say_cells, say_left_out
from analysis.contrast.overview import title_of_events
from pages.shared.card import draw_card
from pages.shared.contrasts import View, actors_chart, say_side_empty, tone_by_panel, topics_chart, voices_chart
from pages.shared.filters import narrow
from pages.shared.labels import plain
from pages.shared.pairs import choose_pairs
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

(tellings, pair), scope = choose_pairs(), results().scope
st.title(plain(title_of_events(contrast_meetings(results(), pair=pair), scope.event_word)), anchor=False)
filters, shown = narrow(results())
contrast = contrast_meetings(shown, pair=pair)
by_author = {side.label: meetings_within(shown, side, pair) for side in contrast_authors(shown, tellings).filled}
view = View("events", shown, filters, {"": contrast, **by_author}, pair, tellings)
said = " ".join(part for part in (say_cells(by_author, scope), say_left_out(shown, pair)) if part)
st.html(f'<p class="counts">{html.escape(said)}</p>')
if contrast.empty:
    say_side_empty(contrast, filters)
else:
    for make in (topics_chart, stance_chart, tone_by_panel, actors_chart, voices_chart):
        if chart := make(view):
            draw_card(chart, shown)
