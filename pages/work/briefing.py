"""Briefing: the figures that a reader has put aside, in order, and the pack that is made of them."""

import streamlit as st

from pages.shared.briefing.listed import say_no_figure, show_figures
from pages.shared.briefing.made import make_pack
from pages.shared.briefing.tray import said_trouble, the_tray
from pages.shared.briefing.typed import open_by_id
from pages.shared.briefing.wanted import choose_pack, name_briefing
from pages.shared.labels import plain
from pages.shared.printed import prose, write_table_styles
from pages.shared.scoring import draw_nothing_shown, something_shown

st.title("Briefing", anchor=False)
write_table_styles()
prose(["What you put aside on the other pages, as slides, a memo, a workbook and pictures: numbers, doubt and sources "
       "go with every figure."])  # fmt: skip
if not something_shown():
    draw_nothing_shown()
    st.stop()
if said := said_trouble():
    st.error(plain(said))
if the_tray().exhibits:
    name_briefing()
    show_figures()
    st.subheader("The pack", anchor="pack")
    make_pack(choose_pack())
else:
    say_no_figure()
st.subheader("Open a figure by its ID", anchor="open")
open_by_id()
