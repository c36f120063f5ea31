"""Proposals of a whole corpus: computed where both texts are at hand, else those that ship."""

import pandas as pd
import pytest

from analysis.aligning import alignments_of, n_compared, pairs_between
from analysis.contrast.alignment.propose import propose_alignments
from analysis.results import Results, concatenate, without_text
from analysis.schemas import empty
from tests.told_twice import HARBOUR, UPLAND, analysed


@pytest.fixture(scope="module")
def texts() -> Results:
    return analysed(harbour=HARBOUR, upland=UPLAND)


@pytest.fixture(scope="module")
def shipped(texts) -> pd.DataFrame:
    """What ships: the proposals, marked by a score that no computing gives."""
    return propose_alignments(texts).assign(score=0.123)


def test_without_texts_the_shipped_proposals_stand(texts, shipped):
    pd.testing.assert_frame_equal(alignments_of(without_text(texts), shipped), shipped)


def test_with_both_texts_they_are_computed(texts, shipped):
    pd.testing.assert_frame_equal(alignments_of(texts, shipped), propose_alignments(texts))


def test_with_one_text_of_two_the_shipped_ones_stand(texts, shipped):
    half = concatenate([texts.of_document("harbour"), without_text(texts.of_document("upland"))])
    pd.testing.assert_frame_equal(alignments_of(half, shipped), shipped)


def test_an_article_of_the_reader_s_is_aligned_with_those_that_have_text(texts, shipped):
    half = concatenate([texts.of_document("harbour"), without_text(texts.of_document("upland")), analysed(mine=UPLAND)])
    frame = alignments_of(half, shipped)
    pairs = frame["sentence_id"].str.split("/").str[0] + "+" + frame["other_id"].str.split("/").str[0]
    assert pairs.unique().tolist() == ["harbour+upland", "harbour+mine"]
    assert (frame.loc[pairs == "harbour+upland", "score"] == 0.123).all()


def test_shipped_proposals_of_articles_that_are_not_there_are_left_out(texts, shipped):
    assert alignments_of(without_text(texts.of_document("harbour")), shipped).empty


def test_nothing_shipped_and_no_text_is_an_empty_frame(texts):
    assert alignments_of(without_text(texts), empty("alignments")).empty


def test_every_article_of_the_one_side_is_paired_with_every_one_of_the_other_once():
    assert pairs_between(["a", "b"], ["c"]) == (("a", "c"), ("b", "c"))
    assert pairs_between(["a", "b", "c"], ["a", "b", "c"]) == (("a", "b"), ("a", "c"), ("b", "c"))
    assert pairs_between(["a"], ["a", "b"]) == (("a", "b"),)
    assert pairs_between(["a", "b"], ["b", "a"]) == (("a", "b"),)
    assert pairs_between(["a"], ["a"]) == ()


def test_only_the_pairs_asked_for_are_compared(texts, shipped):
    own = tuple(texts.documents["doc_id"])
    pd.testing.assert_frame_equal(alignments_of(texts, shipped, [own[::-1]]), alignments_of(texts, shipped))
    assert alignments_of(texts, shipped, [(own[0], "another")]).empty
    assert alignments_of(without_text(texts), shipped, [(own[0], "another")]).empty


def test_what_a_comparison_costs_is_the_pairs_of_sentences(texts):
    one, other = texts.documents["doc_id"]
    n = [len(texts.of_document(doc_id).sentences) for doc_id in (one, other)]
    assert n_compared(texts, [(one, other)]) == n[0] * n[1]
