"""The ledger is read as it is written, and what is wrong with an entry is told."""

from dataclasses import replace

import pytest

from analysis.errors import CodebookError
from analysis.facts.books import read_books
from analysis.facts.ledger import Telling, facts_of
from analysis.text.anchors import Anchor
from tests.shores_facts import KNOWN, LAUNCH, PROTEST, RACE, facts

LEDGER = """
title = "A regatta"
version = "1"
source = "Read by hand"
[[fact]]
id = "launch"
what = "The boats were launched."
event = "anchorage"
[[fact.telling]]
at = ["east/p01/s02", "east/p01/s01"]
framing = ["splendid"]
"""


def with_telling(**changes) -> dict:
    return LAUNCH | {"telling": [LAUNCH["telling"][0] | changes, LAUNCH["telling"][1]]}


def test_a_ledger_is_read_with_who_made_it(tmp_path):
    (tmp_path / "ledger.toml").write_text(LEDGER, encoding="utf-8")
    ledger = read_books(tmp_path, KNOWN).ledger
    assert ledger.source == "Read by hand"
    assert ledger.by_id["launch"].tellings[0].sentence_ids == ("east/p01/s01", "east/p01/s02")  # in reading order
    assert ledger.by_id["launch"].tellings[0].framing == ("splendid",)


def test_an_empty_ledger_has_no_fact(tmp_path):
    (tmp_path / "ledger.toml").write_text('title = "None yet"', encoding="utf-8")
    assert read_books(tmp_path, KNOWN).ledger.facts == ()


@pytest.mark.parametrize("entry", [LAUNCH, RACE, PROTEST], ids=lambda entry: entry["id"])
def test_a_fact_and_its_record_are_the_same_fact(entry):
    (fact,) = facts(entry)
    assert facts_of([fact.record()], "book", KNOWN) == (fact,)


def test_the_anchors_of_a_telling_survive_its_record():
    (fact,) = facts(PROTEST)
    anchor = Anchor("banners", "the ", " flew", 4, 11)
    fact = replace(fact, tellings=(replace(fact.tellings[0], anchors=(anchor,)),))
    assert facts_of([fact.record()], "book", KNOWN) == (fact,)


def test_a_record_leaves_out_what_is_empty():
    assert set(facts(PROTEST)[0].record()) == {"id", "what", "act", "event", "telling", "origin"}
    assert set(facts(RACE)[0].record()["telling"][0]) == {"at", "said"}


def test_a_telling_belongs_to_the_article_and_paragraphs_of_its_sentences():
    telling = Telling(("west/p03/s01", "west/p03/s02", "west/p04/s01"))
    assert (telling.doc_id, telling.paragraph_ids) == ("west", ("west/p03", "west/p04"))


def test_a_fact_knows_who_tells_it_and_how():
    launch = facts(LAUNCH)[0]
    assert launch.told_by == ("east", "west")
    assert launch.telling_of("west").said == "Complains of the crowd."
    assert launch.telling_of("north") is None


