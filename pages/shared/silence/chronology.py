"""Editing the chronology: an entry added, changed or taken out, as a decision of the reader's."""

import streamlit as st

from analysis.contrast.findings import upper_first
from analysis.errors import CodebookError
from analysis.facts.chronology import Entry
from analysis.facts.editing import new_id
from analysis.facts.editing_chronology import FIELDS, entry_record
from analysis.facts.said import title_of_ledger
from analysis.facts.when import say_when
from analysis.scope import BOTH, NONE
from pages.shared.labels import actor_ids, plain, topic_labels
from pages.shared.ledger.reader import acts, books, decisions
from pages.shared.ledger.undoing import decided, refuse, say_refused, undo_button
from pages.shared.results import results

_CHOSEN = "chronology-entry"
_BLANK = Entry(id="", when="", what="", event="none", sources=())


def draw_chronology_editing() -> None:
    """A drawer with a form for one entry of the chronology, or a new one."""
    with st.expander("Edit the chronology", key="chronology-editing"):
        entries = {entry.id: entry for entry in books().chronology}
        if st.session_state.get(_CHOSEN) not in entries:
            st.session_state[_CHOSEN] = None
        labels = {name: f"{say_when(entry.when)}: {entry.what}" for name, entry in entries.items()}
        st.selectbox("Entry", list(labels), index=None, format_func=labels.get, key=_CHOSEN, placeholder="A new entry")
        entry = entries.get(st.session_state[_CHOSEN], _BLANK)
        _say_recorded(entry)
        _form(entry)
        say_refused(_trouble(entry))
        undo_button("chronology-undo")


def _say_recorded(entry: Entry) -> None:
    """A fact that records the entry has words of its own, which are not changed here."""
    recording = [fact.what for fact in books().ledger.facts if entry.id and entry.id in fact.chronology]
    if recording:
        page = title_of_ledger(len(results().documents))
        said = f"The ledger records it as “{recording[0]}”. A fact is edited on the page “{page}”."
        st.caption(plain(said))


def _form(entry: Entry) -> None:
    turn = len(decisions())  # a form starts anew once something is decided, and keeps what was typed until then
    keys = {field: f"entry-{entry.id}-{turn}-{field}" for field in FIELDS}
    with st.form(f"entry-form-{entry.id}-{turn}", border=False):
        st.text_area("What happened, in your own words, in one sentence", entry.what, key=keys["what"], height=80)
        left, right = st.columns(2)  # a pair at a time, so that a phone shows them in this order
        left.text_input("When", entry.when, key=keys["when"], help="2021-03-23, 2021-03, 2021, or two joined by /")
        right.text_input("Where", entry.place, key=keys["place"])
        left, right = st.columns(2)
        left.multiselect(
            "Who", list(dict.fromkeys((*actor_ids(), *entry.actors))), list(entry.actors), key=keys["actors"]
        )
        _one_of(right, "Kind of act", acts(), entry.act, keys["act"])
        left, right = st.columns(2)
        scope, topics = results().scope, topic_labels()
        codes = (*scope.events, *([BOTH] if len(scope.events) == 2 else []), NONE)
        events = {code: scope.event_label(code) for code in codes}
        _one_of(left, upper_first(scope.event_word), events, entry.event, keys["event"])
        right.multiselect(
            "Topics", list(dict.fromkeys((*topics, *entry.topics))), list(entry.topics),
            format_func=lambda topic: topics.get(topic, topic), key=keys["topics"],
        )  # fmt: skip
        st.text_area(
            "Sources, one a line: publisher, title, date, address", "\n".join(entry.sources), key=keys["sources"]
        )
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Save" if entry.id else "Add", type="primary", on_click=_save, args=(entry, keys))
            if entry.id:
                st.form_submit_button("Remove from the chronology", on_click=_remove, args=(entry,))


def _one_of(place, name: str, labels: dict[str, str], chosen: str, key: str) -> None:
    st.session_state.setdefault(key, chosen if chosen in labels else None)
    place.selectbox(name, list(labels), index=None, format_func=labels.get, placeholder="None", key=key)


def _save(entry: Entry, keys: dict[str, str]) -> None:
    typed = {field: st.session_state.get(key) for field, key in keys.items()}
    name = entry.id or new_id(str(typed["what"]), {each.id for each in books().chronology})
    try:
        record = entry_record(name, {"event": "none"} | {field: value for field, value in typed.items() if value})
    except CodebookError as error:
        refuse(_trouble(entry), error)
        return
    if decided(_trouble(entry), "edited" if entry.id else "added", record["what"], {("entry", name): record}):
        st.session_state[_CHOSEN] = name


def _remove(entry: Entry) -> None:
    decided(_trouble(entry), "removed", entry.what, {("entry", entry.id): None})


def _trouble(entry: Entry) -> str:
    """What is wrong with the form of one entry is not said of another."""
    return f"chronology-trouble-{entry.id}"
