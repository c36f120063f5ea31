"""Links to passages: found by their words, wherever these stand now, and told how."""

from dataclasses import replace

import pytest

from analysis.evidence.linked import MARKED, linked_passage
from analysis.evidence.room import body_places
from analysis.results import Results
from analysis.text.anchors import Anchor, anchor_at
from tests.pages.demo.made_up import made_up_results

WORDS = "bad bargain"


@pytest.fixture(scope="module")
def results():
    return made_up_results()


def anchor_of(results: Results, words: str) -> Anchor:
    body = body_places(results, "north")[0]
    return anchor_at(body, body.index(words), body.index(words) + len(words))


def with_text_before(results: Results) -> Results:
    """The same article with a paragraph p00 before its first."""
    first = results.paragraphs.iloc[[0]].assign(paragraph_id="north/p00", text="New.", position=0)
    paragraphs = results.paragraphs
    return replace(results, paragraphs=type(paragraphs)([*first.to_dict("records"), *paragraphs.to_dict("records")]))


def test_the_words_of_a_link_are_found_in_their_paragraph(results):
    found = linked_passage(results, "north/p01/s02", anchor_of(results, WORDS))
    assert body_places(results, "north")[0][found.start : found.end] == WORDS
    assert (found.paragraph_id, found.said) == ("north/p01", MARKED)


def test_words_that_have_moved_to_another_paragraph_are_found_there(results):
    found = linked_passage(results, "north/p01/s02", anchor_of(results, "kept quiet"))
    assert found.paragraph_id == "north/p02"


def test_words_are_found_after_a_paragraph_was_put_before_them(results):
    later = with_text_before(results)
    found = linked_passage(later, "north/p01/s02", anchor_of(results, WORDS))
    assert found.paragraph_id == "north/p01"
    assert body_places(later, "north")[0][found.start : found.end] == WORDS


def test_a_mended_passage_is_found_and_said_to_be_found_nearly(results):
    mended = replace(anchor_of(results, "made an excellent plan"), exact="made an eccellent plam")
    found = linked_passage(results, "north/p01", mended)
    assert found.end > found.start
    assert found.said == "The words of the link are found nearly: 93 % of their letters agree."


def test_words_that_are_gone_lead_to_their_paragraph_and_say_so(results):
    found = linked_passage(results, "north/p02/s01", Anchor("something wholly different"))
    assert (found.paragraph_id, found.start, found.end) == ("north/p02", 0, 0)
    assert "are not in this text" in found.said


def test_without_text_the_paragraph_is_marked_and_what_is_lacking_is_said(results):
    found = linked_passage(results, "south/p02/s01", Anchor("calmer"))
    assert (found.paragraph_id, found.end) == ("south/p02", 0)
    assert found.said == (
        "The paragraph of the link is marked. Its words are shown once the article is attached on the Corpus page."
    )


@pytest.mark.parametrize(
    ("passage", "beginning", "end"), [("north/p01/s02", "“It is", "</b>."), ("north/p02", "The Human", "new pier.")]
)
def test_an_id_alone_marks_its_sentence_or_paragraph(results, passage, beginning, end):
    found = linked_passage(results, passage)
    words = body_places(results, "north")[0][found.start : found.end]
    assert words.startswith(beginning)
    assert words.endswith(end)


def test_a_sentence_that_is_not_there_leads_to_its_paragraph(results):
    found = linked_passage(results, "north/p01/s09")
    assert (found.paragraph_id, found.end) == ("north/p01", 0)
    assert found.said == "There is no sentence “north/p01/s09”: its paragraph is marked."


@pytest.mark.parametrize("passage", ["nowhere/p01", "", "x" * 200])
def test_a_link_to_nothing_says_so(results, passage):
    found = linked_passage(results, passage)
    assert found.paragraph_id == ""
    assert found.said == f"These articles have no passage “{passage[:80]}”."
