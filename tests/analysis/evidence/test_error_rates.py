"""How many differences lean by chance, read from the committed result."""

import json

import pytest

from analysis.evidence.error_rates import leaning_by_chance, say_by_chance


@pytest.fixture
def results(tmp_path):
    rates = {"8 + 16": {"leans": 0.03, "holds": 0.01}, "100 + 100": {"leans": 0.05, "holds": 0.0}}
    text = json.dumps({"figures": {"nothing differs": rates}})
    (tmp_path / "doubt.json").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("n_paragraphs", "share"), [(24, 0.04), (5, 0.04), (180, 0.05)])
def test_the_simulated_size_nearest_to_the_texts_counts(results, n_paragraphs, share):
    assert leaning_by_chance(results, n_paragraphs) == pytest.approx(share)


def test_without_a_result_nothing_is_said(tmp_path):
    assert leaning_by_chance(tmp_path, 24) is None
    assert say_by_chance(40, None) == ""


@pytest.mark.parametrize(("share", "said"), [(0.04, "about two of these 40"), (0.001, "hardly one of these 40")])
def test_the_share_is_said_as_a_number_of_differences(share, said):
    assert said in say_by_chance(40, share)
