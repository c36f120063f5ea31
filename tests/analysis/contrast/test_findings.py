"""Sentences computed from differences: they say the text, its values, and their doubt."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.findings import describe, largest, within
from analysis.contrast.groups import Side
from analysis.contrast.selection import Filters
from analysis.exchange.builtin import CORPUS

MEASURES = read_measures(CORPUS / "measures.toml")
EAST = Side("Russian", "Russian author", "the Russian author’s text", pd.Index(["a/p01"]))
WEST = Side("American", "American author", "the American author’s text", pd.Index(["b/p01"]))


def difference(measure: str, target: float, reference: float, **others) -> pd.Series:
    given = {"measure": measure, "key": "", "target": target, "reference": reference, "difference": target - reference}
    given |= {"low": -0.5, "high": 0.1, "spread": 0.2, "n_units_target": 8, "n_units_reference": 16, "few": False}
    given |= {"n_counted_target": 3, "n_counted_reference": 1}
    return pd.Series(given | others)


def test_the_side_that_has_more_is_named_first():
    finding = describe(difference("polarity", -0.2, 0.1), MEASURES["polarity"], EAST, WEST)
    assert finding.sentence == (
        "The American author’s text sounds more favourable than the Russian author’s text: +0.10 against −0.20."
    )


def test_shares_are_told_in_paragraphs_before_per_cent():
    row = difference("topic_share", 0.375, 0.0625, key="sanctions_finance")
    finding = describe(row, MEASURES["topic_share"], EAST, WEST, "sanctions and finance")
    assert "turns to sanctions and finance in more of its paragraphs" in finding.sentence
    assert finding.sentence.endswith(": 3 of 8 against 1 of 16 (38 % against 6 %).")


def test_an_interval_that_includes_zero_is_said_to():
    assert (
        "includes zero: they may not differ"
        in describe(difference("polarity", -0.2, 0.1), MEASURES["polarity"], EAST, WEST).doubt
    )


def test_an_interval_clear_of_zero_is_said_to_hold_for_these_texts_only():
    finding = describe(difference("polarity", -0.2, 0.1, low=-0.5, high=-0.1), MEASURES["polarity"], EAST, WEST)
    assert "clear of zero, for these texts" in finding.doubt
    assert "16 against 8 paragraphs" in finding.doubt  # in the order of the sentence, which begins with the American


def test_an_unbroken_share_names_the_interval_that_takes_the_bootstrap_s_place():
    row = difference("topic_share", 0.375, 0.0, key="trade", unbroken=True)
    assert "(Agresti-Caffo, as one side is all or none)" in describe(row, MEASURES["topic_share"], EAST, WEST).doubt


def test_few_paragraphs_are_warned_of():
    finding = describe(difference("polarity", -0.2, 0.1, few=True), MEASURES["polarity"], EAST, WEST)
    assert "too narrow to lean on" in finding.doubt


def test_an_unknown_side_is_said_to_be_unknown():
    finding = describe(difference("polarity", float("nan"), 0.1), MEASURES["polarity"], EAST, WEST)
    assert finding.sentence.startswith("Tone of the Russian author’s text is unknown.")


def test_equal_values_are_no_difference():
    finding = describe(difference("polarity", 0.1, 0.1), MEASURES["polarity"], EAST, WEST)
    assert "do not differ" in finding.sentence


@pytest.mark.parametrize("measure", ["polarity", "topic_share", "topic_rate", "actor_rate", "quoted_share"])
def test_no_sentence_speaks_of_nations(measure):
    sentence = describe(difference(measure, 0.3, 0.1, key="x"), MEASURES[measure], EAST, WEST, "trade").whole
    assert "text" in sentence
    assert "Russians" not in sentence
    assert "Russia " not in sentence


def test_the_largest_differences_are_ranked_against_their_own_spread_one_a_key():
    rows = [
        difference("topic_share", 0.5, 0.1, key="a", spread=0.4),
        difference("topic_share", 0.5, 0.1, key="b", spread=0.1),
        difference("topic_rate", 9, 1, key="b", spread=4.0),
        difference("polarity", 0.1, 0.1, spread=0.0),
    ]
    assert largest(pd.DataFrame(rows), 3)[["measure", "key"]].values.tolist() == [
        ["topic_share", "b"],
        ["topic_share", "a"],
    ]


def test_a_sentence_about_an_actor_s_paragraphs_says_whose():
    assert within("The text ends.", Filters()) == "The text ends."
    assert within("The text ends.", Filters(actors=("United States", "China", "Iran"))) == (
        "In the paragraphs that name the United States, China or Iran, the text ends."
    )
    assert within("The text ends.", Filters(actors=("China",), event="guilin")).startswith("In the chosen paragraphs,")
