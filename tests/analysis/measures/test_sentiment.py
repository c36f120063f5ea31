"""Tone, its receipts and its mask, on sentences of our own. Weights are TextBlob's: good +0.7, bad -0.7, great +0.8."""

import pandas as pd
import pytest
from textblob import TextBlob

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.measures.sentiment import Mask, assess, hide, read_mask, score_sentiment
from analysis.schemas import empty

NO_MASK = Mask({})
OURS = (
    "It was not a very good plan, was it?",
    "Hardly good, truly terrible, and yet: “Wonderful!” he cried.",
    "The ferry sailed at nine.",
    "A remarkably clever, if slightly boring, envoy isn’t bad at all!!",
    "",
)


def frame(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"sentence_id": [f"d/p01/s{place:02}" for place in range(1, len(texts) + 1)], "text": texts})


def score(mask: Mask, *texts: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    return score_sentiment(frame(*texts), empty("voices"), mask)


def test_polarity_is_the_mean_weight_of_the_scored_words():
    sentiment, _ = score(NO_MASK, "A good harbour and a bad road.")
    assert sentiment["polarity"].tolist() == [pytest.approx((0.7 - 0.7) / 2)]
    assert sentiment["n_scored"].tolist() == [2]


def test_no_scored_word_is_unknown_and_not_neutral():
    sentiment, _ = score(NO_MASK, "The ferry sailed at nine.", "A good harbour and a bad road.")
    assert pd.isna(sentiment["polarity"][0])
    assert pd.isna(sentiment["subjectivity"][0])
    assert sentiment["n_scored"][0] == 0
    assert sentiment["polarity"][1] == pytest.approx(0.0)


@pytest.mark.parametrize("text", OURS)
def test_with_the_mask_off_the_score_is_textblob_s_own(text):
    sentiment, _ = score(Mask({"good plan": "a test"}), text)
    own = TextBlob(text).sentiment
    if sentiment["n_scored_unmasked"][0]:
        assert sentiment["polarity_unmasked"][0] == own.polarity
        assert sentiment["subjectivity_unmasked"][0] == own.subjectivity
    else:
        assert own.polarity == 0


def test_negation_and_intensifiers_are_textblob_s():
    _, receipts = score(NO_MASK, "Not good. Very good.")
    assert receipts.loc[receipts["measure"] == "tone", "weight"].round(2).tolist() == [-0.35, 0.91]


def test_masked_words_are_not_scored_and_are_kept_as_receipts():
    sentiment, receipts = score(Mask({"great power*": "ranks of states"}), "The great powers made a good start.")
    assert sentiment["polarity"].tolist() == [pytest.approx(0.7)]
    assert sentiment["polarity_unmasked"].tolist() == [pytest.approx((0.8 + 0.7) / 2)]
    masked = receipts[receipts["masked"]]
    assert masked[["measure", "term"]].values.tolist() == [["tone_unmasked", "great"]]


def test_receipts_name_the_words_where_they_stand():
    text = "They said it was not very good; “great” news was rare."
    _, receipts = score(NO_MASK, text)
    for receipt in receipts.itertuples():
        assert text[receipt.start :].startswith(receipt.term)


def test_receipts_of_a_sentence_average_to_its_score():
    sentiment, receipts = score(NO_MASK, *OURS)
    own = receipts[receipts["measure"] == "tone"].groupby("sentence_id")["weight"].mean()
    known = sentiment.dropna(subset="polarity").set_index("sentence_id")["polarity"]
    pd.testing.assert_series_equal(own, known, check_names=False)


def test_receipts_tell_whose_words_they_are():
    text = "A good day. He called it awful."
    voices = pd.DataFrame(
        {"sentence_id": ["d/p01/s01"], "start": [25], "end": [30], "voice": ["quoted"], "speaker": [None]}
    ).assign(cue="call", n_words=1)
    _, receipts = score_sentiment(frame(text), voices, NO_MASK)
    own = receipts[receipts["measure"] == "tone"]
    assert own[["term", "voice"]].values.tolist() == [["good", "author"], ["awful", "quoted"]]


def test_hiding_keeps_every_offset():
    assert hide("a great power’s plan", [(2, 13)]) == "a xxxxx xxxxx’s plan"


def test_a_long_run_of_intensifiers_ships_four_words_at_most():
    _, receipts = score(NO_MASK, "very very very very very good")
    assert receipts["term"].str.split().str.len().max() <= 4


def test_every_sentence_keeps_its_row_and_the_input_is_left_alone():
    sentences = frame(*OURS)
    before = sentences.copy()
    sentiment, _ = score_sentiment(sentences, empty("voices"), NO_MASK)
    assert sentiment["sentence_id"].tolist() == sentences["sentence_id"].tolist()
    pd.testing.assert_frame_equal(sentences, before)


def test_the_shipped_mask_takes_the_known_traps_away():
    mask = read_mask(CORPUS / "lexicons" / "masks.toml")
    sentiment, _ = score(mask, "Foreign Minister", "a great power", "their own", "unprecedented")
    assert sentiment["n_scored"].tolist() == [0, 0, 0, 0]
    assert (sentiment["n_scored_unmasked"] > 0).all()


def test_a_group_without_a_reason_is_refused(tmp_path):
    path = tmp_path / "masks.toml"
    path.write_text('[[group]]\nid = "odd"\nterms = ["red tape"]\n', encoding="utf-8")
    with pytest.raises(CodebookError, match="group odd has no reason"):
        read_mask(path)


def test_assess_survives_letters_that_grow_when_lowered():
    assert [found.term for found in assess("İİİ a good day")] == ["good"]
