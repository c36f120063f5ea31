"""What the reader wants of a briefing: its title and author, the paper, quotations or none, and which files."""

from dataclasses import replace

import streamlit as st

from analysis.briefing.briefing import PAPERS
from analysis.briefing.pack import FORMATS
from analysis.briefing.tray import LONGEST_TITLE
from pages.shared.briefing.tray import change_tray, the_tray

_TITLE, _AUTHOR, _PAPER, _QUOTES, _FILES = (
    "briefing-title",
    "briefing-author",
    "briefing-paper",
    "briefing-quotes",
    "briefing-formats",
)
_OFFERED = ("pptx", "docx", "xlsx")  # chosen until the reader chooses others


def name_briefing() -> None:
    """The fields of title and author."""
    tray = the_tray()
    with st.container(horizontal=True, gap="small", key="briefing-name"):
        _field("Title of the briefing", _TITLE, tray.title, "What the meeting is about")
        _field("By", _AUTHOR, tray.author, "Your name, or your house’s")


def choose_pack() -> frozenset[str]:
    """The choices of the pack; the formats that are wanted, by their ids."""
    tray = the_tray()
    labels = {name: each.label for name, each in FORMATS.items()}
    st.session_state.setdefault(_FILES, [name for name in tray.formats or _OFFERED if name in labels])
    st.session_state.setdefault(_PAPER, tray.paper)
    st.session_state.setdefault(_QUOTES, tray.quotes)
    st.pills("Files", list(labels), selection_mode="multi", format_func=labels.get, key=_FILES, on_change=_take)
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom", key="briefing-choices"):
        st.segmented_control("Paper", list(PAPERS), required=True, key=_PAPER, on_change=_take)
        st.toggle(
            "Short quotations",
            key=_QUOTES,
            on_change=_take,
            help="At most 40 words of a passage, of articles whose text is at hand, each with its source. Without them "
            "the pack has what each passage says in our own words.",
        )
    return frozenset(st.session_state[_FILES])


def _field(label: str, key: str, held: str, hint: str) -> None:
    st.session_state.setdefault(key, held)
    st.text_input(label, key=key, max_chars=LONGEST_TITLE, placeholder=hint, on_change=_take)


def _take() -> None:
    """Callback: keep what is chosen with the tray."""
    state = st.session_state
    held = the_tray()
    wanted = {
        "title": state.get(_TITLE, held.title).strip(),
        "author": state.get(_AUTHOR, held.author).strip(),
        "paper": state.get(_PAPER, held.paper),
        "quotes": state.get(_QUOTES, held.quotes),
        "formats": tuple(state.get(_FILES, held.formats)),
    }
    change_tray(lambda tray: replace(tray, **wanted))
