"""Projects: the built-in corpus and the reader's own, opened, kept, taken away and deleted."""

import streamlit as st

from pages.shared.large.opening import offer_folders
from pages.shared.machine import on_this_machine
from pages.shared.printed import prose, write_table_styles
from pages.shared.project import home
from pages.shared.projects.listed import show_projects
from pages.shared.projects.making import offer_new, offer_sample, offer_saved
from pages.shared.tour import offer_tour

_STAYS = {
    True: "They stay on this machine, in {home}; nothing leaves it.",
    False: (
        "They are held by the server for you alone, and only until you close this page: save as .zip what you want to "
        "keep. No other reader sees them."
    ),
}

st.title("Projects", anchor=False)
write_table_styles()
prose(
    [
        "A project holds your own articles, who tells them, the events they tell, and the words that are looked for. "
        "It is a plain folder that other tools open: a Frictionless Data Package with its articles and paragraphs as "
        f"CSV tables. {_STAYS[on_this_machine()].format(home=home())}"
    ]
)
show_projects()

st.subheader("A new project", anchor="new")
offer_new()
st.subheader("Try things on a sample", anchor="sample")
prose(["Two short op-eds of our own on an invented summit and its follow-up, with facts and questions."])
offer_sample()
st.subheader("Bring one back", anchor="bring")
offer_saved()
st.subheader("A large corpus, scored in a batch", anchor="folders")
prose(
    [
        "What the command line has scored as a batch opens here whatever its size: its paragraphs are counted "
        "once, and every page then answers from sums. Passages are read when you ask for them."
    ]
)
offer_folders()
st.subheader("A tour of four steps", anchor="tour")
offer_tour()
