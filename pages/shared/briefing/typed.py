"""A figure opened by the ID that somebody typed, or read off a slide."""

import streamlit as st

from analysis.briefing.figure_id import read_id
from pages.shared.briefing.opening import open_figure
from pages.shared.labels import plain

_NO_ID = "An ID has three groups of four letters and digits, such as 7K3M-Q2RD-W9FA. It stands below each figure."


def open_by_id() -> None:
    """The field for an ID; the page of its figure opens, with the filters and choices of that moment."""
    beside = {"horizontal": True, "gap": "small", "vertical_alignment": "bottom"}
    with st.form("open-figure", border=False), st.container(**beside):
        typed = st.text_input("Figure ID", max_chars=40, placeholder="7K3M-Q2RD-W9FA", width=280)
        asked = st.form_submit_button("Open it")
    if asked:
        figure_id = read_id(typed)
        st.info(plain(open_figure(figure_id) if figure_id else _NO_ID))
