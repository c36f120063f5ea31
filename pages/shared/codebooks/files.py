"""Codebooks as files: saved as TOML or CSV, read in, and the default again."""

import streamlit as st

from analysis.errors import ParallaxError
from analysis.projects.codebooks.entries import content_of
from analysis.projects.codebooks.intake import codebook_from_file
from analysis.projects.codebooks.kinds import Kind
from analysis.projects.codebooks.sheet import codebook_csv
from analysis.projects.codebooks.versions import codebook_text, default_text, replaced, reset
from pages.shared.codebooks.held import cost, forget_drafts, form_round, now, save
from pages.shared.codebooks.listed import open_entry
from pages.shared.labels import plain
from pages.shared.project import the_project

MEND = "Mend the file, read in another below, or choose “The default again”."
_TURN, _TROUBLE = "codebook-file-turn", "codebook-file-trouble"


def offer_files(kind: Kind) -> None:
    """Buttons that save the codebook as a file."""
    text = codebook_text(the_project(), kind)
    with st.container(horizontal=True, gap="small", key="codebook-files"):
        st.download_button(
            "Save as TOML", text, f"{kind.id}.toml", "application/toml", on_click="ignore", key="codebook-toml",
            help="The file as it is kept, with its comments",
        )  # fmt: skip
        if not _can_be_read(text, kind):
            return
        st.download_button(
            "Save as CSV", lambda: _csv(text, kind), f"{kind.id}.csv", "text/csv", on_click="ignore",
            key="codebook-csv", help="A row a term, for a spreadsheet; it can be read in again",
        )  # fmt: skip


def take_file(kind: Kind) -> None:
    """The place to drop a codebook that takes the place of this one, and the default again."""
    turn = st.session_state.setdefault(_TURN, 0)
    key = f"codebook-file-{kind.id}-{turn}"
    st.file_uploader(
        f"Read in {kind.title.lower()} (.toml, .csv)", ["toml", "csv"], key=key, on_change=_take, args=(kind, key),
        help="It takes the place of all entries; this version stays among the versions.",
    )  # fmt: skip
    if said := st.session_state.get(_TROUBLE):
        st.error(plain(said))
    with st.popover("The default again", key=f"codebook-reset-{form_round()}"):
        st.text(f"{kind.title} as a new project has them. What is there now stays among the versions.")
        st.button("Yes, the default again", on_click=_reset, args=(kind,), type="primary", key="codebook-reset-yes")


def _can_be_read(text: str, kind: Kind) -> bool:
    try:
        content_of(text, kind)
    except ParallaxError:
        return False
    return True


def _csv(text: str, kind: Kind) -> bytes:
    return codebook_csv(content_of(text, kind).get(kind.table, []), kind)


def _take(kind: Kind, key: str) -> None:
    """Callback: read the file in where it can be used; the drop zone is then empty for the next."""
    file = st.session_state.get(key)
    st.session_state[_TURN] += 1
    st.session_state[_TROUBLE] = ""
    if file is None:
        return
    note = cost()
    try:
        text = codebook_from_file(file.getvalue(), file.name, kind, codebook_text(the_project(), kind))
    except ParallaxError as error:
        st.session_state[_TROUBLE] = f"{error} The codebook stays as it was."
        return
    if save(lambda project: replaced(project, kind, text, f"{file.name} read in.", now()), note):
        _let_go(kind)


def _reset(kind: Kind) -> None:
    """Callback: the default again."""
    st.session_state[_TROUBLE] = ""
    if codebook_text(the_project(), kind) == default_text(kind):
        st.session_state[_TROUBLE] = "This is the default: nothing was changed."
    elif save(lambda project: reset(project, kind, now()), cost()):
        _let_go(kind)


def _let_go(kind: Kind) -> None:
    forget_drafts(kind)
    open_entry(None)
