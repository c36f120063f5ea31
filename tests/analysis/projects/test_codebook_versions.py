"""Saving, versions and restoring: the text keeps its comments, and every version comes back."""

from datetime import UTC, datetime

import pytest

from analysis.errors import CodebookError, InputError
from analysis.projects.codebooks.entries import content_of, content_with, content_without
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, KINDS, PHRASE_KIND, TOPIC_KIND
from analysis.projects.codebooks.versions import (
    codebook_text,
    default_text,
    edited,
    history_of,
    replaced,
    reset,
    restored,
    text_of_version,
)
from analysis.projects.codebooks.writing import text_with
from analysis.projects.project import EVENTS, TOPICS, Project

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NEW = {"id": "fish", "label": "Fish", "definition": "All fish.", "terms": ["cod*"], "rule": '"Yes", said\\ he.'}
PROJECT = Project("p", "P", own={EVENTS: default_text(EVENT_KIND)})


def content(project, kind=TOPIC_KIND):
    return content_of(codebook_text(project, kind), kind)


def added(project, kind=TOPIC_KIND, entry=NEW):
    return edited(project, kind, content_with(content(project, kind), kind, entry), NOON)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_text_written_with_its_own_content_is_the_same_text(kind):
    text = codebook_text(None, kind)
    assert text_with(text, content_of(text, kind), kind) == text


def test_a_save_keeps_the_comments_and_changes_nothing_else():
    project = added(PROJECT)
    before, after = codebook_text(None, TOPIC_KIND).splitlines(), project.own[TOPICS].splitlines()
    gone = [line for line in before if line not in after]
    assert gone == ['version = "2026-11"']
    assert after[0] == before[0]


def test_every_save_raises_the_version_and_says_what_changed():
    project = added(PROJECT)
    changed = edited(project, TOPIC_KIND, content_with(content(project), TOPIC_KIND, NEW | {"terms": ["hake"]}), NOON)
    rows = history_of(changed)
    assert [row.version for row in rows] == ["2026-11-22", "2026-11-22.2"]
    assert content(changed)["version"] == "2026-11-22.2"
    assert rows[0].said == "Topics: “Fish” added, with 1 term."
    assert changed.said == "Topics: “Fish” changed. Terms: + hake; − cod*."


def test_each_version_is_restored_with_its_entries_in_their_places():
    first = added(PROJECT)
    second = edited(first, TOPIC_KIND, content_without(content(first), TOPIC_KIND, "europe"), NOON)
    third = reset(second, TOPIC_KIND, NOON)
    back = restored(third, TOPIC_KIND, "2026-11-22", NOON)
    assert content(back)["topic"] == content(first)["topic"]
    assert content(back)["version"] == "2026-11-22.3"
    assert content_of(text_of_version(second, TOPIC_KIND, "2026-11"), TOPIC_KIND)["topic"] == content(None)["topic"]
    with pytest.raises(InputError, match="there is no version 1999"):
        restored(back, TOPIC_KIND, "1999", NOON)


@pytest.mark.parametrize("kind", [TOPIC_KIND, EVENT_KIND, ACTOR_KIND, PHRASE_KIND], ids=lambda kind: kind.id)
def test_the_last_entry_can_be_taken_out_where_the_codebook_allows_it(kind):
    project = PROJECT
    entry = {
        "topics": NEW,
        "events": {"id": "vote", "label": "Vote", "definition": "A vote.", "names": ["Pine Accord"]},
        "actors": {"id": "fishland", "label": "Fishland", "kind": "state", "names": ["Fishland"]},
        "phrases": {"id": "fish", "label": "Fish", "reason": "It smells.", "terms": ["red herring*"]},
    }[kind.id]
    there = added(project, kind, entry)
    gone = edited(there, kind, content_without(content(there, kind), kind, entry["id"]), NOON)
    assert content(gone, kind).get(kind.table, []) == content(project, kind).get(kind.table, [])


def test_a_reset_gives_the_default_and_of_events_an_empty_one():
    project = added(PROJECT)
    assert TOPICS not in reset(project, TOPIC_KIND, NOON).own
    vote = {"id": "vote", "label": "Vote", "definition": "A vote.", "names": ["Pine Accord"]}
    assert "event" not in content(reset(added(PROJECT, EVENT_KIND, vote), EVENT_KIND, NOON), EVENT_KIND)


def test_a_codebook_that_cannot_be_used_is_not_saved():
    with pytest.raises(CodebookError, match="entry fish has no 'definition'"):
        added(PROJECT, entry={"id": "fish", "label": "Fish", "terms": ["cod"]})
    with pytest.raises(CodebookError, match=r"topics\.toml: is not TOML"):
        replaced(PROJECT, TOPIC_KIND, "[[topic", "read in.", NOON)
    with pytest.raises(CodebookError, match="is no codebook of topics"):
        replaced(PROJECT, TOPIC_KIND, "present = 3\n[[topic]]\nid = 'x'", "read in.", NOON)
