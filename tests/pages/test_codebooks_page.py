"""The Codebooks page: what an edit would find, what is kept and refused, and perspectives."""

import re
from datetime import date

import pytest

from analysis.projects import store
from analysis.projects.codebooks.kinds import TOPIC_KIND
from analysis.projects.codebooks.versions import default_text, history_of
from analysis.projects.project import EVENTS, TOPICS
from tests.four_outlets import four_outlets, four_outlets_events
from tests.pages.reading import headings, opened_at, written

PAGE = "pages/work/codebooks.py"


@pytest.fixture
def project(own_folder):
    home = store.projects_home()
    made = store.new_project(home, "Two", {EVENTS: four_outlets_events()})
    return store.save_project(home, made.with_articles(tuple(four_outlets()[:2]), "2 articles added."))


def now(project):
    return store.read_project(store.projects_home(), project.id)


def field(page, name):
    return next(each for each in page.text_area if f"-{name}" in each.key)


def test_the_built_in_codebooks_are_read_and_not_edited(own_folder):
    page = opened_at(PAGE, book="topics", entry="europe")
    assert page.info[0].value.startswith("Open or make a project of your own to edit")
    assert not page.text_area
    assert "New topic" not in [button.label for button in page.button]
    assert any("European Commission*" in body for body in written(page))


def test_an_edit_shows_what_it_would_find_and_is_saved_as_a_version(project):
    page = opened_at(PAGE, project=project.id, book="topics", entry="europe")
    area = field(page, "terms")
    page = area.set_value(area.value + "\nharbour\nzeppelin").run()
    assert any("1 newly" in said for said in headings(page))
    assert any("<mark>harbour</mark>" in body for body in written(page))
    assert any("find nothing here" in body and "zeppelin" in body for body in written(page))
    assert TOPICS not in now(project).own
    page = page.button(key="codebook-save").click().run()
    assert "“Europe” changed" in page.success[0].value
    assert "harbour, zeppelin" in page.success[0].value
    assert "harbour" in now(project).own[TOPICS]
    assert [row.codebook for row in history_of(now(project))] == ["topics"]


def test_a_faulty_edit_is_told_in_its_place_kept_and_not_saved(project):
    page = opened_at(PAGE, project=project.id, book="events", entry="lisbon")
    page = field(page, "places").set_value("Lisbon\nGo*").run()
    page = page.button(key="codebook-save").click().run()
    assert any("To mend:" in body and "Go*" in body for body in written(page))
    assert now(project).own[EVENTS] == project.own[EVENTS]
    del page.query_params["entry"]
    page = page.run()
    assert not page.text_area
    page.query_params["entry"] = "lisbon"
    assert field(page.run(), "places").value == "Lisbon\nGo*"


def test_a_day_fills_its_spellings_and_a_saved_event_says_how_many_paragraphs_are_about_it(project):
    page = opened_at(PAGE, project=project.id, book="events", entry="lisbon")
    before = field(page, "dates").value
    page = page.date_input[0].set_value(date(2024, 5, 3)).run()
    assert field(page, "dates").value.startswith(before)
    assert {"May 3", "3 May"} <= set(field(page, "dates").value.splitlines())
    page = page.button(key="codebook-save").click().run()
    assert re.search(r"Of 9 paragraphs\\: \d about Lisbon summit", page.success[0].value)


def test_a_renamed_perspective_is_renamed_in_its_articles(project):
    page = opened_at(PAGE, project=project.id, book="perspectives")
    next(each for each in page.text_input if each.key.endswith("-name")).set_value("Port <b>Post</b>")
    page = next(each for each in page.button if each.label == "Save").click().run()
    assert [article.record["perspective"] for article in now(project).articles] == ["Port <b>Post</b>"] * 2
    assert any("Port &lt;b&gt;Post" in said for said in headings(page))


def test_a_codebook_that_somebody_broke_is_told_on_every_page_and_the_default_mends_it(project):
    own = store.save_project(store.projects_home(), project.with_file(TOPICS, default_text(TOPIC_KIND), "Topics."))
    (store.projects_home() / project.id / TOPICS).write_text("title = ")
    page = opened_at("pages/measures/topics.py", project=own.id)
    assert ["is not TOML" in each.value for each in page.error] == [True]
    assert "Topics: mend them, or take the default again" in [link.label for link in page.get("page_link")]
    page = opened_at(PAGE, project=own.id, book="topics")
    assert [each.value.endswith("choose “The default again”\\.") for each in page.error] == [True]
    page = page.button(key="codebook-reset-yes").click().run()
    assert not page.error
    assert TOPICS not in now(project).own
    assert [row.previous for row in history_of(now(project))] == ["broken"]
