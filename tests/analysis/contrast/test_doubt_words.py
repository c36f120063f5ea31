"""The words of doubt: each sentence as it reads, one and many, and what no sentence may mix."""

import re

import pandas as pd
import pytest

from analysis.contrast.doubt.checks import CHECKS, HOLDS, LEANS, NOISE, UNKNOWN
from analysis.contrast.doubt.words import (
    say_against,
    say_agreement,
    say_chance,
    say_confidence,
    say_flips,
    say_floor,
    say_likely,
    say_paragraph,
    say_steadiness,
    say_text,
)

NAN = float("nan")
LIKELIHOOD = re.compile(r"\b(almost certainly|likely|as likely as not)\b")
CONFIDENCE = re.compile(r"\b(holds|leans|noise|checks?|trust\w*|confiden\w+)\b")
NATIONS = re.compile(r"\b(Russia|China|America|United States|nations?|countr(y|ies)|states?|peoples?)", re.IGNORECASE)


def row(**cells) -> pd.Series:
    plain = dict.fromkeys((check.id for check in CHECKS), True)
    rest = {"likely": 0.97, "badge": HOLDS, "n_passed": 6, "flips": [], "against": [], "difference": 0.4, "least": 0.2}
    counts = {"n_able_target": 8, "n_able_reference": 16, "n_counted_target": 5, "n_counted_reference": 1}
    chance = {"floor": 0.2, "p": 0.02, "q": 0.3, "lexicons": ""}
    return pd.Series(plain | rest | counts | chance | cells, dtype=object)


def paragraphs(n: int) -> list[str]:
    return [f"east/p{place:02}" for place in range(1, n + 1)]


@pytest.mark.parametrize(
    ("share", "term"),
    [
        (1.0, "almost certainly"),
        (0.95, "almost certainly"),
        (0.949, "very likely"),
        (0.80, "very likely"),
        (0.79, "likely"),
        (0.55, "likely"),
        (0.549, "as likely as not"),
    ],
)
def test_the_terms_of_likelihood(share, term):
    assert say_likely(row(likely=share)).endswith(f"compared, it would {term} point the same way.")


def test_an_unknown_likelihood_is_not_said():
    assert say_likely(row(likely=NAN)) == ""


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "It holds: all six checks are passed."),
        ({"badge": UNKNOWN}, "There is too little text to say whether it holds."),
        (
            {"badge": LEANS, "n_passed": 5, "agree": None},
            "It leans: five of six checks are passed, not “instruments agree”.",
        ),
        (
            {"badge": LEANS, "n_passed": 4, "rare": False, "agree": None},
            "It leans: four of six checks are passed, not “rare by chance”, “instruments agree”.",
        ),
        (
            {"badge": NOISE, "n_passed": 1} | dict.fromkeys(("clear", "rare", "beyond", "steady", "agree"), False),
            "Take it for noise: one of six checks is passed, not “clear of zero”, “rare by chance”, “beyond one text”, "
            "“no one paragraph decides”, “instruments agree”.",
        ),
    ],
)
def test_confidence_in_words(cells, said):
    assert say_confidence(row(**cells)) == said


def test_no_check_passed_is_none_of_them():
    nothing = dict.fromkeys((check.id for check in CHECKS), False)
    said = say_confidence(row(badge=NOISE, n_passed=0, **nothing))
    assert said.startswith("Take it for noise: none of six checks are passed, not “clear of zero”, ")
    assert said.count("“") == 6


@pytest.mark.parametrize(
    ("n", "named"),
    [
        (1, "without east ¶ 1 it"),
        (2, "without east ¶ 1 or east ¶ 2 it"),
        (3, "without east ¶ 1, east ¶ 2 or east ¶ 3 it"),
        (4, "without east ¶ 1, east ¶ 2 or east ¶ 3 (or 1 other) it"),
        (6, "without east ¶ 1, east ¶ 2 or east ¶ 3 (or 3 others) it"),
    ],
)
def test_paragraphs_that_decide_are_named_up_to_three(n, named):
    said = say_flips(row(flips=paragraphs(n)))
    assert said == f"It hangs on single paragraphs: {named} would turn or come to include zero."


