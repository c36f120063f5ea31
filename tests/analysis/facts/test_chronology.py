"""The chronology is read by date, and what is wrong with an entry is told."""

import pytest

from analysis.errors import CodebookError
from analysis.facts.books import read_books
from analysis.facts.chronology import entries_of
from tests.shores_facts import ENTRIES, KNOWN, chronology

STORM, LAUNCH_DAY = ENTRIES


def test_entries_come_by_date_and_those_of_one_day_as_they_are_given():
    again = STORM | {"id": "second_storm"}
    found = entries_of([again, *ENTRIES], "book", KNOWN)
    assert [entry.id for entry in found] == ["launch_day", "second_storm", "storm"]


@pytest.mark.parametrize("at", [0, 1])
def test_an_entry_and_its_record_are_the_same_entry(at):
    entry = chronology()[at]
    assert entries_of([entry.record()], "book", KNOWN) == (entry,)


def test_a_record_leaves_out_what_is_empty():
    assert set(chronology()[1].record()) == {"id", "when", "what", "event", "topics", "sources"}


def test_a_chronology_is_read_from_its_file(tmp_path):
    path = tmp_path / "chronology.toml"
    path.write_text(
        '[[entry]]\nid = "storm"\nwhen = "2021-03"\nwhat = "It blew."\nevent = "none"\nsources = ["Log: p. 3"]\n',
        encoding="utf-8",
    )
    (entry,) = read_books(tmp_path, KNOWN).chronology
    assert (entry.when, entry.sources) == ("2021-03", ("Log: p. 3",))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({name: value for name, value in STORM.items() if name != "sources"}, "entry storm has no 'sources'"),
        (STORM | {"sources": []}, "entry storm has an empty 'sources'"),
        ({name: value for name, value in STORM.items() if name != "when"}, "entry storm has no 'when'"),
        (STORM | {"when": "20.3.2021"}, "'when' is '20.3.2021'"),
        (STORM | {"event": "regatta"}, "'event' names 'regatta'"),
        (STORM | {"telling": []}, "unknown field 'telling'"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told(entry, told):
    with pytest.raises(CodebookError, match=told):
        entries_of([entry], "book", KNOWN)
