"""Instruments of tone on sentences of our own: each as its own library has it; mask, voices, the unknown."""

import math

import pandas as pd
import pytest
from afinn import Afinn
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_features, read_originals
from analysis.measures.instruments import describe_instruments, read_instruments, score_instruments
from analysis.measures.sentiment import Mask
from analysis.measures.vader import Vader
from analysis.measures.weighted_words import WeightedWords, read_weights
from analysis.pipeline import read_codebooks
from analysis.schemas import INSTRUMENTS, conform, empty
from analysis.text.documents import paragraph_rows
from analysis.text.sentences import split_sentences
from tests.originals import originals_folder

LEXICONS = CORPUS / "lexicons"
NO_MASK = Mask({})
PLAIN = (
    "The ferry was good and the harbour was terrible.",
    "It was not a very good plan, but the envoy was honest and kind.",
    "They never trusted the cruel old captain, who had no friends.",
    "A VERY happy crowd, a sad one, and hardly any peace.",
    "She can't stand the noise; it isn't bad, it is awful!",
    "The ferry sailed at nine.",
    "",
)


@pytest.fixture(scope="module")
def instruments():
    return read_instruments(LEXICONS)


def score(instruments, mask, *texts, voices=None):
    ids = [f"d/p01/s{place:02}" for place in range(1, len(texts) + 1)]
    frame = pd.DataFrame({"sentence_id": ids, "text": texts})
    return score_instruments(frame, empty("voices") if voices is None else voices, instruments, mask)


def of(receipts, instrument):
    return receipts[receipts["measure"] == instrument]


@pytest.mark.parametrize("text", PLAIN)
def test_the_weights_of_vader_add_up_to_its_compound(text):
    total = 4 * sum(word.weight for word in Vader().find(text))
    total += math.copysign(0.292 * text.count("!"), total) if total else 0  # its bonus for exclamation marks
    compound = SentimentIntensityAnalyzer().polarity_scores(text)["compound"]
    assert round(total / math.sqrt(total * total + 15), 4) == pytest.approx(compound, abs=1e-4)


@pytest.mark.parametrize("text", PLAIN)
def test_afinn_finds_what_its_own_tool_finds(text):
    own = Afinn()
    words = WeightedWords(read_weights(LEXICONS / "instruments" / "afinn-en-165.txt"))
    found = words.find(text)
    assert [text[word.start : word.end].lower() for word in found] == own.find_all(text)
    assert sum(word.weight for word in found) == own.score(text)


def test_the_faults_of_vader_are_as_the_catalogue_of_instruments_says():
    own, text = SentimentIntensityAnalyzer(), "Freedom came but we accept it"
    assert own.polarity_scores("United States")["compound"] == pytest.approx(0.4215)
    weights = {text[word.start : word.end]: 4 * word.weight for word in Vader().find(text)}
    # Freedom weighs 3.2 and is halved to 1.6, which is what "accept" weighs: freedom is halved again for it.
    assert (own.lexicon["freedom"], own.lexicon["accept"]) == (3.2, 1.6)
    assert weights == {"Freedom": pytest.approx(0.8), "accept": pytest.approx(1.6)}


def test_lists_are_brought_to_one_scale(instruments):
    receipts = score(instruments, NO_MASK, "An awful genocide and a happy party.")
    told = {
        name: dict(zip(of(receipts, name)["term"], of(receipts, name)["weight"], strict=True)) for name in INSTRUMENTS
    }
    assert told["afinn"] == {"awful": -0.6, "happy": 0.6}
    assert told["opinion"] == {"awful": -1.0, "genocide": -1.0, "happy": 1.0}
    assert told["labmt"]["happy"] == pytest.approx((8.30 - 5) / 4)
    assert told["diplomacy"] == {"genocide": -1.0}


