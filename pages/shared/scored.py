"""Which articles of the open project are scored, and which of those this reader's pages show.

Scoring goes on while a reader reads. What the pages show changes when the reader opens another page or asks for it,
and at no other time, so that no figure changes under the reader's eyes.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import streamlit as st

from analysis.errors import InputError, ParallaxError
from analysis.pipeline import Codebooks
from analysis.projects.project import Project
from analysis.projects.scored import results_of
from analysis.projects.shelf import Shelf
from analysis.projects.work import STOPPED, Work, work_of
from analysis.results import Results
from pages.shared.project import cache_path, project_key, the_project

_SHOWN = "scored-shown"
_FIRST = 12  # articles that open the pages of a larger project


class NothingScored(ParallaxError):
    """No article of the open project has been scored yet: there is nothing to count."""


@dataclass(frozen=True)
class _Shown:
    """What the pages show: of which state of the project, the keys of the articles, and what tells both from others."""

    work: str
    keys: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        return sha256("\n".join((self.work, *self.keys)).encode()).hexdigest()


def the_work() -> Work:
    """What there is to score in the open project."""
    return _work(project_key(), the_project())


def the_shelf() -> Shelf:
    """Where the scored articles of the open project are kept."""
    return Shelf(cache_path())


def shown_keys() -> tuple[str, ...]:
    """The keys of the articles that this reader's pages show, in the project's order."""
    return _shown().keys


def take_scored(at_least: int = _FIRST) -> None:
    """Show what is scored by now; of a project of which too little is scored for that, nothing."""
    work, shelf = the_work(), the_shelf()
    scored = shelf.scored()
    keys = tuple(key for key in work.articles if key in scored)
    tried = len(keys) + sum(key in work.articles for key in shelf.failed())
    if tried < min(at_least, len(work.articles)) and not shelf.said(STOPPED):
        keys = ()
    st.session_state[_SHOWN] = _Shown(work.digest, keys)


def shown_key() -> tuple:
    """What tells what this reader's pages show from anything else: the open project as it stands, and its articles."""
    return *project_key(), _shown().digest


def shown_results(codebooks: Codebooks) -> Results:
    """The analysis of the shown articles.

    Raises
    ------
    NothingScored
        There is none yet.
    """
    shown = _shown()
    if not shown.keys:
        raise NothingScored(
            "No article of this project is scored yet, so there is nothing to show. Add articles; they are scored as "
            "soon as they are there."
        )
    try:
        return _put_together(shown.digest, shown.keys, the_work(), the_shelf(), codebooks)
    except InputError as error:  # damaged: what it was made from is not
        the_shelf().remove()
        st.session_state.pop(_SHOWN, None)
        raise NothingScored(f"{error} They are scored again when the next page is opened.") from error


def _shown() -> _Shown:
    held = st.session_state.get(_SHOWN)
    if held is None or held.work != the_work().digest or not held.keys:
        take_scored()
    return st.session_state[_SHOWN]


@st.cache_resource(show_spinner=False, max_entries=16)
def _work(key: tuple, _project: Project) -> Work:
    return work_of(_project)


@st.cache_resource(show_spinner="Putting the scored articles together …", max_entries=4)
def _put_together(digest: str, _keys: tuple[str, ...], _work: Work, _shelf: Shelf, _codebooks: Codebooks) -> Results:
    parcels = _shelf.parcels(_keys)
    return results_of([_work.articles[name] for name in parcels], list(parcels.values()), _codebooks)
