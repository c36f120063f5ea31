"""Opening a scored folder: those that are known, and on a reader's own machine any by its path; counted first."""

import html
from pathlib import Path

import streamlit as st

from analysis.errors import InputError
from pages.shared.folder import add_folder, is_counted, known_folders, open_folder, the_corpus
from pages.shared.labels import plain
from pages.shared.machine import on_this_machine

_OVERVIEW = "pages/contrast/overview.py"
_OPENED = "folder-opened"


def offer_folders() -> None:
    """The scored folders that can be opened, and where the reader may type one, a line for its path."""
    opened = the_corpus()
    if st.session_state.pop(_OPENED, False) and opened is not None:
        st.switch_page(_OVERVIEW)
    for name, path in known_folders().items():
        with st.container(key=f"card-folder-{name}", gap="small"):
            is_open = opened is not None and opened.folder == path
            mark = ' <span class="tag">open</span>' if is_open else ""
            st.html(f'<h2 class="finding">{html.escape(name)}{mark}</h2><p class="counts">{html.escape(str(path))}</p>')
            if not is_open and st.button("Open", key=f"open-folder-{name}"):
                _open(path)
    if opened is not None:
        st.button("Close the scored folder", on_click=open_folder, args=(None,), key="close-folder")
    if on_this_machine():
        _offer_path()


def _offer_path() -> None:
    with st.form("folder", border=False):
        typed = st.text_input("Path of a scored folder", key="folder-path", placeholder="/home/you/scored", width=420)
        if not st.form_submit_button("Open it"):
            return
    _open(Path(typed.strip()).expanduser())


def _open(path: Path) -> None:
    """Count what is not counted yet, with a bar that tells how far it is, and turn to the first page."""
    try:
        if not is_counted(path):
            _count(path)
    except InputError as error:
        st.error(plain(str(error)))
        return
    open_folder(add_folder(path))
    st.session_state[_OPENED] = True
    st.rerun()  # the menu has the folder's pages only when it is drawn anew


def _count(path: Path) -> None:
    from analysis.large.making import make_tables  # here: who opens no folder does not wait for the database

    bar = st.progress(0.0, "Counting what the pages show. Leave the page to stop; what is counted stays.")
    make_tables(path, lambda done, of: bar.progress(done / of, f"Counted {done} of {of} steps."))
