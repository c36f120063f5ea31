"""Editing the questions: an answer changed, given or taken away, a question added, changed or taken out."""

import streamlit as st

from analysis.errors import CodebookError
from analysis.facts.editing import new_id
from analysis.facts.editing_questions import reworded, with_answer, without_answer
from analysis.facts.questions import Answer, Question
from analysis.facts.said import say_passages
from pages.shared.labels import plain
from pages.shared.ledger.columns import columns_told
from pages.shared.ledger.form import sentence_labels
from pages.shared.ledger.reader import books, decisions
from pages.shared.ledger.undoing import decided, refuse, say_refused, undo_button
from pages.shared.results import results

_NEW = Question(id="", asks="")


def edit_answer(question: Question, doc_id: str, answer: Answer | None) -> None:
    """A drawer with the form of one article’s answer."""
    key = f"answer-{question.id}-{doc_id}-{len(decisions())}"  # anew after each decision; typed words stay until then
    name = columns_told()[doc_id]
    with st.expander("Edit this answer" if answer else "Answer it", key="answer-editing"), st.form(key, border=False):
        st.text_area(f"{plain(name)}: the answer, in your own words", answer.says if answer else "", key=f"{key}-says")
        labels, given = sentence_labels(results(), doc_id), answer.sentence_ids if answer else ()
        st.multiselect(
            "Sentences that it rests on (none: the article as a whole)", list(dict.fromkeys((*labels, *given))), given,
            lambda sentence: labels.get(sentence, f"{say_passages([sentence])}: not at hand"), key=f"{key}-at",
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Save the answer", type="primary", on_click=_answer, args=(question, doc_id, key))
            if answer:
                st.form_submit_button("Does not say", on_click=_silence, args=(question, doc_id, key))
    say_refused(f"{key}-trouble")


def edit_question(question: Question) -> None:
    """A drawer with the form of one question."""
    with st.expander("Edit this question", key="question-editing"):
        key = _question_form(question)
    say_refused(f"{key}-trouble")


def add_question() -> None:
    """A drawer with the form of a new question, and the way to take the last decision back."""
    with st.expander("Add a question", key="question-adding"):
        key = _question_form(_NEW)
    say_refused(f"{key}-trouble")
    undo_button("questions-undo")


def _question_form(question: Question) -> str:
    """The form of a question; the key under which its trouble is kept begins with what is returned."""
    key = f"question-{question.id}-{len(decisions())}"
    with st.form(key, border=False):
        st.text_input("What is asked of every article", question.asks, key=f"{key}-asks")
        st.text_area("What counts as an answer, and what does not", question.about, key=f"{key}-about", height=80)
        with st.container(horizontal=True, gap="small"):
            label = "Save the question" if question.id else "Add"
            st.form_submit_button(label, type="primary", on_click=_ask, args=(question, key))
            if question.id:
                st.form_submit_button("Remove the question", on_click=_remove, args=(question, key))
    return key


def _answer(question: Question, doc_id: str, key: str) -> None:
    says, at = st.session_state[f"{key}-says"], st.session_state[f"{key}-at"]
    try:
        changed = with_answer(question, doc_id, says, at)
    except CodebookError as error:
        refuse(f"{key}-trouble", error)
        return
    decided(f"{key}-trouble", "answered", f"{columns_told()[doc_id]}: {question.asks}", _changes(changed))


def _silence(question: Question, doc_id: str, key: str) -> None:
    said = f"{columns_told()[doc_id]} does not say: {question.asks}"
    decided(f"{key}-trouble", "answered", said, _changes(without_answer(question, doc_id)))


def _ask(question: Question, key: str) -> None:
    try:
        changed = reworded(question, st.session_state[f"{key}-asks"], st.session_state[f"{key}-about"])
    except CodebookError as error:
        refuse(f"{key}-trouble", error)
        return
    action = "edited" if question.id else "added"
    if not question.id:
        taken = {each.id for each in books().questions}
        changed = Question(new_id(changed.asks, taken), changed.asks, changed.about)
    decided(f"{key}-trouble", action, changed.asks, _changes(changed))


def _remove(question: Question, key: str) -> None:
    decided(f"{key}-trouble", "removed", question.asks, {("question", question.id): None})


def _changes(question: Question) -> dict[tuple[str, str], dict]:
    return {("question", question.id): question.record()}
