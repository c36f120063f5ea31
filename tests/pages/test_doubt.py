"""How sure is this?: every family under every filter; one difference taken apart; the way to what cuts against it."""

from functools import partial

import pytest

from analysis.contrast.doubt.checks import BADGES, CHECKS
from tests.pages.reading import headings, opened_at, passages, written

opened = partial(opened_at, "pages/about/doubt.py")
FAMILIES = ("Authors", "Meetings", "Voices", "Topics")
FILTERS = [{"topic": "europe"}, {"meeting": "anchorage"}, {"author": "Russian"}, {"voice": "quoted"}]
FILTERS += [{"named": "china", "family": "Topics"}, {"topic": "human_rights", "author": "American", "family": "Voices"}]


@pytest.mark.parametrize("asked", [*({"family": family} for family in FAMILIES), *FILTERS], ids=str)
def test_every_family_says_how_its_differences_stand_or_why_it_cannot(asked):
    page = opened(**asked)
    assert not page.exception
    told = headings(page)
    empty = [body for body in written(page) if "nothing can be compared" in body]
    assert empty or any(word in told[0] for word in ("hold", "nothing can be tested"))


def test_one_difference_is_asked_all_six_questions():
    steps = [body for body in written(opened()) if body.startswith('<div class="check">')]
    assert len(steps) == len(CHECKS)
    assert all(check.name.capitalize() in step for check, step in zip(CHECKS, steps, strict=True))
    assert all("passed" in step or "cannot be told" in step for step in steps)


def test_another_difference_can_be_chosen():
    page = opened()
    assert verdict(page).startswith("Quoted words:")
    page.selectbox(key="doubt-chosen-authors").set_value("authors|topic_share|international_order").run()
    assert not page.exception
    assert verdict(page).startswith("On international order:")


def verdict(page) -> str:
    """The heading of the difference that is taken apart."""
    return next(heading for heading in headings(page) if "higher in" in heading)


def test_the_paragraphs_that_cut_the_other_way_can_be_read():
    page = opened()
    against = next(box for box in page.selectbox if box.label == "Read what cuts the other way")
    against.select_index(0).run()
    assert not page.exception
    assert passages(page)


def test_the_rules_stand_on_the_page():
    rules = " ".join(written(opened()))
    assert all(badge in rules for badge in BADGES)
