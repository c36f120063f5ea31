"""Keywords of two sides: counts of both, evidence behind each, and sentences that say text, never nation."""

import pandas as pd
import pytest

from analysis.contrast.contrasts import contrast_authors, perspectives
from analysis.contrast.keyness.findings import say_counted, say_floor, say_keywords, say_rows
from analysis.contrast.keyness.keywords import keywords
from tests.two_shores import two_shores
from tests.worded import two_sides, worded

PLANTED = {f"a/p{at}": {"ferry": 4, "sea": 2, f"odd{at}": 1} for at in range(6)} | {
    f"b/p{at}": {"bridge": 4, "sea": 2, f"even{at}": 1} for at in range(6)
}


@pytest.fixture(scope="module")
def shores():
    contrast = contrast_authors(two_shores(), perspectives(two_shores()))
    return keywords(two_shores(), contrast), contrast


@pytest.fixture(scope="module")
def planted():
    return keywords(worded(PLANTED), two_sides(PLANTED)), two_sides(PLANTED)


def test_raw_counts_rates_and_paragraphs_of_both_sides_stand_beside_each_other(shores):
    row = shores[0].frame.set_index("unit").loc["wind"]
    assert row[["n_target", "n_reference", "n_paragraphs_target", "n_paragraphs_reference"]].tolist() == [2, 1, 1, 1]
    assert row[["rate_target", "rate_reference"]].tolist() == pytest.approx([1000 * 2 / 8, 1000 * 1 / 7])
    assert row["side"] == "Russian"


def test_behind_each_word_stand_the_paragraphs_that_hold_it(shores):
    behind = shores[0].frame.set_index("label")["paragraph_ids"]
    assert behind["protest"] == ["west/p01", "west/p03"]
    assert behind["Russia"] == ["east/p02", "west/p02", "west/p04"]


def test_words_that_stand_too_seldom_are_listed_without_a_p():
    found = keywords(worded({"a/p1": {"x": 2, "y": 4}, "b/p1": {"y": 4}}), two_sides(["a/p1", "b/p1"]))
    frame = found.frame.set_index("unit")
    assert not frame.loc["x", "compared"]
    assert pd.isna(frame.loc["x", "p"])
    assert frame.loc["y", "p"] == 1.0
    assert not frame["survives"].any()


def test_every_text_is_split_for_its_own_floor(planted):
    floors = planted[0].floors
    assert floors.index.tolist() == ["Russian", "American"]
    assert floors["n_units"].tolist() == [2, 2]
    assert floors["flagged_05"].tolist() == [0, 0]  # the words stand evenly within each text


def test_what_passes_is_named_by_side_with_its_counts_first(planted):
    finding = say_keywords(*planted)
    assert finding.sentence == (
        "2 words set the two apart further than chance does: the Russian author’s text by “ferry” (24 against 0); "
        "the American author’s text by “bridge” (24 against 0)."
    )
    assert "The usual test (log-likelihood, p < .05) calls 2 of 3 words key" in finding.doubt
    assert say_rows(planted[0]) == "15 words, names and set phrases: 3 stand often enough to be compared, and 2 pass."


def test_where_nothing_passes_the_nearest_is_told_without_claiming_a_difference():
    paragraphs = {
        f"{side}/p{at}": {"sea": 2 + (side == "a" and at == 1), "pier": 2} for side in "ab" for at in range(4)
    }
    found, contrast = keywords(worded(paragraphs), two_sides(paragraphs)), two_sides(paragraphs)
    assert say_keywords(found, contrast).sentence == (
        "No single word sets the two apart further than chance does: “sea”, which the Russian author’s text has more "
        "often (9 against 8), comes nearest."
    )
    assert say_rows(found).endswith("and none passes.")


def test_too_few_paragraphs_for_any_word_to_pass_are_said(shores):
    assert shores[0].deals == 15
    assert say_keywords(*shores).sentence.startswith(
        "There are too few paragraphs for any word to pass; “protest” (3 against 0)"
    )


def test_without_a_word_to_compare_that_is_said():
    paragraphs = {"a/p1": {"x": 1}, "b/p1": {"y": 1}}
    found, contrast = keywords(worded(paragraphs), two_sides(paragraphs)), two_sides(paragraphs)
    finding = say_keywords(found, contrast)
    assert finding.whole.strip() == "No word stands 3 times or more here, so none can be compared."
    assert say_floor(found, contrast) == ""
    assert say_counted(found, contrast).startswith(
        "Russian author: 1 paragraph, American author: 1 paragraph. no words"
    )
