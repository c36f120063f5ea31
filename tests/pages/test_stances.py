"""Stance in the evidence pane: signs and words before colour, whose stance it is, and nothing live from a corpus."""

import html
import re

import pytest

from analysis.evidence.judgements import METHOD
from analysis.evidence.passages import read_passage
from pages.shared.evidence import passage_html
from pages.shared.stances import NONE_NAMED
from tests.pages.demo.made_up import made_up_results


@pytest.fixture(scope="module")
def results():
    return made_up_results()


def shown(results, paragraph_id: str) -> str:
    return passage_html(read_passage(results, paragraph_id))


def rows(page: str) -> list[str]:
    """The rows of the list as they are read, without markup."""
    found = re.findall(r"<li>(<b>[▼○▲?].*?)</li>", page)
    return [html.unescape(re.sub(r"<[^>]+>", " ", row)).replace("  ", " ").strip() for row in found]


def test_a_row_says_whose_stance_its_code_value_chances_and_words(results):
    favour, against = rows(shown(results, "north/p01"))
    assert favour.startswith("▲ in favour +0.60 · the author toward Council")
    assert "“The council”, “plan” in sentence 1 · against 10 %, neutral 20 %, in favour 70 %" in favour
    assert favour.endswith("carried by “excellent plan” 0.60")
    assert against.startswith("▼ against −0.75 · Mayor Ash <i> (Ash & Sons) toward Council")
    assert f"Carried by: {METHOD}" in shown(results, "north/p01")


def test_unsure_is_said_to_be(results):
    (row,) = rows(shown(results, "north/p02"))
    assert row.startswith("? unsure +0.15 · the author toward Office")
    assert "carried by" not in row
    assert METHOD not in shown(results, "north/p02")


def test_words_that_carried_a_stance_are_marked_apart_from_tone(results):
    page = shown(results, "north/p01")
    assert re.search(r'<span class="stance"><span class="tone favourable">excellent</span>', page) or re.search(
        r'<span class="tone favourable"><span class="stance">excellent</span>', page
    )
    assert 'aria-label="in favour, stance 1">▲1</sup>' in page
    assert 'aria-label="against, stance 2">▼2</sup>' in page
    assert "carried a stance" in page


def test_without_text_the_receipts_come_with_their_positions(results):
    (row,) = rows(shown(results, "south/p02"))
    assert "“the bay <b>” (at character 12) in sentence 1" in row
    assert "carried by “calmer” 0.50 (at character 7)" in row


def test_nobody_named_is_no_neutral_stance(results):
    page = shown(results, "south/p01")
    assert NONE_NAMED in page
    assert rows(page) == []


def test_nothing_from_the_corpus_is_live(results):
    for paragraph_id in results.paragraphs["paragraph_id"]:
        page = shown(results, paragraph_id)
        assert "Ash <i>" not in page
        assert "bay <b>" not in page
