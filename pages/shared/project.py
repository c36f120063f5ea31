"""The project that this reader has open: the built-in corpus, or one of the reader's own.

On a reader's own machine projects are kept in a folder. On a server that others reach too, each session has a folder
of its own that goes with the session, so that no reader sees another's project; what a reader wants to keep is taken
away as a zip file.
"""

import shutil
import tempfile
import weakref
from pathlib import Path

import streamlit as st

from analysis.errors import InputError, ParallaxError
from analysis.exchange.attached import attached_folder
from analysis.exchange.builtin import CORPUS
from analysis.projects import store
from analysis.projects.fresh import empty_events
from analysis.projects.project import EVENTS, Project
from pages.shared.machine import on_this_machine

BUILT_IN = "The built-in corpus"
_PARAM = "project"
_OPEN, _HELD, _ROOM, _TROUBLE = "open-project", "open-project-held", "projects-room", "open-project-trouble"
_STAYS = (_OPEN, _HELD, _ROOM, _TROUBLE)  # of a session, whatever project is opened
_STAYS_TOO = (
    "attached-articles",
    "tour",
    "coder",
    "intake-tray",
    "ledger-decisions",
    "briefing-tray",
    "figures-shown",
)  # keys that begin so


def home() -> Path:
    """The folder of this reader's projects."""
    if on_this_machine():
        return store.projects_home()
    if _ROOM not in st.session_state:
        st.session_state[_ROOM] = _Room()
    return st.session_state[_ROOM].folder


def the_project() -> Project | None:
    """The project that is open, as it stood when the page was drawn; None: the built-in corpus."""
    project_id = st.session_state.get(_OPEN)
    return (st.session_state.get(_HELD) or _read(project_id)) if project_id else None


def look_again() -> None:
    """See whether another window changed or deleted what is open: once a run, for pages ask for it a hundred times."""
    held = st.session_state.get(_HELD)
    if held and held.state != store.state_of(home(), held.id):
        st.session_state.pop(_HELD)


def project_key() -> tuple:
    """What tells this reader's open project, as it stands, from any other: for whatever is cached of it."""
    project = the_project()
    return (str(home()), project.id, project.state) if project else ()


def words_key() -> tuple:
    """What tells the words that are looked for, and what perspectives are called, from those of any other project."""
    project = the_project()
    return (str(home()), project.id, project.words) if project else ()


def project_file(name: str) -> Path:
    """A codebook or book of what is open: the project's own, else the built-in one.

    Books of facts are a project's own or none: the path then leads to no file.
    """
    project = the_project()
    if project is None:
        return CORPUS / name
    own = store.project_folder(home(), project.id) / name
    return own if name in project.own or not name.startswith(("codebooks/", "lexicons/")) else CORPUS / name


def own_folder() -> Path | None:
    """The folder whose codebooks take the place of the built-in ones; None where the built-in corpus is open."""
    project = the_project()
    return store.project_folder(home(), project.id) if project else None


def kept_folder() -> Path | None:
    """Where this reader's decisions and codings of what is open are kept; None where nothing may be kept."""
    return own_folder() or (attached_folder() if on_this_machine() else None)


def cache_path() -> Path | None:
    """Where what is computed from the open project is kept; None for the built-in corpus."""
    project = the_project()
    return store.cache_path(home(), project.id) if project else None


def new_project(title: str) -> Project:
    """A project of the reader's own, without articles and events, not saved yet.

    Raises
    ------
    InputError
        The title is empty.
    """
    return store.new_project(home(), title, {EVENTS: empty_events(CORPUS)})


def change(project: Project) -> None:
    """Save a project and open it as it then stands; the one before the change can be gone back to.

    Raises
    ------
    InputError
        It could not be saved, or was changed in another window; what is open is then as it stands on disk.
    """
    try:
        saved = store.save_project(home(), project)
    except InputError:
        st.session_state.pop(_HELD, None)
        raise
    if st.session_state.get(_OPEN) != saved.id:
        open_project(saved.id)
    st.session_state[_HELD] = saved


def open_project(project_id: str | None) -> None:
    """Open a project, None for the built-in corpus; filters and choices of the one before it are let go."""
    for key in list(st.session_state):
        if key not in _STAYS and not str(key).startswith(_STAYS_TOO):
            del st.session_state[key]
    st.query_params.clear()
    st.session_state[_OPEN] = project_id
    st.session_state.pop(_HELD, None)


def follow_project() -> None:
    """Open the project that the address asks for, and put the open one into the address: once a run, in the frame."""
    look_again()
    asked = st.query_params.get(_PARAM)
    if asked and asked != st.session_state.get(_OPEN):
        st.session_state[_OPEN] = asked
        st.session_state.pop(_HELD, None)
    project = the_project()
    if project and asked != project.id:
        st.query_params[_PARAM] = project.id
    elif project is None and asked:
        del st.query_params[_PARAM]


def said_trouble() -> str:
    """Why the project that was asked for is not open; said once."""
    return st.session_state.pop(_TROUBLE, "")


def _read(project_id: str) -> Project | None:
    """The project from disk; where it cannot be read the built-in corpus is open, and the trouble is told."""
    try:
        project = store.read_project(home(), project_id)
    except ParallaxError as error:
        st.session_state[_TROUBLE] = f"{error} The built-in corpus is open instead."
        st.session_state[_OPEN] = None
        project = None
    st.session_state[_HELD] = project
    return project


class _Room:
    """A folder of one session on a shared server; it goes when the session goes."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="parallax-"))
        self._end = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
