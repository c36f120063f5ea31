"""Proposals of a whole corpus: computed where both texts are at hand, else those that ship."""

import pandas as pd
import pytest

from analysis.aligning import alignments_of
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
