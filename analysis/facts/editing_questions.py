"""Editing the questions by hand: an answer given, changed or taken away; a question's words changed."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.errors import CodebookError
from analysis.facts.questions import Answer, Question


def with_answer(question: Question, doc_id: str, says: str, sentence_ids: Iterable[str] = ()) -> Question:
    """The question with what an article answers, in the place of what it answered before.

    Raises
    ------
    CodebookError
        The answer has no words.
    """
    if not says.strip():
        raise CodebookError("An answer needs words. Write it in your own, or choose “Does not say”.")
    answer = Answer(doc_id, says.strip(), tuple(sentence_ids))
    kept = [answer if each.doc_id == doc_id else each for each in question.answers]
    return replace(question, answers=tuple(kept if answer in kept else [*kept, answer]))


def without_answer(question: Question, doc_id: str) -> Question:
    """The question as an article that does not say leaves it."""
    return replace(question, answers=tuple(each for each in question.answers if each.doc_id != doc_id))


def reworded(question: Question, asks: str, about: str) -> Question:
    """The question in other words, with the answers that it has.

    Raises
    ------
    CodebookError
        The question has no words.
    """
    if not asks.strip():
        raise CodebookError("A question needs words. Write what is asked of every article.")
    return replace(question, asks=asks.strip(), about=about.strip())
