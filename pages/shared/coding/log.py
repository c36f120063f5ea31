"""The codings of what this reader has open: kept beside the project; on a shared server, held for the session."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.coding.codings import Coding, codings_frame
from analysis.coding.files import FILE, Log, add_to_log, fitting, kept_log
from analysis.errors import InputError
from pages.shared.project import kept_folder
from pages.shared.results import results, results_key

_HELD, _CODER, _TROUBLE = "coder-codings", "coder-name", "coder-trouble"


def codings() -> pd.DataFrame:
    """The log of codings of the open articles, oldest first; shared between readers: never change it."""
    return _log().codings


def codings_key() -> tuple:
    """What tells these codings from any other, for whatever is cached of them."""
    path = _path()
    if path is None:
        return ("session", hash(_held()))
    try:
        state = path.stat()
    except OSError:
        return (str(path),)
    return str(path), state.st_mtime_ns, state.st_size


def said_troubles() -> tuple[str, ...]:
    """What is wrong with the log, a sentence each."""
    troubles = _log().troubles
    return (*troubles, st.session_state[_TROUBLE]) if st.session_state.get(_TROUBLE) else troubles


def are_kept() -> bool:
    """Whether codings are kept on this machine, and not for the session alone."""
    return kept_folder() is not None


def take_down(added: Iterable[Coding]) -> None:
    """Add codings to the log. What cannot be kept is held for the session, and said."""
    added, path = list(added), _path()
    if not added:
        return
    if path is not None:
        try:
            st.session_state[_TROUBLE] = add_to_log(added, path.parent)
        except OSError as error:
            st.session_state[_TROUBLE] = (
                f"{path} cannot be written to ({error.strerror}): what you code now is not kept. Mend that, and "
                "code it again."
            )
        return
    st.session_state[_HELD] = (*_held(), *added)


def coder() -> str:
    """The name or initials of who is coding; empty before they were given."""
    return st.session_state.get(_CODER, "")


def name_coder(name: str) -> None:
    """Remember who is coding, for the session."""
    st.session_state[_CODER] = " ".join(name.split())


def _path() -> Path | None:
    folder = kept_folder()
    return folder / FILE if folder else None


def _held() -> tuple[Coding, ...]:
    return st.session_state.get(_HELD, ())


def _log() -> Log:
    path = _path()
    if path is None:
        return fitting(Log(codings_frame(_held())), results(), "Your codings")
    return _kept(codings_key(), results_key(), path)


@st.cache_resource(show_spinner=False, max_entries=16)
def _kept(key: tuple, of_results: tuple, _path: Path) -> Log:
    try:
        return fitting(kept_log(_path.parent), results(), _path.name)
    except InputError as error:
        return Log(codings_frame(), (f"{error} It is set aside under another name when you code something.",))
