"""Pages of a project while it is scored: a few articles at once, many behind the pages, and nothing jumps."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from analysis.projects import store
from analysis.projects.scored import parcel_of
from analysis.projects.shelf import Shelf
from analysis.projects.work import STOPPED, Work, work_of
from analysis.projects.worker import Workers
from analysis.text.documents import Article
from pages.shared import scoring
from tests.pages.reading import opened_at, written
from tests.summit import HARBOUR

N, PAGE = 16, "pages/work/projects.py"  # a page that computes nothing of its own


def saved(articles: list[Article]) -> Work:
    home = store.projects_home()
    project = store.new_project(home, "Lake").with_articles(tuple(articles), "Added.")
    return work_of(store.save_project(home, project))


def the_shelf() -> Shelf:
    return Shelf(store.cache_path(store.projects_home(), "lake"))


def told(page: AppTest) -> str:
    return " ".join(body for body in written(page) if 'class="scoring"' in body)


@pytest.fixture
def keys(monkeypatch) -> list[str]:
    """The keys of articles too many to wait for, none scored yet; a process seems to be at them."""
    monkeypatch.setattr(Workers, "ask", lambda *_: "running")
    monkeypatch.setattr(scoring, "AT_ONCE", 0)
    work = saved([Article(f"a{n:02}", HARBOUR, {"perspective": ("Coast", "Hills")[n % 2]}) for n in range(N)])
    return list(work.articles)


@cache
def a_parcel() -> bytes:
    return parcel_of(Article("a00", HARBOUR[:1], {}), read_codebooks(CORPUS))


def put(keys: list[str]) -> None:
    """Have them scored; what is found in them does not matter on these pages, so it is the same in all."""
    for key in keys:
        the_shelf().put(key, a_parcel())


def test_a_few_articles_are_scored_while_the_page_waits():
    saved([Article("harbour", HARBOUR, {"title": "Cold <b>Water</b>", "perspective": "Coast"})])
    page = opened_at("pages/reading/evidence.py", project="lake")
    assert not page.exception
    assert len(the_shelf().scored()) == 1
    assert told(page) == ""
    assert "Cold &lt;b&gt;Water&lt;/b&gt;" in "".join(written(page))


def test_until_the_first_are_scored_a_page_says_so_and_shows_no_figure(keys):
    put(keys[:3])
    page = opened_at("pages/measures/words.py", project="lake")
    assert "Scoring: 3 of 16 articles" in told(page)
    assert "Nothing is scored yet." in "".join(written(page))
    assert [button.label for button in page.button if button.key.startswith("scoring")] == ["Stop"]


def test_what_is_scored_meanwhile_is_shown_when_the_reader_asks_and_not_before(keys):
    put(keys[:12])
    page = opened_at(PAGE, project="lake")
    assert "12 of 16" in told(page)
    put(keys[12:15])
    page.run()
    assert "15 of 16" in told(page)
    assert "Pages show the 12 articles" in told(page)
    page.button(key="scoring-show").click().run()
    assert "Pages show the 15 articles" in told(page)
    put(keys[15:])
    page.run()
    assert "All 16 articles are scored." in told(page)
    page.button(key="scoring-show").click().run()
    assert told(page) == ""


def test_a_reader_stops_the_scoring_and_goes_on(keys):
    put(keys[:5])
    page = opened_at(PAGE, project="lake")
    page.button(key="scoring-stop").click().run()
    assert the_shelf().said(STOPPED)
    assert "Stopped at 5 of 16 articles." in told(page)
    assert "Pages show these 5." in told(page)
    page.button(key="scoring-go-on").click().run()
    assert not the_shelf().said(STOPPED)
    assert "Scoring: 5 of 16" in told(page)


def test_an_article_that_could_not_be_scored_is_told_with_its_reason(keys):
    put(keys[:15])
    the_shelf().give_up(keys[-1], "a <i>fault</i>")
    page = opened_at(PAGE, project="lake")
    assert "15 of 16 articles are scored." in told(page)
    assert "‘a15’: a &lt;i&gt;fault&lt;/i&gt;" in told(page)
    page.button(key="scoring-again").click().run()
    assert "Scoring: 15 of 16" in told(page)


def test_what_was_kept_and_is_damaged_is_thrown_away_and_scored_again():
    work = saved([Article("harbour", HARBOUR, {"perspective": "Coast"})])
    the_shelf().put(next(iter(work.articles)), b"no parcel")
    page = opened_at("pages/measures/words.py", project="lake")
    assert not page.exception
    assert not opened_at("pages/measures/words.py", project="lake").error
