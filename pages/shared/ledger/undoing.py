"""Taking a decision down with its trouble said, and taking the last one back."""

from collections.abc import Mapping

import streamlit as st

from analysis.errors import CodebookError
from pages.shared.labels import plain
from pages.shared.ledger.reader import decide, decisions, said_trouble, undo

_LONGEST = 60  # signs of what a decision says, on a button


def decided(trouble: str, action: str, said: str, changes: Mapping[tuple[str, str], dict | None]) -> bool:
    """Take a decision down; whether it stands. What is wrong with it waits under `trouble` for `say_refused`."""
    try:
        decide(action, said, changes)
    except CodebookError as error:
        refuse(trouble, error)
        return False
    st.session_state[trouble] = ""
    return True


def refuse(trouble: str, error: CodebookError) -> None:
    """Keep what is wrong with a form for `say_refused`."""
    said = str(error).removeprefix("your decisions: ")
    st.session_state[trouble] = f"{said[:1].upper()}{said[1:]}"


def say_refused(trouble: str) -> None:
    """Why the last attempt of a form was not taken."""
    if said := st.session_state.get(trouble):
        st.error(plain(said))


def say_unusable() -> None:
    """Why kept decisions could not be used: once on a page."""
    if said := said_trouble():
        st.error(plain(said))


def undo_button(key: str) -> None:
    """A button that takes the last decision back, whatever page it was made on; none without one."""
    if taken := decisions():
        said = taken[-1].said
        shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
        st.button(f"Undo ({taken[-1].action}): {plain(shown)}", on_click=undo, key=key, type="tertiary")
