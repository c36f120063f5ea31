"""A scored folder gives the frames that the same analysis gives where it is held in memory, filter by filter."""

from dataclasses import replace

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from analysis.contrast.compared import JUDGED, actors_named, compare, score_sides
from analysis.contrast.contrasts import contrast_meetings, meetings_within, paragraphs_left_out
from analysis.contrast.heard import behind_voices, words_heard
from analysis.contrast.rollup import tally
from analysis.contrast.selection import actors_to_choose
from analysis.contrast.stance import charted_actors, stance_of_actors
from analysis.errors import InputError
from analysis.evidence.behind import behind_contrast, behind_values
from tests.analysis.large.both_ways import in_memory, place, same, sides

VOICES = dict.fromkeys(JUDGED, "all") | {"polarity": "author", "stance": "author", "instrument": "author"}


def test_sides_have_as_many_paragraphs(both):
    for make in (sides, contrast_meetings, lambda shown: meetings_within(shown, sides(shown).target)):
        mine, theirs = (make(shown) for shown in both)
        assert [len(side.paragraph_ids) for side in mine.sides] == [len(side.paragraph_ids) for side in theirs.sides]
        assert [(side.id, side.label, side.phrase) for side in mine.sides] == [
            (side.id, side.label, side.phrase) for side in theirs.sides
        ]
    assert_frame_equal(*map(paragraphs_left_out, both), check_dtype=False)


@pytest.mark.parametrize("voice", ["author", "quoted", "reported", "all"])
def test_scores_of_both_sides(both, voice):
    mine, theirs = (score_sides(shown, sides(shown), voice, JUDGED) for shown in both)
    same(mine, theirs, ["measure", "key", "unit_id"])


@pytest.mark.parametrize("make", [sides, contrast_meetings])
def test_differences_and_their_doubt(both, make):
    mine, theirs = (compare(shown, make(shown), VOICES, {}) for shown in both)
    if theirs.empty:
        assert mine.empty
        return
    exact = [column for column in theirs if column not in ("flips", "against", "least", "most", "steady", "agree")]
    same(
        mine[exact].drop(columns=["n_passed", "badge"]),
        theirs[exact].drop(columns=["n_passed", "badge"]),
        ["measure", "key"],
    )
    met = mine.merge(theirs, on=["measure", "key"], suffixes=("", "_exact"))
    # Bounds stand for single paragraphs: what they pass is steady; what is steady they may not pass.
    assert not (met["steady"].eq(True) & ~met["steady_exact"].eq(True)).any()
    known = met.dropna(subset=["least", "least_exact"])
    direction = np.sign(known["difference"])
    assert (direction * known["least"] <= direction * known["least_exact"] + 1e-9).all()
    assert (direction * known["most"] >= direction * known["most_exact"] - 1e-9).all()


def test_words_by_voice_and_speaker(both):
    mine, theirs = (words_heard(shown, sides(shown)) for shown in both)
    same(mine, theirs, ["group", "voice", "speaker"])


def test_stances_of_the_actors_that_are_charted(both):
    actors = [charted_actors(shown, sides(shown)) for shown in both]
    assert set(actors[0]) == set(actors[1]) or len(actors[1]) == 6  # of equals in number, six have room
    mine, theirs = (stance_of_actors(shown, sides(shown), "author", actors[1]) for shown in both)
    same(mine, theirs, ["key", "group"])


def test_actors_that_are_named_and_can_be_chosen(both, large):
    assert set(actors_named(both[0], sides(both[0]))) == set(actors_named(both[1], sides(both[1])))
    assert set(actors_to_choose(large)) == set(actors_to_choose(in_memory()))


@pytest.mark.parametrize("measure", ["topic_rate", "topic_share", "actor_rate", "polarity", "quoted_share"])
def test_as_many_paragraphs_stand_behind_a_mark_and_the_same_ones(both, measure):
    scores = score_sides(both[1], sides(both[1]), "all", (measure,))
    scores = scores[(scores["measure"] == measure) & ((measure != "actor_rate") | (scores["n_counted"] > 0))]
    values = scores.rename(columns={"unit_id": "group"}).assign(panel="", label=scores["key"])
    values["mark"] = measure + "|all||" + values["key"] + "|" + values["group"]
    marked = []
    for shown in both:
        members = {("", side.id): side.paragraph_ids for side in sides(shown).sides}
        groups = {side.id: side.label for side in sides(shown).sides}
        marked.append(behind_values(shown, values, measure, groups, members))
    mine, theirs = marked
    assert list(mine["label"]) == list(theirs["label"])
    assert [list(places) for places in mine["paragraph_ids"]] == [
        sorted(ids, key=place) for ids in theirs["paragraph_ids"]
    ]


def test_paragraphs_behind_voices_and_contrasts(both):
    panels = [{"": sides(shown)} for shown in both]
    labels = dict.fromkeys(("author", "reported", "quoted"), "Words")
    mine, theirs = (behind_voices(shown, panel, labels) for shown, panel in zip(both, panels, strict=True))
    assert [list(places) for places in mine["paragraph_ids"]] == list(theirs["paragraph_ids"])
    asked = [behind_contrast(tally(shown, "all"), "topic_share", "europe", sides(shown)) for shown in both]
    assert list(asked[0]) == sorted(asked[1], key=place)


def test_what_asks_for_all_paragraphs_is_told_so(large):
    with pytest.raises(InputError, match="too many to hold"):
        _ = large.paragraphs
    with pytest.raises(AttributeError):
        _ = replace(large).no_such_thing
