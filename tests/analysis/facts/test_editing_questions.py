"""Editing questions and the chronology by hand: what is kept, what changes, and what is refused in plain words."""

import pytest

from analysis.errors import CodebookError
from analysis.facts.chronology import entries_of
from analysis.facts.editing_chronology import entry_record
from analysis.facts.editing_questions import reworded, with_answer, without_answer
from analysis.facts.questions import questions_of
from tests.shores_facts import KNOWN, questions

TYPED = {
    "what": " A gale. ",
    "when": "2021-03-19",
    "place": " ",
    "actors": ["China"],
    "act": None,
    "event": "none",
    "topics": [],
    "sources": "Log, 19 March 2021\n\n  The Tern, 20 March 2021 ",
}


def test_an_answer_takes_the_place_of_the_one_before():
    changed = with_answer(questions()[0], "east", " The west. ", ["east/p01/s01"])
    assert [(each.doc_id, each.says, each.sentence_ids) for each in changed.answers] == [
        ("east", "The west.", ("east/p01/s01",))
    ]


def test_a_first_answer_stands_beside_the_others():
    changed = with_answer(questions()[0], "west", "Nobody.")
    assert [each.doc_id for each in changed.answers] == ["east", "west"]
    assert questions_of([changed.record()], "book", KNOWN) == (changed,)


def test_an_answer_without_words_is_refused():
    with pytest.raises(CodebookError, match=r"An answer needs words\. .* “Does not say”"):
        with_answer(questions()[0], "east", "  ")


def test_an_article_that_does_not_say_has_no_answer():
    assert without_answer(questions()[0], "east").answers == ()
    assert without_answer(questions()[0], "west") == questions()[0]


def test_other_words_keep_the_answers():
    changed = reworded(questions()[0], " Who came first? ", "")
    assert (changed.asks, changed.about, changed.answers) == ("Who came first?", "", questions()[0].answers)
    with pytest.raises(CodebookError, match="A question needs words"):
        reworded(questions()[0], " ", "")


def test_what_a_reader_typed_becomes_an_entry_of_the_file():
    record = entry_record("gale", TYPED)
    assert record == {
        "id": "gale",
        "what": "A gale.",
        "when": "2021-03-19",
        "actors": ["China"],
        "event": "none",
        "sources": ["Log, 19 March 2021", "The Tern, 20 March 2021"],
    }
    assert entries_of([record], "book", KNOWN)[0].record() == record


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"what": " "}, r"An entry has to say what happened\."),
        ({"when": "", "sources": " \n"}, r"say when it happened and who says so, one source at least\."),
    ],
)
def test_an_entry_without_what_it_needs_is_refused_in_plain_words(lacking, said):
    with pytest.raises(CodebookError, match=said):
        entry_record("gale", TYPED | lacking)
