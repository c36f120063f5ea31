"""From what a person confirmed to articles; and the records of those that a project has, edited."""

from datetime import date

import pytest

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.intake.arrivals import Arrival, pasted
from analysis.intake.confirming import confirmed, iso_day, readable_id, values_of
from analysis.intake.duplicates import with_twins
from analysis.intake.held import edited, held_notes, said_change
from analysis.intake.shown import arrivals_table, count_taken, held_table, parts_table, remarks
from analysis.text.documents import Article
from tests.made_files import BODY, LAKE, PAPER

TODAY = date(2026, 11, 22)
TEXT = "\n\n".join(BODY)


@pytest.fixture
def arrival() -> Arrival:
    return pasted("", f"Cold Water\n\nBy Ann Reed\n\n24 March 2021\n\n{TEXT}\n\nShare this article")


def taken(*arrivals: Arrival, answers=None, ticks=None, ids=()):
    return confirmed(arrivals, answers or {}, ticks or {}, ids, TODAY)


def test_without_a_word_from_a_person_the_guesses_and_the_marks_hold(arrival):
    (article,) = taken(arrival).articles
    assert article.doc_id == "reed-2021-03-24"
    assert article.paragraphs == BODY
    assert article.record == {
        "title": "Cold Water", "author": "Ann Reed", "published": "2021-03-24", "language": "en", "translated": False,
    }  # fmt: skip


def test_an_article_of_too_many_paragraphs_is_told_and_not_added(arrival, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_PARAGRAPHS", 1)
    found = taken(arrival)
    assert found.articles == ()
    assert "holds 3 paragraphs, more than the 1 of one article. Untick some" in found.troubles[arrival.key]


def test_what_a_person_wrote_and_ticked_goes_before(arrival):
    answers = {arrival.key: {"author": "Jo Lee", "published": "4 May 2020", "perspective": "North", "title": ""}}
    ticks = {arrival.key: {3: False, 6: True}}
    found = taken(arrival, answers=answers, ticks=ticks)
    (article,) = found.articles
    assert (article.doc_id, article.record["published"], article.record["perspective"]) == (
        "lee-2020-05-04", "2020-05-04", "North",
    )  # fmt: skip
    assert article.paragraphs == (*BODY[1:], "Share this article")
    assert found.notes == ("The pasted text: has no title, so it is called lee-2020-05-04.",)


def test_what_cannot_be_added_stays_and_loses_nothing_else(arrival):
    other = pasted("Other", LAKE + " " + PAPER)
    found = taken(arrival, other, answers={other.key: {"published": "last week"}})
    assert [article.record["title"] for article in found.articles] == ["Cold Water"]
    assert found.keys == (arrival.key,)
    assert found.troubles == {
        other.key: "Other: “last week” is no date that can be read. Write 2021-03-24, 2021-03 or 2021."
    }


def test_no_paragraph_is_no_article(arrival):
    ticks = {arrival.key: dict.fromkeys(range(len(arrival.parts)), False)}
    assert "no paragraph is ticked" in taken(arrival, ticks=ticks).troubles[arrival.key]


def test_a_copy_is_not_taken_unless_a_person_ticks_it(arrival):
    arrivals = with_twins([arrival, pasted("Again", TEXT)])
    assert len(taken(*arrivals).articles) == count_taken(arrivals, {}) == 1
    assert len(taken(*arrivals, answers={arrivals[1].key: {"take": True}}).articles) == 2


def test_ids_are_unique_and_one_that_tells_something_is_kept(arrival):
    given = Arrival("k", "t.csv, line 2", "reed-2021-03-24", arrival.guesses, arrival.parts)
    number = Arrival("l", "t.csv, line 3", "17", arrival.guesses, arrival.parts)
    ids = [article.doc_id for article in taken(given, arrival, number, ids=["reed-2021-03-24-2"]).articles]
    assert ids == ["reed-2021-03-24", "reed-2021-03-24-3", "reed-2021-03-24-4"]


def test_an_id_is_readable_whatever_is_known():
    assert readable_id({"author": "Ana Núñez; Jo Lee", "published": "2021"}) == "nunez-2021"
    assert readable_id({"outlet": "The Post", "published": "2021-03"}) == "the-post-2021-03"
    assert readable_id({}) == "article"


@pytest.mark.parametrize(("written", "day"), [("2021-03", "2021-03"), ("March 24, 2021", "2021-03-24"), ("soon", None)])
def test_dates_are_checked_as_they_were_typed(written, day):
    assert iso_day(written) == day


def test_a_date_ahead_is_noted_and_tomorrow_is_not(arrival):
    ahead = taken(arrival, answers={arrival.key: {"published": "2026-11-24", "perspective": "North"}})
    assert ahead.notes == ("Cold Water: the date 2026-11-24 lies ahead. Check it.",)
    assert taken(arrival, answers={arrival.key: {"published": "2026-11-23", "perspective": "North"}}).notes == ()
    assert taken(arrival, answers={arrival.key: {"published": "2026", "perspective": "North"}}).notes == ()


def test_the_tables_show_what_is_confirmed(arrival):
    answers, ticks = {arrival.key: {"title": "Warm"}}, {arrival.key: {0: True}}
    row = arrivals_table([arrival], answers, ticks).loc[arrival.key]
    assert (row["title"], row["parts"], row["take"]) == ("Warm", "4 of 7 ¶", True)
    assert row["origins"] == "title, author, date: its first lines; language: its words"
    assert parts_table(arrival, ticks[arrival.key])["taken"].tolist() == [True, False, False, True, True, True, False]


def test_another_language_is_kept_and_said_to_be_unscored(arrival):
    said = remarks(arrival, {arrival.key: {"language": "ru"}})
    assert said == ("Russian: kept, but not scored; measures read English only.",)
    assert values_of(arrival, {"language": "ru"})["language"] == "ru"


HELD = (
    Article("a", BODY, {"title": "Cold", "language": "en", "translated": False, "source": "a.txt"}),
    Article("b", BODY, {"title": "Warm", "language": "ru", "translated": True, "published": "2031"}),
)


def test_records_are_edited_and_articles_removed():
    after = edited(HELD, {"a": {"author": "Jo Lee", "published": "May 2020"}}, removed=["b"])
    (article,) = after
    assert article.record == HELD[0].record | {"author": "Jo Lee", "published": "2020-05"}
    assert article.paragraphs == BODY
    assert said_change(HELD, after) == "One article removed and one article edited."
    assert said_change(HELD, HELD) == ""


def test_an_edit_that_cannot_be_kept_names_the_article():
    with pytest.raises(InputError, match="Warm: “never” is no date"):
        edited(HELD, {"b": {"published": "never"}})


def test_what_a_project_has_is_listed_with_what_to_know():
    table = held_table(HELD)
    assert table["remarks"].tolist() == ["", "Russian: kept, but not scored; measures read English only."]
    assert table["parts"].tolist() == ["3 ¶, 61 words"] * 2
    assert held_notes(HELD, TODAY) == ("Warm: the date 2031 lies ahead. Check it.",)
