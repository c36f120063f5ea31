"""Changing the ledger by hand: a fact edited, merged with another, split, removed, or added."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from analysis.errors import CodebookError
from analysis.facts.editing import YOURS, merged, new_id, split_off
from analysis.facts.ledger import Fact
from analysis.facts.refound import anchored
from analysis.facts.rows import CHRONOLOGY, Row
from pages.shared.labels import plain
from pages.shared.ledger.form import fact_form, sentence_labels
from pages.shared.ledger.reader import decide, decisions
from pages.shared.ledger.shown import facts_shown
from pages.shared.results import results

_ADDING = "ledger-adding"
_CHANGES = {"edit": "Edit", "merge": "Merge with another", "split": "Split", "remove": "Remove"}


def change_row(row: Row) -> None:
    """What a reader may do with an open row: each kind of change has its form."""
    fact = row.fact
    if fact.origin == CHRONOLOGY:
        _add_told(fact)
        return
    key = f"change-{fact.id}-{len(decisions())}"  # a decision taken closes the form
    wanted = st.segmented_control("Change this fact", list(_CHANGES), format_func=_CHANGES.get, key=key)
    forms: Mapping[str, Callable[[Fact, str], None]] = {
        "edit": _edit, "merge": _merge, "split": _split, "remove": _remove,
    }  # fmt: skip
    if wanted:
        forms[wanted](fact, f"{wanted}-{fact.id}")


def offer_to_add() -> None:
    """The button that opens the form of a fact of the reader's own, and closes it."""
    st.button("Add a fact", on_click=_turn_form, icon=":material/add:", type="tertiary", key="ledger-add")


def add_fact() -> None:
    """The form of a fact of the reader's own, where it was asked for; a decision taken closes it."""
    turn = len(decisions())
    if st.session_state.get(_ADDING) == turn:
        take(lambda: fact_form(Fact("", "", origin=YOURS), f"add-fact-{turn}", "Add the fact"), _added)


def name_new(fact: Fact) -> Fact:
    """The fact under an id of its own, made of its words.

    Raises
    ------
    CodebookError
        It has no words yet.
    """
    if not fact.what:
        raise CodebookError("Write the fact in one sentence of your own.")
    taken = {each.id for each in facts_shown()}
    return replace(fact, id=new_id(fact.what, taken))


def decide_on(action: str, said: str, changes: Mapping[tuple[str, str], dict | None]) -> None:
    """Take the decision down and draw the page anew; what is wrong with it is said, and nothing is lost."""
    try:
        decide(action, said, changes)
    except CodebookError as error:
        st.error(plain(str(error)))
        return
    st.rerun()


def _turn_form() -> None:
    turn = len(decisions())
    st.session_state[_ADDING] = None if st.session_state.get(_ADDING) == turn else turn


def _add_told(fact: Fact) -> None:
    told = replace(fact, id="", origin=YOURS)
    if st.toggle("An article does tell it", key=f"told-{fact.id}"):
        take(lambda: fact_form(told, f"tell-{fact.id}", "Put it on the ledger"), _added)


def take(form: Callable[[], Fact | None], then: Callable[[Fact], None]) -> None:
    """Do what is to be done with the fact that a form gives, once it does; what is wrong with it is said."""
    try:
        written = form()
        if written:
            then(written)
    except CodebookError as error:
        st.error(plain(str(error)))


def _added(written: Fact) -> None:
    fact = name_new(written)
    decide_on("added", fact.what, {("fact", fact.id): fact.record()})


def _edit(fact: Fact, key: str) -> None:
    def edited(written: Fact) -> None:
        decide_on("edited", written.what, {("fact", fact.id): written.record()})

    take(lambda: fact_form(fact, key, "Keep the changes"), edited)


def _merge(fact: Fact, key: str) -> None:
    others = {other.id: other.what for other in facts_shown() if other.id != fact.id}
    with st.form(key):
        other = st.selectbox("Merge it with", list(others), None, others.get, key=f"{key}-other", placeholder="A fact")
        st.caption("The words of the fact that is open stay; the sentences of both tell it.")
        sent = st.form_submit_button("Merge the two", type="primary", key=f"{key}-send")
    if sent and other is None:
        st.error("Choose the fact to merge it with.")
    elif sent:
        one = anchored(merged(fact, _fact(other)), results())
        said = f"{fact.what} With: {others[other]}"
        decide_on("merged", said, {("fact", fact.id): one.record(), ("fact", other): None})


def _split(fact: Fact, key: str) -> None:
    labels = {name: label for doc_id in fact.told_by for name, label in sentence_labels(results(), doc_id).items()}
    ids = [name for telling in fact.tellings for name in telling.sentence_ids]
    with st.form(key):
        moved = st.multiselect(
            "Sentences that tell another fact", ids,
            format_func=lambda name: f"{name.split('/')[0]}, {labels.get(name, name)}", key=f"{key}-moved",
        )  # fmt: skip
        what = st.text_area("That other fact, in one sentence of your own", key=f"{key}-what", height=80)
        sent = st.form_submit_button("Split the two", type="primary", key=f"{key}-send")
    if sent:
        take(lambda: name_new(Fact("", what.strip())), lambda named: _divide(fact, moved, named))


def _divide(fact: Fact, moved: list[str], named: Fact) -> None:
    parts = [anchored(each, results()) for each in split_off(fact, moved, named.id, named.what)]
    said = f"{fact.what} From it: {named.what}"
    decide_on("split", said, {("fact", each.id): each.record() for each in parts})


def _remove(fact: Fact, key: str) -> None:
    st.caption("It is gone from the ledger until you take the decision back.")
    if st.button("Remove the fact", type="primary", key=key):
        decide_on("removed", fact.what, {("fact", fact.id): None})


def _fact(fact_id: str) -> Fact:
    return next(fact for fact in facts_shown() if fact.id == fact_id)
