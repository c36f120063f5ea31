"""The form of an entry, and beside it what the words in it would find; saving, letting go and deleting."""

import html
from collections.abc import Mapping
from datetime import date

import streamlit as st

from analysis.projects.codebooks.dates import spellings
from analysis.projects.codebooks.entries import content_with, content_without, entry_of, troubles, written_of
from analysis.projects.codebooks.kinds import CHOICE, EVENT_KIND, PROSE, TERMS, YEAR, Kind, Part
from analysis.projects.codebooks.opened import Opened
from analysis.projects.codebooks.said import say_company
from analysis.projects.codebooks.versions import edited
from pages.shared.codebooks.held import (
    cost,
    drafts,
    forget_draft,
    form_round,
    now,
    opened,
    save,
    say_events,
    say_facts,
    the_text,
)
from pages.shared.codebooks.listed import NEW, open_entry
from pages.shared.codebooks.seen import show_preview
from pages.shared.labels import plain

_LIVE = "What it finds follows when you leave a field, or press Ctrl and Enter in it. Nothing is saved until you save."
_TALL = 260  # pixels of a field of many terms
_MANY = 9  # terms
_FIRST_DAY, _LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)


@st.fragment
def edit_entry(kind: Kind, entry_id: str) -> None:
    """The form of one entry (NEW: one that is being written) with its preview."""
    book = opened(kind)
    saved = book.entries.get(entry_id, {})
    with st.container(key="card-codebook-entry", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(kind.label_of(saved) if saved else f"A new {kind.noun}")}</h2>')
        st.html(f'<p class="counts">{html.escape(_LIVE)}</p>')
        left, right = st.columns([6, 7], gap="large")
        with left:
            written, wrong, entry = _form(kind, entry_id, saved, book)
            _actions(kind, entry_id, entry, wrong, written != _shown(saved, kind))
        with right:
            show_preview(entry, book, the_text(), is_new=not saved)


def _form(kind: Kind, entry_id: str, saved: Mapping, book: Opened) -> tuple[dict, dict, dict]:
    """Draw the fields; what is written, what is wrong with it by field, and the entry that it makes."""
    key = f"codebook-{kind.id}-{entry_id}-{form_round()}"
    began = drafts().get((kind.id, entry_id)) or _shown(saved, kind)
    written = {part.name: st.session_state.get(f"{key}-{part.name}", began[part.name]) for part in kind.parts}
    entry = entry_of(written, kind, saved, set(book.entries))
    wrong = troubles(entry, kind, book.content)
    shy = _not_asked_for(key, wrong, written)
    for part in (part for part in kind.parts if not part.later):
        _field(part, f"{key}-{part.name}", began, "" if part.name in shy else wrong.get(part.name, ""))
        if part.name == "dates":
            _day_box(key)
    if more := [part for part in kind.parts if part.later]:
        found = any(began[part.name] for part in more if part.kind == TERMS) or any(part.name in wrong for part in more)
        with st.expander("More about it", key=f"{key}-more", expanded=found):
            for part in more:
                _field(part, f"{key}-{part.name}", began, wrong.get(part.name, ""))
    if said := say_company(saved):
        st.caption(plain(said))
    if written != _shown(saved, kind):
        drafts()[kind.id, entry_id] = written
    else:
        drafts().pop((kind.id, entry_id), None)
    return written, wrong, entry


def _field(part: Part, key: str, began: Mapping[str, str], trouble: str) -> None:
    st.session_state.setdefault(key, began[part.name])
    label = part.label if part.needed else f"{part.label} (may be empty)"
    example = f"For example: {part.example}" if part.example else None
    if part.kind == CHOICE:
        options = list(part.choices)
        if st.session_state[key] not in options:
            st.session_state[key] = options[0]
        st.selectbox(label, options, key=key, help=part.help)
    elif part.kind == TERMS:
        many = began[part.name].count("\n") >= _MANY
        height = _TALL if many else "content"
        st.text_area(label, key=key, help=part.help, height=height, placeholder=example)
    elif part.kind == PROSE:
        st.text_area(label, key=key, help=part.help, height="content", placeholder=example)
    else:
        longest = 4 if part.kind == YEAR else 120
        st.text_input(label, key=key, help=part.help, max_chars=longest, placeholder=example)
    if trouble:
        _say_wrong(trouble)


