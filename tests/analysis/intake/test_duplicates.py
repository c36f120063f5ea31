"""Copies: the same text and nearly the same, among what arrives and against the project."""

from analysis.intake.arrivals import pasted
from analysis.intake.duplicates import is_copy, likenesses, said_twins, with_twins
from analysis.text.documents import Article
from tests.made_files import BODY

TEXT = "\n\n".join(BODY)
ADDED = "A crew that had waited outside said that both rooms had been cold and that neither had been empty for long."


def words(*numbers: int) -> str:
    return " ".join(f"w{number}" for number in numbers)


def test_shares_of_runs_by_hand():
    """Twenty words make sixteen runs; the first fifteen of them eleven, all of them among the sixteen."""
    (pair,) = likenesses([words(*range(20)), words(*range(15))])
    assert (pair.resemblance, pair.of_first, pair.of_second, pair.exact) == (11 / 16, 11 / 16, 1.0, False)


def test_half_a_text_in_common_is_told_and_a_third_is_not():
    assert likenesses([words(*range(30)), words(*range(20, 60))]) == []
    assert len(likenesses([words(*range(40)), words(*range(30), 98, 99)])) == 1


def test_capitals_signs_and_spaces_make_no_difference():
    (pair,) = likenesses([TEXT, TEXT.upper().replace(",", " —")])
    assert pair.exact


def test_texts_without_words_are_no_copies():
    assert likenesses(["", "…", "", words(1)]) == []


def test_the_first_stays_ticked_and_its_copy_says_of_what():
    first, second, third = with_twins([pasted("One", TEXT), pasted("Two", TEXT), pasted("Three", f"{TEXT}\n\n{ADDED}")])
    assert [is_copy(each) for each in (first, second, third)] == [False, True, False]
    assert said_twins(first) == ""
    assert said_twins(second).startswith("The same text as “One")
    assert "% of its five-word runs), and of 1 more: syndicated copies" in said_twins(third)


def test_an_article_that_stands_whole_in_another_is_no_second_telling():
    _, excerpt = with_twins([pasted("One", f"{TEXT}\n\n{ADDED}"), pasted("Two", TEXT)])
    assert is_copy(excerpt)
    assert said_twins(excerpt).startswith("All of its text stands in “One")


def test_what_the_project_has_is_a_copy_too():
    (arrival,) = with_twins([pasted("One", TEXT)], [Article("held", BODY, {"title": "Held"})])
    assert said_twins(arrival) == "The same text as “Held” in the project: taken twice, it would count twice."


def test_five_hundred_articles_are_compared_in_seconds():
    texts = [words(*range(number * 1000, number * 1000 + 100)) for number in range(500)]
    texts[-1] = texts[0]
    (pair,) = likenesses(texts)
    assert (pair.first, pair.second) == (0, 499)
