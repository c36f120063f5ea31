"""Kappa by hand: the textbook's table of two coders, 50 cases, 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no."""

import pytest

from benchmarks.codings import kappa


def test_kappa_of_the_textbook_table():
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    # observed .7; expected .5 × .6 + .5 × .4 = .5
    assert kappa(first, second) == pytest.approx((0.7 - 0.5) / 0.5)


def test_full_agreement_is_one_and_agreement_by_chance_is_zero():
    assert kappa(["a", "b"], ["a", "b"]) == 1
    assert kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]) == 0
