"""Topics: what is talked about, how often, by whom; and what one text leaves out."""

import streamlit as st

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives, say_left_out
from pages.shared.card import draw_card
from pages.shared.contrasts import View
from pages.shared.filters import narrow
from pages.shared.labels import topic_labels
from pages.shared.results import measures, results
from pages.shared.table import draw_table
from pages.shared.topic_charts import (
    RATE,
    SHARE,
    omissions_chart,
    pairs_chart,
    rates_chart,
    shares_chart,
    terms_table,
)

CONTRASTS = ("By author", "By meeting")

st.title("What is talked about, and what does one text leave out?", anchor=False)
filters, shown = narrow(results())

by = st.segmented_control(
    "Compare", CONTRASTS, default="By author", required=True, key="compare", label_visibility="collapsed",
    bind="query-params",
)  # fmt: skip
authors = View("topics", shown, filters, {"": contrast_authors(shown, perspectives(results()))})
meetings = View("topics_meetings", shown, filters, {"": contrast_meetings(shown)})
for make, measure in ((rates_chart, RATE), (shares_chart, SHARE)):
    chart = make(authors if by == "By author" else meetings)
    if chart is None:
        left_out = say_left_out(shown) if by == "By meeting" else ""
        st.info(f"{measures()[measure].label}: no topic is found to compare. {left_out}")
    else:
        draw_card(chart, shown)
draw_card(omissions_chart(authors), shown)
draw_card(pairs_chart(authors), shown)
draw_table(terms_table(authors, first=next(iter(filters.topics), next(iter(topic_labels())))), shown)
