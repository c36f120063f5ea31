"""Exponents of costs whose growth is known."""

import pytest

from benchmarks.growth import exponent, grows_faster, last_step

SIZES = (100, 1_000, 10_000)


def test_the_exponent_of_what_grows_as_the_work_is_one_and_as_its_square_two():
    assert exponent({size: size / 100 for size in SIZES}) == pytest.approx(1)
    assert exponent({size: size**2 / 10_000 for size in SIZES}) == pytest.approx(2)


def test_what_is_paid_once_hides_growth_over_all_sizes_but_less_at_the_last_step():
    costs = {size: 5.0 + size**2 / 10_000_000 for size in SIZES}
    assert exponent(costs) < 0.5
    assert last_step(costs) == pytest.approx(0.47, abs=0.01)
    assert last_step(costs | {100_000: 1_005.0}) > 1.8


def test_costs_too_small_to_be_told_are_left_out_and_one_point_has_no_slope():
    assert exponent({100: 0.001, 1_000: 1.0, 10_000: 10.0}) == pytest.approx(1)
    assert exponent({100: 0.001, 1_000: 1.0}) is None
    assert exponent({}) is None


def test_a_stage_is_named_for_either_slope():
    assert not grows_faster({size: size / 100 for size in SIZES})
    assert grows_faster({size: size**1.2 / 100 for size in SIZES})
    assert grows_faster({100: 1.0, 1_000: 2.0, 10_000: 60.0})  # 0.9 over all, 1.5 at the last step
    assert not grows_faster({100: 0.5})
