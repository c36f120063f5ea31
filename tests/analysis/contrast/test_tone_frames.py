"""Tone paragraph by paragraph, by voice, by meeting and by word, on the tiny corpus."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.tone import scored_words, tone_by_meeting, tone_by_paragraph, tone_by_voice, voice_gap
from analysis.evidence.behind_tone import behind_meetings, behind_tones, behind_voices
from tests.tiny import tiny_results

VOICES = {"author": "Own words", "quoted": "Quoted words", "reported": "Reported words"}


def masked_results():
    """The tiny corpus with the mask off too: then a name scores +0.8 in east/p01, and another 0 in west/p01."""
    tiny = tiny_results()
    off = tiny.receipts.assign(measure="tone_unmasked")
    hidden = off.iloc[[0, 0]].assign(
        term=["Great", "Foreign"], weight=[0.8, 0.0], masked=True, sentence_id=["east/p01/s01", "west/p01/s01"]
    )
    return replace(tiny, receipts=pd.concat([tiny.receipts, off, hidden], ignore_index=True))


def sides(results):
    return contrast_authors(results, ["Russian", "American"]).filled


def tones(voice: str = "author") -> pd.DataFrame:
    results = masked_results()
    return tone_by_paragraph(results, sides(results), voice).set_index("paragraph_id")


def test_every_paragraph_keeps_its_row_in_reading_order():
    assert tones().index.tolist() == ["east/p01", "east/p02", "west/p01", "west/p02"]
    assert tones()["side"].tolist() == ["Russian author"] * 2 + ["American author"] * 2


def test_no_scored_word_is_unknown_tone_and_no_coverage():
    assert np.isnan(tones().loc["west/p01", "polarity"])
    assert tones().loc["west/p01", ["n_scored", "coverage"]].tolist() == [0, 0]


def test_a_voice_without_words_has_unknown_coverage():
    assert np.isnan(tones("quoted").loc["east/p01", "coverage"])


def test_the_voice_decides_which_words_are_scored():
    assert tones().loc["east/p02", "polarity"] == 0.5
    assert tones("quoted").loc["east/p02", "polarity"] == 1.0


def test_the_shift_is_the_tone_with_the_mask_on_less_off():
    row = tones().loc["east/p01"]
    assert row["polarity"] == -0.5
    assert row["polarity_unmasked"] == pytest.approx((-0.5 + 0.8) / 2)
    assert row["shift"] == pytest.approx(-0.5 - 0.15)
    assert row["movers"] == "Great +0.80"


def test_a_hidden_word_of_no_weight_is_told_as_such():
    assert tones().loc["west/p01", "movers"] == "Foreign 0"
    assert tones().loc["west/p01", "n_scored_unmasked"] == 1


def test_words_that_weigh_nothing_are_counted_with_the_mask_on_only():
    results = masked_results()
    results = replace(results, receipts=results.receipts.assign(weight=0.0))
    assert tone_by_paragraph(results, sides(results), "author")["n_zero"].tolist() == [1, 1, 0, 1]


def test_each_voice_is_scored_apart_and_one_paragraph_gives_no_interval():
    results = masked_results()
    found = tone_by_voice(results, sides(results), VOICES).set_index("mark")
    assert found["value"].loc[["author|Russian", "quoted|Russian", "author|American"]].tolist() == [0.0, 1.0, -1.0]
    assert found.loc["quoted|Russian", ["n_units", "n_words", "n_counted"]].tolist() == [1, 4, 1]
    assert np.isnan(found.loc["quoted|Russian", "low"])
    assert found.loc["author|Russian", ["low", "high"]].tolist() == [-0.5, 0.5]
    assert np.isnan(found.loc["quoted|American", "value"])


def test_the_gap_between_voices_is_unknown_where_one_paragraph_quotes():
    results = masked_results()
    assert np.isnan(voice_gap(results, sides(results)[0], "quoted")).all()


def test_the_gap_between_voices_resamples_both_together():
    results = masked_results()
    words = results.receipts.iloc[:2].assign(voice="quoted", weight=[0.0, 1.0])
    results = replace(results, receipts=pd.concat([results.receipts.iloc[:2], words], ignore_index=True))
    assert voice_gap(results, sides(results)[0], "quoted") == pytest.approx((0.5, 0.5))


def test_a_word_is_counted_once_a_text_and_weight():
    found = scored_words(masked_results(), sides(masked_results()), "author").set_index("word")
    assert found.loc["awful", ["weight", "Russian author", "American author", "n"]].tolist() == [-1.0, 0, 1, 1]
    assert found.loc["awful", "paragraph_ids"] == ["west/p02"]
    assert "great" not in found.index
    assert found.index[0] == "awful"


def test_the_whole_text_stands_above_its_meetings():
    results = masked_results()
    found = tone_by_meeting(results, sides(results), "polarity", "author").set_index("mark")
    assert found.index.tolist() == [
        "|Russian",
        "|American",
        "anchorage|Russian",
        "anchorage|American",
        "guilin|Russian",
    ]
    assert found.loc["guilin|Russian", "value"] == 0.5
    assert found.loc["anchorage|Russian", "n_units"] == 1


def test_behind_each_mark_stand_the_paragraphs_that_score():
    results = masked_results()
    both = sides(results)
    voices = behind_voices(results, tone_by_voice(results, both, VOICES), both).set_index("mark")["paragraph_ids"]
    assert voices["author|Russian"] == ["east/p01", "east/p02"]
    assert voices["author|American"] == ["west/p02"]
    meetings = tone_by_meeting(results, both, "polarity", "author")
    behind = behind_meetings(results, meetings, both, "author").set_index("mark")["paragraph_ids"]
    assert behind["anchorage|Russian"] == ["east/p01"]
    assert behind["anchorage|American"] == []


def test_behind_a_paragraph_without_a_score_stands_that_there_is_no_signal(catalogue):
    behind = behind_tones(tones().reset_index(), "polarity", catalogue["polarity"])
    assert behind["label"].tolist()[1:3] == [
        "Russian author, paragraph 2: +0.50",
        "American author, paragraph 1: no signal",
    ]


@pytest.fixture
def catalogue():
    from analysis.catalogue import read_measures
    from analysis.exchange.builtin import CORPUS

    return read_measures(CORPUS / "measures.toml")
