"""Framing words: at their places where the text is at hand, at their paragraph where it is not."""

import pytest

from analysis.evidence.framing import framing_marks, framing_words
from analysis.evidence.passages import Mark, read_passage
from analysis.facts.ledger import Fact, Telling
from tests.pages.demo.made_up import made_up_results
from tests.two_shores import two_shores

PLAN = Fact("plan", "A plan.", tellings=(Telling(("north/p01/s01",), framing=("excellent", "council")),))
PIER = Fact("pier", "A pier.", tellings=(Telling(("north/p02/s01",), framing=("Human Rights Office", "excellent")),))
CALM = Fact("calm", "It is calm.", tellings=(Telling(("south/p02/s01",), framing=("calmer",)),))


@pytest.fixture(scope="module")
def results():
    return made_up_results()


def test_framing_words_are_marked_where_they_stand_in_reading_order(results):
    found = framing_marks(results, [PLAN])
    assert [(mark.words, mark.start, mark.end) for mark in found["north/p01/s01"]] == [
        ("council", 4, 11),
        ("excellent", 20, 29),
    ]
    assert {mark.label for mark in found["north/p01/s01"]} == {"plan"}


def test_a_framing_word_is_marked_only_in_the_sentences_of_its_telling(results):
    found = framing_marks(results, [PIER])
    assert list(found) == ["north/p02/s01"]
    assert [mark.words for mark in found["north/p02/s01"]] == ["Human Rights Office"]


def test_without_text_no_place_of_a_framing_word_is_claimed(results):
    assert framing_marks(results, [CALM]) == {}
    assert framing_words(results, [CALM, PLAN]) == [("south/p02", "calmer", "calm")]


def test_of_several_paragraphs_the_one_that_counts_the_word_holds_it():
    told = Fact("wind", "Wind.", tellings=(Telling(("east/p01/s01", "east/p02/s01"), framing=("wind", "storm")),))
    assert framing_words(two_shores(), [told]) == [("east/p02", "wind", "wind"), ("east/p01", "storm", "wind")]


def test_a_passage_takes_framing_marks_among_its_own(results):
    sentence = read_passage(results, "north/p01", None, framing_marks(results, [PLAN])).sentences[0]
    assert Mark(20, 29, "framing", "plan", None, "excellent") in sentence.marks
    assert [mark.start for mark in sentence.marks] == sorted(mark.start for mark in sentence.marks)
