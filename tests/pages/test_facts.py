"""The facts page: the ledger under filters, a fact opened, and every kind of decision with its errors."""

import json
import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import CodebookError
from pages.shared.grid import GridCell, GridColumn, GridRow, Piece, draw_grid
from tests.pages.reading import headings, opened_at, passages

FACT = "anchorage_meeting"
opened = partial(opened_at, "pages/reading/facts.py")


def with_chosen(page: AppTest, fact: str, article: str = "") -> AppTest:
    """The page after a cell of the grid is chosen."""
    page.session_state["ledger-grid"] = {"chosen": [fact, article]}
    return page.run()


def with_change(page: AppTest, kind: str, fact: str = FACT) -> AppTest:
    """The page with the form of one change open."""
    return page.button_group(f"change-{fact}-0").set_value(kind).run()


def first_sentence(page: AppTest) -> str:
    assert not page.exception
    return headings(page)[0]


def test_the_finding_adds_up_to_the_number_of_facts():
    said = first_sentence(opened())
    n, both = (int(number) for number in re.match(r"(\d+) facts: (\d+) told by both", said).groups())
    alone = [int(number) for number in re.findall(r"(\d+) by the \w+ author alone", said)]
    assert n == both + sum(alone)


@pytest.mark.parametrize(
    "asked", [{"topic": "europe"}, {"meeting": "guilin"}, {"voice": "quoted"}, {"named": "united_states"}]
)
def test_filters_narrow_the_ledger_and_the_sentence_says_so(asked):
    assert "pass" in first_sentence(opened(**asked))


def test_a_file_of_the_corpus_that_cannot_be_used_is_told_in_words(monkeypatch):
    def broken(*_):
        raise CodebookError("corpus/ledger.toml: entry <b>x</b> has no 'what'. Add one, or remove the entry.")

    monkeypatch.setattr("pages.shared.ledger.view.show_ledger", broken)
    page = opened()
    assert not page.exception
    assert "has no" in page.error[0].value
    assert "\\<b\\>" in page.error[0].value, "it is text, not markup"


def test_where_no_fact_passes_the_page_says_why_and_offers_to_clear():
    page = opened(topic="europe", meeting="anchorage", voice="quoted")
    assert "No fact passes these filters." in first_sentence(page)
    page = page.button("nothing-left-clear").click().run()
    assert "No fact passes" not in first_sentence(page)


def test_a_status_in_the_address_is_chosen_and_one_that_is_none_is_passed_over():
    page = opened(status="one")
    assert page.button_group("ledger-status").value == ["one"]
    page = opened(status="nothing", order="sideways", view="elsewhere")
    assert (page.button_group("ledger-status").value, page.selectbox("ledger-order").value) == ([], "status")
    assert not page.exception


def test_a_cell_opens_its_articles_passages_and_the_head_those_of_all():
    page = with_chosen(opened(), FACT, "joscelyn")
    assert "Tom Joscelyn" in passages(page)[0]
    assert page.query_params["fact"] == FACT
    assert "Yana Leksyutina" in passages(with_chosen(opened(), FACT))[0]


def test_a_link_opens_its_fact():
    assert len(passages(opened(fact=FACT))) == 1
    assert not passages(opened(fact="nothing"))


def test_an_edit_that_cannot_stand_is_told_and_what_was_written_stays():
    page = with_change(opened(fact=FACT), "edit")
    page.text_input(f"edit-{FACT}-when").set_value("soon")
    page = page.button(f"edit-{FACT}-send").click().run()
    assert "Write a day, month or year" in page.error[0].value
    assert page.text_input(f"edit-{FACT}-when").value == "soon"
    assert not page.session_state["ledger-decisions"]


def test_an_edit_is_taken_down_with_the_whole_fact():
    page = with_change(opened(fact=FACT), "edit")
    page.text_input(f"edit-{FACT}-place").set_value("Alaska")
    page = page.button(f"edit-{FACT}-send").click().run()
    (decision,) = page.session_state["ledger-decisions"]
    assert decision.action == "edited"
    assert decision.changes["fact", FACT]["place"] == "Alaska"
    assert len(decision.changes["fact", FACT]["telling"]) == 2


def test_two_facts_are_merged_and_one_is_gone():
    page = with_change(opened(fact=FACT), "merge")
    other = next(name for name in page.selectbox(f"merge-{FACT}-other").options if "heated" in name)
    page.selectbox(f"merge-{FACT}-other").set_value("anchorage_tone")
    page = page.button(f"merge-{FACT}-send").click().run()
    (decision,) = page.session_state["ledger-decisions"]
    assert other
    assert decision.changes["fact", "anchorage_tone"] is None
    assert decision.changes["fact", FACT]["telling"]


