"""The project's own list of terms of diplomacy: its weights, its rule of negation, and how a mistake in it is told."""

import re

import pytest

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.measures.diplomacy import Diplomacy, read_diplomacy

PATH = CORPUS / "lexicons" / "tone_of_diplomacy.toml"
TOY = Diplomacy(
    {"trust": 0.6, "threat*": -0.6, "cold war*": -0.5, "war": -0.8}, {}, frozenset({"no", "not", "without"})
)


def weights(text: str) -> list[float]:
    return [word.weight for word in TOY.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trust grew.", [0.6]),
        ("There is no trust.", [-0.3]),
        ("They did not see any trust.", [-0.3]),
        ("Not one of the many envoys spoke of trust.", [0.6]),
        ("He said no, trust is all.", [0.6]),
        ("It doesn’t threaten us.", [0.3]),
        ("Another cold war began without war.", [-0.5, 0.4]),
    ],
)
def test_a_negation_near_before_turns_and_halves_a_weight(text, expected):
    assert weights(text) == pytest.approx(expected)


def test_the_shipped_list_is_small_and_reasoned():
    own = read_diplomacy(PATH)
    assert 150 <= len(own.weights) <= 250
    assert set(own.weights) == set(own.reasons)
    assert {weight > 0 for weight in own.weights.values()} == {True, False}
    assert own.weights["genocid*"] == -1.0


def test_the_shipped_list_knows_the_words_that_textblob_does_not():
    own = read_diplomacy(PATH)
    found = own.find("War, sanctions, a threat and a genocide; cooperation and trust.")
    assert [word.weight for word in found] == [-0.8, -0.5, -0.6, -1.0, 0.6, 0.6]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ('weight = 2\nreason = "r"\nterms = ["war"]', "weight 2"),
        ('weight = -1\nterms = ["war"]', "no reason"),
        ('weight = -1\nreason = "r"\nterms = ["peace"]', "'peace', which an earlier group has too"),
    ],
)
def test_a_mistake_is_told_with_its_group(tmp_path, broken, told):
    path = tmp_path / "own.toml"
    first = '[[group]]\nid = "one"\nweight = 1\nreason = "r"\nterms = ["peace"]\n'
    path.write_text(f'{first}[[group]]\nid = "two"\n{broken}\n', encoding="utf-8")
    with pytest.raises(CodebookError, match=f"group two.*{re.escape(told)}"):
        read_diplomacy(path)
