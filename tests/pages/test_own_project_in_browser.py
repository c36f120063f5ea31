"""A newcomer in a real browser: a project is made, two files are dropped and added, read, and left again."""

import re

from tests.conftest import expect
from tests.made_files import BODY, LAKE
from tests.pages.test_in_browser import settle, visit

EAST, WEST = "East shore waits for the ferry", "West shore counts the fish"


def test_a_newcomer_brings_two_articles_reads_them_and_goes_back(page, app_url, tmp_path):
    for title, words in ((EAST, BODY), (WEST, [LAKE, *reversed(BODY)])):
        (tmp_path / f"{title}.txt").write_text("\n\n".join([title, "By Ann Reed", *words]), encoding="utf-8")
    visit(page, app_url, "overview")
    page.get_by_role("link", name="Projects", exact=True).click()
    page.get_by_label("Title").first.fill("Two shores of a lake")
    page.get_by_role("button", name="Make the project").click()
    page.wait_for_url("**/add*")
    settle(page)
    page.locator("input[type=file]").first.set_input_files([tmp_path / f"{title}.txt" for title in (EAST, WEST)])
    page.get_by_role("button", name="Add 2 articles to “Two shores of a lake”").click()
    expect(page.get_by_text(re.compile("articles added to “Two shores of a lake”")).first).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Read them on the Overview").click()
    expect(page.get_by_text(EAST).first).to_be_visible()
    expect(page.get_by_text(WEST).first).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Projects", exact=True).click()
    page.locator(".st-key-card-built-in").get_by_role("button", name="Open").click()
    expect(page.locator("h1")).to_have_text("Where do the two tellings differ most?")
    settle(page)
    expect(page.get_by_text("Yana Leksyutina").first).to_be_visible()
    expect(page.get_by_text(EAST)).to_have_count(0)
