"""What each instrument made of a passage; results that hold TextBlob alone say nothing of others."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.evidence.instruments import readings_of
from analysis.evidence.passages import read_passage
from tests.tiny import SENTENCES, tiny_results


@pytest.fixture
def results():
    tiny = tiny_results()
    rows = [
        (SENTENCES[1], "vader", "good", 0, 0.5, None, "author", False),
        (SENTENCES[1], "vader", "ill", 9, -0.1, None, "quoted", False),
    ]
    added = pd.DataFrame(rows, columns=list(tiny.receipts.columns)).astype({"subjectivity": float})
    return replace(tiny, receipts=pd.concat([tiny.receipts, added], ignore_index=True))


def test_each_instrument_has_its_tone_and_its_words(results):
    textblob, vader = readings_of(results, "east/p02")
    assert (textblob.instrument, textblob.tone) == ("tone", pytest.approx(0.75))
    assert (vader.instrument, vader.tone) == ("vader", pytest.approx(0.2))
    assert vader.words == (("good", 0.5), ("ill", -0.1))


def test_an_instrument_without_a_scored_word_has_no_tone(results):
    _, vader = readings_of(results, "east/p01")
    assert (vader.tone, vader.words) == (None, ())


def test_textblob_alone_is_no_comparison():
    assert readings_of(tiny_results(), "east/p02") == ()


def test_other_instruments_make_no_marks_in_the_passage(results):
    passage, before = read_passage(results, "east/p02"), read_passage(tiny_results(), "east/p02")
    assert passage.sentences == before.sentences
    assert [reading.instrument for reading in passage.readings] == ["tone", "vader"]
