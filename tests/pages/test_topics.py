"""The topics page: under every filter it draws or says why not; headings are computed; a click shows the passage."""

import re
from functools import partial

import pytest

from pages.shared.labels import VOICE_LABELS
from pages.shared.topic_charts import RATE, SHARE
from tests.pages.reading import TOPICS_OF_EVERY_KIND, clicked, headings, opened_at

PAGE = "pages/measures/topics.py"
CHARTS = (RATE, SHARE, "left_out", "together")
FILTERS = [{"topic": topic} for topic in TOPICS_OF_EVERY_KIND]
FILTERS += [{"meeting": "anchorage"}, {"meeting": "guilin"}, {"author": "Russian"}, {"author": "American"}]
FILTERS += [{"voice": voice} for voice in VOICE_LABELS]
FILTERS += [{"author": "Russian", "voice": "quoted"}, {"topic": "europe", "compare": "By meeting"}]
FILTERS += [{"compare": "By meeting"}, {"compare": "By meeting", "author": "American", "voice": "reported"}]


opened = partial(opened_at, PAGE)


@pytest.mark.parametrize("asked", [{}, *FILTERS], ids=str)
def test_every_filter_gives_charts_with_headings_or_says_why_not(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    assert len(told) + len(page.info) == 5
    assert all(re.search(r"\d|twice|once|never|[Nn]o |cannot be seen|unknown", heading) for heading in told), told
    assert not [heading for heading in told if re.search(r"\bnan\b|–", heading)]


@pytest.mark.parametrize("asked", [{"topic": "europe"}, {"meeting": "guilin"}, {"author": "Russian"}], ids=str)
def test_a_sentence_about_some_paragraphs_says_that_it_is(asked):
    assert all(heading.startswith("In the chosen paragraphs, ") for heading in headings(opened(**asked)))


def test_without_a_filter_a_sentence_is_about_the_texts():
    assert not [heading for heading in headings(opened()) if "chosen" in heading]


def test_nothing_left_is_said_and_can_be_cleared():
    page = opened(topic="europe", meeting="anchorage", author="American")
    assert not page.exception
    assert headings(page) == ["No paragraph passes these filters."]


def test_with_one_text_left_the_page_says_so_and_keeps_its_charts():
    told = headings(opened(author="Russian"))
    assert "only the Russian author’s text is left" in told[0]
    assert "what the other leaves out cannot be seen" in told[2]


def test_by_meeting_compares_the_meetings_and_tells_who_is_left_out():
    page = opened(compare="By meeting")
    assert "Anchorage" in headings(page)[0]
    assert [block for block in page.get("html") if "Left out:" in block.body]


@pytest.mark.parametrize(
    ("key", "mark", "told"),
    [
        ("left_out", "human_rights|joscelyn/p09", "Paragraph 9 of 16"),
        ("together", "human_rights|human_rights", "Passage"),
    ],
)
def test_a_click_shows_the_passage(key, mark, told):
    page = clicked(opened(), key, mark)
    assert not page.exception
    passages = [block.body for block in page.get("html") if "passage" in block.body]
    assert passages
    assert any(told in body for body in passages) or [line for line in page.caption if told in line.value]


def test_a_row_of_the_terms_shows_its_passages():
    page = opened(topic="human_rights")
    page.session_state["terms-rows"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    assert not page.exception
    assert [block for block in page.get("html") if 'class="passage"' in block.body]


def test_another_topic_changes_the_table():
    page = opened()
    before = headings(page)[-1]
    page.selectbox(key="terms_topic").set_value("europe").run()
    assert "Europe" in headings(page)[-1]
    assert headings(page)[-1] != before
