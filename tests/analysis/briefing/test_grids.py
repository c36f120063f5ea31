"""Figures of cells as tables: every cell says in signs what the figure says in colours."""

import numpy as np
import pandas as pd

from analysis.briefing.grids import pairs_grid, stance_grid, strips_grid, topics_grid, who_grid
from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.strips import EVENT, TONE, VOICE, Block, EventLetters
from analysis.charts.theme import theme_named

THEME = theme_named("print")
GROUPS = [Group("n", "North", "#0072B2"), Group("s", "South", "#D55E00")]
STANCE = Measure(
    *("stance", "Stance", "", "mean", (-1.0, 1.0), "against", "in favour"), *("", "author", "", False, "", "", 2)
)
BLOCKS = [Block("a", "Ann Hall", "translated", "#0072B2"), Block("b", "Berg", "", "#D55E00")]


def strips(**changed) -> pd.DataFrame:
    frame = {
        "paragraph_id": ["b/p01", "a/p01", "a/p02"],
        "block": ["b", "a", "a"],
        "position": [1, 1, 2],
        "passes": [True, True, True],
        "polarity": [np.nan, 0.3, -0.1],
        "quoted": [0.0, 0.25, np.nan],
        "reported": [0.0, 0.5, np.nan],
        "event": ["none", "fair", "none"],
        "fish": [True, False, True],
    }
    return pd.DataFrame({**frame, **changed})


def rows(grid) -> dict[str, tuple[str, ...]]:
    return {row.label: row.cells for row in grid.rows}


def test_strips_stand_block_by_block_in_signs():
    letters = EventLetters("Event", {"fair": "F"}, ())
    grid = strips_grid(strips(), BLOCKS, {"fish": "Fish"}, THEME, (TONE, VOICE, EVENT), letters)
    assert (grid.columns, grid.groups) == (("1", "2", "1"), (("Ann Hall, translated", 2), ("Berg", 1)))
    assert rows(grid) == {
        "Tone": ("+", "−", "·"),
        "Quoted, % of words": ("25", "", "0"),
        "Reported, % of words": ("50", "", "0"),
        "Event": ("F", "", ""),
        "Fish": ("", "●", "●"),
    }


def test_unknown_tone_has_no_colour_and_topics_have_their_articles():
    grid = strips_grid(strips(), BLOCKS, {"fish": "Fish"}, THEME, (TONE,))
    tone, fish = grid.rows
    assert tone.colours[2] == ""
    assert fish.colours == (THEME.grid, "#0072B2", "#D55E00")


def test_what_does_not_pass_stands_in_brackets():
    grid = strips_grid(strips(passes=[True, False, True]), BLOCKS, {"fish": "Fish"}, THEME, (TONE,))
    assert rows(grid)["Tone"] == ("(+)", "−", "·")
    assert "In brackets" in grid.key


def test_a_head_names_its_teller_once():
    blocks = [
        Block("a", "Fair", "North", "#0072B2", "North author"),
        Block("b", " ", "South", "#D55E00", "South author"),
    ]
    grid = strips_grid(strips(), blocks, {}, THEME, (TONE,))
    assert [label for label, _ in grid.groups] == ["Fair, North author", "South author"]


def test_topics_are_present_in_passing_or_not_there():
    places = pd.DataFrame(
        {
            "topic": ["fish", "fish", "fish", "nets", "nets", "nets"],
            "label": ["Fish"] * 3 + ["Nets"] * 3,
            "group": ["n", "n", "s"] * 2,
            "paragraph_id": ["a/p01", "a/p02", "b/p01"] * 2,
            "position": [1, 2, 1] * 2,
            "standing": ["present", "passing", "absent", "absent", "absent", "present"],
            "only": ["North"] * 3 + [""] * 3,
        }
    )
    grid = topics_grid(places, GROUPS)
    assert rows(grid) == {"Fish · only North": ("●", "○", ""), "Nets": ("", "", "●")}
    assert grid.rows[0].colours == ("#0072B2", "", "")
    assert grid.groups == (("North", 2), ("South", 1))


def test_pairs_stand_once_below_the_diagonal():
    pairs = pd.DataFrame(
        {
            "first": ["fish", "fish", "nets"],
            "second": ["fish", "nets", "nets"],
            "n_both": [5, 2, 3],
            "n_first": [5, 5, 3],
            "first_label": ["Fish", "Fish", "Nets"],
        }
    )
    assert rows(pairs_grid(pairs, THEME)) == {"1  Fish": ("(5)", ""), "2  Nets": ("2", "(3)")}


def test_no_pair_is_a_nought_and_not_empty():
    pairs = pd.DataFrame(
        {
            "first": ["fish", "fish", "nets"],
            "second": ["fish", "nets", "nets"],
            "n_both": [5, 0, 3],
            "n_first": [5, 5, 3],
            "first_label": ["Fish", "Fish", "Nets"],
        }
    )
    assert rows(pairs_grid(pairs, THEME))["2  Nets"] == ("0", "(3)")


def test_who_says_sign_mean_and_paragraphs():
    frame = pd.DataFrame(
        {
            "group": ["n", "n"],
            "side": ["North author", "North author"],
            "holder": ["North author", "Ann Hall"],
            "own": [True, False],
            "target": ["Fleet", "Port"],
            "value": [-0.6, 0.0],
            "n_units": [3, 1],
            "n_against": [2, 0],
            "n_neutral": [1, 1],
            "n_favour": [0, 0],
            "n_unsure": [0, 0],
        }
    )
    assert rows(who_grid(frame, ["Fleet", "Port"], STANCE, THEME)) == {
        "North author": ("▼ −0.60 · 3 ¶", ""),
        "– Ann Hall, in North author": ("", "○ 0.00 · 1 ¶"),
    }


def test_stance_is_a_sign_and_the_unnamed_a_dash():
    arc = pd.DataFrame(
        {
            "actor": ["Fleet"] * 3,
            "group": ["n", "n", "s"],
            "paragraph_id": ["a/p01", "a/p02", "b/p01"],
            "position": [1, 2, 1],
            "value": [-0.8, np.nan, 0.1],
            "code": ["against", "", "unsure"],
        }
    )
    (row,) = stance_grid(arc, GROUPS, THEME).rows
    assert row.cells == ("▼", "–", "?")
    assert row.colours[1:] == ("", "")
