"""Pairs: what a comparison counts on each side, counted by hand on the tiny corpus and the two shores."""

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.contrasts import Contrast, contrast_authors
from analysis.contrast.doubt.judged import judge, sums_of
from analysis.contrast.doubt.pairs import Comparison, pair_of
from analysis.contrast.groups import Side
from analysis.contrast.rollup import tally
from tests.sums_by_hand import pair_of_sums, sums
from tests.tiny import PARAGRAPHS, tiny_results
from tests.two_shores import NAMES, two_shores

EAST, WEST = pd.Index(PARAGRAPHS[:2]), pd.Index(PARAGRAPHS[2:])


def sides(target, reference):
    return Side("east", "East", "the east", target), Side("west", "West", "the west", reference)


def paired(voices):
    return Comparison("own / quoted", "voices", *sides(pd.Index(NAMES[:2]), pd.Index(NAMES[:2])), voices)


def pair(results, comparison):
    voices = {voice for of_sides in comparison.voices.values() for voice in of_sides}
    return pair_of(comparison, {voice: tally(results, voice) for voice in voices})


def column(made, measure, key=""):
    return made.series.get_loc((measure, key))


def test_a_contrast_is_compared_in_one_voice_on_both_sides():
    made = Comparison.of(Contrast("authors", *sides(EAST, WEST)), {"polarity": "author", "quoted_share": "all"})
    assert (made.id, made.family) == ("authors", "authors")
    assert made.voices == {"polarity": ("author", "author"), "quoted_share": ("all", "all")}
    assert [side.id for side in made.sides] == ["east", "west"]
    assert not made.paired


def test_the_difference_is_the_target_less_the_reference_by_hand():
    made = pair(tiny_results(), Comparison.of(Contrast("c", *sides(EAST, WEST)), {"polarity": "all"}))
    assert made.target.value.tolist() == [pytest.approx(1 / 3)]  # -0.5 + 0.5 + 1.0 over three words
    assert made.reference.value.tolist() == [-1.0]
    assert made.difference.tolist() == [pytest.approx(4 / 3)]


def test_each_measure_counts_the_words_of_its_own_voice():
    voices = {"polarity": "author", "actor_rate": "all"}
    made = pair(tiny_results(), Comparison.of(Contrast("c", *sides(EAST, WEST)), voices))
    assert made.target.value[column(made, "polarity")] == 0.0  # -0.5 and 0.5: the quoted word is left out
    assert made.target.value[column(made, "actor_rate", "China")] == 1000 * 2 / 20


def test_rows_stand_in_the_order_of_the_paragraphs_of_a_side():
    backwards = pair(tiny_results(), Comparison.of(Contrast("c", *sides(EAST[::-1], WEST)), {"quoted_share": "all"}))
    assert backwards.target.numerator[:, 0].tolist() == [4, 0]
    assert backwards.target_ids.tolist() == ["east/p02", "east/p01"]


def test_two_voices_of_one_text_are_paired_and_counted_apart():
    made = pair(two_shores(), paired({"polarity": ("author", "quoted")}))
    assert made.paired
    assert made.target.value.tolist() == [pytest.approx(0.2)]  # +0.5 and -0.1
    assert made.reference.value.tolist() == [1.0]
    assert made.target.denominator[:, 0].tolist() == [2, 0]
    assert made.reference.denominator[:, 0].tolist() == [0, 1]


def test_series_that_one_side_lacks_are_not_compared():
    """Nobody who is quoted in the east judges an actor: there is nothing to set the author's stances against."""
    made = pair(two_shores(), paired({"polarity": ("author", "quoted"), "stance": ("author", "quoted")}))
    assert made.series.tolist() == [("polarity", "")]


def test_a_comparison_without_a_shared_series_has_no_row():
    assert len(judge(two_shores(), [paired({"stance": ("author", "quoted")})])) == 0


def test_a_comparison_with_an_empty_side_has_no_row():
    lonely = Comparison.of(Contrast("c", *sides(EAST, EAST[:0])), {"polarity": "all"})
    assert len(judge(tiny_results(), [lonely])) == 0


def test_a_series_that_a_side_never_counts_is_unknown_not_zero():
    made = pair_of_sums(sums([1.0, 2.0]), sums([0.0], [0.0]))
    assert np.isnan(made.difference).all()


def test_the_sums_of_one_difference_are_its_columns():
    results = two_shores()
    comparison = Comparison.of(
        contrast_authors(results, ["Russian", "American"]), {"topic_share": "all", "polarity": "all"}
    )
    alone, row = sums_of(comparison, results, "topic_share", "europe"), judge(results, [comparison]).set_index("key")
    assert alone.series.tolist() == [("topic_share", "europe")]
    assert alone.difference[0] == row.loc["europe", "difference"] == 1 / 2 - 2 / 4
    assert alone.target.counted.tolist() == [[1], [0]]