@pytest.mark.parametrize(
    ("entry", "doc_ids", "status"),
    [
        (LAUNCH, ("east", "west"), "framed"),
        (LAUNCH | {"apart": "contradicted"}, ("east", "west"), "contradicted"),
        (LAUNCH, ("east",), "one"),  # apart counts only where both are at hand
        (LAUNCH, ("north",), "neither"),
        (RACE, ("east", "west"), "both"),
        (PROTEST, ("east", "west"), "one"),
        (PROTEST | {"telling": []}, ("east", "west"), "neither"),
    ],
)
def test_the_status_is_that_among_the_articles_at_hand(entry, doc_ids, status):
    assert facts(entry)[0].status(doc_ids) == status


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"id": "bare", "event": "none"}, "book: entry bare has no 'what'"),
        (LAUNCH | {"mood": "dark"}, "entry launch has an unknown field 'mood'"),
        (LAUNCH | {"what": ["list"]}, "'what' should be a text"),
        (LAUNCH | {"when": "18 March"}, "'when' is '18 March'. Write a day, month or year"),
        (LAUNCH | {"when": "2021-13"}, "'when' is '2021-13'"),
        (LAUNCH | {"when": "2021-02-30"}, "'when' is '2021-02-30'"),
        (LAUNCH | {"when": "2021-03-23/2021-03-18"}, "'when' is '2021-03-23/2021-03-18'"),
        (LAUNCH | {"event": "wimbledon"}, "'event' names 'wimbledon'"),
        (LAUNCH | {"act": "sail"}, "'act' names 'sail', which the codebook does not have"),
        (LAUNCH | {"actors": ["Atlantis"]}, "'actors' names 'Atlantis'"),
        (LAUNCH | {"topics": ["tides"]}, "'topics' names 'tides'"),
        (LAUNCH | {"apart": "alike"}, "'apart' is 'alike'. Write framed or contradicted"),
        ({**LAUNCH, "why": ""}, "'why' should be a text"),
        ({name: value for name, value in LAUNCH.items() if name != "why"}, "told apart but has no 'why'"),
        (PROTEST | {"apart": "framed", "why": "So."}, "told apart by fewer than two articles"),
        (RACE | {"telling": [*RACE["telling"], {"at": ["west/p04/s01"]}]}, "two tellings of one article"),
        (with_telling(at=[]), "launch, telling has an empty 'at'"),
        (with_telling(at=["east/p01"]), "there is no sentence 'east/p01'"),
        (with_telling(at=["east/p01/s01", "west/p01/s01"]), "should hold sentences of one article"),
        (with_telling(framing=["one two three four five"]), "of 5 words. Use 4 words at most"),
        (with_telling(framing=["loud", "loud"]), "lists the term 'loud' more than once"),
        (with_telling(tone="dark"), "launch, telling has an unknown field 'tone'"),
        (with_telling(anchors=[{"selectors": []}]), "its selectors cannot be read"),
        (with_telling(anchors=[{}]), "its selectors cannot be read"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told(entry, told):
    with pytest.raises(CodebookError, match=told):
        facts(entry)


@pytest.mark.parametrize("place", [float("inf"), -1, None, "here", [1]])
def test_an_anchor_without_a_place_in_a_text_is_refused(place):
    quote = {"type": "TextQuoteSelector", "exact": "banners"}
    position = {"type": "TextPositionSelector", "start": place, "end": place}
    with pytest.raises(CodebookError, match="its selectors cannot be read"):
        facts(with_telling(anchors=[{"selectors": [quote, position]}]))


def test_two_facts_of_one_id_are_refused():
    with pytest.raises(CodebookError, match="entry race stands there twice"):
        facts(RACE, LAUNCH, RACE)


def test_a_sentence_that_is_not_in_the_corpus_is_refused_where_its_sentences_are_known():
    known = replace(KNOWN, sentences=frozenset({"east/p02/s01"}))
    with pytest.raises(CodebookError, match="there is no sentence 'west/p02/s01'"):
        facts_of([RACE], "book", known)


def test_entries_that_are_no_tables_are_refused(tmp_path):
    (tmp_path / "ledger.toml").write_text('fact = ["launch"]', encoding="utf-8")
    with pytest.raises(CodebookError, match="should hold a list of entries"):
        read_books(tmp_path, KNOWN)


def test_more_entries_than_a_page_can_hold_are_refused():
    with pytest.raises(CodebookError, match="5,000 at most"):
        facts_of([{}] * 5_001, "book", KNOWN)


def test_reading_leaves_the_entries_alone():
    before = repr(LAUNCH)
    facts(LAUNCH)[0].record()["telling"].clear()
    assert repr(LAUNCH) == before


def test_of_more_than_two_events_a_fact_may_belong_to_several():
    several = LAUNCH | {"event": "anchorage+vote"}
    three = replace(KNOWN, events=(*KNOWN.events, "vote"))
    assert facts_of([several], "book", three)[0].event == "anchorage+vote"
    with pytest.raises(CodebookError, match="'event' names 'anchorage\\+vote'"):
        facts_of([several], "book", KNOWN)


def test_where_codebooks_may_change_what_they_no_longer_name_stands():
    gone = LAUNCH | {"event": "vote", "actors": ["Atlantis"], "topics": ["tides"]}
    assert facts_of([gone], "book", replace(KNOWN, strict=False))[0].actors == ("Atlantis",)
