"""Decisions are laid over what ships, in their order, and a file of them comes back as it was."""

import json

import pytest

from analysis.errors import InputError
from analysis.facts.decisions import (
    LARGEST_FILE,
    REJECTED,
    Decision,
    decisions_file,
    overlaid,
    pair_id,
    read_decisions,
    rejected_pairs,
)

SHIPPED = [{"id": "a", "what": "A"}, {"id": "b", "what": "B"}]


def decided(kind: str, name: str, entry: dict | None, action: str = "edited") -> Decision:
    return Decision(action, "2026-11-22T08:00:00.000+00:00", f"{action} {name}", {(kind, name): entry})


def file_of(**changes) -> bytes:
    return json.dumps({"parallax": "decisions", "version": 1, "decisions": []} | changes).encode()


def test_without_decisions_what_ships_stands():
    assert overlaid(SHIPPED, "fact", []) == SHIPPED


def test_a_changed_entry_keeps_its_place_and_a_new_one_comes_last():
    taken = [decided("fact", "a", {"id": "a", "what": "A2"}), decided("fact", "c", {"id": "c", "what": "C"}, "added")]
    assert [entry["what"] for entry in overlaid(SHIPPED, "fact", taken)] == ["A2", "B", "C"]


def test_a_later_decision_stands_over_an_earlier_one():
    taken = [decided("fact", "a", {"id": "a", "what": name}) for name in ("first", "second")]
    assert overlaid(SHIPPED, "fact", taken)[0]["what"] == "second"


def test_a_removed_entry_is_gone_and_may_come_again():
    removed = decided("fact", "a", None, "removed")
    assert [entry["id"] for entry in overlaid(SHIPPED, "fact", [removed])] == ["b"]
    again = decided("fact", "a", {"id": "a", "what": "A again"}, "added")
    assert [entry["id"] for entry in overlaid(SHIPPED, "fact", [removed, again])] == ["b", "a"]


def test_removing_what_is_not_there_changes_nothing():
    assert overlaid(SHIPPED, "fact", [decided("fact", "z", None, "removed")]) == SHIPPED


def test_dropping_the_last_decision_undoes_it():
    taken = [decided("fact", "a", {"id": "a", "what": "A2"}), decided("fact", "b", None, "removed")]
    assert [entry["what"] for entry in overlaid(SHIPPED, "fact", taken[:-1])] == ["A2", "B"]
    assert overlaid(SHIPPED, "fact", []) == SHIPPED


def test_a_merge_is_one_decision_of_several_changes():
    both = {("fact", "a"): {"id": "a", "what": "A and B"}, ("fact", "b"): None, ("entry", "a"): None}
    assert overlaid(SHIPPED, "fact", [Decision("merged", "now", "a, b", both)]) == [{"id": "a", "what": "A and B"}]


def test_a_decision_about_another_kind_is_passed_over():
    assert overlaid(SHIPPED, "fact", [decided("question", "a", None)]) == SHIPPED


def test_laying_over_leaves_the_entries_alone():
    before = json.dumps(SHIPPED)
    overlaid(SHIPPED, "fact", [decided("fact", "a", None)])
    assert json.dumps(SHIPPED) == before


def test_a_pair_is_the_same_whichever_sentence_comes_first():
    assert pair_id("west/p01/s01", "east/p01/s01") == pair_id("east/p01/s01", "west/p01/s01")


def test_a_rejected_pair_is_remembered_until_it_is_taken_back():
    name = pair_id("west/p01/s01", "east/p01/s01")
    taken = [decided("pair", name, {"id": name} | REJECTED, "rejected")]
    assert rejected_pairs(taken) == {name}
    assert rejected_pairs([*taken, decided("pair", name, None, "removed")]) == frozenset()


def test_decisions_come_back_from_their_file_as_they_were():
    taken = (decided("fact", "a", {"id": "a", "what": "“Naïve”"}), decided("pair", "x|y", None, "removed"))
    assert read_decisions(decisions_file(taken), "mine.json") == taken
    assert read_decisions(decisions_file([]), "mine.json") == ()


def change(**changes) -> list[dict]:
    return [{"action": "edited", "changes": [{"kind": "fact", "id": "a", "entry": {"id": "a"}} | changes]}]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b" " * (LARGEST_FILE + 1), "mine.json: is larger than a file of decisions can be .50 MB"),
        (b"\xff\xfe", "it is not JSON"),
        (b"{", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"9" * 5_000, "it is not JSON"),
        (b'{"parallax": "\\ud800"}', "it is not JSON"),
        (b"[]", "is no file of decisions of version 1"),
        (file_of(parallax="briefing"), "is no file of decisions of version 1"),
        (file_of(version=2), "is no file of decisions of version 1"),
        (file_of(decisions={}), "should hold a list of at most 20,000 decisions"),
        (file_of(decisions=[{}] * 20_001), "should hold a list of at most 20,000 decisions"),
        (file_of(decisions=["edited"]), "mine.json: decision 1 is no decision"),
        (file_of(decisions=[{"action": "burnt", "changes": []}]), "decision 1 is no decision"),
        (file_of(decisions=[{"action": "edited"}]), "decision 1 is no decision"),
        (file_of(decisions=change(kind="secret")), "decision 1 changes something that is not known"),
        (file_of(decisions=change(id=7)), "decision 1 changes something that is not known"),
        (file_of(decisions=change(id="b")), "decision 1: the entry 'b' is not whole"),
        (file_of(decisions=change(entry="a")), "decision 1: the entry 'a' is not whole"),
        (file_of(decisions=[*change(), {"action": "edited", "changes": [7]}]), "decision 2 changes something"),
    ],
)
def test_a_file_that_is_no_file_of_decisions_is_refused(content, told):
    with pytest.raises(InputError, match=told):
        read_decisions(content, "mine.json")
