"""The same questions put to every article: the finding, the grid, and the passages that a chosen answer rests on."""

import html
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.contrast.counts import amount
from analysis.contrast.selection import Filters
from analysis.facts.answers import (
    SAYS,
    SILENT,
    UNASKED,
    answer_states,
    grid_frame,
    questions_passing,
    questions_stated,
    say_cell,
    say_questions,
)
from analysis.facts.questions import Answer, Question
from analysis.results import Results
from pages.shared.briefing.words import offer_rows
from pages.shared.card import how_it_was_made
from pages.shared.evidence import evidence_pane
from pages.shared.filters import clear_filters, said_choice
from pages.shared.grid import GridCell, GridRow, Piece, draw_grid
from pages.shared.ledger.columns import choose_columns, columns_told, shown_among
from pages.shared.ledger.making import questions_making
from pages.shared.ledger.reader import books, questions_to_start
from pages.shared.ledger.rows import article_columns
from pages.shared.ledger.undoing import decided, say_refused
from pages.shared.questions.editing import edit_answer, edit_question
from pages.shared.questions.exports import export_row
from pages.shared.results import results

_GRID = "Questions, and what each article answers. Arrow keys move, Enter opens the passages below the grid."
_WHOLE = "the article as a whole"
_RULES = (
    "Answers are read out of the articles and told in words of our own; they are the article’s, right or wrong. “Does "
    "not say”: whoever answered found no sentence of the article that does; that is an answer too, and no verdict."
)
_ASIDE = (
    "Under the filters an answer is shown if a sentence that it rests on stands in the chosen passages; one that rests "
    "on the article as a whole always is."
)
_UNASKED = (
    "Nobody has put the questions to this article yet. Write its first answer below: from then on, an empty cell of "
    "its column says that the article does not say."
)


def show_questions(filters: Filters) -> None:
    """The questions with the answers that pass the filters, or why there are none."""
    held, questions = results(), books().questions
    states = answer_states(questions, held, filters)
    shown = questions_passing(questions, states)
    if not shown or not len(states):
        _say_nothing_left(filters, bool(questions))
        return
    finding, counts, made = _say(states, shown, filters), _counts(shown, questions, filters), questions_making(filters)
    st.html(f'<h2 class="finding">{html.escape(finding)}</h2>')
    st.html(f'<p class="counts">{html.escape(counts)}</p>')
    choose_columns()
    chosen = _draw(shown, states)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="question-actions"):
        export_row(shown, states, filters, held)
        asked = states[states["question_id"].isin([each.id for each in shown])]
        stated = questions_stated(asked, columns_told(), len(questions))
        offer_rows("questions", grid_frame(shown, states, columns_told()), finding, counts, made, stated)
        how_it_was_made(made, "questions")
    if chosen:
        _open(next(each for each in shown if each.id == chosen[0]), chosen[1], states, held)


def _say(states: pd.DataFrame, shown: Sequence[Question], filters: Filters) -> str:
    said = say_questions(states[states["question_id"].isin([each.id for each in shown])], columns_told())
    return f"In the chosen passages, {said}" if _narrows(filters) else said


def _narrows(filters: Filters) -> bool:
    """Whether answers may be left out: the author filter leaves out articles only."""
    return bool(filters.topics or filters.actors or filters.event or filters.voice not in (None, "all"))


def _counts(shown: Sequence[Question], questions: Sequence[Question], filters: Filters) -> str:
    left = len(questions) - len(shown)
    gone = (
        f"{left} of {len(questions)} questions have no answer in the chosen passages and are left out." if left else ""
    )
    return " ".join(part for part in (gone, _ASIDE if _narrows(filters) else "", _RULES) if part)


