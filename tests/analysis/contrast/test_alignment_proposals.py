"""Proposals of alignments, on two invented articles in which two facts are told twice."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.contrast.alignment import propose
from analysis.contrast.alignment.features import article_terms, grams, stem
from analysis.contrast.alignment.propose import propose_alignments
from analysis.results import Results, without_text
from analysis.schemas import check
from analysis.text.words import count_words
from tests.told_twice import HARBOUR, UPLAND, analysed


@pytest.fixture(scope="module")
def two() -> Results:
    return analysed(harbour=HARBOUR, upland=UPLAND)


@pytest.fixture(scope="module")
def proposals(two) -> pd.DataFrame:
    return propose_alignments(two)


def test_the_facts_told_twice_come_first(proposals):
    best = proposals.sort_values("score", ascending=False).head(2)
    assert set(zip(best["sentence_id"], best["other_id"], strict=True)) == {
        ("harbour/p01/s01", "upland/p03/s01"),
        ("harbour/p02/s01", "upland/p02/s01"),
    }


def test_a_fact_that_only_one_tells_is_not_proposed(proposals):
    assert "harbour/p03/s01" not in set(proposals["sentence_id"])
    assert "upland/p01/s01" not in set(proposals["other_id"])


def test_reasons_are_what_both_sentences_have(proposals):
    row = proposals[proposals["sentence_id"] == "harbour/p01/s01"].iloc[0]
    assert row[["shared_names", "shared_dates", "shared_terms"]].tolist() == ["Velby", "2022-05-03", "closed; port"]
    row = proposals[proposals["sentence_id"] == "harbour/p02/s01"].iloc[0]
    assert row[["shared_names", "shared_numbers", "shared_terms"]].tolist() == ["Ada Lund", "148", "boats"]


def test_a_demonym_says_its_actor_again_and_is_no_reason_of_its_own():
    frame = propose_alignments(
        analysed(a=("The tall Norwegian minister sang.", "Rain."), b=("A hat for the Norwegian minister!", "Fog."))
    )
    assert frame[["shared_names", "shared_terms"]].values.tolist() == [["Norway", "minister"]]


def test_no_reason_is_longer_than_a_term(proposals):
    cells = pd.concat([proposals[f"shared_{kind}"] for kind in ("names", "dates", "numbers", "terms")]).dropna()
    assert cells.str.split("; ").explode().map(count_words).max() <= 4


def test_proposals_are_a_frame_by_its_schema_and_the_same_each_time(two, proposals):
    check(proposals, "alignments")
    pd.testing.assert_frame_equal(propose_alignments(two), proposals)


def test_the_order_of_the_articles_decides_only_which_side_is_named_first(two, proposals):
    turned = propose_alignments(analysed(upland=UPLAND, harbour=HARBOUR))
    assert set(zip(turned["other_id"], turned["sentence_id"], turned["score"], strict=True)) == set(
        zip(proposals["sentence_id"], proposals["other_id"], proposals["score"], strict=True)
    )


def test_any_two_of_several_articles_are_compared():
    frame = propose_alignments(analysed(a=HARBOUR, b=UPLAND, c=HARBOUR))
    one, other = (frame[name].str.split("/").str[0] for name in ("sentence_id", "other_id"))
    assert set(zip(one, other, strict=True)) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert frame["group"].str.split("/").str[0].unique().tolist() == ["a+b", "a+c", "b+c"]


def test_an_article_without_text_has_no_proposals(two):
    assert propose_alignments(without_text(two)).empty
    assert propose_alignments(analysed(a=HARBOUR)).empty


def test_articles_that_share_nothing_have_no_proposals():
    assert propose_alignments(analysed(a=("Rain fell.",), b=("Snow melted quickly.",))).empty


def test_the_same_people_on_another_day_score_lower():
    met = "Ada Lund met Jon Vik in Velby on May 3."
    rest = ("Rain fell on tents.", "Goats ate grass.")
    same = analysed(a=(met, *rest), b=("On 3 May in Velby, Ada Lund met Jon Vik.", "Sheep slept."))
    another = analysed(a=(met, *rest), b=("On 9 May in Velby, Ada Lund met Jon Vik.", "Sheep slept."))
    assert propose_alignments(another)["score"].max() < 0.8 * propose_alignments(same)["score"].max()


def test_large_articles_are_compared_where_they_share_a_rare_word(two, proposals, monkeypatch):
    monkeypatch.setattr(propose, "LARGEST", 1)
    pruned = propose_alignments(two)
    kept = ["harbour/p01/s01", "harbour/p02/s01"]
    pd.testing.assert_frame_equal(
        pruned[pruned["sentence_id"].isin(kept)].reset_index(drop=True),
        proposals[proposals["sentence_id"].isin(kept)].reset_index(drop=True),
    )


def test_proposing_leaves_the_results_alone(two):
    before = {name: frame.copy() for name, frame in two.frames().items()}
    propose_alignments(two)
    for name, frame in two.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_text_that_is_markup_is_compared_as_words():
    odd = "<b>=cmd()</b> **Velby** $x$ closed its harbour"
    frame = propose_alignments(analysed(a=(odd, "Rain."), b=("They closed the harbour of Velby.", "Fog.")))
    assert frame["shared_terms"].tolist() == ["closed; harbour"]


def test_words_of_one_name_share_the_weight_of_one(two):
    counts = article_terms(two)[0].terms["words"][2]
    assert counts[stem("Ada")] == counts[stem("Lund")] == pytest.approx(2**-0.5)
    assert counts[stem("boats")] == 1


def test_grams_are_runs_of_four_characters_with_the_ends_marked():
    assert grams("Velby") == ["_vel", "velb", "elby", "lby_"]
    assert grams("a") == ["_a_"]


def test_an_empty_analysis_gives_an_empty_frame(two):
    nothing = replace(two, sentences=two.sentences.iloc[:0])
    assert propose_alignments(nothing).empty
