"""Questions: the same ones put to every article, answered in our own words or “does not say”."""

import streamlit as st

from pages.shared.filters import current_filters
from pages.shared.ledger.undoing import say_unusable
from pages.shared.printed import write_table_styles
from pages.shared.questions.editing import add_question
from pages.shared.questions.grid import show_questions

st.title("What does each article answer?", anchor=False)
write_table_styles()
say_unusable()
show_questions(current_filters())
add_question()