def _draw(shown: Sequence[Question], states: pd.DataFrame) -> tuple[str, str] | None:
    by_cell = {(row.question_id, row.doc_id): row.state for row in states.itertuples(index=False)}
    columns = article_columns(shown_among(list(dict.fromkeys(states["doc_id"]))))
    rows = [
        GridRow(
            question.id,
            question.asks,
            cells={
                column.id: _cell(question.answer_of(column.id), by_cell[question.id, column.id])
                for column in columns
                if by_cell[question.id, column.id] != SILENT
            },
        )
        for question in shown
    ]
    return draw_grid(columns, rows, key="question-grid", label=_GRID, empty=say_cell(None, SILENT), height=760)


def _cell(answer: Answer | None, state: str) -> GridCell:
    """An answer with where it stands; where it is not shown, why not."""
    if answer is None or state != SAYS:
        return GridCell((), (say_cell(answer, state),))
    return GridCell((Piece(answer.says),), (_say_places(answer),))


def _say_places(answer: Answer) -> str:
    """The paragraphs that an answer rests on: "¶ 2, 5"."""
    places = [str(int(each.rpartition("/p")[2])) for each in answer.paragraph_ids]
    return f"¶ {', '.join(places)}" if places else _WHOLE


def _open(question: Question, doc_id: str, states: pd.DataFrame, held: Results) -> None:
    """A question with its answers and their passages, of one article, or of all where `doc_id` is ""."""
    with st.container(key="card-question", gap="small"):
        st.html(f'<h3 class="finding">{html.escape(question.asks)}</h3>')
        if question.about:
            st.html(f'<p class="counts">{html.escape(question.about)}</p>')
        asked = states[states["question_id"] == question.id].set_index("doc_id")["state"]
        doc_ids = [doc_id] if doc_id else list(asked.index)
        answers = {each: question.answer_of(each) for each in doc_ids}
        st.html(f'<dl class="facts">{"".join(_told(each, answers[each], asked[each]) for each in doc_ids)}</dl>')
        _passages([answer for answer in answers.values() if answer], held)
        if doc_id:
            edit_answer(question, doc_id, answers[doc_id])
        else:
            edit_question(question)


def _told(doc_id: str, answer: Answer | None, state: str) -> str:
    """What an article answers as a line of a list, whatever the filters; and on what it rests."""
    said = _UNASKED if state == UNASKED else say_cell(answer, SAYS if answer else state)
    rests = f" ({_say_places(answer)})" if answer else ""
    return f"<dt>{html.escape(columns_told()[doc_id])}</dt><dd>{html.escape(said + rests)}</dd>"


@st.fragment
def _passages(answers: Sequence[Answer], held: Results) -> None:
    at_hand = set(held.paragraphs["paragraph_id"])
    ids = [each for answer in answers for each in answer.paragraph_ids if each in at_hand]
    if ids:
        evidence_pane(held, ids, "question-evidence")
    elif answers:
        st.caption("This answer rests on the article as a whole: no single passage gives it.")
    else:
        st.caption("No passage: nothing answers it here.")


def _offer_a_start() -> None:
    """No question yet: those that fit any event can be taken over."""
    start = questions_to_start()
    st.html('<h2 class="finding">There is no question yet. Add one below.</h2>')
    st.html(
        '<p class="counts">The same questions are put to every article, so that the answers can be read side by side. '
        f"These fit any event: {html.escape(' '.join(question.asks for question in start))}</p>"
    )
    st.button("Begin with these", on_click=_start, type="primary", key="questions-start")
    say_refused("questions-start-trouble")


def _start() -> None:
    """Callback: the questions that fit any event are added."""
    changes = {("question", question.id): question.record() for question in questions_to_start()}
    decided("questions-start-trouble", "added", f"{amount(len(changes), 'question')} that fit any event", changes)


def _say_nothing_left(filters: Filters, any_question: bool) -> None:
    with st.container(border=True, key="nothing-left"):
        if not any_question:
            _offer_a_start()
            return
        st.html('<h2 class="finding">No answer rests on passages that pass these filters.</h2>')
        st.html(f'<p class="counts">You asked for {said_choice(filters)}.</p>')
        st.button("Clear the filters", on_click=clear_filters, type="primary", key="nothing-left-clear")
