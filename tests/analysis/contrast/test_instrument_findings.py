"""What is said of instruments: who scores which text as more favourable, how far they agree, where they part."""

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.instrument_findings import say_agreement, say_instruments, say_pairs, say_spread
from analysis.contrast.instruments import Agreement
from analysis.contrast.phrases import listed
from analysis.exchange.builtin import CORPUS

MEASURE = read_measures(CORPUS / "measures.toml")["instrument"]
EAST, WEST, NOBODY = (
    Side(name, f"{name} author", f"the {name} author’s text", pd.Index(ids))
    for name, ids in (("East", ["e"]), ("West", ["w"]), ("West", []))
)
BOTH = Contrast("authors", EAST, WEST)
LABELS = {"tone": "TextBlob", "vader": "VADER", "afinn": "AFINN"}
SOME = Agreement(0.2, -0.05, 0.31, 23)


def values(**by_instrument: tuple[float, float]) -> pd.DataFrame:
    rows = [
        (name, LABELS[name], *pair)
        for name, told in by_instrument.items()
        for pair in zip(("East", "West"), told, strict=True)
    ]
    return pd.DataFrame(rows, columns=["instrument", "label", "group", "value"]).assign(
        low=lambda told: told["value"] - 0.06, high=lambda told: told["value"] + 0.06
    )


def test_the_larger_party_is_named_first_and_the_other_by_name():
    told = say_instruments(values(tone=(0.1, 0.2), vader=(0.1, 0.3), afinn=(0.2, 0.1)), BOTH, SOME, MEASURE)
    assert told.sentence == (
        "2 of 3 instruments score the West author’s text as the more favourable; "
        "AFINN scores the East author’s text so."
    )
    assert "compare directions, not levels" in told.doubt
    assert "The intervals of the two texts overlap for 2 of 3 instruments." in told.doubt


def test_all_of_one_mind():
    told = say_instruments(values(tone=(0.3, 0.2), vader=(0.1, -0.3)), BOTH, SOME, MEASURE)
    assert told.sentence == "Both instruments score the East author’s text as the more favourable of the two."


def test_an_instrument_that_scores_one_text_only_has_no_say():
    told = say_instruments(values(tone=(0.3, 0.2), vader=(0.1, np.nan)), BOTH, SOME, MEASURE)
    expected = "Only TextBlob scores both texts, and finds the East author’s text as the more favourable of the two."
    assert told.sentence == expected.replace(" as the", " the")


def test_a_text_alone_has_its_range_told():
    alone = values(tone=(0.3, np.nan), vader=(-0.1, np.nan))
    told = say_instruments(alone, Contrast("authors", EAST, NOBODY), SOME, MEASURE)
    assert (
        told.sentence
        == "The tone of the East author’s text ranges with the instrument from −0.10 (VADER) to +0.30 (TextBlob)."
    )


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        (SOME, "is 0.20 (1 is full agreement, 95 % interval −0.05 to 0.31), below the 0.667"),
        (Agreement(0.9, 0.8, 0.95, 9), "over 9 paragraphs is 0.90 (1 is full agreement, 95 % interval 0.80 to 0.95)."),
        (Agreement(np.nan, np.nan, np.nan, 1), "Too few paragraphs"),
    ],
)
def test_alpha_is_told_with_its_interval_and_what_it_allows(agreed, expected):
    assert expected in say_agreement(agreed)


def test_the_widest_paragraph_is_named_with_both_its_ends():
    spread = pd.DataFrame(
        {
            "group": ["East", "East", "West"],
            "position": [1, 2, 1],
            "paragraph_id": ["e1", "e2", "w1"],
            "low": [-0.5, 0.1, np.nan],
            "high": [0.5, 0.3, np.nan],
            "lowest": ["afinn", "tone", None],
            "highest": ["vader", "afinn", None],
            "spread": [1.0, 0.2, np.nan],
            "n_instruments": [3, 2, 0],
            "mark": ["e1", "e2", "w1"],
        }
    )
    told = say_spread(spread, LABELS, BOTH.sides, MEASURE)
    assert "lie 0.60 apart" in told.sentence
    assert "in 1 of 2 one finds it hostile that another finds favourable" in told.sentence
    assert "paragraph 1 of the East author’s text, −0.50 (AFINN) to +0.50 (VADER)" in told.doubt
    assert "No instrument scores a word of 1 paragraph." in told.doubt
    assert say_spread(spread[2:], LABELS, BOTH.sides, MEASURE).sentence == "No paragraph is scored by two instruments."


def test_pairs_are_told_from_most_to_least_alike():
    pairs = pd.DataFrame(
        [("tone", "vader", 0.4, 9), ("tone", "afinn", -0.1, 9), ("vader", "afinn", np.nan, 2)],
        columns=["one", "other", "rho", "n"],
    )
    told = say_pairs(pairs, LABELS).sentence
    assert "are TextBlob and VADER (rank correlation +0.40), least TextBlob and AFINN (−0.10)" in told
    assert say_pairs(pairs[2:], LABELS).sentence == "No two instruments both score 5 paragraphs."


def test_names_are_listed_as_a_sentence_does():
    assert [listed(["A"]), listed(["A", "B", "C"])] == ["A", "A, B and C"]
