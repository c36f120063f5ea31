"""The tone page: its limits come first; under every filter it draws or says there is no signal; a click shows words."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.labels import VOICE_LABELS
from tests.pages.reading import TOPICS_OF_EVERY_KIND, chosen_row, clicked, headings, opened_at, passages, written

PAGE = "pages/measures/tone.py"
CHARTS = ("tone", "spread", "instruments", "mask", "voices", "coverage", "subjectivity")
TABLES = ("pairs", "words")
FILTERS = [{"topic": topic} for topic in TOPICS_OF_EVERY_KIND]
FILTERS += [{"meeting": "anchorage"}, {"meeting": "guilin"}, {"author": "Russian"}, {"author": "American"}]
FILTERS += [{"voice": voice} for voice in VOICE_LABELS]
FILTERS += [{"author": "Russian", "voice": "reported"}, {"topic": "europe", "voice": "quoted"}, {"mask": "false"}]


opened = partial(opened_at, PAGE)


@pytest.mark.parametrize("asked", [{}, *FILTERS], ids=str)
def test_every_filter_gives_every_chart_with_a_heading(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    assert len(told) == len(CHARTS) + len(TABLES)
    assert all(re.search(r"\d|unknown|no signal|No |cannot be|moves no|hides|nothing", heading) for heading in told), (
        told
    )
    assert not [heading for heading in told if re.search(r"\bnan\b|–", heading)]


def test_the_limits_stand_above_the_first_chart_and_tell_the_translation():
    blocks = written(opened())
    limits = next(place for place, body in enumerate(blocks) if 'class="limits"' in body)
    assert limits < next(place for place, body in enumerate(blocks) if "finding" in body)
    assert "product reviews" in blocks[limits]
    assert "The Russian author’s text is a translation: its words" in blocks[limits]


def test_without_the_translated_text_no_translation_is_told():
    assert not [body for body in written(opened(author="American")) if "is a translation" in body]


def test_the_mask_can_be_switched_off_and_moves_the_tone():
    page = opened()
    masked = headings(page)[0]
    page.toggle(key="mask").set_value(False).run()
    assert not page.exception
    assert headings(page)[0] != masked


def test_the_mask_in_the_address_is_followed():
    assert opened(mask="false").toggle(key="mask").value is False


def test_nothing_left_is_said():
    page = opened(topic="europe", meeting="anchorage", author="American")
    assert headings(page) == ["No paragraph passes these filters."]


def test_a_paragraph_without_a_scored_word_is_counted_as_no_signal():
    assert [body for body in written(opened()) if re.search(r"paragraphs? gives? no signal", body)]


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        *(
            ("tone", "joscelyn/p09"),
            ("mask", "leksyutina/p05"),
            ("voices", "quoted|American"),
            ("coverage", "joscelyn/p09"),
        ),
        *(("spread", "leksyutina/p04"), ("instruments", "diplomacy|Russian")),
    ],
)
def test_a_click_shows_the_words(key, mark):
    page = clicked(opened(), key, mark)
    assert not page.exception
    assert passages(page)


def test_the_list_is_a_second_way_to_the_words():
    page = opened()
    page.selectbox(key="subjectivity-mark").set_value("guilin|Russian").run()
    assert passages(page)


def test_a_row_of_the_words_shows_its_passages():
    page = chosen_row(opened(), "words")
    assert not page.exception
    assert passages(page)


def test_every_instrument_says_what_it_gets_wrong():
    told = next(body for body in written(opened()) if '<dl class="told">' in body)
    assert told.count("<dt>") == 6
    assert "its compound gives the name United States +0.42" in told
    assert "great power +0.80" in told
    assert "Open Database License" in told


def test_a_passage_shows_what_each_instrument_made_of_it():
    page = clicked(opened(), "spread", "joscelyn/p09")
    passage = next(body for body in written(page) if 'class="passage"' in body)
    readings = passage[passage.index('<table class="instruments">') :]
    for label in ("TextBlob", "VADER", "AFINN", "Opinion Lexicon", "labMT", "Own list"):
        assert f'<th scope="row">{label}</th>' in readings


def test_results_of_textblob_alone_say_so_instead_of_drawing():
    page = AppTest.from_function(_cards_of_textblob_alone, default_timeout=60).run()
    assert not page.exception
    assert "Only TextBlob has scored these texts" in page.text[0].value
    assert not headings(page)


def _cards_of_textblob_alone():
    from analysis.contrast.contrasts import contrast_authors
    from analysis.contrast.selection import Filters
    from pages.shared.contrasts import View
    from pages.shared.instrument_charts import draw_instrument_cards
    from tests.two_shores import two_shores

    results = two_shores()
    draw_instrument_cards(View("tone", results, Filters(), {"": contrast_authors(results, ["Russian", "American"])}))
