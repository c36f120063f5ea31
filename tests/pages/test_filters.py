"""The filters: what the address asks for is what is set, by ids, and clearing leaves nothing behind."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.contrast.selection import Filters
from analysis.scope import Scope
from pages.shared import filters, frame
from pages.shared.labels import plain
from tests.pages.reading import opened_at

CHOSEN = {
    "topic": ["human_rights", "europe"],
    "named": ["united_states", "china"],
    "meeting": ["guilin"],
    "author": ["Russian"],
    "voice": ["quoted"],
}
ACTORS = ("United States", "China")


def _page():
    import streamlit as st

    from pages.shared.filters import current_filters, draw_filters, say_nothing_left

    draw_filters(("American", "Russian"), ["China", "United States", "Iran"])
    st.session_state["seen"] = current_filters()
    say_nothing_left()


@pytest.fixture
def page():
    return AppTest.from_function(_page, default_timeout=30)


def asked(page, **params):
    for name, values in params.items():
        page.query_params[name] = values
    return page.run()


def address(page):
    """Every parameter with its values; AppTest gives a lone value without its list."""
    return {name: [values] if isinstance(values, str) else list(values) for name, values in page.query_params.items()}


def test_without_an_address_nothing_is_set(page):
    assert asked(page).session_state["seen"] == Filters()
    assert page.button(key="filters-clear").disabled


def test_ids_in_the_address_set_every_filter_and_stay_there(page):
    seen = asked(page, **CHOSEN).session_state["seen"]
    assert seen == Filters(("human_rights", "europe"), "guilin", "Russian", "quoted", ACTORS)
    assert address(page) == CHOSEN
    assert page.button(key="filters-clear").label == "Clear 5"


def test_labels_in_the_address_are_understood_and_become_ids(page):
    assert asked(page, meeting="Guilin", topic="Human rights").session_state["seen"].event == "guilin"
    assert address(page)["topic"] == ["human_rights"]


def test_an_unknown_name_in_the_address_is_dropped(page):
    assert asked(page, meeting="yalta", topic="weather", named="atlantis").session_state["seen"] == Filters()
    assert not page.query_params


def test_a_choice_is_written_to_the_address(page):
    asked(page).selectbox(key="author").set_value("American").run()
    assert address(page)["author"] == ["American"]


def test_a_change_of_page_keeps_the_filters_though_it_empties_the_address(page):
    asked(page, **CHOSEN)
    page.query_params.clear()
    assert page.run().session_state["seen"].topics == ("human_rights", "europe")
    assert address(page)["meeting"] == ["guilin"]


@pytest.mark.parametrize("button", ["filters-clear", "nothing-left-clear"])
def test_clearing_leaves_no_filter_and_no_address(page, button):
    asked(page, **CHOSEN).button(key=button).click().run()
    assert page.session_state["seen"] == Filters()
    assert not page.query_params


def test_the_empty_state_says_what_was_asked_for(page):
    said = " ".join(block.proto.body for block in asked(page, **CHOSEN).get("html"))
    actors = "paragraphs that name the United States or China"
    assert f"topics Human rights or Europe, {actors}, the Guilin meeting, the Russian author, quoted words" in said


def test_actors_are_offered_in_the_order_given_and_written_as_ids(page):
    offered = asked(page).button_group(key="named")
    assert offered.options == ["China", "United States", "Iran"]
    offered.set_value(["iran"]).run()
    assert page.session_state["seen"] == Filters(actors=("Iran",))
    assert address(page) == {"named": ["iran"]}


def test_names_that_a_project_gives_are_no_markup_in_labels(monkeypatch):
    """Streamlit reads Markdown in pills and menus: a picture there would be fetched from wherever its name says."""
    picture = "![a](http://evil.example/a.png)"
    monkeypatch.setattr(filters, "topic_labels", lambda: {"europe": picture})
    monkeypatch.setattr(frame, "scope", lambda: Scope(events={"a": picture[:9], "b": "B"}))
    page = opened_at("pages/measures/topics.py")
    shown = [option for group in page.button_group for option in group.options]
    assert not [option for option in shown if "![" in option]
    assert [option for option in shown if "evil" in option]
    monkeypatch.setattr(frame, "follow_project", lambda: None)
    assert frame._named_pages()["contrast/events"] == plain(f"{picture[:9]} / B")
