"""Overview: where the two tellings differ most, and both articles paragraph by paragraph."""

import html

import streamlit as st

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives, say_left_out
from analysis.contrast.overview import corpus_lead
from analysis.contrast.selection import select
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_side_empty
from pages.shared.filters import current_filters, say_nothing_left
from pages.shared.leading import draw_leads, leads_of
from pages.shared.ledger.lead import draw_facts_lead
from pages.shared.paragraphs import strips_chart
from pages.shared.results import results
from pages.shared.stance_contrast import stance_chart

CHOICES = {"authors": "Authors", "meetings": "Meetings"}  # the labels stand in the address
MEETINGS = (
    "Both set the meeting of the United States and China in Anchorage (18 March 2021) beside that of Russia and China "
    "in Guilin (22 to 23 March)."
)

st.title("Where do the two tellings differ most?", anchor=False)
st.html(f'<p class="counts">{html.escape(corpus_lead(results().documents))} {html.escape(MEETINGS)}</p>')
filters = current_filters()
shown = select(results(), filters)
compared = st.segmented_control(
    "Compare the two",
    list(CHOICES),
    format_func=CHOICES.get,
    default="authors",
    required=True,
    key="contrast",
    bind="query-params",
)
contrast = contrast_meetings(shown) if compared == "meetings" else contrast_authors(shown, perspectives(results()))
view = View(f"overview_{compared}", shown, filters, {"": contrast})
if shown.paragraphs.empty:
    say_nothing_left()
elif contrast.empty:
    say_side_empty(contrast, filters)
else:
    draw_leads(view, leads_of(view))
    st.html(f'<p class="counts">{html.escape(say_left_out(shown)) if compared == "meetings" else ""}</p>')
if not contrast.empty and (stance := stance_chart(view)):
    draw_card(stance, shown)
draw_facts_lead(filters)
draw_card(strips_chart(view, results()), results())