def test_no_paragraph_decides_what_is_steady_or_no_difference():
    assert say_flips(row()) == "No one paragraph decides it."
    said = say_flips(row(difference=0.0, flips=paragraphs(4)))
    assert said == "There is no difference for a paragraph to decide."


def test_what_cuts_the_other_way():
    assert say_against(row()) == "No paragraph cuts the other way."
    assert say_against(row(against=paragraphs(1))) == "What cuts the other way most: east ¶ 1."
    assert say_against(row(against=paragraphs(9))) == "What cuts the other way most: east ¶ 1, east ¶ 2 and east ¶ 3."


def test_the_floor_in_words():
    assert say_floor(row(), "0.20") == "One text split in half by chance differs by up to 0.20 in 95 of 100 splits."
    assert "too little" in say_floor(row(floor=NAN), "–")


def test_chance_in_words():
    said = say_chance(row(), 68)
    assert "differ as much in 2 % of the deals." in said
    assert "Among the 68 differences compared, 30 % of those this clear would be false." in said
    assert "less than 1 % of the deals" in say_chance(row(p=0.0005), 68)
    assert say_chance(row(p=NAN), 68) == "Chance cannot be asked: a side has nothing to count."


def test_agreement_in_words():
    assert say_agreement(row(lexicons="3 of 4")) == "3 of 4 other lexicons of tone point the same way."
    assert "agrees with" in say_agreement(row(agree=True))
    assert "does not agree" in say_agreement(row(agree=False))
    assert "can tell" in say_agreement(row(agree=None))


def test_how_much_text_in_words():
    assert say_text(row()) == "8 against 16 paragraphs with something to count in; counted: 5 against 1."


def test_steadiness_in_words():
    said = say_steadiness(row(flips=paragraphs(1), against=paragraphs(1)), "0.1", "0.5")
    assert said.startswith("Without one paragraph it lies between 0.1 and 0.5. It hangs on single paragraphs: ")
    assert say_steadiness(row(least=NAN), "–", "–") == "There are too few paragraphs to take one out."


@pytest.mark.parametrize(
    ("paragraph_id", "said"),
    [("joscelyn/p07", "joscelyn ¶ 7"), ("a/b/p112", "a/b ¶ 112"), ("p07", "p07"), ("east/px", "east/px")],
)
def test_a_paragraph_in_words(paragraph_id, said):
    assert say_paragraph(paragraph_id) == said


def every_sentence():
    for badge in (HOLDS, LEANS, NOISE, UNKNOWN):
        for likely in (1.0, 0.9, 0.6, 0.5, NAN):
            for agree in (True, False, None):
                for n in (0, 1, 5):
                    cells = row(badge=badge, likely=likely, agree=agree, flips=paragraphs(n), against=paragraphs(n))
                    said = (say_likely, say_confidence, say_flips, say_against, say_agreement, say_text)
                    yield from (say(cells) for say in said)
                    yield from (say_chance(cells, 68), say_floor(cells, "0.2"), say_steadiness(cells, "0.1", "0.5"))


def test_no_sentence_mixes_likelihood_and_confidence():
    sentences = {part for said in every_sentence() for part in re.split(r"(?<=[.])\s", said)}
    assert [each for each in sentences if LIKELIHOOD.search(each)]
    assert [each for each in sentences if CONFIDENCE.search(each)]
    assert not [each for each in sentences if LIKELIHOOD.search(each) and CONFIDENCE.search(each)]


def test_no_sentence_speaks_of_nations():
    assert not [said for said in every_sentence() if NATIONS.search(said)]


def test_every_sentence_ends_as_a_sentence():
    assert all(said == "" or (said[-1] == "." and "  " not in said and ".." not in said) for said in every_sentence())
