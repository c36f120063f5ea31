"""The page of questions: who answers is counted, filters narrow by passages, answers and questions are edited."""

import pytest

from analysis.exchange.decided import kept_decisions
from tests.pages.reading import headings, opened_at, passages, written

PAGE = "pages/reading/questions.py"


@pytest.fixture
def choose(monkeypatch):
    """Choose a cell of the grid, which draws in the browser only."""
    from pages.shared.questions import grid

    def chosen(question_id: str, doc_id: str) -> None:
        def drawn(_, rows, **__):
            return (question_id, doc_id) if question_id in {row.id for row in rows} else None

        monkeypatch.setattr(grid, "draw_grid", drawn)

    return chosen


def opened(**asked):
    page = opened_at(PAGE, **asked)
    assert not page.exception
    return page


def pressed(page, label: str):
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception
    return page


def field(page, kind: str, name: str):
    return next(each for each in page.get(kind) if each.key and each.key.endswith(f"-{name}"))


def test_the_finding_counts_who_answers():
    assert headings(opened())[0].startswith("14 questions: both answer")


@pytest.mark.parametrize("asked", [{"topic": "europe"}, {"meeting": "guilin", "voice": "quoted"}], ids=str)
def test_a_filter_says_that_it_counts_the_chosen_passages(asked):
    assert headings(opened(**asked))[0].startswith("In the chosen passages, ")


def test_the_author_filter_counts_that_author_alone():
    assert "the Russian author answers" in headings(opened(author="Russian"))[0]


def test_where_no_answer_is_left_the_page_says_so_and_offers_to_clear_the_filters():
    page = opened(topic="europe", meeting="anchorage", named="wto", voice="quoted")
    assert headings(page)[0] == "No answer rests on passages that pass these filters."
    assert "answer" in headings(pressed(page, "Clear the filters"))[0]


def test_a_chosen_answer_opens_its_passages_and_a_silence_says_that_there_is_none(choose):
    choose("what_is_at_stake", "joscelyn")
    assert len(passages(opened())) == 1
    choose("who_called", "joscelyn")
    page = opened()
    assert not passages(page)
    assert [line for line in page.caption if line.value.startswith("No passage")]


def test_an_answer_is_given_taken_back_and_refused_without_words(choose, own_folder):
    choose("who_called", "joscelyn")
    page = pressed(opened(), "Save the answer")
    assert page.error[0].value.startswith("An answer needs words")
    field(page, "text_area", "says").set_value("Nobody, by <i>this</i> text.")
    page = pressed(page, "Save the answer")
    assert [
        body for body in written(page) if "Nobody, by &lt;i&gt;this&lt;/i&gt; text. (the article as a whole)" in body
    ]
    page = pressed(page, "Does not say")
    assert [body for body in written(page) if "<dd>does not say</dd>" in body]
    assert [each.action for each in kept_decisions(own_folder)] == ["answered", "answered"]


def test_a_question_is_added_reworded_and_removed(choose, own_folder):
    page = opened()
    field(page, "text_input", "asks").set_value("Who was late?")
    page = pressed(page, "Add")
    assert headings(page)[0].startswith("15 questions")
    choose("who_late", "")
    page = opened()
    field(page, "text_input", "asks").set_value("Who came late?")
    page = pressed(page, "Save the question")
    assert [heading for heading in headings(page) if heading == "Who came late?"]
    page = pressed(page, "Remove the question")
    assert [each.action for each in kept_decisions(own_folder)] == ["added", "edited", "removed"]
