"""Questions are put to every article; one without an answer does not say."""

import pytest

from analysis.errors import CodebookError
from analysis.facts.books import read_books
from analysis.facts.questions import questions_of
from tests.shores_facts import KNOWN, QUESTION, questions


def test_an_article_answers_or_does_not_say():
    (question,) = questions()
    assert question.answer_of("east").says == "The east shore."
    assert question.answer_of("east").paragraph_ids == ("east/p02",)
    assert question.answer_of("west") is None


def test_a_question_and_its_record_are_the_same_question():
    assert questions_of([questions()[0].record()], "book", KNOWN) == questions()


def test_an_answer_of_the_article_as_a_whole_names_no_sentence():
    entry = QUESTION | {"answer": [{"article": "west", "says": "Nobody."}]}
    (question,) = questions_of([entry], "book", KNOWN)
    assert question.answer_of("west").sentence_ids == ()
    assert questions_of([question.record()], "book", KNOWN) == (question,)


def test_questions_are_read_in_the_order_of_their_file(tmp_path):
    path = tmp_path / "questions.toml"
    path.write_text('[[question]]\nid = "b"\nasks = "B?"\n[[question]]\nid = "a"\nasks = "A?"\n', encoding="utf-8")
    assert [question.asks for question in read_books(tmp_path, KNOWN).questions] == ["B?", "A?"]


ANSWER = QUESTION["answer"][0]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([ANSWER, ANSWER], "who_won answers twice for one article"),
        ([ANSWER | {"article": "west"}], "east/p02/s01 is no sentence of 'west'"),
        ([ANSWER | {"at": ["east/p02"]}], "there is no sentence 'east/p02'"),
        ([{"article": "east"}], "who_won, answer has no 'says'"),
        ([ANSWER | {"tone": "sure"}], "unknown field 'tone'"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(answers, told):
    with pytest.raises(CodebookError, match=told):
        questions_of([QUESTION | {"answer": answers}], "book", KNOWN)
