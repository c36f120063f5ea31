"""Entries of a codebook: from the text of a form, with what is wrong told by field."""

import re

import pytest

from analysis.projects.codebooks.dates import spelled_out, spellings
from analysis.projects.codebooks.entries import (
    content_of,
    content_with,
    content_without,
    entry_of,
    troubles,
    written_of,
)
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, KINDS, TOPIC_KIND
from analysis.projects.codebooks.versions import codebook_text


def content(kind):
    return content_of(codebook_text(None, kind), kind)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_an_entry_that_nobody_changed_comes_out_of_its_form_as_it_went_in(kind):
    for entry in content(kind)[kind.table]:
        assert entry_of(written_of(entry, kind), kind, entry) == entry


def test_a_pasted_list_loses_its_quotation_marks_and_a_blank_line_is_none():
    entry = entry_of({"label": "Fish", "terms": '"cod*", "herring"\n\n  hake'}, TOPIC_KIND, {})
    assert entry == {"id": "fish", "label": "Fish", "terms": ["cod*", "herring", "hake"]}


def test_fields_that_no_form_shows_stay():
    before = {"id": "x", "label": "X", "terms": ["a"], "together": [{"with": ["norms"], "terms": ["b"]}]}
    assert entry_of({"label": "Y", "terms": "a"}, TOPIC_KIND, before)["together"] == before["together"]


@pytest.mark.parametrize(
    ("label", "expected"), [("Port accord", "port_accord"), ("Fish", "fish_2"), ("Both", "both_2"), ("Рыба", "entry")]
)
def test_a_new_entry_has_an_id_that_no_other_has(label, expected):
    assert entry_of({"label": label}, EVENT_KIND, {}, {"fish"})["id"] == expected


def test_a_day_is_spelled_as_texts_write_it_and_gives_the_year():
    assert spellings("2024-05-03") == ("May 3", "3 May", "May 3rd", "3rd May", "3rd of May")
    assert spelled_out(["2024-09-12"])[-4:] == ["Sep 12", "12 Sep", "Sept 12", "12 Sept"]
    entry = entry_of({"label": "Vote", "dates": "2024-05-03\nthat Friday"}, EVENT_KIND, {})
    assert (entry["year"], entry["dates"][0], entry["dates"][-1]) == (2024, "May 3", "that Friday")


@pytest.mark.parametrize(
    ("kind", "field", "text", "told"),
    [
        (TOPIC_KIND, "terms", "go*", "a word before \\* needs 3 letters or more"),
        (TOPIC_KIND, "terms", "cod\ncod", "Terms lists the term 'cod' more than once. Keep one."),
        (TOPIC_KIND, "terms", "one two three four five", "Use 4 words at most"),
        (TOPIC_KIND, "terms", "", "Terms: no term. Write one."),
        (TOPIC_KIND, "label", " ", "Label: empty. Fill it in."),
        (TOPIC_KIND, "hints", "cod", ""),
        (EVENT_KIND, "dates", "2024-02-30", "'2024-02-30', which is no day of the calendar"),
        (EVENT_KIND, "year", "soon", "'soon' is no year. Write one as 2024."),
        (ACTOR_KIND, "kind", "island", "'island' is none. Choose one of state"),
    ],
)
def test_what_is_wrong_is_told_by_field(kind, field, text, told):
    good = {"label": "Fish", "definition": "All fish.", "terms": "herring", "names": "Fishland", "kind": "state"}
    found = troubles(entry_of(good | {field: text}, kind, {}), kind, content(kind))
    assert list(found) == ([field] if told else [])
    assert not told or re.search(told, found[field])


def test_a_term_of_two_actors_is_told_with_both():
    entry = entry_of({"label": "Fishland", "kind": "state", "people": "Lavrov"}, ACTOR_KIND, {})
    said = troubles(entry, ACTOR_KIND, content(ACTOR_KIND))[""]
    assert "'Lavrov' stands under both 'Russia' and 'Fishland'" in said


def test_an_actor_taken_out_or_renamed_leaves_no_list_that_names_it():
    book = content(ACTOR_KIND)
    without = content_without(book, ACTOR_KIND, "turkey")
    assert not [rule for rule in without["wary"] if "Turkey" in rule["terms"]]
    union = next(entry for entry in book["actor"] if entry["id"] == "european_union")
    renamed = content_with(book, ACTOR_KIND, union | {"label": "The Union", "names": ["The Union", *union["names"]]})
    assert renamed["collectives"]["noun"][1]["kinds"] == ["state", "territory", "The Union"]
