"""Every page with a project of a reader's own: four outlets and three events, and a project of one article."""

import pytest

from analysis.exchange.builtin import CORPUS
from analysis.projects import store
from analysis.projects.fresh import empty_events
from analysis.projects.project import EVENTS, Project
from analysis.text.documents import Article
from pages.shared.frame import SECTIONS
from tests.four_outlets import four_outlets, four_outlets_events
from tests.pages.reading import opened_at, written
from tests.tongues import RUSSIAN

PAGES = [path for pages in SECTIONS.values() for path in pages]
OF_THE_BUILT_IN = ("Anchorage", "Guilin", "Leksyutina", "Joscelyn", "Russian author", "American author", "meeting")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder in which a project of six articles is scored once for all pages."""
    folder = tmp_path_factory.mktemp("projects")
    saved(folder, "Four outlets", four_outlets()[::2], four_outlets_events())
    one = Article("ru", (RUSSIAN,), {"title": "Встреча", "language": "ru", "perspective": "North"})
    saved(folder, "One to be compared with nothing at all", [four_outlets()[0], one], empty_events(CORPUS))
    return folder


def saved(folder, title: str, articles: list[Article], events: str) -> Project:
    project = store.new_project(folder, title, {EVENTS: events})
    return store.save_project(folder, project.with_articles(tuple(articles), "Added."))


@pytest.fixture(autouse=True)
def projects(monkeypatch, home):
    monkeypatch.setenv("PARALLAX_PROJECTS", str(home))


def said(page) -> str:
    return " ".join([*written(page), *(title.value for title in page.title)])


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_and_speaks_of_no_other_articles(path):
    page = opened_at(f"pages/{path}.py", project="four-outlets")
    assert not page.exception, page.exception[0].message
    assert not page.error
    told = said(page)
    assert "6 articles." in told, "the sidebar"
    if path.startswith(("contrast", "measures", "reading")):
        assert not [word for word in OF_THE_BUILT_IN if word in told]


@pytest.mark.parametrize("path", ["contrast/overview", "contrast/authors", "measures/words", "reading/facts"])
def test_one_english_article_is_not_compared_and_a_page_asks_for_another(path):
    page = opened_at(f"pages/{path}.py", project="one-to-be-compared-with-nothing-at-all")
    assert not page.exception, page.exception[0].message
    told = said(page)
    assert "2 articles, 1 of them not in English and in no figure." in told
    assert path == "reading/facts" or "There is one article in English only" in told
    assert "two" not in page.title[0].value


def test_the_proposals_of_one_article_are_none():
    page = opened_at("pages/reading/facts.py", project="one-to-be-compared-with-nothing-at-all", view="proposals")
    assert not page.exception, page.exception[0].message
