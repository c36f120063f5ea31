"""The codebooks to choose from, and the entries of the one that is chosen."""

import html

import pandas as pd
import streamlit as st

from analysis.projects.codebooks.kinds import KINDS, Kind
from analysis.projects.codebooks.opened import Opened
from analysis.projects.codebooks.said import say_codebook
from pages.shared.codebooks.held import drafts, form_round

TELLERS = "perspectives"
NEW = "~new"  # in the address: an entry that is being written
_ROW, _MOST_ROWS = 35, 9  # pixels of a row of the table; rows on screen
_BOOKS = {kind_id: kind.title for kind_id, kind in KINDS.items()} | {TELLERS: "Perspectives"}


def choose_book() -> str:
    """The id of the codebook that the reader has chosen, or TELLERS; the address keeps it."""
    st.session_state["codebook"] = st.query_params.get("book") if st.query_params.get("book") in _BOOKS else "topics"
    return st.segmented_control(
        "Codebook", list(_BOOKS), format_func=_BOOKS.get, key="codebook", on_change=_turn_to, required=True,
        label_visibility="collapsed",
    )  # fmt: skip


def show_entries(opened: Opened, found: dict[str, int] | None, *, can_add: bool) -> str | None:
    """The entries in a table and in a list to choose from; the id of the one that is open, NEW, or None."""
    kind = opened.kind
    st.html(f'<h2 class="finding">{html.escape(say_codebook(opened, found))}</h2>')
    st.html(f'<p class="counts">{html.escape(_about(opened))}</p>')
    asked = st.query_params.get("entry", "")
    chosen = asked if asked in opened.entries or (asked == NEW and can_add) else None
    if opened.entries:
        _table(opened, found, chosen)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="codebook-choice"):
        _select(opened, found, chosen, can_add)
        if can_add:
            st.button(f"New {kind.noun}", on_click=open_entry, args=(NEW,), key="codebook-new")
    return chosen


def open_entry(entry_id: str | None) -> None:
    """Turn the address to an entry, NEW, or none."""
    if entry_id:
        st.query_params["entry"] = entry_id
    else:
        st.query_params.pop("entry", None)


def _turn_to() -> None:
    st.query_params["book"] = st.session_state["codebook"]
    open_entry(None)


def _about(opened: Opened) -> str:
    return f"{opened.kind.about} Version {opened.content.get('version', '1')}."


def _table(opened: Opened, found: dict[str, int] | None, chosen: str | None) -> None:
    kind = opened.kind
    rows = [
        {
            kind.noun.capitalize(): kind.label_of(entry),
            "Terms": len(kind.terms_of(entry)),
            "Found": found[entry_id] if found else None,
            "": "not saved" if (kind.id, entry_id) in drafts() else "",
        }
        for entry_id, entry in opened.entries.items()
    ]
    frame = pd.DataFrame(rows).dropna(axis="columns", how="all")
    ids = list(opened.entries)
    if found and len(ids) > _MOST_ROWS:
        order = sorted(range(len(ids)), key=lambda at: -found[ids[at]])
        frame, ids = frame.iloc[order], [ids[at] for at in order]
    key = f"codebook-rows-{kind.id}-{chosen}-{form_round()}"
    st.dataframe(
        frame.loc[:, [name for name in frame if name or (frame[name] != "").any()]],
        key=key, hide_index=True, column_config=_columns(kind), on_select=lambda: _follow_row(key, ids),
        selection_mode="single-row",
        height=min(_MOST_ROWS, len(ids)) * _ROW + _ROW + 3,
        alt=f"The entries of {kind.title}. The list below opens one.",
    )  # fmt: skip


def _columns(kind: Kind) -> dict:
    number = st.column_config.NumberColumn
    return {
        kind.noun.capitalize(): st.column_config.TextColumn(width="medium"),
        "Terms": number(width=60, help="Words and phrases that it is found by"),
        "Found": number(width=70, help=f"In the articles at hand: {kind.unit}"),
    }


def _follow_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        open_entry(ids[rows[0]])


def _select(opened: Opened, found: dict[str, int] | None, chosen: str | None, can_add: bool) -> None:
    kind = opened.kind
    labels = {entry_id: _named(entry_id, kind, opened, found) for entry_id in opened.entries}
    if can_add and (chosen == NEW or (kind.id, NEW) in drafts()):
        labels[NEW] = f"A new {kind.noun}"
    if not labels:
        return
    key = f"codebook-entry-{kind.id}"
    st.session_state[key] = chosen
    st.selectbox(
        f"Open a{'n' if kind.noun[0] in 'ae' else ''} {kind.noun}", list(labels), None, labels.get, key=key,
        placeholder="Choose one", on_change=lambda: open_entry(st.session_state[key]), width=420,
    )  # fmt: skip


def _named(entry_id: str, kind: Kind, opened: Opened, found: dict[str, int] | None) -> str:
    label = kind.label_of(opened.entries[entry_id])
    mark = " (not saved)" if (kind.id, entry_id) in drafts() else ""
    return f"{label}: {found[entry_id]} {kind.unit}{mark}" if found else f"{label}{mark}"
