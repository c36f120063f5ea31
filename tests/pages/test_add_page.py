"""The Add articles page: what is pasted waits for a person, and is added to a project."""

import html

import pytest
from streamlit.testing.v1 import AppTest

from tests.made_files import BODY, LAKE, PAPER
from tests.pages.reading import opened_at

TEXT = "Cold Water\n\nBy Ann Reed\n\n24 March 2021\n\n" + "\n\n".join(BODY) + "\n\nShare this article"


@pytest.fixture
def page():
    return opened_at("pages/work/add.py")


def paste(page, text: str, title: str = ""):
    page.text_input(key="intake-title").set_value(title)
    page.text_area(key="intake-text").set_value(text)
    page.button[0].click().run()
    assert not page.exception
    return page


def said(page) -> str:
    return html.unescape(" ".join(block.body for block in page.get("html")))


def box(page, field: str):
    return next(each for each in (*page.text_input, *page.selectbox) if str(each.key).endswith(f"-{field}"))


def test_a_text_is_pasted_corrected_and_added_to_a_new_project(page):
    assert "Nothing waits" in said(page)
    paste(page, TEXT)
    assert "3 of 7 paragraphs are taken" in said(page)
    box(page, "author").set_value("Jo Lee").run()
    box(page, "perspective").set_value("North").run()
    page.text_input(key="intake-project-title").set_value("Lake talks").run()
    page.button(key="intake-add").click().run()
    assert not page.exception
    assert "lee\\-2021\\-03\\-24" in page.success[0].value
    assert "No events yet: define them on Codebooks" in said(page)
    paste(page, f"{LAKE} {LAKE.upper()}", "Second")
    assert page.button(key="intake-add").label == "Add one article to “Lake talks”"


def test_markup_in_a_text_is_shown_as_it_is_written(page):
    paste(page, f"<b>Cold</b> *Water*\n\n<script>alert(1)</script> {LAKE}")
    assert "<script>" not in " ".join(block.body for block in page.get("html"))
    assert "<script>alert(1)</script>" in said(page)


def test_a_column_that_a_person_chose_stays_chosen(page):
    table = f'Camp,Article body,Summary\nNorth,"{LAKE}","{PAPER}"\n'
    page.file_uploader[0].set_value([("t.csv", table.encode(), "text/csv")]).run()
    page.selectbox(key="intake-column-t.csv-perspective").set_value("").run()
    page.selectbox(key="intake-column-t.csv-text").set_value("Summary").run()
    assert not page.exception
    assert PAPER in said(page)
    assert page.selectbox(key="intake-column-t.csv-perspective").value == ""


def edit_a_project():
    from analysis.projects.project import Project
    from analysis.text.documents import Article
    from pages.shared.intake.held import show_articles
    from pages.shared.project import change, new_project, the_project

    if the_project() is None:
        project: Project = new_project("Lake talks")
        change(project.with_articles((Article("a", ("Cold water.",), {"title": "<b>", "published": "2999"}),), "One."))
    show_articles()


def test_the_articles_of_a_project_are_listed_to_be_edited():
    page = AppTest.from_function(edit_a_project, default_timeout=60).run()
    assert not page.exception
    assert page.button[0].label == "Save the changes"
    assert page.button[0].disabled
    assert "2999 lies ahead" in page.caption[0].value


def test_an_empty_box_says_what_to_do(page):
    paste(page, " ")
    assert "Paste the article" in page.error[0].value
