"""Runs as a figure with its spread, by hand."""

import pytest

from benchmarks.spread import Spread, ratio, spread


def test_a_figure_is_the_median_between_the_least_and_the_most():
    assert spread([5.0, 1.0, 3.0]) == Spread(3.0, 1.0, 5.0)


def test_a_ratio_is_of_runs_of_the_same_round():
    # ours took twice as many words in every round, though the machine was slower in the second
    assert ratio([20.0, 10.0, 40.0], [10.0, 5.0, 20.0]) == Spread(2.0, 2.0, 2.0)
    # the ratio of the medians would be 20 / 20; of the rounds it is 10, 1 and 0.5
    assert ratio([100.0, 20.0, 10.0], [10.0, 20.0, 20.0]) == Spread(1.0, 0.5, 10.0)


def test_a_run_without_its_pair_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


def test_figures_keep_three_significant_digits():
    assert Spread(0.012345, 1234.5, 9.9999).rounded() == Spread(0.0123, 1230.0, 10.0)
