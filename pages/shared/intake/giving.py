"""Where articles are given: a drop zone and a box to paste into; and which columns of a table are which."""

import html
from collections.abc import Mapping

import streamlit as st

from analysis.exchange.formats import SUFFIXES
from analysis.intake.tables import TO_CHOOSE
from pages.shared.intake.tray import (
    MOST_FILES,
    changed,
    choose_columns,
    receive_files,
    receive_page,
    receive_text,
    tray,
)
from pages.shared.labels import plain

LARGEST_DROP = 50  # MB a file
_ROUND, _PENDING = "intake-round", "intake-pending"
_TITLE, _TEXT, _URL = "intake-title", "intake-text", "intake-url"
_FIELD_LABELS = {"text": "The text", "doc_id": "The id", "perspective": "The perspective"}


def drop_zone() -> None:
    """The place to drop files; it is empty again once they are read."""
    turn = st.session_state.setdefault(_ROUND, 0)
    key = f"intake-files-{turn}"
    st.file_uploader(
        f"Files: {', '.join(SUFFIXES)}; {MOST_FILES} at once at most",
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=key,
        max_upload_size=LARGEST_DROP,
        on_change=_take_files,
        args=(key,),
    )
    if files := st.session_state.pop(_PENDING, None):
        _read(files)


def page_box() -> None:
    """The address of one page to fetch; only where the server's owner allows it."""
    with st.form("intake-page", border=False):
        st.text_input("Address of the page", key=_URL, max_chars=2_000, placeholder="https://…")
        st.form_submit_button("Fetch this page", on_click=_take_page)
    st.caption("The page is asked for once, from this server, without cookies. The site’s owner sees the request.")


def paste_box() -> None:
    """A title and a text, typed or pasted."""
    with st.form("intake-paste", border=False):
        st.text_input("Title", key=_TITLE, max_chars=500, placeholder="May stand in the text’s first line")
        st.text_area(
            "Text", key=_TEXT, height=180, placeholder="Paste the whole article: an empty line between paragraphs"
        )
        st.form_submit_button("Read this text", on_click=_take_text)


def column_choices() -> None:
    """For each table that was given: which of its columns is the text, the id, the perspective."""
    for name, (_, delivery) in tray().tables.items():
        st.html(f'<p class="counts">Is this how to read {html.escape(name)}? Each row of it is an article.</p>')
        options = ["", *delivery.columns]
        with st.container(key=f"intake-columns-{name}"):
            for column, field in zip(st.columns(len(TO_CHOOSE)), TO_CHOOSE, strict=True):
                key = f"intake-column-{name}-{field}"
                st.session_state[key] = delivery.called.get(field, "")
                column.selectbox(
                    _FIELD_LABELS[field], options, format_func=_column_label, key=key, on_change=_choose,
                    args=(name, field, key),
                )  # fmt: skip


def say_troubles() -> None:
    """What could not be read, and why."""
    for trouble in tray().troubles:
        st.error(plain(trouble))


def _column_label(column: str) -> str:
    return column or "None of them"


def _take_files(key: str) -> None:
    """Callback: what was dropped is read next; the drop zone is then empty."""
    files = st.session_state.get(key) or []
    st.session_state[_PENDING] = {file.name: file.getvalue() for file in files}
    st.session_state[_ROUND] += 1


def _take_text() -> None:
    """Callback: read what was pasted; what cannot be read stays in the box."""
    if receive_text(st.session_state[_TITLE], st.session_state[_TEXT]):
        st.session_state[_TITLE] = st.session_state[_TEXT] = ""


def _take_page() -> None:
    """Callback: fetch a page; an address that leads to no article stays in the box."""
    if receive_page(st.session_state[_URL].strip()):
        st.session_state[_URL] = ""


def _read(files: Mapping[str, bytes]) -> None:
    """Read what was dropped, saying which file; whoever stops it has what was read by then."""
    with st.container(key="intake-reading"):
        place = st.empty()
        stop = st.empty()
        stop.button("Stop reading", key="intake-stop")
        receive_files(files, lambda name, number, of: place.text(f"Reading {name}" + _said_place(number, of)))
        place.empty()
        stop.empty()


def _said_place(number: int, of: int) -> str:
    return f" ({number:,} of {of:,})" if of > 1 else ""


def _choose(name: str, field: str, key: str) -> None:
    """Callback: read a table with another column."""
    choose_columns(name, {field: st.session_state[key]})
    changed()
