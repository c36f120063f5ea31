"""The three books of a corpus, as they ship and with a reader's decisions laid over them."""

import pytest

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.facts.books import laid_over, read_books, read_known
from analysis.facts.decisions import Decision
from tests.shores_facts import ENTRIES, KNOWN, LAUNCH, QUESTION, RACE

SHIPPED = {"fact": [LAUNCH, RACE], "entry": ENTRIES, "question": [QUESTION]}


def decided(kind: str, name: str, entry: dict | None) -> Decision:
    return Decision("edited", "now", "", {(kind, name): entry})


def test_without_decisions_the_books_are_what_ships():
    books = laid_over(SHIPPED, [], KNOWN, "mine")
    assert [fact.id for fact in books.ledger.facts] == ["launch", "race"]
    assert [entry.id for entry in books.chronology] == ["launch_day", "storm"]
    assert [question.id for question in books.questions] == ["who_won"]


def test_decisions_change_each_book():
    taken = [
        decided("fact", "launch", None),
        decided("entry", "storm", ENTRIES[0] | {"when": "2020"}),
        decided("question", "who_won", QUESTION | {"asks": "Who lost?"}),
    ]
    books = laid_over(SHIPPED, (each for each in taken), KNOWN, "mine")
    assert [fact.id for fact in books.ledger.facts] == ["race"]
    assert [entry.id for entry in books.chronology] == ["storm", "launch_day"]
    assert books.questions[0].asks == "Who lost?"


def test_a_decision_that_breaks_a_law_is_told_with_where_it_comes_from():
    with pytest.raises(CodebookError, match=r"mine \(ledger\.toml\): entry race: 'event' names 'x'"):
        laid_over(SHIPPED, [decided("fact", "race", RACE | {"event": "x"})], KNOWN, "mine")


def test_a_corpus_without_a_ledger_has_empty_books(tmp_path):
    books = read_books(tmp_path, KNOWN)
    assert (books.ledger.facts, books.chronology, books.questions) == ((), (), ())


def test_entries_may_name_what_the_codebooks_have():
    known = read_known(CORPUS)
    assert known.events == ("anchorage", "guilin")
    assert "United States" in known.actors
    assert len(known.acts) == 16
    assert len(known.topics) == 10


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('fact = ["launch"]', "should hold a list of entries"),
        ('[[fact]]\nwhat = "x"', "entry number 1 has no 'id'"),
        ('[[fact]]\nid = "a"\n[[fact]]\nid = "a"', "entry a stands there twice"),
    ],
)
def test_a_file_whose_entries_cannot_be_told_apart_is_refused_before_anything_is_laid_over_it(tmp_path, written, told):
    (tmp_path / "ledger.toml").write_text(written, encoding="utf-8")
    with pytest.raises(CodebookError, match=told):
        read_books(tmp_path, KNOWN, [decided("fact", "launch", LAUNCH)])
