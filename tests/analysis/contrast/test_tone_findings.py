"""The sentences about tone hold for what they were made from, at every number of paragraphs and scored words."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.groups import Side
from analysis.contrast.tone_findings import (
    say_coverage,
    say_extremes,
    say_mask,
    say_translated,
    say_voices,
    say_words,
)
from analysis.exchange.builtin import CORPUS
from tests.two_shores import two_shores

POLARITY = read_measures(CORPUS / "measures.toml")["polarity"]
SIDES = [Side("Russian", "Russian author", "the Russian author’s text", pd.Index(["e/p01", "e/p02"]))]
SIDES += [Side("American", "American author", "the American author’s text", pd.Index(["w/p01"]))]


def tones(*values, n_scored: int = 2, off=None, movers: str = "") -> pd.DataFrame:
    frame = pd.DataFrame({"polarity": values, "group": "Russian", "position": range(1, len(values) + 1)}, dtype=object)
    ids = [f"e/p{n}" for n in frame["position"]]
    frame = frame.astype({"polarity": float}).assign(paragraph_id=ids, mark=ids, movers=movers)
    frame["n_scored"] = frame["polarity"].notna() * n_scored
    frame["polarity_unmasked"] = frame["polarity"] if off is None else off
    return frame.assign(shift=frame["polarity"] - frame["polarity_unmasked"], n_words=10, n_zero=1)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((0.5, -0.25), "Paragraph 1 of the Russian author’s text sounds most favourable (+0.50 on 2 scored words)"),
        ((0.5, -0.25), "paragraph 2 of the Russian author’s text most hostile (−0.25 on 2 scored words)."),
        ((0.5, 0.1), "least favourable (+0.10"),
        ((-0.5, -0.1), "sounds least hostile (−0.10"),
        ((0.5, 0.5, 0.1), "+0.50 on 2 scored words, like 1 other)"),
        ((0.2, 0.2), "All 2 paragraphs with a scored word sound alike: +0.20."),
        ((0.2, np.nan), "Only paragraph 1 of the Russian author’s text has a scored word: +0.20 on 2 scored words."),
        ((np.nan, np.nan), "None of these 2 paragraphs has a scored word: there is no signal."),
        ((np.nan,), "This paragraph has no scored word: there is no signal."),
    ],
)
def test_the_extremes_are_told_as_they_are(values, told):
    assert told in say_extremes(tones(*values), "polarity", POLARITY, SIDES).sentence


def test_the_doubt_counts_scored_words_and_paragraphs_without_signal():
    doubt = say_extremes(tones(0.5, 0.1, np.nan), "polarity", POLARITY, SIDES).doubt
    assert "rest on 2 or fewer" in doubt
    assert doubt.endswith("1 paragraph gives no signal.")


def test_a_heading_names_no_paragraph_that_hangs_on_a_stray_word_where_others_rest_on_three():
    frame = tones(0.9, 0.3, -0.2).assign(n_scored=[1, 3, 4])
    sentence = say_extremes(frame, "polarity", POLARITY, SIDES).sentence
    assert "+0.90" not in sentence
    assert "+0.30" in sentence
    assert sentence.endswith("among paragraphs with 3 scored words or more.")


def test_the_mask_s_largest_move_is_told_with_the_word_that_made_it():
    finding = say_mask(tones(0.0, 0.1, off=[0.4, 0.1], movers="great +0.80, own +0.60"), POLARITY, SIDES)
    assert finding.sentence == (
        "The mask moves paragraph 1 of the Russian author’s text most: from +0.40 with it off to 0.00 with it on, "
        "mostly by hiding “great” (+0.80)."
    )
    assert finding.doubt == "It moves the tone of 1 of 2 paragraphs."


def test_a_mask_that_moves_nothing_or_hides_all_is_told():
    assert say_mask(tones(0.1, 0.2), POLARITY, SIDES).sentence == "The mask moves no paragraph’s tone here."
    finding = say_mask(tones(np.nan, off=[0.3]), POLARITY, SIDES)
    assert finding.sentence == "The mask hides every scored word here."
    assert finding.doubt.startswith("In 1 paragraph it hides every scored word.")


def voices(own: float, quoted: float, reported: float = np.nan) -> pd.DataFrame:
    values = {"author": own, "quoted": quoted, "reported": reported}
    rows = [("Russian", voice, value, 3, f"{voice}|Russian") for voice, value in values.items()]
    return pd.DataFrame(rows, columns=["group", "voice", "value", "n_counted", "mark"])


def gaps(quoted=(0.1, 0.5), reported=(np.nan, np.nan)) -> dict:
    return {"quoted|Russian": quoted, "reported|Russian": reported}


@pytest.mark.parametrize(
    ("frame", "intervals", "told"),
    [
        (
            voices(0.0, 0.3),
            gaps(),
            "The quoted words of the Russian author’s text sound more favourable than the author’s own: +0.30 on 3",
        ),
        (voices(0.0, -0.3), gaps(), "sound more hostile"),
        (voices(0.0, 0.3), gaps((-0.1, 0.7)), "includes zero"),
        (voices(0.0, 0.3), gaps(), "clear of zero"),
        (voices(0.0, 0.3, -0.9), gaps(), "The quoted words"),
        (voices(0.0, 0.3), gaps((np.nan, np.nan)), "Too few paragraphs"),
        (voices(0.1, 0.1), gaps(), "sound as the author’s own do: +0.10"),
        (voices(0.1, np.nan), gaps(), "voices cannot be compared"),
        (voices(np.nan, 0.1), gaps(), "voices cannot be compared"),
    ],
)
def test_voices_are_compared_where_both_speak_by_the_clearest_gap(frame, intervals, told):
    assert told in say_voices(frame, intervals, POLARITY, SIDES).whole


def test_coverage_tells_scored_words_of_words_and_those_that_weigh_nothing():
    finding = say_coverage(tones(0.1, 0.2), SIDES[:1])
    assert finding.sentence == "The tone of the Russian author’s text rests on 4 scored words among 20 (200 per 1,000)."
    assert finding.doubt == "2 of 4 scored words weigh 0 and pull the tone towards 0."


def test_a_text_without_a_word_in_the_voice_rests_on_nothing():
    assert "rests on nothing" in say_coverage(tones(0.1).assign(n_words=0), SIDES[:1]).sentence


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "No word is scored here."),
        (
            [("such", 0.0, 2), ("bad", -0.7, 1)],
            "2 of 3 scored words weigh nothing; none scores more often than “such” (twice)",
        ),
        (
            [("bad", -0.7, 1)],
            "Every scored word weighs something; none scores more often than “bad” (once), which weighs −0.70.",
        ),
    ],
)
def test_the_trap_of_words_that_weigh_nothing_is_told(rows, told):
    assert told in say_words(pd.DataFrame(rows, columns=["word", "weight", "n"]))


def test_a_translation_is_told():
    shores = two_shores()
    assert say_translated(shores).startswith("The Russian author’s text is a translation: its words")
    assert say_translated(replace(shores, documents=shores.documents.assign(translated=False))) == ""
