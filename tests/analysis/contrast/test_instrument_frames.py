"""Instruments side by side on a regatta told twice: figures by hand, alpha as published and as its library has it.

Receipts added to those of two_shores (author's words): vader +0.2, +0.4 in east/p01 and -0.6 in west/p01; afinn -0.4 in
east/p01, -0.2 in west/p02, and quoted +1.0 in east/p02. Words: 10 a paragraph, 20 in east/p02, of which 10 are quoted.
"""

from dataclasses import replace

import krippendorff
import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from analysis.contrast.compared import JUDGED, compare
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.instruments import (
    agreement,
    directions,
    has_instruments,
    pairwise,
    paragraphs_by_instrument,
    spread_by_paragraph,
    tone_by_instrument,
)
from analysis.contrast.rollup import tally
from analysis.contrast.scores import score_units
from tests.two_shores import two_shores

LABELS = {"tone": "TextBlob", "vader": "VADER", "afinn": "AFINN"}
ADDED = (
    ("east/p01", "vader", 0.2, "author"),
    ("east/p01", "vader", 0.4, "author"),
    ("west/p01", "vader", -0.6, "author"),
    ("east/p01", "afinn", -0.4, "author"),
    ("west/p02", "afinn", -0.2, "author"),
    ("east/p02", "afinn", 1.0, "quoted"),
)


@pytest.fixture
def regatta():
    results = two_shores()
    rows = [(f"{name}/s01", measure, "word", 0, weight, None, voice, False) for name, measure, weight, voice in ADDED]
    added = pd.DataFrame(rows, columns=list(results.receipts.columns)).astype({"subjectivity": float})
    return replace(results, receipts=pd.concat([results.receipts, added], ignore_index=True))


@pytest.fixture
def authors(regatta):
    return contrast_authors(regatta, ["Russian", "American"])


def scored_as(values: dict[str, list[float]]) -> pd.DataFrame:
    """Readings of paragraphs p0, p1 … by instrument; NaN where it scores no word."""
    rows = [(f"p{at}", name, value) for name, row in values.items() for at, value in enumerate(row)]
    return pd.DataFrame(rows, columns=["paragraph_id", "instrument", "value"]).dropna()


def test_a_tally_per_instrument_is_a_sum_of_weights_over_scored_words(regatta):
    tallied = tally(regatta, "author", ("instrument",)).set_index(["key", "paragraph_id"])
    columns = ["numerator", "denominator", "n_counted"]
    assert tallied.loc[("vader", "east/p01"), columns].tolist() == pytest.approx([0.6, 2, 2])
    assert tallied.loc[("afinn", "west/p02"), columns].tolist() == pytest.approx([-0.2, 1, 1])
    assert tallied.loc[("afinn", "west/p01"), columns].tolist() == [0, 0, 0]
    assert len(tallied) == 2 * 6


def test_other_instruments_leave_the_tone_of_textblob_alone(regatta):
    for measures in (("polarity", "subjectivity", "coverage"),):
        ours, before = (tally(each, "all", measures) for each in (regatta, two_shores()))
        pd.testing.assert_frame_equal(ours, before)


def test_without_receipts_there_is_no_row():
    results = two_shores()
    assert not has_instruments(results)
    assert tally(results, "author", ("instrument",)).empty
    assert set(score_units(results, {"instrument": "author", "polarity": "author"})["measure"]) == {"polarity"}


def test_the_tone_of_each_text_by_each_instrument_with_its_coverage(regatta, authors):
    values = tone_by_instrument(regatta, authors.filled, "author", LABELS).set_index("mark")
    assert list(values["label"]) == ["TextBlob", "TextBlob", "VADER", "VADER", "AFINN", "AFINN"]
    assert values.loc["vader|Russian", "value"] == pytest.approx(0.3)
    assert values.loc["vader|Russian", ["n_counted", "n_words"]].tolist() == [2, 20]
    assert values.loc["vader|Russian", "coverage"] == pytest.approx(100.0)
    assert values.loc["tone|Russian", "value"] == pytest.approx((0.5 - 0.1) / 2)
    assert values.loc["afinn|American", "value"] == pytest.approx(-0.2)


