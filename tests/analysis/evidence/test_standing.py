"""What stance is worth on the articles: said in figures, and a gate to the headlines."""

import json

import pytest

from analysis.evidence.standing import is_trusted, say_caution, say_standing


@pytest.fixture
def results(tmp_path):
    def write(*agreements):
        for number, alike in enumerate(agreements, 1):
            figures = {"n": 20, "accuracy": alike, "per_class": {"neutral": {"n": 11}}}
            (tmp_path / f"stance_articles_{number}.json").write_text(json.dumps({"figures": figures}), encoding="utf-8")
        return tmp_path

    return write


def test_the_agreement_with_each_coding_is_said_beside_that_of_always_neutral(results):
    said = say_standing(results(0.6, 0.65))
    assert "in 60 % and 65 % of 20 and 20 decisions" in said
    assert "neutral would in 55 % and 55 %" in said


@pytest.mark.parametrize(("agreements", "trusted"), [((0.8, 0.75), True), ((0.8, 0.74), False), ((), False)])
def test_every_coding_must_be_met_three_times_in_four(results, agreements, trusted):
    assert is_trusted(results(*agreements)) is trusted


def test_a_measure_below_that_is_called_a_pointer(results):
    assert "a pointer to passages" in say_standing(results(0.6))


def test_nothing_is_said_where_nothing_was_measured(tmp_path):
    assert say_standing(tmp_path) == ""


def test_a_trusted_measure_is_not_called_a_pointer(results):
    assert "a pointer to passages" not in say_standing(results(0.9))


def test_charts_caution_with_the_lower_agreement_until_it_is_trusted(results):
    assert "in 60 %: read the passages" in say_caution(results(0.6, 0.65))
    assert say_caution(results(0.8, 0.9)) == ""