def _day_box(key: str) -> None:
    """A day of the calendar whose usual spellings are written into the field of dates, and its year into that of it."""
    st.date_input(
        "Add a day, in its usual spellings", None, _FIRST_DAY, _LAST_DAY, key=f"{key}-day", on_change=_write_day,
        args=(key,), format="YYYY-MM-DD", width=260,
    )  # fmt: skip


def _write_day(key: str) -> None:
    """Callback: the spellings of the chosen day after the dates that stand there; a year that stands there stays."""
    held, day = st.session_state, st.session_state[f"{key}-day"]
    if day is None:
        return
    before = [line.strip() for line in held[f"{key}-dates"].splitlines() if line.strip()]
    held[f"{key}-dates"] = "\n".join(dict.fromkeys([*before, *spellings(day.isoformat())]))
    held[f"{key}-year"] = held.get(f"{key}-year") or str(day.year)
    held[f"{key}-day"] = None


def _actions(kind: Kind, entry_id: str, entry: dict, wrong: Mapping[str, str], changed: bool) -> None:
    if wrong.get(""):
        _say_wrong(wrong[""])
    st.caption(plain(" ".join(filter(None, (f"When you save: {cost()}", say_facts(kind, entry_id, entry))))))
    with st.container(horizontal=True, gap="small", key="codebook-actions"):
        if st.button("Save", type="primary", key="codebook-save", disabled=not changed):
            _save(kind, entry_id, entry, wrong)
        if changed and st.button("Discard what is not saved", key="codebook-discard"):
            forget_draft(kind, entry_id)
            open_entry(None if entry_id == NEW else entry_id)
            st.rerun()
        if entry_id != NEW:
            _offer_deletion(kind, entry_id)
    if st.session_state.get(_tried(kind, entry_id)) and wrong:
        st.error("Not saved yet: mend what is marked above. What you wrote is kept.")


def _save(kind: Kind, entry_id: str, entry: dict, wrong: Mapping[str, str]) -> None:
    """Save the entry where nothing is wrong with it; else its troubles are shown, and what is written stays."""
    st.session_state[_tried(kind, entry_id)] = bool(wrong)
    if wrong:
        st.rerun()
    content = content_with(opened(kind).content, kind, entry)
    note = cost()
    if save(lambda project: edited(project, kind, content, now()), note):
        forget_draft(kind, entry_id)
        open_entry(entry["id"])
        if kind is EVENT_KIND:
            say_events()
    st.rerun()


def _offer_deletion(kind: Kind, entry_id: str) -> None:
    with st.popover("Delete", key="codebook-delete"):
        label = kind.label_of(opened(kind).entries[entry_id])
        st.text(f"“{label}” goes from the codebook; an earlier version, restored, brings it back.")
        if said := say_facts(kind, entry_id, None):
            st.text(said)
        if st.button(f"Delete the {kind.noun}", key="codebook-deleted", type="primary"):
            content = content_without(opened(kind).content, kind, entry_id)
            if save(lambda project: edited(project, kind, content, now()), cost()):
                forget_draft(kind, entry_id)
                open_entry(None)
            st.rerun()


def _not_asked_for(key: str, wrong: Mapping[str, str], written: Mapping[str, str]) -> set[str]:
    """Fields of a new entry that are empty because nobody has come to them yet: told once a save was tried."""
    if st.session_state.get(key.rpartition("-")[0] + "-tried"):
        return set()
    return {name for name in wrong if not written.get(name, "").strip()}


def _tried(kind: Kind, entry_id: str) -> str:
    return f"codebook-{kind.id}-{entry_id}-tried"


def _shown(saved: Mapping, kind: Kind) -> dict[str, str]:
    """What an untouched form holds; of a new entry, the first of the choices."""
    shown = written_of(saved, kind)
    choices = {part.name: part.choices[0] for part in kind.parts if part.kind == CHOICE}
    return {name: text or choices.get(name, "") for name, text in shown.items()}


def _say_wrong(said: str) -> None:
    st.html(f'<p class="wrong" role="alert"><b>To mend:</b> {html.escape(said)}</p>')
