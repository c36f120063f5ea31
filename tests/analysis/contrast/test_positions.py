"""Positions: the author's from the paragraphs, other voices' from the mentions, on the tiny corpus."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.contrast.positions import code_of_mean, positions
from tests.tiny import tiny_results


def spoken(results=None):
    """The tiny corpus, in which a second mention of China in east/p02 is quoted, and both of its holders judge."""
    results = results or tiny_results()
    row = results.mentions[results.mentions["mention_id"] == "east/p02/s01/m02"]
    chances = {"p_against": 0.8, "p_neutral": 0.2, "p_favour": 0.0, "stance": -0.8}
    quoted = row.assign(mention_id="east/p02/s01/m09", voice="quoted", holder="Ann Ash", start=30, **chances)
    return replace(results, mentions=pd.concat([results.mentions, quoted], ignore_index=True))


def test_the_author_s_positions_are_those_of_the_paragraphs():
    found = positions(tiny_results())
    assert found[["paragraph_id", "actor", "value", "code"]].values.tolist() == [
        ["east/p01", "China", -0.6, "against"],
        ["east/p02", "China", 0.6, "favour"],
        ["east/p02", "Russia", 0.0, "unsure"],
        ["west/p02", "Russia", -0.7, "against"],
    ]


def test_a_speaker_s_position_is_not_the_author_s():
    results = tiny_results()
    speaker = results.stance_by_paragraph.iloc[[0]].assign(holder="Ann Ash", stance=1.0, value=0.9)
    both = replace(results, stance_by_paragraph=pd.concat([results.stance_by_paragraph, speaker], ignore_index=True))
    pd.testing.assert_frame_equal(positions(both), positions(results))


def test_quoted_words_are_judged_by_their_own_mentions():
    found = positions(spoken(), "quoted")
    assert found[["paragraph_id", "actor", "code", "n_mentions"]].values.tolist() == [
        ["east/p02", "China", "against", 1]
    ]
    assert found["value"].tolist() == pytest.approx([-0.8])


def test_all_words_take_each_mention_once_whoever_holds_it():
    row = positions(spoken(), "all").set_index(["paragraph_id", "actor"]).loc[("east/p02", "China")]
    # Author: .1 .2 .7; Ann Ash: .8 .2 .0; together .45 .20 .35: none more probable than not.
    assert row["value"] == pytest.approx(0.35 - 0.45)
    assert (row["code"], row["n_mentions"]) == ("unsure", 2)


def test_a_voice_without_a_mention_has_no_position():
    found = positions(tiny_results(), "reported")
    assert found.empty
    assert list(found.columns) == ["paragraph_id", "actor", "value", "code", "n_mentions"]


def test_a_mention_that_was_never_judged_gives_no_position():
    results = tiny_results()
    unknown = results.mentions.assign(stance=None, p_against=None, p_neutral=None, p_favour=None)
    unknown = unknown.astype(dict.fromkeys(["stance", "p_against", "p_neutral", "p_favour"], float))
    assert positions(replace(results, mentions=unknown), "all").empty


@pytest.mark.parametrize(
    ("value", "code"),
    [(-0.34, "against"), (-0.33, "neutral"), (0.0, "neutral"), (0.34, "favour"), (float("nan"), "")],
)
def test_a_mean_is_called_against_or_in_favour_beyond_a_third(value, code):
    mixed = {"n_units": 3, "n_against": 1, "n_neutral": 1, "n_favour": 1, "n_unsure": 0}
    assert code_of_mean({"value": value, **mixed}) == code


@pytest.mark.parametrize("code", ["against", "neutral", "favour", "unsure"])
def test_a_mean_of_paragraphs_that_agree_is_called_as_they_are(code):
    alike = {"n_units": 2, "n_against": 0, "n_neutral": 0, "n_favour": 0, "n_unsure": 0, f"n_{code}": 2}
    assert code_of_mean({"value": -0.2, **alike}) == code
