import pytest

from analysis.catalogue import read_measures
from analysis.evidence.method import (
    DEEPER,
    actors_by_kind,
    cue_facts,
    deeper_actors,
    event_facts,
    mask_groups,
    measure_facts,
    topic_facts,
)
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks


@pytest.fixture(scope="module")
def books():
    return read_codebooks(CORPUS)


def test_every_measure_says_question_formula_range_ends_unknown_limits_and_source():
    for measure in read_measures(CORPUS / "measures.toml").values():
        facts = measure_facts(measure)
        for name in ("Question", "Formula", "Range", "Ends", "Unknown", "Words counted", "Limits", "Source"):
            assert facts[name], (measure.id, name)


def test_a_range_is_said_in_the_measure_s_own_unit():
    measures = read_measures(CORPUS / "measures.toml")
    assert measure_facts(measures["polarity"])["Range"] == "−1.00 to +1.00"
    assert measure_facts(measures["topic_share"])["Range"] == "0 % to 100 %"
    assert measure_facts(measures["topic_rate"])["Range"] == "0.0 upward"


def test_a_topic_shows_every_term_by_which_it_is_found(books):
    for topic in books.topics.topics:
        facts = topic_facts(topic)
        assert facts["Definition"]
        assert facts["Example"]
        together = {term.split(" (with ")[0] for term in facts["Only together"]}
        assert {*facts["Terms"], *facts["Hints"], *together} == set(topic.all_terms())


def test_a_meeting_shows_its_cues(books):
    facts = event_facts(books.events.events[0])
    assert "Anchorage" in facts["Places"]
    assert "Blinken" in facts["People"]


def test_actors_are_counted_by_kind_and_the_deeper_five_are_those_of_the_design(books):
    counts = actors_by_kind(books.actors)
    assert counts["Actors"].sum() == len(books.actors.actors)
    assert counts["Actors"].tolist() == sorted(counts["Actors"], reverse=True)
    deeper = deeper_actors(books.actors)
    assert len(deeper) == DEEPER
    assert set(deeper) == {"United States", "China", "Russia", "European Union", "United Nations"}
    assert "Beijing" in deeper["China"]["Capital"]


def test_the_mask_is_shown_group_by_group_without_the_names_of_actors(books):
    names = frozenset(books.actors.terms)
    groups = mask_groups(books.mask, names)
    shown = {phrase for phrases in groups["Phrases"] for phrase in phrases.split(", ")}
    assert shown == {phrase for phrase in books.mask.reasons if phrase not in names}
    assert groups["Reason"].is_unique
    assert "foreign minister*" in shown


def test_each_cue_verb_is_shown_once_under_its_kind(books):
    facts = cue_facts(books.cues)
    listed = [verb for name, verbs in facts.items() if name.startswith("Verbs of") for verb in verbs]
    assert sorted(listed) == sorted({cue.verb for cue in books.cues.verbs.values()})
