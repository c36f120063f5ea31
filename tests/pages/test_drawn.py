"""Which paragraphs are drawn one by one: all of few, those of the first articles of each side of many."""

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from pages.shared import drawn
from pages.shared.drawn import drawn_of


def side(name: str, articles: int, paragraphs: int) -> Side:
    ids = [f"{name}{article}/p{place:02}" for article in range(articles) for place in range(1, paragraphs + 1)]
    return Side(name, name, name, pd.Index(ids))


def frame_of(contrast: Contrast) -> pd.DataFrame:
    return pd.DataFrame({"paragraph_id": [each for one in contrast.sides for each in one.paragraph_ids]})


def test_few_paragraphs_are_all_drawn():
    contrast = Contrast("authors", side("a", 5, 40), side("b", 5, 40))
    assert len(drawn_of(contrast).of(frame_of(contrast))) == 400
    assert drawn_of(contrast).said == ""
    assert drawn_of(contrast).rests_on == ()


def test_of_many_the_first_three_articles_of_each_side_are_drawn_and_it_is_said():
    contrast = Contrast("authors", side("a", 5, 40), side("b", 6, 40))
    shown = drawn_of(contrast).of(frame_of(contrast))["paragraph_id"]
    assert sorted({each.partition("/")[0] for each in shown}) == ["a0", "a1", "a2", "b0", "b1", "b2"]
    assert len(shown) == 240
    assert drawn_of(contrast).said.startswith("Drawn: 6 of 11 articles")
    assert drawn_of(contrast).rests_on[0].iloc[0].to_dict() == {"n_drawn": 6, "n_articles": 11}


def test_the_bound_is_the_one_that_the_module_states(monkeypatch):
    monkeypatch.setattr(drawn, "MOST_PARAGRAPHS", 3)
    contrast = Contrast("authors", side("a", 4, 1), side("b", 1, 1))
    assert len(drawn_of(contrast).of(frame_of(contrast))) == 4
