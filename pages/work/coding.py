"""Check by hand: what do people say of the paragraphs, how far does the machine agree, and what does that change?"""

import streamlit as st

from pages.shared.coding.blind import VIEW, code_blind
from pages.shared.coding.coders import bring_together
from pages.shared.coding.log import said_troubles
from pages.shared.coding.outcome import show_outcome
from pages.shared.labels import plain
from pages.shared.printed import prose, write_table_styles
from pages.shared.scoring import draw_nothing_shown, something_shown

VIEWS = {"code": "Code a sample", "outcome": "What came of it", "coders": "Coders and files"}

st.title("Check by hand", anchor=False)
write_table_styles()
prose(["How far would a careful reader agree with the machine, and what would that change?"])
if not something_shown():
    draw_nothing_shown()
    st.stop()
for trouble in said_troubles():
    st.warning(plain(trouble))

st.session_state.setdefault(VIEW, "code")
view = st.segmented_control(
    "Show", list(VIEWS), format_func=VIEWS.get, key=VIEW, label_visibility="collapsed",
    required=True,
)  # fmt: skip
if view == "code":
    code_blind()
elif view == "outcome":
    show_outcome()
else:
    bring_together()
