"""Terms stand at word boundaries, in the case their writing asks for, and never across a comma."""

import pytest

from analysis.text.terms import TermIndex, term_parts


def places(term: str, text: str) -> list[str]:
    return [text[found.start : found.end] for found in TermIndex([("code", term)]).find(text)]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("toll", "Toll, tolls, extol, TOLL’s", ["Toll", "TOLL"]),
        ("toll*", "tolls tolled Tollgate atoll", ["tolls", "tolled", "Tollgate"]),
        ("Turkey", "turkey Turkey TURKEY’s", ["Turkey", "TURKEY"]),
        ("US", "us US Us U.S.", ["US"]),
        ("U.S.", "[U.S.] US the U.S.’s", ["U.S.", "U.S."]),
        ("interest*", "[i]nterests", ["[i]nterests"]),
        ("women’s rights", "the women's rights", ["women's rights"]),
        ("Hong Kong", "Hong Kong’s hong kong", ["Hong Kong"]),
    ],
)
def test_words(term, text, found):
    assert places(term, text) == found


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("a rule-based order", True),
        ("a rule based order", True),
        ("a “rule-based” order", True),
        ("a rule–based order", True),
        ("the rule, based order", False),
        ("one rule. Based order", False),
        ("a rule – based order", False),
        ("a rule - based order", False),
        ("a rule: based order", False),
        ("a rule (based order)", False),
    ],
)
def test_a_phrase_crosses_hyphens_and_quotation_marks_but_no_comma_stop_or_dash(text, stands):
    assert bool(places("rule-based order", text)) is stands


def test_of_overlapping_terms_of_a_code_the_longest_counts():
    index = TermIndex([("trade", "trade"), ("trade", "trade war*"), ("force", "war*")])
    assert [(found.code, found.term) for found in index.find("a trade war")] == [
        ("trade", "trade war*"),
        ("force", "war*"),
    ]


def test_with_one_code_a_word_counts_once():
    index = TermIndex([("trade", "trade war*"), ("force", "war*")])
    assert [found.code for found in index.find("a trade war, a war", one_code=True)] == ["trade", "force"]


def test_places_come_in_reading_order():
    index = TermIndex([("b", "oak"), ("a", "elm")])
    assert [found.code for found in index.find("Elm, oak, elm")] == ["a", "b", "a"]


@pytest.mark.parametrize("term", ["", "*", "–", "to*", "wa*r", "* war", "old war* *"])
def test_a_term_that_cannot_be_looked_up_is_refused(term):
    with pytest.raises(ValueError, match=r"write words|needs 3 letters"):
        term_parts(term)
