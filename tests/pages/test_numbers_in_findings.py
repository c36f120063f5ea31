"""Every number that a figure’s sentences say stands in the data behind it: all pages, with filters and other texts."""

import random
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from analysis.briefing.exhibit import Exhibit
from analysis.briefing.numbers.numbers import numbers_in, say_unfounded, unfounded
from analysis.projects import store
from analysis.projects.project import EVENTS, Project
from pages.shared.briefing.here import TOLD
from pages.shared.frame import SECTIONS
from tests.conftest import ROOT
from tests.four_outlets import four_outlets, four_outlets_events

PAGES = [path for section, paths in SECTIONS.items() if section != "Work" for path in paths]
OF_OUTLETS = ["contrast/overview", "contrast/events", "measures/stance", "measures/tone", "reading/silence"]
ASKED = [  # what a page shows only when its address asks for it
    ("contrast/overview", {"contrast": "Meetings"}),
    ("measures/stance", {"split": "By meeting", "by_actor": "true"}),
    ("measures/tone", {"mask": "false"}),
    ("measures/words", {"compare": "By meeting"}),
    ("measures/topics", {"compare": "By meeting"}),
    ("about/doubt", {"family": "Meetings"}),
    ("about/doubt", {"family": "Voices"}),
    ("about/doubt", {"family": "Topics"}),
]
FILTERED = [
    ("contrast/authors", {"topic": "sanctions_finance"}),
    ("contrast/overview", {"meeting": "guilin"}),
    ("measures/stance", {"author": "American"}),
    ("measures/tone", {"author": "American"}),
    ("measures/tone", {"voice": "quoted"}),
    ("measures/words", {"voice": "quoted"}),
    ("reading/facts", {"topic": "sanctions_finance"}),
    ("reading/silence", {"author": "Russian"}),
]
_CAUGHT = 0.9  # of numbers changed at random, at least


def figures_of(path: str, **asked: str) -> list[Exhibit]:
    """The exhibits of all figures of a page, as its address asks for it."""
    found: list[Exhibit] = []
    page = AppTest.from_file(ROOT / "app.py", default_timeout=180)
    page.switch_page(f"pages/{path}.py")
    for name, value in asked.items():
        page.query_params[name] = value
    page.session_state[TOLD] = lambda key, taken: found.append(taken())
    page.run()
    assert not page.exception, page.exception[0].message
    return found


def wrong(exhibits: list[Exhibit]) -> dict[str, str]:
    """What is said of each figure whose sentences say a number that is not behind it."""
    said = {each.key: say_unfounded(unfounded(each)) for each in exhibits}
    return {key: sentence for key, sentence in said.items() if sentence}


@pytest.mark.parametrize("path", PAGES)
def test_every_number_of_every_page_stands_in_its_data(path):
    assert wrong(figures_of(path)) == {}


@pytest.mark.parametrize(("path", "asked"), ASKED)
def test_every_number_stands_in_its_data_whatever_the_address_asks_for(path, asked):
    assert wrong(figures_of(path, **asked)) == {}


@pytest.mark.parametrize(("path", "asked"), FILTERED)
def test_every_number_stands_in_its_data_under_filters(path, asked):
    assert wrong(figures_of(path, **asked)) == {}


@pytest.fixture(scope="module")
def outlets(tmp_path_factory) -> tuple[str, Project]:
    """A project of twelve invented articles of four outlets, scored once."""
    home = tmp_path_factory.mktemp("projects")
    new = store.new_project(home, "Four outlets", {EVENTS: four_outlets_events()})
    return str(home), store.save_project(home, new.with_articles(tuple(four_outlets()), "Added."))


@pytest.mark.parametrize("path", OF_OUTLETS)
def test_every_number_of_other_texts_stands_in_its_data(path, outlets, monkeypatch):
    monkeypatch.setenv("PARALLAX_PROJECTS", outlets[0])
    assert wrong(figures_of(path, project=outlets[1].id)) == {}


def test_numbers_changed_at_random_are_found_out():
    """How strict the check is: of numbers of findings changed by a little, most are told."""
    draw, caught = random.Random(7), []
    for exhibit in figures_of("contrast/authors"):
        for said in numbers_in(exhibit.title):
            changed = _changed(said.text, draw)
            if changed:
                title = exhibit.title[: said.start] + changed + exhibit.title[said.end :]
                caught.append(bool(unfounded(replace(exhibit, title=title, counts="", alt=""))))
    assert len(caught) > 20
    assert sum(caught) / len(caught) >= _CAUGHT


def _changed(written: str, draw: random.Random) -> str:
    """The number as written, one digit of it another; nothing for a number in words."""
    last = re.search(r"\d(?=\D*$)", written)
    if not last:
        return ""
    digit = str((int(last[0]) + draw.choice((1, 2, 3))) % 10)
    return written[: last.start()] + digit + written[last.end() :]
