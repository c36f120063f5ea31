"""Sentences end where a reader ends them."""

import pandas as pd
import pytest

from analysis.text.sentences import sentences_of, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lt. Col. Ann Smith spoke.", "Maj. Gen. Lee left."],
        ["The U.S. left the hall.", "Nobody followed."],
        ["He spoke for the U.S.", "The other side listened."],
        ["Mr. Alder met Dr. Birch at No. 10 Hill Road.", "They ate."],
        ["The price rose by 3.5 per cent.", "It fell to $1.2 million."],
        ["J. R. Maple wrote it.", "A. B. Elm did not."],
        ["They waited... and then left.", "Fine."],
        ["They waited...", "Then they left."],
        ["He said, “We will stay.”", "Then he left."],
        ["“Who pays?” she asked.", "Nobody knew."],
        ["“We agree.”", "“So do we.”"],
        ["He called it “a triumph.”", "It was not."],
        ["Half a century passed in the valley.", "For that, nobody was thanked."],
        ["It was over by Jan. 5, 2019.", "Rain fell on St. Petersburg."],
        ["A line without an end"],
    ],
)
def test_a_paragraph_comes_apart_where_its_sentences_end(sentences):
    assert sentences_of(" ".join(sentences)) == sentences


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_paragraph_has_no_sentence(blank):
    assert sentences_of(blank) == []


def test_rows_are_numbered_within_their_paragraph_and_count_their_words():
    paragraphs = pd.DataFrame({"paragraph_id": ["a/p01", "a/p02", "a/p03"], "text": ["One. And two.", "", "Three."]})
    before = paragraphs.copy()
    rows = split_sentences(paragraphs)
    assert rows["sentence_id"].tolist() == ["a/p01/s01", "a/p01/s02", "a/p03/s01"]
    assert rows["position"].tolist() == [1, 2, 1]
    assert rows["n_words"].tolist() == [1, 2, 1]
    pd.testing.assert_frame_equal(paragraphs, before)


def test_no_paragraph_gives_an_empty_frame_with_whole_counts():
    rows = split_sentences(pd.DataFrame({"paragraph_id": [], "text": []}))
    assert rows.empty
    assert rows["n_words"].dtype == int
