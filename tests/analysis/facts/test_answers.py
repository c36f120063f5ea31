"""The question grid under filters: an answer, none, none yet, and an answer that rests elsewhere are told apart."""

import pytest

from analysis.contrast.selection import Filters
from analysis.facts.answers import answer_states, grid_frame, questions_passing, say_cell, say_questions
from analysis.facts.questions import Answer, Question
from tests.two_shores import two_shores

NAMES = {"east": "Russian author", "west": "American author"}
WON = Question("won", "Who won?", "A boat.", (Answer("east", "The east.", ("east/p02/s01",)),))
CHEERED = Question(
    "cheered",
    "Who cheered?",
    "",
    (Answer("east", "All.", ("east/p01/s01",)), Answer("west", "Some.", ("west/p02/s01",))),
)
PAID = Question("paid", "Who paid?")
MOOD = Question("mood", "What is the mood?", "", (Answer("west", "Sour."),))
ALL = (WON, CHEERED, PAID, MOOD)


def states(*questions: Question, **filters) -> dict:
    frame = answer_states(questions or ALL, two_shores(), Filters(**filters))
    return {(row.question_id, row.doc_id): row.state for row in frame.itertuples()}


def said(*questions: Question, **filters) -> str:
    return say_questions(answer_states(questions or ALL, two_shores(), Filters(**filters)), NAMES)


def left(**filters) -> list[str]:
    frame = answer_states(ALL, two_shores(), Filters(**filters))
    return [question.id for question in questions_passing(ALL, frame)]


def test_an_article_answers_or_does_not_say():
    assert states()["won", "east"] == "says"
    assert states()["won", "west"] == "silent"


def test_an_article_without_any_answer_was_not_asked_yet():
    assert set(states(WON, PAID).items()) >= {(("won", "west"), "unasked"), (("paid", "west"), "unasked")}
    assert states(WON, PAID)["paid", "east"] == "silent"


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        ({"topics": ("europe",)}, {("cheered", "east"), ("cheered", "west")}),
        ({"actors": ("China",)}, {("cheered", "east")}),
        ({"event": "guilin"}, {("won", "east"), ("cheered", "west")}),
        ({"voice": "quoted"}, {("won", "east")}),
        ({"voice": "reported"}, {("cheered", "west")}),
        ({"voice": "all"}, {("won", "east"), ("cheered", "east"), ("cheered", "west")}),
    ],
    ids=["topic", "actor", "meeting", "quoted", "reported", "any voice"],
)
def test_an_answer_passes_with_a_sentence_that_it_rests_on(filters, passing):
    told = {cell for cell, state in states(**filters).items() if state == "says"}
    assert told - {("mood", "west")} == passing


def test_an_answer_that_rests_on_the_article_as_a_whole_always_passes():
    assert states(topics=("europe",), voice="quoted")["mood", "west"] == "says"


def test_an_answer_that_rests_elsewhere_is_not_said_to_be_a_silence():
    assert states(event="guilin")["cheered", "east"] == "elsewhere"


def test_questions_without_an_answer_in_the_chosen_passages_are_left_out():
    assert left() == ["won", "cheered", "paid", "mood"]
    assert left(actors=("China",)) == ["cheered", "mood"]


def test_the_author_filter_leaves_that_authors_column():
    assert {doc_id for _, doc_id in states(perspective="American")} == {"west"}
    assert left(perspective="American") == ["won", "cheered", "paid", "mood"]


def test_the_finding_counts_who_answers():
    assert said() == ("4 questions: both answer 1; the Russian author alone 1; the American author alone 1; neither 1.")
    assert said(perspective="American") == "4 questions: the American author answers 2."


def test_an_article_that_was_not_asked_is_not_counted_as_silent():
    assert said(WON, PAID) == (
        "2 questions: the Russian author answers 1. The questions have not been put to the American author yet."
    )


def test_without_an_answer_nothing_is_counted():
    assert said(PAID) == "1 question, put to no article yet."


def test_the_table_says_what_the_grid_says():
    frame = grid_frame(ALL, answer_states(ALL, two_shores(), Filters(event="guilin")), NAMES)
    assert list(frame.columns) == ["question", "what counts", "Russian author", "American author"]
    assert frame.iloc[1].tolist() == ["Who cheered?", "", "answers, but not in the chosen passages", "Some."]
    assert frame["American author"].tolist() == ["does not say", "Some.", "does not say", "Sour."]


def test_an_empty_cell_says_why():
    assert [say_cell(None, state) for state in ("silent", "unasked")] == ["does not say", "not answered yet"]
