"""Topics, tone, stance and words of a scored folder: the frames of memory, filter by filter, with their paragraphs."""

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.cooccurrence import topic_pairs
from analysis.contrast.instruments import agreement, has_instruments, paragraphs_by_instrument, tone_by_instrument
from analysis.contrast.keyness.keywords import keywords
from analysis.contrast.keyness.shift import word_shift
from analysis.contrast.stance import (
    about_meetings,
    charted_actors,
    meeting_differences,
    stance_in_panels,
    stance_table,
    voice_gaps,
)
from analysis.contrast.tone import scored_words, tone_by_meeting, tone_by_paragraph, tone_by_voice, voice_gap
from analysis.contrast.topics import topic_terms
from analysis.contrast.who_to_whom import who_to_whom
from analysis.evidence.behind_tone import behind_meetings, behind_voices
from analysis.evidence.behind_topics import behind_pairs
from analysis.evidence.instruments import behind_instruments
from analysis.exchange.builtin import CORPUS
from analysis.large import keyness
from analysis.large.instruments import coverage_of_sides
from analysis.measures.instruments import TEXTBLOB
from analysis.schemas import INSTRUMENTS, VOICES
from tests.analysis.large.both_ways import in_memory, same, same_with_places, sides

pytestmark = pytest.mark.parametrize(
    "both", ["everything", "one of two topics", "a topic and actors", "a telling"], indirect=True
)
LABELS = {TEXTBLOB: "TextBlob"} | {name: name for name in INSTRUMENTS}
EVERY_VOICE = (*VOICES, "all")
SPOKEN = {"author": "Own", "quoted": "Quoted", "reported": "Reported"}


@pytest.fixture(params=["author", "all"])
def voice(request):
    return request.param


def test_topics_that_stand_together(both):
    labels = {topic: topic.upper() for topic in in_memory().topics_by_paragraph["topic"].unique()}
    mine, theirs = (topic_pairs(shown, labels) for shown in both)
    same(mine, theirs, "mark")
    same_with_places(*(behind_pairs(shown, pairs) for shown, pairs in zip(both, (mine, theirs), strict=True)), "mark")


def test_terms_of_a_topic(both, voice):
    mine, theirs = (topic_terms(shown, "human_rights", sides(shown).filled, voice) for shown in both)
    same_with_places(mine, theirs, "term")


def test_scored_words(both, voice):
    mine, theirs = (scored_words(shown, sides(shown).filled, voice) for shown in both)
    if len(theirs):
        same_with_places(mine.assign(mark=_pairs(mine)), theirs.assign(mark=_pairs(theirs)), "mark")
    else:
        assert mine.empty


def test_words_that_make_the_tone_differ(both, voice):
    mine, theirs = (word_shift(shown, sides(shown), voice) for shown in both)
    same_with_places(mine, theirs, "mark")


def test_tone_by_voice_and_the_gaps_between_voices(both):
    mine, theirs = (tone_by_voice(shown, sides(shown).filled, SPOKEN) for shown in both)
    same(mine, theirs, ["mark"])
    same_with_places(
        *(behind_voices(shown, frame, sides(shown).filled) for shown, frame in zip(both, (mine, theirs), strict=True)),
        "mark",
    )
    for one, other in zip(*(sides(shown).filled for shown in both), strict=True):
        known = [
            [end == end for end in voice_gap(shown, side, "quoted")]
            for shown, side in zip(both, (one, other), strict=True)
        ]
        assert known[0] == known[1]


def test_tone_by_event(both, voice):
    mine, theirs = (tone_by_meeting(shown, sides(shown).filled, "subjectivity", voice) for shown in both)
    same(mine, theirs, ["mark"])
    same_with_places(
        *(
            behind_meetings(shown, frame, sides(shown).filled, voice)
            for shown, frame in zip(both, (mine, theirs), strict=True)
        ),
        "mark",
    )


