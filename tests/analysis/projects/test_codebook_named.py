"""What is said before an entry that facts name is renamed or deleted."""

from analysis.facts.ledger import Fact
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, PHRASE_KIND, TOPIC_KIND
from analysis.projects.codebooks.named import say_named

FACTS = (
    Fact("talks", "They met.", event="lisbon+geneva", actors=("China",), topics=("trade",)),
    Fact("note", "One wrote.", event="lisbon", actors=("China", "Russia")),
)
CHINA, TRADE = {"id": "cn", "label": "China"}, {"id": "trade", "label": "Trade"}


def test_facts_name_an_actor_by_the_label_that_would_go():
    said = "2 facts of the ledger name “China” and will go on doing so: change them on the page of facts."
    assert say_named(FACTS, ACTOR_KIND, CHINA, CHINA | {"label": "PRC"}) == said
    assert say_named(FACTS, ACTOR_KIND, CHINA, None) == said
    assert say_named(FACTS, ACTOR_KIND, CHINA, CHINA | {"names": ["China", "PRC"]}) == ""


def test_topics_and_events_are_named_by_ids_that_a_new_label_leaves_alone():
    assert say_named(FACTS, TOPIC_KIND, TRADE, None).startswith("1 fact of the ledger names “Trade” and")
    assert say_named(FACTS, TOPIC_KIND, TRADE, TRADE | {"label": "Commerce"}) == ""
    assert say_named(FACTS, EVENT_KIND, {"id": "geneva", "label": "Geneva"}, None).startswith("1 fact")
    assert say_named(FACTS, EVENT_KIND, {"id": "lisbon", "label": "Lisbon"}, None).startswith("2 facts")


def test_what_no_fact_names_is_not_spoken_of():
    assert say_named(FACTS, ACTOR_KIND, {"id": "fr", "label": "France"}, None) == ""
    assert say_named(FACTS, PHRASE_KIND, {"id": "trade", "label": "Trade"}, None) == ""
    assert say_named(FACTS, ACTOR_KIND, {}, CHINA) == ""
