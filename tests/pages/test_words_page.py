"""The words page: every filter gives its charts with a heading or says why not; each word leads to its paragraphs."""

import re
from functools import partial

import pytest

from pages.shared.labels import VOICE_LABELS
from tests.pages.reading import chosen_row, clicked, headings, opened_at, passages, written

PAGE = "pages/measures/words.py"
FILTERS = [{}, {"topic": "sanctions_finance"}, {"meeting": "anchorage"}, {"meeting": "guilin"}]
FILTERS += [{"voice": voice} for voice in VOICE_LABELS] + [{"compare": "By meeting"}]
FILTERS += [{"compare": "By meeting", "author": "American"}]

opened = partial(opened_at, PAGE)


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_every_filter_gives_chart_table_and_shift_with_a_heading(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    assert len(told) == 3
    assert all(re.search(r"\d|No ", heading) for heading in told), told
    assert not [heading for heading in told if re.search(r"\bnan\b|–", heading)]


def test_the_limits_stand_first_and_say_that_quoted_words_count():
    limits = next(body for body in written(opened()) if 'class="limits"' in body)
    assert "quoted words count like the author" in limits


def test_the_floor_of_one_text_split_in_half_stands_under_the_chart():
    counts = [body for body in written(opened()) if 'class="counts"' in body]
    assert re.search(r"calls \d+ of \d+ words key; but on one text split in half by chance it calls", counts[0])


@pytest.mark.parametrize("asked", [{"author": "Russian"}, {"topic": "europe"}], ids=str)
def test_a_side_left_empty_is_said(asked):
    page = opened(**asked)
    assert not page.exception
    assert headings(page) == ["The American author’s text has no paragraph here, so nothing can be compared."]


def test_nothing_left_is_said():
    page = opened(topic="europe", meeting="anchorage", author="American")
    assert headings(page) == ["No paragraph passes these filters."]


def test_a_click_shows_the_paragraphs_that_hold_the_word():
    page = clicked(opened(), "keyness", "china")
    assert not page.exception
    assert passages(page)


def test_the_list_is_a_second_way_to_the_paragraphs():
    page = opened()
    listed = page.selectbox(key="keyness_shift-mark")
    word, weight = re.match(r"(.+) \((.+?)\):", listed.options[0]).groups()
    listed.set_value(f"{word}|{float(weight.replace('−', '-')):+.3f}").run()
    assert not page.exception
    assert passages(page)


def test_a_row_of_the_table_shows_its_paragraphs():
    page = chosen_row(opened(), "keyness_table")
    assert not page.exception
    assert passages(page)