def test_a_fact_is_split_in_two():
    page = with_change(opened(fact=FACT), "split")
    page.multiselect(f"split-{FACT}-moved").set_value(["joscelyn/p02/s01"])
    page.text_area(f"split-{FACT}-what").set_value("Envoys came to Alaska.")
    page = page.button(f"split-{FACT}-send").click().run()
    (decision,) = page.session_state["ledger-decisions"]
    assert decision.changes["fact", "envoys_came_alaska"]["telling"][0]["at"] == ["joscelyn/p02/s01"]


def test_a_fact_is_removed_and_the_decision_taken_back():
    page = with_change(opened(fact=FACT), "remove")
    before = first_sentence(page)
    page = page.button(f"remove-{FACT}").click().run()
    assert first_sentence(page) != before
    page.query_params["view"] = "decisions"
    page = page.run()
    assert first_sentence(page) == "You have taken 1 decision."
    page = page.button("decisions-undo").click().run()
    assert first_sentence(page) == "You have decided nothing yet."


def test_a_fact_without_sentences_is_not_added():
    page = opened()
    page = page.button("ledger-add").click().run()
    page.text_area("add-fact-0-what").set_value("Something happened.")
    page = page.button("add-fact-0-send").click().run()
    assert "at least one article" in page.error[0].value
    page.multiselect("add-fact-0-joscelyn-at").set_value(["joscelyn/p01/s01"])
    page = page.button("add-fact-0-send").click().run()
    assert page.session_state["ledger-decisions"][0].action == "added"


def proposals_left(page: AppTest) -> int:
    return int(first_sentence(page).split()[0])


def test_a_rejected_proposal_does_not_come_again_and_the_next_one_opens():
    page = opened(view="proposals")
    n, first = proposals_left(page), passages(page)
    page = page.button("proposal-reject").click().run()
    assert proposals_left(page) == n - 1
    assert passages(page) != first


def test_a_proposal_becomes_a_fact_under_an_id_made_of_its_words():
    page = opened(view="proposals")
    n = proposals_left(page)
    answer = next(each for each in page.get("button_group") if each.key.startswith("answer-"))
    page = answer.set_value("new").run()
    words = next(area for area in page.text_area if area.key.endswith("-what"))
    words.set_value("Two sides met again.")
    page = next(button for button in page.button if button.key.endswith("-send")).click().run()
    (decision,) = page.session_state["ledger-decisions"]
    assert (decision.action, *decision.changes) == ("confirmed", ("fact", "two_sides_met_again"))
    assert decision.changes["fact", "two_sides_met_again"]["origin"] == "proposed"
    assert proposals_left(page) == n - 1


def test_a_file_that_is_none_of_decisions_is_told_and_takes_nothing_over():
    page = opened(view="decisions")
    page = page.file_uploader[0].set_value([("mine.json", b"{}", "application/json")]).run()
    assert "Nothing was taken over" in page.error[0].value


def test_a_file_of_decisions_is_taken_over():
    row = {
        "action": "removed",
        "when": "2026",
        "said": "Gone",
        "changes": [{"kind": "fact", "id": FACT, "entry": None}],
    }
    file = json.dumps({"parallax": "decisions", "version": 1, "decisions": [row]}).encode()
    page = opened(view="decisions").file_uploader[0].set_value([("mine.json", file, "application/json")]).run()
    assert first_sentence(page) == "You have taken 1 decision."
    assert "taken over, 1 decision" in page.success[0].value


def test_text_of_a_cell_reaches_the_browser_as_text():
    """Nothing of it stands in the component’s own HTML, and a choice that names no row is none."""

    def script():
        from tests.pages.test_facts import grid

        grid()

    page = AppTest.from_function(script).run()
    component = page.get("bidi_component")[0].proto
    assert component.html_content == "<div data-grid></div>"
    assert "<b>bold</b>" in component.json
    page.session_state["g"] = {"chosen": ["gone", "a"]}
    assert page.run().session_state["answer"] is None
    page.session_state["g"] = {"chosen": ["r", "a"]}
    assert page.run().session_state["answer"] == ("r", "a")


def grid() -> None:
    """A grid of one cell whose words look like markup."""
    import streamlit as st

    rows = [GridRow("r", "Head", cells={"a": GridCell((Piece("<b>bold</b>"),))})]
    st.session_state["answer"] = draw_grid([GridColumn("a", "Ann", "#000000")], rows, key="g", label="One cell")
