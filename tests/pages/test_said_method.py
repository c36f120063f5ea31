"""The Method page speaks of the events and articles of what is open."""

from analysis.scope import Scope
from pages.shared.said_method import of_facts, pipeline, rules, say_choices, say_several

TWO, THREE = (Scope(events={name: name.upper() for name in names}) for names in ("ab", "abc"))


def test_the_events_are_named_with_what_else_a_paragraph_can_be_about():
    assert say_choices(TWO) == "A, B, both or neither"
    assert say_choices(THREE) == "A, B, C, several or none"
    assert any("given its event (A, B, both or neither) by dates" in step for step in pipeline(TWO))
    assert "both events belongs" in say_several(TWO)


def test_without_events_none_is_given():
    assert any("Each paragraph is given its topics" in step for step in pipeline(Scope()))
    assert say_several(Scope()) == "No event is named yet: the page Codebooks names them."


def test_a_translation_is_a_rule_only_where_there_is_one():
    assert len(rules("", of_two=False)) == len(rules("North is a translation.", of_two=True)) - 1
    assert "one draw per author" not in " ".join(rules("", of_two=False))


def test_a_project_has_no_ledger_that_ships():
    assert "ledger that ships" not in of_facts(TWO, built_in=False)[0]
    assert "ledger that ships" in of_facts(TWO, built_in=True)[0]
