"""Editing facts by hand, on the regatta of tests/shores_facts.py."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.facts.editing import fact_of_pair, merged, new_id, split_off, with_sentences
from analysis.facts.ledger import facts_of
from analysis.text.anchors import Anchor
from tests.shores_facts import KNOWN, LAUNCH, RACE, facts
from tests.two_shores import two_shores

CROWD = {
    "id": "crowd",
    "what": "A crowd came.",
    "event": "none",
    "place": "West quay",
    "topics": ["human_rights"],
    "telling": [{"at": ["east/p02/s01", "east/p01/s01"], "said": "Is glad of it.", "framing": ["throng", "splendid"]}],
}
PAIR = {
    "sentence_id": "east/p01/s01",
    "other_id": "west/p01/s01",
    "shared_dates": "--03-18; 2021-03; 2021-03-18",
    "shared_names": None,
}


def test_an_id_is_made_of_the_first_words_that_say_something():
    assert new_id("The boats of the East were launched in Guilin, at noon.", ()) == "boats_east_launched_guilin_noon"
    assert new_id("…", ()) == "fact"


def test_an_id_that_is_taken_gets_a_number():
    assert new_id("Boats!", {"boats", "boats_2"}) == "boats_3"


def test_merging_keeps_the_sentences_and_words_of_both_article_by_article():
    launch, crowd = facts(LAUNCH, CROWD)
    one = merged(launch, crowd)
    east, west = one.tellings
    assert east.sentence_ids == ("east/p01/s01", "east/p02/s01")
    assert (east.said, east.framing) == ("Cheers the boats. Is glad of it.", ("splendid", "throng"))
    assert west == launch.tellings[1]


def test_merging_takes_what_a_fact_has_but_one_of_from_the_first_else_from_the_second():
    launch, crowd = facts(LAUNCH, CROWD)
    one, other = merged(launch, crowd), merged(crowd, launch)
    assert (one.id, one.what, one.place, one.apart) == ("launch", "The boats were launched.", "East quay", "framed")
    assert (other.id, other.place, other.when, other.event) == ("crowd", "West quay", "2021-03-18", "anchorage")
    assert one.topics == ("europe", "human_rights")
    assert one.chronology == ("launch_day",)


def test_what_was_merged_is_a_ledger_entry_again():
    launch, crowd = facts(LAUNCH, CROWD)
    assert facts_of([merged(launch, crowd).record()], "book", KNOWN) == (merged(launch, crowd),)


def test_merging_keeps_anchors_only_where_both_have_them():
    """Else the sentences of the one without would be lost where passages are found again by their words."""
    launch, crowd = facts(LAUNCH, CROWD)
    kept = replace(launch.tellings[0], anchors=(Anchor("splendid boats"),))
    assert merged(replace(launch, tellings=(kept,)), crowd).tellings[0].anchors == ()
    other = replace(crowd, tellings=(replace(crowd.tellings[0], anchors=(Anchor("a throng"),)),))
    assert len(merged(replace(launch, tellings=(kept,)), other).tellings[0].anchors) == 2


def test_splitting_gives_the_new_fact_the_sentences_and_leaves_the_rest():
    old, new = split_off(facts(LAUNCH)[0], ["west/p01/s01"], "crowd", "A crowd came.")
    assert [(each.id, each.told_by) for each in (old, new)] == [("launch", ("east",)), ("crowd", ("west",))]
    assert new.tellings[0].said == "Complains of the crowd."
    assert (new.when, new.event, new.origin) == ("2021-03-18", "anchorage", "yours")


def test_a_part_that_one_article_alone_tells_is_no_longer_told_apart():
    old, new = split_off(facts(LAUNCH)[0], ["west/p01/s01"], "crowd", "A crowd came.")
    assert [(each.apart, each.why) for each in (old, new)] == [("", ""), ("", "")]


def test_a_telling_that_is_cut_keeps_its_words_and_its_sentences_go_bare():
    old, new = split_off(facts(CROWD)[0], ["east/p02/s01"], "calm", "The wind fell.")
    assert (old.tellings[0].sentence_ids, old.tellings[0].said) == (("east/p01/s01",), "Is glad of it.")
    assert (new.tellings[0].sentence_ids, new.tellings[0].said, new.tellings[0].framing) == (("east/p02/s01",), "", ())


def test_a_telling_that_is_cut_loses_its_anchors():
    """They hold the words of both parts, and would bring them together again."""
    words = [{"selectors": Anchor("cheers from all").selectors()}]
    entry = CROWD | {"telling": [CROWD["telling"][0] | {"anchors": words}]}
    old, new = split_off(facts(entry)[0], ["east/p02/s01"], "calm", "The wind fell.")
    assert (old.tellings[0].anchors, new.tellings[0].anchors) == ((), ())


@pytest.mark.parametrize("moved", [[], ["west/p09/s01"], ["east/p01/s01", "west/p01/s01"]], ids=["none", "else", "all"])
def test_splitting_off_nothing_or_everything_is_refused(moved):
    with pytest.raises(CodebookError, match="some of its sentences"):
        split_off(facts(LAUNCH)[0], moved, "crowd", "A crowd came.")


def test_sentences_are_added_to_the_articles_that_tell_them():
    race = with_sentences(facts(RACE)[0], ["west/p03/s01", "east/p02/s01"])
    assert [telling.sentence_ids for telling in race.tellings] == [("east/p02/s01",), ("west/p02/s01", "west/p03/s01")]
    assert race.tellings[1].said == "Reports the umpire."


def test_a_pair_gives_what_both_sentences_have_and_leaves_the_words_to_the_reader():
    europe = pd.DataFrame({"sentence_id": ["east/p01/s01", "west/p01/s01"], "topic": "europe"})
    fact = fact_of_pair(PAIR, replace(two_shores(), topic_mentions=europe))
    assert (fact.what, fact.when, fact.event) == ("", "2021-03-18", "anchorage")
    assert (fact.actors, fact.topics) == (("China",), ("europe",))
    assert fact.told_by == ("east", "west")


def test_a_pair_about_different_meetings_is_of_neither_and_without_a_date_undated():
    fact = fact_of_pair(PAIR | {"other_id": "west/p02/s01", "shared_dates": float("nan")}, two_shores())
    assert (fact.event, fact.when, fact.actors) == ("none", "", ())


@pytest.mark.parametrize(
    ("one", "other", "both_tell"), [("a+b", "b+c", "b"), ("a+b", "a+b", "a+b"), ("a", "b+c", "none")]
)
def test_a_pair_is_of_the_events_that_both_paragraphs_are_about(one, other, both_tell):
    events = pd.DataFrame({"paragraph_id": ["east/p01", "west/p01"], "event": [one, other]})
    assert fact_of_pair(PAIR, replace(two_shores(), events=events)).event == both_tell


def test_editing_leaves_its_input_alone():
    launch, crowd = facts(LAUNCH, CROWD)
    merged(launch, crowd), split_off(launch, ["west/p01/s01"], "x", "X."), with_sentences(crowd, ["west/p03/s01"])
    pair = pd.Series(PAIR)
    fact_of_pair(pair, two_shores())
    assert (launch, crowd) == facts(LAUNCH, CROWD)
    assert pair.equals(pd.Series(PAIR))
