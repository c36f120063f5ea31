"""Random samples: known probabilities, repeatable, and only of paragraphs whose words are at hand."""

from dataclasses import replace

import pandas as pd

from analysis.coding.sample import Design, design_of, draw_sample, population, sample_id, state_of
from tests.tiny import tiny_results

HELD = pd.DataFrame({"paragraph_id": [f"a/p{n:02}" for n in range(20)], "stratum": ["big"] * 16 + ["small"] * 4})


def drawn(design: Design) -> pd.DataFrame:
    return draw_sample(HELD, design)


def with_text(*has: bool):
    results = tiny_results()
    text = [f"Sentence {at}." if held else None for at, held in enumerate(has)]
    return replace(results, paragraphs=results.paragraphs.assign(text=text))


def test_a_simple_sample_has_n_paragraphs_each_with_probability_n_of_N():
    sample = drawn(Design(5, seed=1))
    assert len(sample) == sample["paragraph_id"].nunique() == 5
    assert set(sample["probability"]) == {5 / 20}


def test_the_same_seed_draws_the_same_and_another_seed_another():
    assert drawn(Design(5, 1)).equals(drawn(Design(5, 1)))
    assert not drawn(Design(5, 1)).equals(drawn(Design(5, 2)))


def test_each_stratum_gives_its_share_and_two_at_least():
    sample = drawn(Design(5, seed=1, stratified=True))
    assert sample["stratum"].value_counts().to_dict() == {"big": 4, "small": 2}
    assert sample.groupby("stratum")["probability"].first().to_dict() == {"big": 4 / 16, "small": 2 / 4}


def test_every_paragraph_is_drawn_as_often_as_its_probability_says():
    draws = pd.concat([drawn(Design(5, seed, stratified=True)) for seed in range(150)])
    often = draws["paragraph_id"].value_counts() / 150
    assert often[HELD["paragraph_id"][:16]].between(0.12, 0.4).all()
    assert often[HELD["paragraph_id"][16:]].between(0.38, 0.62).all()


def test_more_than_there_are_is_all_of_them():
    assert sorted(drawn(Design(99, seed=1))["paragraph_id"]) == list(HELD["paragraph_id"])


def test_only_paragraphs_with_text_can_be_drawn_and_the_state_tells_which_those_were():
    held = population(with_text(True, False, True, True))
    assert list(held["paragraph_id"]) == ["east/p01", "west/p01", "west/p02"]
    assert list(held["stratum"]) == ["Russian / anchorage", "American / anchorage", "American / none"]
    assert state_of(with_text(True, False, True, True)) != state_of(with_text(True, True, True, True))
    assert population(tiny_results().narrowed_to([])).empty


def test_an_id_says_how_a_sample_was_drawn():
    design = Design(30, 7, stratified=True)
    assert sample_id(design, "3f2a9c") == "stratified-30-seed7-3f2a9c"
    assert design_of("stratified-30-seed7-3f2a9c") == (design, "3f2a9c")
    assert design_of("a handful") is None
