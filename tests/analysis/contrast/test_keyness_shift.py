"""The word shift: contributions add up to the difference in tone exactly, and each says how it moves it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.contrasts import contrast_authors, perspectives
from analysis.contrast.keyness.findings import say_shares, say_shift
from analysis.contrast.keyness.shift import LESS_LOW, MORE_HIGH, word_shift
from analysis.contrast.rollup import rollup
from tests.tiny import tiny_results
from tests.two_shores import two_shores

SHORES = two_shores()
AUTHORS = contrast_authors(SHORES, perspectives(SHORES))


def scored(*rows: tuple[str, str, float]):
    """The two shores with these scored words: paragraph, word, weight."""
    base = SHORES.receipts.iloc[0].to_dict()
    frame = [base | {"sentence_id": f"{at}/s01", "term": word, "weight": weight} for at, word, weight in rows]
    return replace(SHORES, receipts=pd.DataFrame(frame, columns=SHORES.receipts.columns))


@pytest.mark.parametrize("voice", ["author", "all"])
def test_contributions_add_up_to_the_difference_of_the_rollup(voice):
    shift = word_shift(SHORES, AUTHORS, voice)
    tone = rollup(SHORES, AUTHORS.groups, "perspective", voice, ("polarity",)).set_index("unit_id")["value"]
    assert shift["contribution"].sum() == pytest.approx(tone["Russian"] - tone["American"], abs=1e-12)


def test_contributions_add_up_for_any_weights():
    chance = np.random.default_rng(11)
    rows = [
        (place, f"w{word}", round(float(np.sin(word)), 3))
        for place in ("east/p01", "east/p02", "west/p01", "west/p04")
        for word in chance.integers(0, 12, 9)
    ]
    means = {
        side: np.mean([weight for place, _, weight in rows if place.startswith(side)]) for side in ("east", "west")
    }
    shift = word_shift(scored(*rows), AUTHORS, "author")
    assert shift["contribution"].sum() == pytest.approx(means["east"] - means["west"], abs=1e-12)


def test_a_worked_example():
    """East: kind +1, plain 0. West: grim -1, plain 0, plain 0, grim -1: tone -0.5. The difference is 0.5 + 0.5."""
    shift = word_shift(
        scored(
            ("east/p01", "kind", 1.0), ("east/p01", "plain", 0.0),
            ("west/p01", "grim", -1.0), ("west/p01", "plain", 0.0),
            ("west/p02", "Plain", 0.0), ("west/p02", "grim", -1.0),
        ),
        AUTHORS,
        "author",
    ).set_index("word")  # fmt: skip
    assert shift.loc["kind", ["contribution", "kind"]].tolist() == [0.5 * 1.5, MORE_HIGH]
    assert shift.loc["grim", ["contribution", "kind"]].tolist() == [-0.5 * -0.5, LESS_LOW]
    assert shift.loc["plain", "contribution"] == 0
    assert shift.index[0] == "kind"
    assert shift.loc["plain", "paragraph_ids"] == ["east/p01", "west/p01", "west/p02"]


def test_a_side_without_a_scored_word_has_no_shift_and_says_so():
    shift = word_shift(scored(("east/p01", "kind", 1.0)), AUTHORS, "author")
    assert shift.empty
    assert say_shift(shift, AUTHORS).startswith("A side has no scored word")


def test_the_sentence_names_the_side_that_sounds_more_favourable_and_what_cuts_across():
    shift = word_shift(
        scored(("east/p01", "grim", -1.0), ("west/p01", "kind", 1.0), ("west/p01", "sour", -0.5)), AUTHORS, "author"
    )
    assert say_shift(shift, AUTHORS) == (
        "The American author’s text sounds more favourable by 1.25: what adds most is “grim” (−1.00, only in the "
        "Russian author’s text); “sour” (−0.50, only in the American author’s text) cuts the other way."
    )
    assert say_shares(shift, 14).startswith("All 3 scored words are shown")
    assert say_shares(shift, 1).startswith("The 1 of 3 scored words that move it most make")


def test_the_analysis_is_left_as_it_was():
    results = tiny_results()
    before = results.receipts.copy()
    word_shift(results, contrast_authors(results, perspectives(results)), "all")
    pd.testing.assert_frame_equal(results.receipts, before)
