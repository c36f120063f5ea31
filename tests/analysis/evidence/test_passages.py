"""Passages: every mark at its place, the measures' own receipts only, and unknown kept apart from zero."""

import pandas as pd
import pytest

from analysis.evidence.passages import read_passage
from tests.pages.demo.made_up import made_up_results

LABELS = {"human_rights": "Human rights"}


@pytest.fixture(scope="module")
def results():
    return made_up_results()


def marks(passage, kind):
    return [mark for sentence in passage.sentences for mark in sentence.marks if mark.kind == kind]


def test_a_passage_knows_where_it_stands(results):
    passage = read_passage(results, "south/p02", LABELS)
    assert (passage.position, passage.n_paragraphs, passage.n_words) == (2, 2, 17)
    assert (passage.author, passage.perspective, passage.translated) == ("Sol South", "Russian", True)
    assert (passage.event, passage.event_evidence) == ("both", "names both")


def test_only_topics_that_are_present_are_named(results):
    assert read_passage(results, "north/p02", LABELS).topics == ("Human rights",)
    assert read_passage(results, "north/p01", LABELS).topics == ()
    assert read_passage(results, "north/p02").topics == ("human_rights",)


@pytest.mark.parametrize("kind", ["tone", "masked", "topic", "quoted"])
def test_every_mark_covers_its_words(results, kind):
    found = []
    for paragraph_id in ("north/p01", "north/p02"):
        for sentence in read_passage(results, paragraph_id, LABELS).sentences:
            found += [(sentence.text[mark.start : mark.end], mark) for mark in sentence.marks if mark.kind == kind]
    assert found
    for stretch, mark in found:
        assert stretch == (mark.words or "“It is a bad bargain,”")


def test_receipts_are_those_of_the_masked_measure(results):
    passage = read_passage(results, "north/p02")
    assert [(mark.words, mark.weight) for mark in passage.receipts] == [("quiet", 0.0)]
    assert [(mark.words, mark.weight) for mark in passage.masked] == [("Human", 0.2)]


def test_speech_names_its_speaker(results):
    (speech,) = marks(read_passage(results, "north/p01"), "quoted")
    assert speech.label == "Mayor Ash"


def test_no_scored_word_is_unknown_and_a_word_of_weight_zero_is_not(results):
    assert read_passage(results, "south/p01").sentences[0].polarity is None
    assert read_passage(results, "north/p02").sentences[0].polarity == 0


def test_text_is_attached_or_not(results):
    assert read_passage(results, "north/p01").attached
    assert not read_passage(results, "south/p02").attached
    assert read_passage(results, "south/p02").sentences[0].text is None


def test_an_unknown_paragraph_is_refused_by_name(results):
    with pytest.raises(KeyError, match="north/p99"):
        read_passage(results, "north/p99")


def test_reading_leaves_the_frames_alone(results):
    before = {name: frame.copy() for name, frame in results.frames().items()}
    read_passage(results, "north/p01", LABELS)
    for name, frame in results.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
