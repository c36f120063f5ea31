"""The ledger, chronology, questions and acts that ship: what they name exists, and no text ships in them."""

import re

import pandas as pd
import pytest

from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_features, read_originals
from analysis.facts.books import FILES, read_books, read_entries_of, read_known
from analysis.text.sentences import sentences_of
from analysis.text.words import count_words
from tests.originals import originals_folder

SENTENCES = pd.read_csv(CORPUS / "features" / "sentences.csv")["sentence_id"]
KNOWN = read_known(CORPUS, frozenset(SENTENCES))
BOOKS = read_books(CORPUS, KNOWN)
TELLINGS = [(fact, telling) for fact in BOOKS.ledger.facts for telling in fact.tellings]
_RUN = 8  # words in a row: a piece of a text


@pytest.fixture(scope="module")
def text_of() -> dict[str, str]:
    """The text of each sentence of the originals, by id."""
    return {
        f"{article.doc_id}/p{place:02}/s{position:02}": sentence
        for article in read_originals(originals_folder(), CORPUS)
        for place, paragraph in enumerate(article.paragraphs, 1)
        for position, sentence in enumerate(sentences_of(paragraph), 1)
    }


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)}


def test_there_is_a_ledger_a_chronology_a_dozen_questions_and_sixteen_acts():
    assert len(BOOKS.ledger.facts) >= 40
    assert len(BOOKS.chronology) >= 20
    assert len(BOOKS.questions) >= 12
    assert len(KNOWN.acts) == 16


def test_every_sentence_that_an_entry_names_is_in_the_corpus():
    """Reading refuses another; that it does is seen here."""
    assert KNOWN.sentences
    named = {each for _, telling in TELLINGS for each in telling.sentence_ids}
    named |= {each for question in BOOKS.questions for answer in question.answers for each in answer.sentence_ids}
    assert named <= set(SENTENCES)


def test_every_answer_is_of_an_article_of_the_corpus():
    articles = set(read_features(CORPUS).documents["doc_id"])
    assert {answer.doc_id for question in BOOKS.questions for answer in question.answers} <= articles


def test_every_entry_of_the_chronology_that_a_fact_names_exists():
    there = {entry.id for entry in BOOKS.chronology}
    assert [(fact.id, name) for fact in BOOKS.ledger.facts for name in fact.chronology if name not in there] == []


def test_some_entries_of_the_chronology_are_told_by_neither_article():
    recorded = {name for fact in BOOKS.ledger.facts for name in fact.chronology}
    assert {entry.id for entry in BOOKS.chronology} - recorded


def test_every_fact_is_told_and_every_telling_says_how():
    assert [fact.id for fact in BOOKS.ledger.facts if not fact.tellings] == []
    assert [fact.id for fact, telling in TELLINGS if not telling.said] == []


def test_every_kind_of_status_but_neither_is_there_where_both_articles_are_at_hand():
    statuses = {fact.status(("leksyutina", "joscelyn")) for fact in BOOKS.ledger.facts}
    assert {"both", "framed", "one"} <= statuses <= {"both", "framed", "contradicted", "one"}


def test_framing_words_are_four_at_most():
    assert [words for _, telling in TELLINGS for words in telling.framing if count_words(words) > 4] == []


def test_every_source_names_a_publisher():
    assert [entry.id for entry in BOOKS.chronology for source in entry.sources if ": " not in source] == []


def test_framing_words_stand_in_the_sentences_of_their_telling(text_of):
    missing = []
    for fact, telling in TELLINGS:
        passage = " ".join(text_of[each] for each in telling.sentence_ids).casefold()
        missing += [(fact.id, term) for term in telling.framing if term.casefold() not in passage]
    assert missing == []


def test_no_run_of_eight_words_of_the_originals_ships_in_these_files(text_of):
    theirs = runs(" ".join(text_of.values()))
    files = [CORPUS / name for name in FILES.values()] + [CORPUS / "codebooks" / "acts.toml"]
    for path in files:
        assert runs(path.read_text(encoding="utf-8")) & theirs == set(), path.name


@pytest.mark.parametrize("kind", FILES)
def test_ids_are_lower_case_words_joined_by_low_lines(kind):
    ids = [entry["id"] for entry in read_entries_of(CORPUS / FILES[kind], kind)]
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", name)] == []