@pytest.mark.parametrize("voice", EVERY_VOICE)
def test_instruments_and_how_far_they_agree(both, voice):
    same(*(tone_by_instrument(shown, sides(shown).filled, voice, LABELS) for shown in both), "mark")
    alpha, exact = (agreement(paragraphs_by_instrument(shown, sides(shown).filled, voice)) for shown in both)
    assert (alpha.alpha, alpha.n) == (pytest.approx(exact.alpha, nan_ok=True), exact.n)
    assert all(has_instruments(shown) for shown in both)


@pytest.mark.parametrize("voice", EVERY_VOICE)
def test_paragraphs_behind_an_instrument(both, voice):
    measure, behind = read_measures(CORPUS / "measures.toml")["instrument"], []
    for shown in both:
        own = sides(shown).filled
        values, scored = tone_by_instrument(shown, own, voice, LABELS), paragraphs_by_instrument(shown, own, voice)
        behind.append(behind_instruments(scored, values, own, measure).set_index("mark"))
    mine, theirs = behind[0], behind[1].loc[behind[0].index]
    assert list(mine["label"]) == list(theirs["label"])
    assert [len(ids) for ids in mine["paragraph_ids"]] == [len(ids) for ids in theirs["paragraph_ids"]]
    assert [list(ids) for ids in mine["paragraph_ids"]] == list(theirs["paragraph_ids"])


def test_words_that_tone_rests_on(both, voice):
    mine = coverage_of_sides(both[0], sides(both[0]).filled, voice).set_index("group")
    tones = tone_by_paragraph(both[1], sides(both[1]).filled, voice)
    summed = tones.groupby("group")[["n_words", "n_scored", "n_zero"]].sum()
    assert mine[list(summed)].to_dict("index") == summed.to_dict("index")


def test_every_actor_named(both, voice):
    mine, theirs = (stance_table(shown, sides(shown), voice) for shown in both)
    same_with_places(mine, theirs, "actor")


def test_stance_by_event(both):
    pairs = [(shown, about_meetings(shown, sides(shown))) for shown in both]
    actors = charted_actors(both[1], sides(both[1]))
    panels = [{title: (contrast, "author") for title, contrast in each.items()} for _, each in pairs]
    mine, theirs = (stance_in_panels(shown, each, actors) for (shown, _), each in zip(pairs, panels, strict=True))
    same(mine, theirs, ["mark"])
    mine, theirs = (meeting_differences(shown, sides(shown), "author", actors) for shown in both)
    shared = ["side", "key", "difference", "low", "high"]
    if len(theirs):
        same(mine[shared], theirs[shared], ["side", "key"])


def test_voices_that_part_from_the_author(both):
    actors = charted_actors(both[1], sides(both[1]))
    mine, theirs = (voice_gaps(shown, sides(shown), actors) for shown in both)
    shared = ["side", "voice", "key", "n_units", "difference"]
    same(mine[shared], theirs[shared], ["side", "voice", "key"])


@pytest.mark.parametrize("by_actor", [False, True])
def test_who_judges_whom(both, by_actor):
    if both[0].filters.narrows and not by_actor:
        return  # a surname may then stand alone, and is called by the longer name of another paragraph all the same
    mine, theirs = (who_to_whom(shown, sides(shown), by_actor) for shown in both)
    same_with_places(mine, theirs, "mark")


def test_counts_and_measures_of_every_word(both, monkeypatch):
    monkeypatch.setattr(keyness, "FEWEST", 1)
    if sides(both[1]).empty:
        return
    mine, theirs = (keywords(shown, sides(shown)) for shown in both)
    shared = [name for name in theirs.frame if name not in ("dp", "z", "p", "survives", "compared", "side")]
    same_with_places(mine.frame[shared], theirs.frame[shared], "unit")
    assert mine.deals is None
    assert (mine.frame["p"].between(0, 1)).all()


def _pairs(words: pd.DataFrame) -> pd.Series:
    return words["word"] + "|" + words["weight"].map("{:.2f}".format)