def test_quoted_words_are_scored_apart(regatta, authors):
    quoted = tone_by_instrument(regatta, authors.filled, "quoted", LABELS).set_index("mark")
    assert quoted.loc["afinn|Russian", "value"] == pytest.approx(1.0)
    assert np.isnan(quoted.loc["vader|Russian", "value"])
    assert np.isnan(quoted.loc["vader|American", "coverage"])


def test_the_spread_runs_from_the_lowest_to_the_highest_instrument(regatta, authors):
    spread = spread_by_paragraph(regatta, authors.filled, "author").set_index("paragraph_id")
    first = spread.loc["east/p01"]
    assert first[["low", "high", "polarity", "spread"]].tolist() == pytest.approx([-0.4, 0.3, 0.2, 0.7])
    assert first[["lowest", "highest", "n_instruments", "n_scored"]].tolist() == ["afinn", "vader", 3, 2]
    silent = spread.loc["west/p03"]
    assert silent[["n_instruments", "n_scored"]].tolist() == [0, 0]
    assert silent[["low", "high", "polarity"]].isna().all()
    assert list(spread.index) == ["east/p01", "east/p02", "west/p01", "west/p02", "west/p03", "west/p04"]


def test_paragraphs_by_instrument_hold_only_what_is_scored(regatta, authors):
    scored = paragraphs_by_instrument(regatta, authors.filled, "author")
    assert scored.groupby("instrument").size().to_dict() == {"afinn": 2, "tone": 4, "vader": 2}
    assert (scored["n_scored"] > 0).all()


def test_alpha_is_that_of_krippendorff_s_own_example():
    """Krippendorff (2011), section E: four observers, twelve units, missing data; interval alpha 0.849."""
    missing = np.nan
    values = {
        "a": [1, 2, 3, 3, 2, 1, 4, 1, 2, missing, missing, missing],
        "b": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, missing, 3],
        "c": [missing, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, missing],
        "d": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, missing],
    }
    found = agreement(scored_as(values))
    assert found.alpha == pytest.approx(0.849, abs=5e-4)
    assert found.n == 11
    assert found.low < found.alpha < found.high


def test_alpha_is_that_of_the_library_on_random_readings():
    chance = np.random.default_rng(4)
    readings = chance.normal(size=(4, 15))
    readings[chance.random(readings.shape) < 0.3] = np.nan
    values = dict(zip("abcd", readings.tolist(), strict=True))
    own = krippendorff.alpha(reliability_data=readings, level_of_measurement="interval")
    assert agreement(scored_as(values)).alpha == pytest.approx(own)


def test_full_agreement_is_one_and_nothing_to_compare_is_unknown():
    assert agreement(scored_as({"a": [0.1, 0.5, -0.3], "b": [0.1, 0.5, -0.3]})).alpha == pytest.approx(1.0)
    assert np.isnan(agreement(scored_as({"a": [0.1, 0.5], "b": [np.nan, np.nan]})).alpha)


def test_rank_correlations_are_scipy_s_and_need_five_paragraphs():
    vader, afinn = [0.1, -0.2, 0.4, 0.4, 0.0, -0.9], [0.3, -0.1, 0.2, 0.6, 0.0, 0.1]
    pairs = pairwise(scored_as({"vader": vader, "afinn": afinn, "tone": [0.1, 0.2, 0.3, 0.4, np.nan, np.nan]}))
    told = pairs.set_index(["one", "other"])
    assert told.loc[("vader", "afinn"), "rho"] == pytest.approx(spearmanr(vader, afinn).statistic)
    assert told.loc[("tone", "vader"), "n"] == 4
    assert np.isnan(told.loc[("tone", "vader"), "rho"])


def test_directions_are_target_less_reference(regatta, authors):
    values = tone_by_instrument(regatta, authors.filled, "author", LABELS)
    told = directions(values, "Russian", "American").set_index("instrument")["difference"]
    assert told.to_dict() == pytest.approx({"tone": 0.2 - (-0.4 + 0.0 + 0.2) / 3, "vader": 0.9, "afinn": -0.2})


def test_the_judged_difference_of_tone_counts_the_lexicons_and_lists_none(regatta, authors):
    judged = compare(regatta, authors, dict.fromkeys(JUDGED, "author"))
    assert "instrument" not in set(judged["measure"])
    assert judged.set_index("measure").loc["polarity", "lexicons"] == "1 of 2"
