"""The briefing that this reader is putting together: of each project its own, and one of the built-in corpus.

On a reader's own machine it is kept beside the articles, and every window shows it as it stands; on a server that
others reach it goes with the session.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.briefing.kept import FILE, keep_tray, kept_tray
from analysis.briefing.tray import Tray
from analysis.errors import InputError
from pages.shared.project import kept_folder, the_project

_TRAY, _READ, _TROUBLE = "briefing-tray", "briefing-tray-read", "briefing-tray-trouble"


def the_tray() -> Tray:
    """The figures put aside for the briefing of what is open, as they stand."""
    folder = kept_folder()
    if folder and st.session_state.get(_of_open(_READ)) != _stamp(folder):
        _hold(_read(folder))
    return st.session_state.get(_of_open(_TRAY), Tray())


def change_tray(changed: Callable[[Tray], Tray]) -> bool:
    """Change the tray as it stands and keep it; False where it cannot be: `said_trouble` then says why."""
    st.session_state.pop(_of_open(_TROUBLE), None)
    try:
        tray = changed(the_tray())
    except InputError as error:
        st.session_state[_of_open(_TROUBLE)] = str(error)
        return False
    if tray != the_tray():
        _keep(tray)
    return True


def said_trouble() -> str:
    """What is wrong with the kept briefing, or with the last change; said until the next change."""
    the_tray()
    return st.session_state.get(_of_open(_TROUBLE), "")


def _keep(tray: Tray) -> None:
    folder = kept_folder()
    if folder:
        try:
            keep_tray(tray, folder)
        except OSError as error:
            st.session_state[_of_open(_TROUBLE)] = (
                f"{folder} cannot be written to ({error.strerror}): the briefing is lost when you close this page."
            )
    _hold(tray)


def _hold(tray: Tray) -> None:
    st.session_state[_of_open(_TRAY)] = tray
    if folder := kept_folder():
        st.session_state[_of_open(_READ)] = _stamp(folder)


def _read(folder: Path) -> Tray:
    """The kept tray; one that cannot be used is set aside, so that the next figure does not replace it."""
    try:
        return kept_tray(folder)
    except (InputError, OSError) as error:
        aside = folder / f"{FILE}.unusable"
        (folder / FILE).replace(aside)
        st.session_state[_of_open(_TROUBLE)] = f"{error} It now lies in {aside}."
        return Tray()


def _stamp(folder: Path) -> tuple[int, int] | None:
    """What tells the kept file from what it was before, without reading it."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _of_open(key: str) -> str:
    """A key of the session for what is open."""
    project = the_project()
    return f"{key}-{project.id}" if project else key
