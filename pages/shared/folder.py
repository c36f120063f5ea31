"""The scored folder that this reader has open, where one is: a corpus too large to hold, counted and not read whole.

Folders are named in PARALLAX_SCORED (several parted by the system's path separator); on a reader's own machine any
other can be opened by its path. The address has the name of the one that is open.
"""

import os
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import streamlit as st

from analysis.exchange.builtin import CORPUS
from pages.shared.machine import on_this_machine

if TYPE_CHECKING:
    from analysis.large.corpus import Corpus
    from analysis.large.results import LargeResults

VARIABLE = "PARALLAX_SCORED"
PARAM = "folder"
_OPEN, _HELD, _TYPED = "open-folder", "open-folder-held", "typed-folders"
_LONGEST = 28  # signs of a name above the filters


def known_folders() -> dict[str, Path]:
    """The scored folders that can be opened, by the name that the address has."""
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    known: dict[str, Path] = {}
    for path in (*named, *st.session_state.get(_TYPED, ())):
        known.setdefault(path.name or str(path), path)
    return known


def the_corpus() -> "Corpus | None":
    """The corpus that is open, as it stood when the page was drawn; None: no folder is, or it has to be counted first.

    Raises
    ------
    InputError
        Its tables cannot be read.
    """
    if not st.session_state.get(_OPEN):
        return None
    if _HELD not in st.session_state:
        st.session_state[_HELD] = _the_corpus()
    return st.session_state[_HELD]


def paragraphs_are_held() -> bool:
    """Whether each paragraph can be listed, and drawn as a mark; those of a scored folder are counted, some read."""
    return the_corpus() is None


def _the_corpus() -> "Corpus | None":
    path = known_folders().get(st.session_state.get(_OPEN) or "")
    return _opened(str(path), _state(path)) if path and is_counted(path) else None


def all_of(corpus: "Corpus") -> "LargeResults":
    """The results of an open folder, unfiltered."""
    from analysis.large import forms  # noqa: F401 - the forms of what pages call, for a corpus too large to hold
    from analysis.large.results import LargeResults

    return LargeResults(corpus)


def is_counted(path: Path) -> bool:
    """Whether the tables of a folder are made, of all that is scored by now."""
    return _is_counted(str(path), _state(path))


def open_folder(name: str | None) -> None:
    """Open a folder that is known; None: close the one that is open."""
    st.session_state[_OPEN] = name
    st.session_state.pop(_HELD, None)
    if name is None and PARAM in st.query_params:
        del st.query_params[PARAM]


def add_folder(path: Path) -> str:
    """Make a folder that the reader typed one that can be opened; its name. Only on the reader's own machine."""
    if on_this_machine() and path not in known_folders().values():
        st.session_state[_TYPED] = (*st.session_state.get(_TYPED, ()), path)
    return next((name for name, known in known_folders().items() if known == path), "")


def follow_folder() -> None:
    """Open the folder that the address asks for, and put the open one into the address: once a run, in the frame."""
    st.session_state.pop(_HELD, None)  # once a run: pages ask for it a hundred times
    asked = st.query_params.get(PARAM)
    if asked in known_folders():
        st.session_state[_OPEN] = asked
    opened = st.session_state.get(_OPEN)
    if opened and asked != opened:
        st.query_params[PARAM] = opened
    elif not opened and asked:
        del st.query_params[PARAM]


def _state(path: Path) -> tuple:
    """What tells a folder as it stands from what it was: its ledger and its tables."""
    files = (path / "ledger.jsonl", path / "dashboard" / "made.json")
    return tuple((file.stat().st_mtime_ns, file.stat().st_size) if file.exists() else None for file in files)


@st.cache_resource(show_spinner=False, max_entries=16)
def _is_counted(path: str, state: tuple) -> bool:
    from analysis.large.making import is_made  # here: who opens no folder does not wait for the database

    return is_made(Path(path))


@st.cache_resource(show_spinner="Opening the scored folder …", max_entries=4)
def _opened(path: str, state: tuple) -> "Corpus":
    from analysis.large.corpus import open_corpus

    return open_corpus(Path(path), CORPUS)


def said_folder() -> tuple[str, str, str] | None:
    """Of the folder that is open its name, its path, and how much it holds, as a sentence."""
    corpus = the_corpus()
    if corpus is None:
        return None
    held = f"{corpus.n_articles:,} articles, {corpus.n_paragraphs:,} paragraphs"
    return shorten(corpus.folder.name, _LONGEST, placeholder=" …"), str(corpus.folder), held


def said_uncounted() -> str:
    """Why the folder that was asked for is not open: it has to be counted first; empty where it is open, or none is."""
    name = st.session_state.get(_OPEN)
    path = known_folders().get(name or "")
    if path is None or is_counted(path):
        return ""
    return f"{name}: what the pages show of this scored folder is not counted yet. Open it on the page Projects."
