"""Every level is rolled up by one module: values here can be checked against the table in tests/tiny.py."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.groups import by_document, by_event, by_paragraph, by_perspective, by_perspective_and_event
from analysis.contrast.rollup import STANCE, rollup, summarise, tally
from tests.tiny import PARAGRAPHS, tiny_results


def value(scores: pd.DataFrame, unit_id: str, measure: str, key: str = "") -> float:
    row = scores[(scores["unit_id"] == unit_id) & (scores["measure"] == measure) & (scores["key"] == key)]
    return row["value"].item()


def test_tone_is_the_mean_weight_of_the_scored_words():
    scores = rollup(tiny_results(), by_document(tiny_results()), "document")
    assert value(scores, "east", "polarity") == pytest.approx((-0.5 + 0.5 + 1.0) / 3)
    assert value(scores, "west", "polarity") == -1.0


def test_the_author_s_own_words_are_scored_apart_from_quoted_ones():
    own = rollup(tiny_results(), by_document(tiny_results()), "document", voice="author")
    quoted = rollup(tiny_results(), by_document(tiny_results()), "document", voice="quoted")
    assert value(own, "east", "polarity") == 0.0
    assert value(quoted, "east", "polarity") == 1.0
    assert np.isnan(value(quoted, "west", "polarity"))


def test_no_scored_word_is_unknown_and_not_zero():
    scores = rollup(tiny_results(), by_paragraph(tiny_results()), "paragraph")
    assert np.isnan(value(scores, "west/p01", "polarity"))
    assert value(scores, "west/p01", "topic_rate", "trade") == 0.0


def test_rates_are_per_1000_words_of_the_voice():
    every = rollup(tiny_results(), by_document(tiny_results()), "document")
    quoted = rollup(tiny_results(), by_document(tiny_results()), "document", voice="quoted")
    assert value(every, "east", "topic_rate", "trade") == 1000 * 3 / 20
    assert value(quoted, "east", "topic_rate", "trade") == 1000 * 1 / 4


def test_shares_count_paragraphs_where_the_topic_is_present():
    scores = rollup(tiny_results(), by_document(tiny_results()), "document")
    assert value(scores, "east", "topic_share", "trade") == 1.0
    assert value(scores, "west", "topic_share", "trade") == 0.0
    assert value(scores, "east", "actor_share", "Russia") == 0.5


def test_counts_stand_beside_every_value():
    scores = rollup(tiny_results(), by_document(tiny_results()), "document")
    tone = scores[(scores["unit_id"] == "east") & (scores["measure"] == "polarity")].iloc[0]
    assert tone[["n_units", "n_words", "n_counted"]].tolist() == [2, 20, 3]


def test_levels_agree_since_numerators_and_denominators_add_up():
    tallies = tally(tiny_results())
    whole = summarise(tallies, pd.Index(PARAGRAPHS))
    quoted = whole.loc[whole["measure"] == "quoted_share", "value"].item()
    assert quoted == 4 / 40


def test_a_paragraph_about_no_meeting_belongs_to_neither():
    scores = rollup(tiny_results(), by_event(tiny_results()), "event")
    assert set(scores["unit_id"]) == {"anchorage", "guilin"}
    tone = scores[(scores["unit_id"] == "anchorage") & (scores["measure"] == "polarity")]
    assert tone["n_units"].tolist() == [2]


def test_cells_of_perspective_and_event():
    scores = rollup(tiny_results(), by_perspective_and_event(tiny_results()), "perspective / event")
    assert set(scores["unit_id"]) == {"Russian / anchorage", "Russian / guilin", "American / anchorage"}


def test_the_interval_holds_the_value_and_one_paragraph_has_none():
    documents = rollup(tiny_results(), by_perspective(tiny_results()), "perspective")
    known = documents.dropna(subset="low")
    assert not known.empty
    assert ((known["low"] <= known["value"] + 1e-12) & (known["value"] <= known["high"] + 1e-12)).all()
    assert rollup(tiny_results(), by_paragraph(tiny_results()), "paragraph")["low"].isna().all()


def test_equal_runs_give_equal_intervals():
    first, second = (rollup(tiny_results(), by_document(tiny_results()), "document") for _ in range(2))
    pd.testing.assert_frame_equal(first, second)


def test_the_bootstrap_agrees_with_scipy_on_a_share():
    stats = pytest.importorskip("scipy.stats")
    present = np.array([1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0], float)
    ids = [f"d/p{place:02}" for place in range(len(present))]
    tallies = pd.DataFrame(
        {
            "paragraph_id": ids,
            "measure": "share",
            "key": "",
            "numerator": present,
            "denominator": 1.0,
            "n_counted": present,
        }
    )
    ours = summarise(tallies, pd.Index(ids)).iloc[0]
    theirs = stats.bootstrap((present,), np.mean, method="percentile", n_resamples=20_000, rng=1).confidence_interval
    # A share of twelve moves in steps of 1/12: the two agree to within one.
    assert ours["low"] == pytest.approx(theirs.low, abs=1 / 12 + 1e-9)
    assert ours["high"] == pytest.approx(theirs.high, abs=1 / 12 + 1e-9)


def test_stance_is_the_mean_over_the_paragraphs_that_name_the_actor():
    scores = rollup(tiny_results(), by_document(tiny_results()), "document", "author", STANCE)
    assert value(scores, "east", "stance", "China") == pytest.approx((-0.6 + 0.6) / 2)
    assert value(scores, "west", "stance", "Russia") == -0.7
    assert np.isnan(value(scores, "west", "stance", "China"))


def test_the_units_of_a_stance_are_the_paragraphs_that_name_the_actor():
    scores = rollup(tiny_results(), by_perspective(tiny_results()), "perspective", "author", STANCE)
    rows = scores.set_index(["unit_id", "measure", "key"])
    counts = ["n_units", "n_counted"]
    assert rows.loc[("American", "stance", "Russia"), counts].tolist() == [1, 1]
    assert rows.loc[("Russian", "stance", "China"), counts].tolist() == [2, 2]
    assert rows.loc[("Russian", "stance_against", "China"), counts].tolist() == [2, 1]
    assert rows.loc[("American", "stance", "China"), counts].tolist() == [0, 0]


def test_an_unsure_paragraph_counts_as_neither_against_nor_in_favour():
    scores = rollup(tiny_results(), by_document(tiny_results()), "document", "author", STANCE)
    assert value(scores, "east", "stance_against", "China") == 0.5
    assert value(scores, "east", "stance_against", "Russia") == 0.0
    assert value(scores, "east", "stance_favour", "Russia") == 0.0


def test_a_share_of_no_paragraph_has_wilson_s_interval_over_those_that_name_the_actor():
    tallies = pd.DataFrame(
        {
            "paragraph_id": [f"d/p{place:02}" for place in range(4)],
            "measure": "stance_against",
            "key": "Utopia",
            "numerator": 0.0,
            "denominator": 1.0,
            "n_counted": 0.0,
        }
    )
    # Ten paragraphs, four of which name the actor: scipy's Wilson interval of 0 of 4.
    stats = pytest.importorskip("scipy.stats")
    row = summarise(tallies, pd.Index([f"d/p{place:02}" for place in range(10)])).iloc[0]
    theirs = stats.binomtest(0, 4).proportion_ci(method="wilson")
    assert row["n_units"] == 4
    assert (row["low"], row["high"]) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_rolling_up_leaves_the_frames_alone():
    results = tiny_results()
    before = {name: frame.copy() for name, frame in results.frames().items()}
    rollup(results, by_document(results), "document")
    for name, frame in results.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
