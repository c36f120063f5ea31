"""The dashboard in a real browser: pages in both themes and on a phone, filters, evidence, downloads, attaching."""

import csv
import io
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages.shared.frame import SECTIONS
from tests.conftest import expect, watched_page
from tests.originals import original_file

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = [path.split("/")[-1] for section in SECTIONS.values() for path in section]
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 29)"}


def visit(page: "Page", app_url: str, name: str, query: str = "") -> None:
    """Open a page and wait until its script has ended."""
    page.goto(f"{app_url}/{'' if name == 'overview' else name}{query}")
    page.locator("h1").wait_for()
    settle(page)


def settle(page: "Page") -> None:
    """Wait until the page's script has ended, and see that it ended well."""
    page.wait_for_function("document.querySelector('[data-test-script-state=notRunning]')")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


@pytest.fixture(scope="module")
def reader(chromium, app_url):
    """A page that is opened once and led from page to page by the menu: loading the dashboard anew costs seconds."""
    with watched_page(chromium) as page:
        visit(page, app_url, "overview")
        if (more := page.get_by_role("button", name=re.compile("^View .* more"))).count():
            more.click()
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_the_menu_in_both_themes(reader, app_url, name):
    reader.locator(f'[data-testid=stSidebarNavLink][href="{app_url}/{"" if name == "overview" else name}"]').click()
    reader.wait_for_url(re.compile(f"{app_url}/{'' if name == 'overview' else name}([?].*)?$"))
    for look, paper in PAPER.items():
        reader.emulate_media(color_scheme=look)
        settle(reader)
        assert reader.locator("h1").inner_text()
        app = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        reader.wait_for_function(f"{app} === '{paper}'")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(phone, app_url, name):
    visit(phone, app_url, name)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    main = "document.querySelector('[data-testid=stMain]')"
    assert phone.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0


def test_a_topic_filter_narrows_the_page_and_stands_in_the_address(page, app_url):
    visit(page, app_url, "authors")
    before = page.locator(".counts").first.inner_text()
    page.get_by_role("button", name="All topics").click()
    page.get_by_role("button", name="Human rights").click()
    page.wait_for_function("location.search.includes('topic=human_rights')")
    expect(page.locator(".counts").first).not_to_have_text(before)


def test_an_actor_filter_narrows_the_page_and_stands_in_the_address_by_its_id(page, app_url):
    visit(page, app_url, "authors")
    page.get_by_role("button", name="Any actor").click()
    page.get_by_role("button", name="United States").click()
    page.wait_for_function("location.search.includes('named=united_states')")
    expect(page.locator(".finding").first).to_contain_text("In the paragraphs that name the United States,")


def test_a_filter_follows_the_reader_from_page_to_page(page, app_url):
    visit(page, app_url, "topics", "?meeting=guilin")
    page.get_by_role("link", name="Tone").click()
    page.wait_for_url("**/tone*")
    settle(page)
    assert page.get_by_role("combobox", name="Meeting").input_value() == "Guilin"
    assert "meeting=guilin" in page.url


def test_a_filter_that_leaves_nothing_says_so_and_offers_to_clear_it(page, app_url):
    visit(page, app_url, "topics", "?topic=europe&meeting=anchorage")
    expect(page.get_by_text("No paragraph passes these filters.")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_text("No paragraph passes these filters.")).to_have_count(0)
    page.locator(".js-plotly-plot").first.wait_for()


def test_a_click_on_a_mark_opens_the_words_behind_it(page, app_url):
    visit(page, app_url, "tone")
    card = page.locator("[class*=st-key-card-]").first
    card.locator(".js-plotly-plot .points path").nth(2).click(force=True)
    expect(card.locator("article.passage")).to_be_visible()


def test_the_keyboard_reaches_the_same_words(page, app_url):
    visit(page, app_url, "tone")
    card = page.locator("[class*=st-key-card-]").first
    choice = card.get_by_role("combobox", name="Read the words behind")
    for _ in range(10):  # a list that has opened closes again when a chart that is still being drawn moves the page
        choice.press("ArrowDown")
        page.wait_for_timeout(500)
        if page.get_by_role("listbox").is_visible():
            break
    choice.press("ArrowDown")
    choice.press("Enter")
    expect(card.locator("article.passage")).to_be_visible()


def downloaded(page: "Page", name: re.Pattern) -> bytes:
    settle(page)  # a file that is made when it is asked for has another name after each run
    with page.expect_download() as download:
        page.get_by_role("button", name=name).first.click()
    return Path(download.value.path()).read_bytes()


def test_a_chart_is_taken_away_as_png_svg_and_csv(page, app_url):
    visit(page, app_url, "authors")
    page.locator(".js-plotly-plot .points path").first.wait_for()
    finding = page.locator(".finding").first.inner_text()

    png = downloaded(page, re.compile("^PNG"))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (3200, 1800)

    svg = downloaded(page, re.compile("^SVG")).decode("utf-8")
    assert "@font-face" in svg
    assert finding.split()[0] in svg
    assert "Izvestia" in svg, "the source line stands on the figure"

    rows = list(csv.DictReader(io.StringIO(downloaded(page, re.compile("^CSV")).decode("utf-8-sig"))))
    assert {"value", "low", "high", "n_units"} <= set(rows[0]), "export equals screen, doubts included"


def test_an_attached_article_lights_up_and_what_is_around_it_stays_text(page, app_url, tmp_path):
    """A hard-wrapped copy with straight quotation marks, and live-looking text around the body."""
    original = original_file("Leksyutina").read_text(encoding="utf-8")
    wrapped = "\n\n".join(textwrap.fill(part, 72) for part in original.split("\n\n"))
    straight = wrapped.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"})
    copy = tmp_path / "copy.txt"
    copy.write_text(f"<script>window.broken = true</script>\n\n{straight}\n\n![x](http://example.org/x.png)")
    visit(page, app_url, "corpus")
    page.locator("input[type=file]").set_input_files(copy)
    expect(page.get_by_text("8 paragraphs").first).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Evidence").click()
    page.wait_for_url("**/evidence*")
    settle(page)
    words = page.locator("article.passage blockquote").first
    expect(words).not_to_have_class(re.compile("gist"), timeout=30_000)  # the article is scored first
    assert page.evaluate("window.broken") is None