def test_labmt_leaves_out_words_in_the_middle(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("grim\t3.0\nplain\t5.9\nglad\t6.0\n", encoding="utf-8")
    assert read_weights(path, neutral=5, scale=4, lens=1) == {"grim": -0.5, "glad": 0.25}


def test_a_line_without_a_number_is_refused(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("good\t3\nbad\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="line 2"):
        read_weights(path)


def test_the_longest_of_a_list_counts_once_and_at_word_boundaries():
    words = WeightedWords({"good": 1.0, "not good": -1.0})
    assert [word.weight for word in words.find("Not good, but goodish; good.")] == [-1.0, 1.0]


@pytest.mark.parametrize("instrument", ["vader", "afinn", "opinion", "labmt"])
def test_masked_words_are_scored_by_no_general_lexicon(instruments, instrument):
    text = "The Great Love Union met, a happy day."
    masked = of(score(instruments, Mask({"Great Love Union": "a name"}), text), instrument)
    assert {"Great", "Love"} & set(of(score(instruments, NO_MASK, text), instrument)["term"])
    assert masked["term"].tolist() == [term for term in masked["term"] if term not in ("Great", "Love", "Union")]
    assert "happy" in masked["term"].tolist()
    assert masked["start"].tolist() == [text.index(term) for term in masked["term"]]


def test_letters_of_the_mask_are_no_words(instruments):
    """labMT rates x and xx."""
    receipts = score(instruments, Mask({"EU": "a name", "G7": "a name"}), "The EU and the G7 met.")
    assert not {"EU", "G7"} & set(receipts["term"])


def test_the_own_list_scores_a_set_phrase_that_it_names_itself(instruments):
    mask = Mask({"economic sanctions": "a term of art", "Peace Street": "a name"})
    receipts = score(instruments, mask, "Economic sanctions were discussed in Peace Street.")
    assert of(receipts, "diplomacy")["term"].tolist() == ["Economic sanctions"]


def test_typographic_marks_hide_no_word(instruments):
    for text in ("“Good”—and ‘bad’.", '"Good" and bad.'):
        for name in ("vader", "afinn", "opinion"):
            assert of(score(instruments, NO_MASK, text), name)["term"].str.lower().tolist() == ["good", "bad"]


def test_a_typographic_apostrophe_negates(instruments):
    weights = [
        of(score(instruments, NO_MASK, f"It isn{mark}t good."), "vader")["weight"].tolist() for mark in ("'", "’")
    ]
    assert weights[0] == weights[1]
    assert weights[0][0] < 0


def test_no_scored_word_is_no_receipt(instruments):
    assert score(instruments, NO_MASK, "The ferry sailed at nine.", "").pipe(of, "opinion").empty
    assert score(instruments, NO_MASK, "").empty


def test_receipts_tell_whose_words_they_are(instruments):
    text = "A good day, and “a terrible night”, she said."
    quoted = pd.DataFrame([("d/p01/s01", 16, 33, "quoted", "she", "said", 3)], columns=list(empty("voices").columns))
    receipts = score(instruments, NO_MASK, text, voices=conform(quoted, "voices"))
    for name in ("vader", "afinn", "opinion"):
        told = of(receipts, name)
        assert dict(zip(told["term"], told["voice"], strict=True)) == {"good": "author", "terrible": "quoted"}


def test_every_receipt_stands_at_its_place_and_within_the_scale(instruments):
    receipts = score(instruments, NO_MASK, *PLAIN)
    for row in receipts.itertuples():
        text = PLAIN[int(row.sentence_id[-2:]) - 1]
        assert text[row.start : row.start + len(row.term)] == row.term
    assert receipts["weight"].between(-1, 1).all()
    assert not receipts["masked"].any()
    assert receipts["subjectivity"].isna().all()


def test_every_instrument_is_described():
    assert list(describe_instruments(LEXICONS)) == ["tone", *INSTRUMENTS]


def test_a_missing_instrument_is_told(tmp_path):
    (tmp_path / "instruments.toml").write_text("[vader]\nscale = 4\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="'afinn'"):
        read_instruments(tmp_path)


def test_on_the_originals_no_general_lexicon_scores_a_name_or_set_phrase():
    books = read_codebooks(CORPUS)
    sentences = split_sentences(paragraph_rows(read_originals(originals_folder(), CORPUS)))
    receipts = score_instruments(sentences, empty("voices"), books.instruments, books.mask)
    phrases = books.mask.index
    hidden = {row.sentence_id: phrases.find(row.text) for row in sentences.itertuples()}
    general = receipts[receipts["measure"] != "diplomacy"]
    ends = general["start"] + general["term"].str.len()
    touching = [
        found.term
        for sentence_id, start, end in zip(general["sentence_id"], general["start"], ends, strict=True)
        for found in hidden[sentence_id]
        if found.start < end and start < found.end
    ]
    assert touching == []
    assert set(receipts["measure"]) == set(INSTRUMENTS)


def test_the_built_in_edition_holds_the_receipts_of_every_instrument():
    assert set(read_features(CORPUS).receipts["measure"]) == {"tone", "tone_unmasked", *INSTRUMENTS}
