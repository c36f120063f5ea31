"""The sentences about topics hold for what they were made from, and read as English."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.compared import compare, score_sides, side_values
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.cooccurrence import topic_pairs
from analysis.contrast.counts import amount, say_counts
from analysis.contrast.omissions import balance_of, topic_places
from analysis.contrast.topic_findings import (
    foremost_term,
    say_flat,
    topics_alone,
    what_goes_together,
    what_is_left_out,
    widest_topic,
)
from analysis.exchange.builtin import CORPUS
from tests.tiny import tiny_results

MEASURES = read_measures(CORPUS / "measures.toml")
LABELS = {"trade": "Trade"}
EAST = ["east/p01", "east/p02"]


def authors(results):
    return contrast_authors(results, ["Russian", "American"])


def test_the_topic_that_parts_the_texts_is_named_with_both_rates():
    results = tiny_results()
    rows = compare(results, authors(results), {"topic_rate": "all"})
    finding = widest_topic(rows, authors(results), MEASURES["topic_rate"], LABELS)
    assert "the Russian author’s text mentions trade more often" in finding.sentence.replace("The R", "the R")
    assert "150.0 against 50.0" in finding.sentence


@pytest.mark.parametrize(
    ("measure", "told"), [("topic_rate", "150.0 times per 1,000 words"), ("topic_share", "in 100 % of its paragraphs")]
)
def test_with_one_text_the_foremost_topic_is_told_and_who_is_missing(measure, told):
    results = tiny_results().narrowed_to(EAST)
    contrast = authors(results)
    values = side_values(score_sides(results, contrast, "all"), measure, LABELS)
    finding = topics_alone(values, contrast, MEASURES[measure])
    assert told in finding.sentence
    assert "the American author’s text" in finding.doubt


def left_out(results):
    sides = authors(results).filled
    return what_is_left_out(balance_of(topic_places(results, sides, LABELS), sides), sides)


def test_what_is_left_out_is_told_with_counts_and_what_is_said_in_passing():
    assert left_out(tiny_results()).sentence == (
        "1 of 1 topics stands in one text only. Trade is in 2 of the 2 paragraphs of the Russian author’s text "
        "and in none of the American author’s text, which mentions it once in passing."
    )
    assert "2 of the Russian author’s text and 2 of the American author’s text" in left_out(tiny_results()).doubt


def test_with_one_text_nothing_is_said_to_be_left_out():
    assert "cannot be seen" in left_out(tiny_results().narrowed_to(EAST)).sentence


def test_pairs_that_never_meet_are_said_so():
    assert what_goes_together(topic_pairs(tiny_results(), LABELS)).sentence.startswith("No two topics")


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ([3, 1], "in 3 of 8 paragraphs."),
        ([3, 3], "8 paragraphs; 1 other pair does so too."),
        ([3, 3, 3], "pairs do so too."),
    ],
)
def test_ties_between_pairs_are_told(counts, ending):
    rows = [("trade", f"t{n}", "Trade", "Ports", both, 3, 3, 8, 1.1, "m") for n, both in enumerate(counts)]
    columns = ["first", "second", "first_label", "second_label", "n_both", "n_first", "n_second", "n_units", "expected"]
    finding = what_goes_together(pd.DataFrame(rows, columns=[*columns, "mark"]))
    assert finding.sentence.startswith("Trade and ports meet most often")
    assert finding.sentence.endswith(ending)
    assert "would share 1.1" in finding.doubt


def terms(*rows):
    return pd.DataFrame(rows, columns=["term", "found_as", "Russian author", "American author", "mentions"])


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (terms(), "No term of trade stands in these words."),
        (
            terms(("duty", "duty, duties", 0, 2, 2)),
            "One term of trade is found: “duty”, never in the Russian author’s text and twice in the American "
            "author’s text.",
        ),
        (
            terms(("duty", "duty", 1, 2, 3), ("toll", "toll", 1, 2, 3)),
            "2 terms of trade are found; none stands more often than “duty”: once in the Russian author’s text and "
            "twice in the American author’s text.",
        ),
    ],
)
def test_the_foremost_term_never_claims_more_than_the_counts(found, told):
    assert foremost_term(found, "Trade", authors(tiny_results()).sides) == told


def test_a_value_without_width_is_explained_and_one_with_an_interval_is_not():
    assert "no interval" in say_flat(pd.DataFrame({"low": [0.0, 0.1], "high": [0.0, 0.2]}))
    assert say_flat(pd.DataFrame({"low": [0.1, None], "high": [0.2, None]})) == ""


def test_counts_are_told_for_each_side_that_has_a_paragraph():
    results = tiny_results().narrowed_to(EAST)
    values = side_values(score_sides(results, authors(results), "all"), "topic_rate", LABELS)
    assert say_counts(values, authors(results), "mention") == "Russian author: 2 paragraphs, 20 words, 3 mentions."
    assert [amount(0, "word"), amount(1, "word"), amount(1200, "word")] == ["no words", "1 word", "1,200 words"]
