"""Add articles: from a pasted text or dropped files to articles that a person has confirmed."""

import streamlit as st

from analysis.exchange.fetching import fetching_is_on
from pages.shared.intake.giving import column_choices, drop_zone, page_box, paste_box, say_troubles
from pages.shared.intake.tray import tray
from pages.shared.intake.waiting import add_button, articles_table, one_article, perspective_for_all, say_told
from pages.shared.printed import prose, write_table_styles

st.title("Add articles", anchor=False)
write_table_styles()
prose(
    [
        "Drop files or paste a text. What is known of each article is guessed, and what looks like its text is ticked: "
        "authors and dates are often wrong, so look before you add."
    ]
)
say_told()

st.subheader("1. Give", anchor="give")
ways = {"Files": drop_zone, "Paste a text": paste_box} | ({"Fetch a page": page_box} if fetching_is_on() else {})
for tab, draw in zip(st.tabs(list(ways)), ways.values(), strict=True):
    with tab:
        draw()
say_troubles()
column_choices()

st.subheader("2. Check", anchor="check")
if not tray().arrivals:
    prose(["Nothing waits. What you drop or paste above is listed here, one article a row, to be corrected."])
    st.stop()
articles_table()
perspective_for_all()
one_article()

st.subheader("3. Add", anchor="add")
add_button()
