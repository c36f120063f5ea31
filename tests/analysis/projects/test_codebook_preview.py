"""What an edit would find before it is saved: what comes, what goes, and the same as the measures then count."""

from functools import cache

import pytest

from analysis.measures.topics import find_topics, topics_of
from analysis.projects.codebooks.entries import content_with
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, KINDS, PHRASE_KIND, TOPIC_KIND
from analysis.projects.codebooks.opened import Opened, coded_paragraphs, found_by_entry
from analysis.projects.codebooks.preview import preview
from analysis.projects.codebooks.said import say_cost, say_found, say_hidden, say_idle
from analysis.projects.codebooks.searched import searched
from analysis.projects.codebooks.versions import codebook_text
from analysis.schemas import empty
from tests.four_outlets import four_outlets, four_outlets_events, scored_outlets


@cache
def text():
    return searched(four_outlets())


@cache
def opened(kind):
    return Opened(four_outlets_events() if kind is EVENT_KIND else codebook_text(None, kind), kind)


def seen(kind, entry_id, **fields):
    return preview(opened(kind).entries[entry_id] | fields, opened(kind), text())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_an_unchanged_entry_brings_nothing_and_loses_nothing(kind):
    for entry_id in list(opened(kind).entries)[:8]:
        found = seen(kind, entry_id)
        assert [len(found.new), len(found.gone), len(found.does["new"]), len(found.does["gone"])] == [0, 0, 0, 0]


def test_the_counts_are_those_of_the_measures():
    scored = scored_outlets()
    by_topic = scored.topic_mentions["topic"].value_counts()
    assert found_by_entry(opened(TOPIC_KIND), text()) == {topic: by_topic.get(topic, 0) for topic in by_topic.index} | {
        topic: 0 for topic in opened(TOPIC_KIND).entries if topic not in by_topic
    }
    assert coded_paragraphs(opened(EVENT_KIND).book, text()).equals(scored.events)
    named = found_by_entry(opened(ACTOR_KIND), text())
    mentions = scored.mentions["actor"].value_counts()
    assert 0 < named["china"] <= mentions["China"]  # collectives such as “both states” are mentions too


def test_what_a_new_term_finds_is_what_the_measure_then_counts():
    changed = opened(TOPIC_KIND).entries["europe"]
    changed = changed | {"terms": [*changed["terms"], "accord*"]}
    found = seen(TOPIC_KIND, "europe", terms=changed["terms"])
    book = topics_of(content_with(opened(TOPIC_KIND).content, TOPIC_KIND, changed), "topics.toml")
    mentions = find_topics(text().frames.sentences, empty("voices"), book)
    assert len(found.now) == (mentions["topic"] == "europe").sum()
    assert set(found.new["term"]) == {"accord*"}
    assert found.terms.set_index("term")["n"]["accord*"] == len(found.new) > 0


def test_a_term_taken_out_is_no_longer_found_and_one_that_hits_nothing_says_so():
    found = seen(TOPIC_KIND, "sanctions_finance", terms=["yuan", "zeppelin"], hints=[])
    counts = found.terms.set_index("term")["n"]
    assert counts["yuan"] > counts["zeppelin"] == 0
    assert "sanction*" in set(found.gone["term"])
    assert found.new.empty


def test_a_term_that_another_entry_has_is_told():
    found = seen(TOPIC_KIND, "human_rights", terms=["sanction*"])
    assert found.terms["also"][0] == "Sanctions and finance"


def test_of_an_event_the_paragraphs_come_and_go():
    found = seen(EVENT_KIND, "lisbon", names=[], places=["Nowhere"], dates=[], sides=[], people=[], acts=[])
    was = scored_outlets().events.query("event.str.contains('lisbon')")["paragraph_id"]
    assert found.does["gone"]["paragraph_id"].tolist() == was.tolist()
    assert found.does["now"].empty


def test_of_set_phrases_the_scored_words_are_hidden_or_set_free():
    group = opened(PHRASE_KIND).entries["no_tone"]
    word = next(each for number in range(len(text().texts)) for each in text().assessed(number) if each.polarity > 0.2)
    found = seen(PHRASE_KIND, "no_tone", terms=[*group["terms"], word.term.lower()])
    assert word.term in set(found.does["new"]["surface"])
    assert set(found.does["new"]["polarity"]) != {0.0}


def test_what_is_said_names_what_came_what_went_and_what_finds_nothing():
    found = seen(TOPIC_KIND, "sanctions_finance", terms=["yuan", "zeppelin", "accord*"], hints=[])
    said = say_found(found, TOPIC_KIND, text(), is_new=False)
    assert said.endswith(f"of 12 articles: {len(found.new)} newly, {len(found.gone)} no longer.")
    assert say_idle(found).split(": ")[1].startswith("zeppelin")
    lisbon = say_found(seen(EVENT_KIND, "lisbon"), EVENT_KIND, text(), is_new=False)
    assert lisbon == "16 of 55 paragraphs are about it: the same as saved."
    assert say_hidden(seen(PHRASE_KIND, "no_tone"), PHRASE_KIND).startswith("Hidden: own +0.60 (3)")
    assert say_cost(12, 21) == "12 articles are scored anew, in about 20 seconds."


def test_what_is_wrong_in_a_form_is_left_out_of_its_preview():
    assert len(seen(TOPIC_KIND, "europe", terms=["go*", "Europe"]).terms) > 0
    assert preview({"id": "fish", "terms": []}, opened(TOPIC_KIND), text()).now.empty
    taken = preview({"id": "fishland", "names": ["Russia"]}, opened(ACTOR_KIND), text())
    assert taken.now.empty
