"""The ledger as a sentence and in its orders, on the regatta of tests/shores_facts.py."""

from dataclasses import replace

from analysis.contrast.selection import Filters
from analysis.facts.findings import count_statuses, say_ledger, tellers
from analysis.facts.orders import of_status, ordered
from analysis.facts.rows import ledger_rows
from analysis.scope import Perspective, Scope
from tests.shores_facts import LAUNCH, PROTEST, RACE, chronology, facts
from tests.two_shores import two_shores

NAMES = {"east": "Russian author", "west": "American author"}
CLASH = LAUNCH | {"id": "clash", "apart": "contradicted", "why": "One says noon, one says night."}


def rows(*entries: dict, filters: Filters | None = None):
    return ledger_rows(facts(*entries), chronology(), two_shores(), filters)


def test_the_sentence_counts_what_both_tell_and_how_then_what_one_alone_tells_and_neither():
    assert say_ledger(rows(LAUNCH, CLASH, RACE, PROTEST), NAMES) == (
        "4 facts: 3 told by both, of them 1 in a different light and 1 contradicted; "
        "1 by the American author alone. Neither tells one further entry of the chronology."
    )


def test_filters_are_told_with_how_many_facts_they_leave():
    kept = rows(filters=Filters(event="guilin"))
    assert say_ledger(kept, NAMES, 3) == (
        "1 of 3 facts passes the filters: 1 told by both. Neither tells one further entry of the chronology."
    )
    assert say_ledger([row for row in kept if row.status == "neither"], NAMES, 3) == (
        "Neither tells one further entry of the chronology."
    )


def test_where_both_tell_nothing_it_says_none():
    assert say_ledger(rows(PROTEST)[-1:], NAMES) == "1 fact: none told by both; 1 by the American author alone."


def test_articles_of_one_side_go_by_their_authors_and_without_one_by_their_titles():
    documents = two_shores().documents
    scope = Scope((Perspective("Russian", "Russian author"),))
    assert tellers(documents, scope) == {"east": "Russian author", "west": "American"}
    alike = documents.assign(perspective="Russian", author=["Ann Ash", "Bo Birch"], title=["One", "Two"])
    assert tellers(alike) == {"east": "Ann Ash", "west": "Bo Birch"}
    assert tellers(alike.assign(author=["Ann Ash", None])) == {"east": "“One”", "west": "“Two”"}
    same = alike.assign(author="Ann Ash", title="One")
    assert tellers(same) == {"east": "“One” (east)", "west": "“One” (west)"}


def test_every_status_is_counted_also_those_that_no_row_has():
    assert count_statuses(rows()) == {"both": 1, "framed": 1, "contradicted": 0, "one": 1, "neither": 1}


def test_in_the_order_of_an_article_what_it_leaves_out_comes_after_as_the_next_tells_it():
    told = ordered(rows(), "told", ["west", "east"])
    assert [row.fact.id for row in told] == ["launch", "race", "protest", "chronology:storm"]
    late = replace(facts(RACE)[0], when="2020")
    turned = ledger_rows([late, *facts(LAUNCH)], [], two_shores())
    assert [row.fact.id for row in turned] == ["race", "launch"]
    assert [row.fact.id for row in ordered(turned, "told", ["east", "west"])] == ["launch", "race"]


def test_by_status_what_is_told_apart_comes_first_and_equals_keep_their_dates():
    by_status = ordered(rows(LAUNCH, CLASH, RACE, PROTEST), "status", ["east", "west"])
    assert [row.status for row in by_status] == ["contradicted", "framed", "both", "one", "neither"]


def test_no_status_chosen_is_all_of_them():
    assert of_status(rows(), ()) == rows()
    assert [row.fact.id for row in of_status(rows(), ("both", "one"))] == ["race", "protest"]


def test_among_many_articles_those_that_tell_alone_are_counted_not_named():
    names = NAMES | {"north": "Ann Ash", "south": "Bo Birch"}
    assert say_ledger(rows(LAUNCH, RACE, PROTEST), names) == (
        "3 facts: 2 told by two or more, of them 1 in a different light; 1 by one article alone. "
        "None tells one further entry of the chronology."
    )
