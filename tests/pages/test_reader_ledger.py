"""A reader's decisions: kept on this machine, never written over unread, taken back one by one."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.exchange.decided import keep_decisions, kept_decisions
from analysis.facts.decisions import Decision

WHAT = {"id": "mine", "what": "A fact of mine.", "event": "none", "telling": []}


def _page() -> None:
    """A page that decides, undoes, and writes down what stands."""
    import streamlit as st

    from pages.shared.ledger.reader import books, decide, decisions, said_trouble, undo

    fact = {"id": "mine", "what": "A fact of mine.", "event": "none", "telling": []}
    st.button("Decide", on_click=decide, args=("added", "Mine", {("fact", "mine"): fact}))
    st.button("Undo", on_click=undo)
    st.text(" ".join(each.said for each in decisions()))
    st.text(said_trouble())
    st.text(str(books().ledger.by_id.get("mine", "")))


def opened() -> AppTest:
    return AppTest.from_function(_page, default_timeout=60).run()


def said(page: AppTest) -> list[str]:
    assert not page.exception
    return [text.value for text in page.text]


def decision(said: str, fact: dict | None = None) -> Decision:
    return Decision("added", "2026-11-22T08:00:00+00:00", said, {("fact", "mine"): fact or WHAT})


def test_a_decision_stands_is_kept_and_is_taken_back(own_folder):
    page = opened()
    page.button[0].click().run()
    assert said(page)[0] == "Mine"
    assert "A fact of mine." in said(page)[2]
    assert [each.said for each in kept_decisions(own_folder)] == ["Mine"]
    page.button[1].click().run()
    assert said(page) == ["", "", ""]
    assert kept_decisions(own_folder) == ()


@pytest.mark.parametrize("broken", ["{", '{"parallax": "decisions", "version": 1, "decisions": [7]}'])
def test_a_kept_file_that_cannot_be_read_is_set_aside_before_the_next_decision(own_folder, broken):
    own_folder.mkdir()
    (own_folder / "decisions.json").write_text(broken, encoding="utf-8")
    page = opened()
    assert f"It now lies in {own_folder / 'decisions-unusable.json'}; decisions begin anew." in said(page)[1]
    page.button[0].click().run()
    assert (own_folder / "decisions-unusable.json").read_text(encoding="utf-8") == broken
    assert [each.said for each in kept_decisions(own_folder)] == ["Mine"]


def test_kept_decisions_that_break_a_law_of_the_ledger_are_set_aside(own_folder):
    keep_decisions([decision("Bad", WHAT | {"event": "wimbledon"})], own_folder)
    page = opened()
    assert "'event' names 'wimbledon'" in said(page)[1]
    assert (own_folder / "decisions-unusable.json").is_file()


def test_what_another_page_has_decided_since_is_not_lost(own_folder):
    page = opened()
    keep_decisions([decision("Another page’s")], own_folder)
    page.button[0].click().run()
    assert [each.said for each in kept_decisions(own_folder)] == ["Another page’s", "Mine"]
    page.button[1].click().run()
    assert [each.said for each in kept_decisions(own_folder)] == ["Another page’s"]


def test_two_files_alike_but_for_an_entry_are_not_taken_for_one(own_folder):
    keep_decisions([decision("Same", WHAT)], own_folder)
    assert "A fact of mine." in said(opened())[2]
    keep_decisions([decision("Same", WHAT | {"what": "Another fact."})], own_folder)
    assert "Another fact." in said(opened())[2]


def test_a_folder_that_cannot_be_written_to_is_told(own_folder):
    own_folder.write_text("a file stands where the folder should")
    page = opened()
    page.button[0].click().run()
    assert "cannot be written to" in said(page)[1]
    assert said(page)[0] == "Mine"
