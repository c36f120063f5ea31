"""Badges: hand-made rows of checks, and what counts as enough text."""

import pandas as pd
import pytest

from analysis.contrast.doubt.checks import (
    BADGES,
    CHECKS,
    FEWEST_PASSED,
    HOLDS,
    LEANS,
    NOISE,
    STANDING,
    UNKNOWN,
    badges,
    is_covered,
)

IDS = [check.id for check in CHECKS]
KNOWN = {"difference": 0.4, "low": 0.1}


def badge(passed: str, **more) -> str:
    """The badge of one row that passes the checks named and fails the others."""
    row = {name: name in passed.split() for name in IDS} | KNOWN | more
    return badges(pd.DataFrame([row]).astype(dict.fromkeys(IDS, object)))[0]


ALL = " ".join(IDS)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        ("clear rare beyond steady agree covered", HOLDS),
        ("clear rare beyond steady agree", UNKNOWN),  # too little text, whatever else is passed
        ("clear rare beyond steady covered", LEANS),
        ("clear steady agree covered", LEANS),
        ("clear steady beyond rare covered", LEANS),
        ("clear steady covered", NOISE),
        ("clear rare beyond agree covered", NOISE),  # one paragraph decides
        ("rare beyond steady agree covered", NOISE),  # the interval includes zero
        ("rare beyond agree covered", NOISE),
        ("steady covered agree", NOISE),
        ("covered", NOISE),
        ("", UNKNOWN),
    ],
)
def test_the_badge_that_checks_add_up_to(passed, expected):
    assert badge(passed) == expected


@pytest.mark.parametrize("missed", IDS)
def test_no_difference_holds_without_every_check(missed):
    expected = {"clear": NOISE, "steady": NOISE, "covered": UNKNOWN}.get(missed, LEANS)
    assert badge(ALL.replace(missed, "")) == expected


@pytest.mark.parametrize("missed", IDS)
def test_a_check_that_cannot_be_made_is_not_passed(missed):
    assert badge(ALL, **{missed: None}) == badge(ALL, **{missed: False}) != HOLDS


@pytest.mark.parametrize("unknown", ["difference", "low"])
def test_what_is_unknown_stays_unknown_whatever_it_passes(unknown):
    assert badge(ALL, **{unknown: float("nan")}) == UNKNOWN


def test_each_row_has_its_own_badge_and_keeps_its_index():
    rows = pd.DataFrame([dict.fromkeys(IDS, True) | KNOWN, dict.fromkeys(IDS, False) | KNOWN], index=[7, 3])
    assert badges(rows).to_dict() == {7: HOLDS, 3: UNKNOWN}


def test_every_badge_has_a_rule_and_a_standing():
    assert set(BADGES) == set(STANDING) == {HOLDS, LEANS, NOISE, UNKNOWN}
    assert sorted(STANDING, key=STANDING.get) == [UNKNOWN, NOISE, LEANS, HOLDS]
    assert str(FEWEST_PASSED) in BADGES[LEANS]


def covered(measure, able=(5, 5), counted=(20, 20)) -> bool:
    names = ("n_able_target", "n_able_reference", "n_counted_target", "n_counted_reference")
    row = {"measure": measure} | dict(zip(names, able + counted, strict=True))
    return bool(is_covered(pd.DataFrame([row]))[0])


@pytest.mark.parametrize(
    ("measure", "able", "counted", "enough"),
    [
        ("polarity", (5, 5), (20, 20), True),
        ("polarity", (5, 5), (19, 90), False),  # scored words count a side
        ("subjectivity", (5, 5), (90, 19), False),
        ("polarity", (4, 9), (90, 90), False),
        ("topic_share", (5, 5), (5, 0), True),  # a topic that one side leaves out is counted on the other
        ("topic_share", (5, 5), (2, 2), False),
        ("stance", (9, 4), (9, 4), False),  # only paragraphs that name the actor are able
    ],
)
def test_enough_text(measure, able, counted, enough):
    assert covered(measure, able, counted) is enough
