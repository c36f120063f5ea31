"""Passages found again by their words: a body of one article, scored anew after its text was changed."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.facts.ledger import Fact, Telling
from analysis.facts.refound import anchored, refound
from analysis.facts.rows import ledger_rows
from analysis.results import Results
from analysis.text.anchors import Anchor
from tests.two_shores import two_shores

FIRST = ("A gun opened the regatta at noon.", "The crowd cheered from both shores.")
SECOND = ("Nobody had seen so many boats.", "The crowd cheered from both shores.", "Then the wind fell.")


def body(*paragraphs: tuple[str, ...]) -> Results:
    """One article, `east`: its paragraphs, each of sentences."""
    ids = [f"east/p{at:02}" for at in range(1, len(paragraphs) + 1)]
    sentences = [
        (f"{name}/s{at:02}", name, at, text)
        for name, own in zip(ids, paragraphs, strict=True)
        for at, text in enumerate(own, 1)
    ]
    return replace(
        two_shores(),
        paragraphs=pd.DataFrame(
            {"paragraph_id": ids, "doc_id": "east", "text": [" ".join(own) for own in paragraphs]}, dtype="object"
        ),
        sentences=pd.DataFrame(sentences, columns=["sentence_id", "paragraph_id", "position", "text"]).assign(
            n_words=5, quoted_words=0, reported_words=0
        ),
    )


def told(*sentence_ids: str) -> Fact:
    """A fact told by these sentences, kept by their words as they stand in the two paragraphs."""
    return anchored(Fact("cheer", "There was cheering.", tellings=(Telling(sentence_ids),)), body(FIRST, SECOND))


def found_in(results: Results, *sentence_ids: str) -> tuple[str, ...]:
    return refound([told(*sentence_ids)], results)[0].tellings[0].sentence_ids


def test_neighbours_in_a_paragraph_are_one_anchor_and_others_have_their_own():
    anchors = told("east/p01/s01", "east/p01/s02", "east/p02/s02").tellings[0].anchors
    assert [anchor.exact for anchor in anchors] == [" ".join(FIRST), SECOND[1]]


def test_without_text_a_fact_keeps_the_anchors_that_it_has():
    fact = told("east/p02/s01")
    assert anchored(fact, two_shores()) == fact
    assert refound([fact], two_shores()) == (fact,)


def test_a_text_that_is_the_same_leaves_the_facts_as_they_are():
    fact = told("east/p01/s02", "east/p02/s03")
    assert refound([fact], body(FIRST, SECOND)) == (fact,)


def test_a_passage_moves_with_its_words_where_a_paragraph_was_put_before_it():
    news = ("The day was fair.",)
    assert found_in(body(news, FIRST, SECOND), "east/p02/s01") == ("east/p03/s01",)


def test_of_two_places_with_its_words_the_one_with_its_surroundings_is_found():
    news = ("The day was fair.",)
    assert found_in(body(news, FIRST, SECOND), "east/p01/s02") == ("east/p02/s02",)
    assert found_in(body(news, FIRST, SECOND), "east/p02/s02") == ("east/p03/s02",)


def test_a_text_parted_otherwise_keeps_the_passage():
    """One paragraph now holds all; and two sentences are read as one."""
    assert found_in(body((*FIRST, *SECOND)), "east/p02/s03") == ("east/p01/s05",)
    joined = (f"{SECOND[0]} {SECOND[1]}", SECOND[2])
    assert found_in(body(FIRST, joined), "east/p02/s01", "east/p02/s02") == ("east/p02/s01",)


def test_a_mended_word_keeps_the_passage():
    mended = ("Nobody had ever seen so many ships.", *SECOND[1:])
    news = ("The day was fair.",)
    assert found_in(body(news, FIRST, mended), "east/p02/s01") == ("east/p03/s01",)


def test_a_sentence_of_which_the_passage_has_but_a_word_is_not_taken_in():
    cut = Telling(("east/p09/s01",), anchors=(Anchor(f"{SECOND[0]} The"),))
    fact = refound([Fact("boats", "There were boats.", tellings=(cut,))], body(FIRST, SECOND))[0]
    assert fact.tellings[0].sentence_ids == ("east/p02/s01",)


def test_a_passage_that_is_gone_stays_where_it_was_and_its_cell_is_lost():
    shorter = body(FIRST)
    assert found_in(shorter, "east/p02/s01") == ("east/p02/s01",)
    row = ledger_rows(refound([told("east/p02/s01")], shorter), [], shorter)[0]
    assert row.cells["east"].lost


def test_a_telling_of_two_passages_moves_only_when_both_are_found():
    gone = body(("The day was fair.",), SECOND)
    assert found_in(gone, "east/p01/s01", "east/p02/s03") == ("east/p01/s01", "east/p02/s03")


def test_a_passage_too_long_for_an_anchor_keeps_its_sentences():
    """The anchor holds its opening alone."""
    long = tuple(f"Boat {number} of the fleet passed the pier while the band played on." for number in range(60))
    fact = anchored(
        Fact("fleet", "Boats passed.", tellings=(Telling(tuple(body(long).sentences["sentence_id"])),)), body(long)
    )
    assert refound([fact], body(long)) == (fact,)


@pytest.mark.parametrize("ids", [("east/p02/s01",), ("east/p01/s01", "east/p02/s03")])
def test_finding_again_leaves_its_input_alone(ids):
    fact = told(*ids)
    before = replace(fact)
    refound([fact], body(("The day was fair.",), FIRST, SECOND))
    assert fact == before
