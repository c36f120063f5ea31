"""The choice of what is compared: in the address, remembered, never one against itself; none where there are two."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.projects import store
from analysis.projects.project import EVENTS
from pages.shared import pairs
from tests.four_outlets import OUTLETS, four_outlets, four_outlets_events, scored_outlets
from tests.pages.reading import opened_at, written

POST, HERALD, COURIER, TIMES = OUTLETS


def _page():
    import streamlit as st

    from pages.shared.pairs import choose_pairs

    st.session_state["seen"] = choose_pairs()


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setattr(pairs, "results", scored_outlets)
    return AppTest.from_function(_page, default_timeout=30)


def asked(page, **params):
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def seen(page):
    return page.session_state["seen"]


def test_without_a_choice_the_first_two_are_compared_and_the_address_is_bare(page):
    assert seen(asked(page)) == ((POST, HERALD), ("lisbon", "singapore"))
    assert not page.query_params


def test_the_address_chooses_and_keeps_the_pair(page):
    asked(page, of=TIMES, against="~rest", event_of="geneva", event_against="lisbon")
    assert seen(page) == ((TIMES, "~rest"), ("geneva", "lisbon"))
    assert TIMES in page.query_params["of"]


def test_the_choice_is_remembered_where_the_address_is_emptied(page):
    asked(page, of=COURIER, against=POST)
    page.query_params.clear()
    assert seen(page.run())[0] == (COURIER, POST)
    assert POST in page.query_params["against"]


def test_nothing_is_compared_with_itself(page):
    assert seen(asked(page, of=HERALD, against=HERALD))[0] == (HERALD, POST)
    page.selectbox(key="pair-of-tellings-of").set_value(POST).run()
    assert seen(page)[0] == (POST, HERALD)


def test_an_unknown_name_falls_back(page):
    assert seen(asked(page, of="Nobody", against=TIMES))[0] == (POST, TIMES)


def test_of_two_tellings_and_two_events_nothing_is_chosen():
    page = AppTest.from_function(_page, default_timeout=30).run()
    assert seen(page) == (("Russian", "American"), ("anchorage", "guilin"))
    assert not page.selectbox


@pytest.fixture
def project() -> str:
    new = store.new_project(store.projects_home(), "Four outlets", {EVENTS: four_outlets_events()})
    return store.save_project(store.projects_home(), new.with_articles(tuple(four_outlets()), "added")).id


@pytest.mark.parametrize(
    "path",
    [
        *("contrast/overview", "contrast/authors", "contrast/events"),
        *("measures/topics", "measures/stance", "measures/tone", "measures/words"),
    ],
)
def test_a_filter_that_leaves_neither_of_the_two_keeps_no_page_from_opening(project, path):
    page = opened_at(f"pages/{path}.py", project=project, author=COURIER)
    assert not page.exception
    assert path == "contrast/events" or any("nothing can be compared" in body for body in written(page))


def test_a_page_of_a_project_compares_the_pair_of_its_address(project):
    page = opened_at("pages/measures/words.py", project=project, of=TIMES, against=COURIER)
    assert not page.exception
    said = " ".join(written(page))
    assert "the Delta Times telling" in said
    assert "the Steppe Herald telling" not in said
    assert "author’s text" not in said
