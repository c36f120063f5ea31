"""The stance page: under every filter it draws or says why not; counts are told; a click shows the words."""

import re
from functools import partial

import pytest

from pages.shared.labels import VOICE_LABELS
from tests.pages.reading import TOPICS_OF_EVERY_KIND, chosen_row, clicked, headings, opened_at, passages, written

PAGE = "pages/measures/stance.py"
FILTERS = [{"topic": topic} for topic in TOPICS_OF_EVERY_KIND]
FILTERS += [{"meeting": "anchorage"}, {"meeting": "guilin"}, {"author": "Russian"}, {"author": "American"}]
FILTERS += [{"voice": voice} for voice in VOICE_LABELS]
FILTERS += [{"author": "Russian", "voice": "reported"}, {"topic": "europe", "voice": "quoted"}]
FILTERS += [{"split": "By+meeting"}, {"by_actor": "true"}]


opened = partial(opened_at, PAGE)


@pytest.mark.parametrize("asked", [{}, *FILTERS], ids=str)
def test_every_filter_draws_or_says_why_not(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    assert len(told) >= 5
    assert not [heading for heading in told if re.search(r"\bnan\b|None|–", heading)], told


def test_the_limits_stand_above_the_first_chart():
    blocks = written(opened())
    limits = next(place for place, body in enumerate(blocks) if 'class="limits"' in body)
    assert limits < next(place for place, body in enumerate(blocks) if "finding" in body)
    assert "Judged by a model" in blocks[limits]


def test_the_heading_counts_paragraphs_before_it_tells_a_mean():
    heading = headings(opened())[0]
    assert re.search(r"\d+ of the \d+ paragraphs|paragraphs: \d+ against", heading)
    assert heading.index("mean") > heading.index("paragraphs") or "on balance" in heading


def test_the_voices_stand_beside_each_other_whatever_the_voice_filter_says():
    counts = [body for body in written(opened(voice="quoted")) if "all three voices are shown" in body]
    assert counts


def test_the_split_changes_the_second_chart_alone():
    page = opened()
    by_voice = headings(page)
    page.segmented_control(key="split").set_value("events").run()
    assert not page.exception
    by_meeting = headings(page)
    assert by_voice[0] == by_meeting[0]
    assert by_voice[1] != by_meeting[1]


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        ("stance", "stance|author||Russia|American"),
        ("stance_voices", "stance|author|Author’s own words|China|Russian"),
        ("who", "who|American|American author|China"),
        ("stance_arc", "Russia|leksyutina/p01"),
        ("tone_and_stance", "joscelyn/p05|Russia"),
    ],
)
def test_a_click_shows_the_words(key, mark):
    page = clicked(opened(), key, mark)
    assert not page.exception
    assert passages(page)


def test_the_list_is_a_second_way_to_the_words():
    page = opened()
    page.selectbox(key="stance-mark").set_value("stance|author||China|Russian").run()
    assert passages(page)


@pytest.mark.parametrize("key", ["parting", "stance_actors"])
def test_a_row_of_a_table_shows_its_passages(key):
    page = chosen_row(opened(), key)
    assert not page.exception
    assert passages(page)


def test_speakers_can_be_taken_by_the_actor_they_speak_for():
    page = opened()
    holders = page.selectbox(key="who-mark").options
    page.toggle(key="by_actor").set_value(True).run()
    assert not page.exception
    assert not [each for each in holders if each.startswith("speakers for")]
    assert [each for each in page.selectbox(key="who-mark").options if each.startswith("speakers for")]


def test_nothing_left_is_said():
    assert headings(opened(topic="europe", meeting="anchorage", author="American")) == [
        "No paragraph passes these filters."
    ]
