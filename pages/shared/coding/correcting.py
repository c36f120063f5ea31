"""Correcting a label where it is read: what people coded of a paragraph, and a way to code it by hand."""

import html

import pandas as pd
import streamlit as st

from analysis.coding.codings import CORRECTION, QUESTION, TOPIC, WITHDRAWN, Coding, standing
from analysis.coding.files import LONGEST_NAME, LONGEST_NOTE, now
from analysis.coding.said import say_day
from pages.shared.coding.asking import answered, ask
from pages.shared.coding.log import coder, codings, name_coder, take_down
from pages.shared.coding.names import actors, machine_about, names, scheme
from pages.shared.labels import plain
from pages.shared.results import results, results_key

_REMEMBERED = 256  # paragraphs for all readers together
_HOW = {"blind": "in a blind sample", "settled": "settled"}


def correct_labels(paragraph_id: str, key: str) -> None:
    """What people coded of the paragraph beside the machine's labels, and the control that codes one. Unique `key`."""
    said = _labels_of(results_key(), paragraph_id)
    held = standing(codings())
    held = held[held["paragraph_id"] == paragraph_id]
    if len(held):
        rows = "".join(f"<li>{_row(row, said)}</li>" for row in held.itertuples())
        st.html(f'<div class="passage"><p class="note"><b>Coded by hand.</b></p><ul class="receipts">{rows}</ul></div>')
    with st.popover("Correct a label", key=f"{key}-correct"):
        if _is_at_hand(paragraph_id):
            _choose_and_code(paragraph_id, said, key)
            _withdraw(held[held["origin"] == CORRECTION], key)
        else:
            st.caption("To code it, read its words: attach the article on the Corpus page.")


@st.cache_resource(show_spinner=False, max_entries=_REMEMBERED)
def _labels_of(key: tuple, paragraph_id: str) -> dict[tuple[str, str], str]:
    """The machine's code to each question about the paragraph; what it found before what it did not."""
    own = machine_about([paragraph_id], actors())
    found = ~own["code"].isin(["absent", "not_referred"])
    own = pd.concat([own[found], own[~found]])
    return {(row.variable, row.key): row.code for row in own.itertuples()}


def _row(row, said: dict[tuple[str, str], str]) -> str:
    """One coding by hand as HTML: "Stance toward China: against, coded by AB, 22 Nov 2026; machine: neutral"."""
    called = names()
    how = f" {_HOW[row.origin]}" if row.origin in _HOW else ""
    own = called.code(row.variable, said[row.variable, row.key]) if (row.variable, row.key) in said else "no label"
    text = f"coded by {row.coder}{how}, {say_day(row.time)}; machine: {own}"
    question, code = called.question(row.variable, row.key), called.code(row.variable, row.code)
    note = f" “{html.escape(row.note)}”" if row.note else ""
    return f"{html.escape(question)}: <b>{html.escape(code)}</b> <em>{html.escape(text)}{note}</em>"


def _is_at_hand(paragraph_id: str) -> bool:
    paragraphs = results().paragraphs
    return bool(paragraphs.loc[paragraphs["paragraph_id"] == paragraph_id, "text"].notna().any())


def _choose_and_code(paragraph_id: str, said: dict[tuple[str, str], str], key: str) -> None:
    called = names()
    labels = {at: f"{called.question(*at)}: {called.code(at[0], code)}" for at, code in said.items()}
    at = st.selectbox("The machine’s label", list(labels), format_func=labels.get, key=f"{key}-label")
    variable, own = at
    st.caption(plain(scheme()[variable].definition))
    # The answer's key holds the question, so that an answer to one is never taken for one to another.
    answer = f"{key}-{paragraph_id}-{variable}-{own}-answer"
    with st.form(f"{key}-form", border=False):
        ask(variable, "By hand", answer, told=variable != TOPIC)
        if not coder():
            st.text_input("Your initials", max_chars=LONGEST_NAME, key=f"{key}-coder")
        st.text_input("Note, if you like", max_chars=LONGEST_NOTE, key=f"{key}-note")
        st.form_submit_button(
            "Code it", type="primary", on_click=_code, args=(paragraph_id, at, said[at], answer, key),
            key=f"{key}-send",
        )  # fmt: skip
    if trouble := st.session_state.pop(f"{key}-trouble", ""):
        st.error(plain(trouble))
    st.caption("It is kept beside the machine’s label: charts go on counting the machine’s.")


def _code(paragraph_id: str, at: tuple[str, str], said: str, answer: str, key: str) -> None:
    """Callback: take the answer down, or say what is missing."""
    name_coder(st.session_state.get(f"{key}-coder") or coder())
    code = answered(at[0], answer)
    if code is None or not coder():
        st.session_state[f"{key}-trouble"] = "Choose an answer first." if code is None else "Give your initials first."
        return
    note = " ".join(st.session_state.get(f"{key}-note", "").split())
    take_down([Coding(paragraph_id, *at, code, coder(), now(), CORRECTION, note=note)])


def _withdraw(corrections: pd.DataFrame, key: str) -> None:
    """A button for each correction that takes it back; the log keeps both."""
    called = names()
    for place, row in enumerate(corrections.itertuples()):
        asked = called.question(row.variable, row.key)
        st.button(
            plain(f"Withdraw: {asked}, {called.code(row.variable, row.code)} ({row.coder})"),
            on_click=take_down, type="tertiary", key=f"{key}-withdraw-{place}",
            args=([Coding(*(getattr(row, name) for name in QUESTION), WITHDRAWN, row.coder, now(), CORRECTION)],),
        )  # fmt: skip
