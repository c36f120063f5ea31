"""The page of what is left out: findings first, holes said in words, filters, and a chronology that can be edited."""

import re

import pytest

from analysis.exchange.decided import kept_decisions
from pages.shared.printed import source_html
from tests.pages.reading import clicked, headings, opened_at, passages, written

PAGE = "pages/reading/silence.py"
FILTERS = [
    {},
    {"topic": "europe"},
    {"author": "Russian"},
    {"voice": "quoted", "meeting": "anchorage"},
    {"topic": "europe", "meeting": "anchorage", "author": "American"},  # no paragraph of this author
    {"topic": "europe", "named": "wto"},
]


def opened(**asked):
    return opened_at(PAGE, **asked)


def field(page, kind: str, name: str):
    """A field of the chronology’s form."""
    return next(each for each in page.get(kind) if each.key and re.fullmatch(rf"entry-.*-{name}", each.key))


def pressed(page, label: str):
    next(button for button in page.button if button.label == label).click()
    return page.run()


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_under_every_filter_the_page_says_what_is_left_out_or_why_nothing_is(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    assert len(told) >= 3
    assert not [heading for heading in told if re.search(r"\bnan\b|–", heading)]


def test_silence_is_said_to_be_no_verdict():
    assert [body for body in written(opened()) if "silence is no verdict" in body]


def test_actors_of_one_text_alone_head_their_chart():
    assert "the American author’s text alone names" in headings(opened())[1]


def test_a_click_on_a_name_shows_its_passage_and_a_click_on_a_hole_says_that_there_is_none():
    assert passages(clicked(opened(), "silence_actors", "Taiwan|American"))
    page = clicked(opened(), "silence_actors", "Taiwan|Russian")
    assert not passages(page)
    assert [line for line in page.caption if "No paragraph" in line.value]


def test_sources_of_the_chronology_are_links_of_the_web_only():
    week = next(body for body in written(opened()) if 'class="week"' in body)
    assert re.findall(r'href="(\w+)://', week)
    assert {"http", "https"} >= set(re.findall(r'href="(\w+):', week))


@pytest.mark.parametrize("source", ["Log, javascript:alert(1)", "Log, data:text/html,x", "Log, file:///etc", "Log"])
def test_a_source_with_another_address_stays_text(source):
    assert source_html(source) == source


def test_a_source_cannot_break_out_of_its_link():
    shown = source_html('<b>Log</b>, 2 March, https://x.org/"onmouseover="alert(1)')
    assert shown.startswith('<a href="https://x.org/&quot;onmouseover=&quot;alert(1)"')
    assert "&lt;b&gt;Log&lt;/b&gt;, 2 March</a>" in shown


def test_an_entry_without_what_it_needs_is_refused_in_a_sentence(own_folder):
    page = pressed(opened(), "Add")
    assert [each.value for each in page.error] == [
        r"An entry has to say what happened, when it happened and who says so, one source at least\."
    ]
    assert kept_decisions(own_folder) == ()


def test_an_entry_is_added_shown_edited_and_removed(own_folder):
    page = opened()
    field(page, "text_area", "what").set_value("A <b>bell</b> rang.")
    field(page, "text_input", "when").set_value("2021-03-20")
    field(page, "text_area", "sources").set_value("Log, 20 March 2021")
    page = pressed(page, "Add")
    assert [body for body in written(page) if "A &lt;b&gt;bell&lt;/b&gt; rang." in body]
    field(page, "text_input", "when").set_value("the 20th")
    page = pressed(page, "Save")
    assert "Write a day, month or year" in page.error[0].value
    field(page, "text_input", "when").set_value("2021-03-21")
    page = pressed(page, "Save")
    assert [each.action for each in kept_decisions(own_folder)] == ["added", "edited"]
    page = pressed(page, "Remove from the chronology")
    assert not [body for body in written(page) if "bell" in body]
    assert [each.action for each in kept_decisions(own_folder)] == ["added", "edited", "removed"]
