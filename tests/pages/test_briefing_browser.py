"""The briefing in a real browser: figures put aside, one click, and a pack whose pictures the browser drew."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from analysis.briefing.manifest import sha256
from analysis.briefing.pack import FORMATS
from tests.conftest import ROOT, expect, serve, watched_page
from tests.pages.test_in_browser import settle, visit

MAKE, SAVED = "Make the pack", re.compile(r"^Saved: parallax-\S+\.zip, [\d.,]+ (kB|MB)\.")

_CLICK_WHILE_DRAWING = """async (said, other) => {
  said.closest('[data-pack]').querySelector('button').click();
  while (!said.textContent.startsWith('Drawing')) await new Promise(requestAnimationFrame);
  other.click();
}"""


@pytest.fixture(scope="module")
def kept_url(tmp_path_factory):
    """A dashboard of its own, since what is put aside stays on the server: two charts are, of the authors."""
    with serve(ROOT / "app.py", tmp_path_factory.mktemp("briefing")) as url:
        yield url


@pytest.fixture(scope="module")
def briefed(chromium, kept_url):
    """The Briefing page with two charts, opened once."""
    with watched_page(chromium) as page:
        visit(page, kept_url, "authors")
        for n in (1, 2):
            page.get_by_role("button", name="Add to briefing").first.click()
            expect(page.get_by_role("button", name="In the briefing")).to_have_count(n)
            settle(page)
        visit(page, kept_url, "briefing")
        yield page


def want(page, *labels: str) -> None:
    """Choose these files and no other."""
    for label in [each.label for each in FORMATS.values()]:
        pill = page.locator(".st-key-briefing-formats").get_by_role("button", name=label, exact=True)
        wanted = str(label in labels).lower()
        if pill.get_attribute("aria-pressed") != wanted:
            pill.click()
            expect(pill).to_have_attribute("aria-pressed", wanted)
            page.wait_for_timeout(300)  # the run that this begins
            settle(page)


def made(page) -> tuple[str, bytes]:
    with page.expect_download(timeout=120_000) as waiting:
        page.get_by_role("button", name=MAKE).click()
    content = Path(waiting.value.path()).read_bytes()
    expect(said(page)).to_have_text(SAVED)
    settle(page)
    return waiting.value.suggested_filename, content


def said(page):
    return page.locator("[data-pack] [role=status]")


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def pack(briefed) -> tuple[str, bytes]:
    want(briefed, "PNG and SVG")
    return made(briefed)


def test_one_click_gives_a_pack_with_the_pictures_of_every_chart(pack):
    name, content = pack
    files = unpacked(content)
    assert re.fullmatch(r"parallax-briefing-\d{4}-\d\d-\d\d\.zip", name)
    pictures = [name for name in files if name.startswith("figures/")]
    assert [name[-3:] for name in pictures] == ["png", "svg", "png", "svg"]
    for name in pictures[::2]:
        size = files[name][16:20], files[name][20:24]
        assert tuple(int.from_bytes(each, "big") for each in size) == (3200, 1800)


def test_its_manifest_lists_what_it_holds(pack):
    files = unpacked(pack[1])
    said = json.loads(files.pop("manifest.json"))
    assert {each["name"]: each["sha256"] for each in said["files"]} == {
        name: sha256(held) for name, held in files.items()
    }
    assert [figure["page"] for figure in said["figures"]] == ["contrast/authors"] * 2


def test_a_picture_of_a_pack_carries_its_fonts_and_leads_nowhere(pack):
    svg = next(held.decode() for name, held in unpacked(pack[1]).items() if name.endswith(".svg"))
    assert set(re.findall(r"font-family:'([^']+)'", svg)) >= {"Source Sans", "Source Serif"}
    assert set(re.findall(r"url\(\W*(\w+)", svg)) <= {"data", *re.findall(r'id="(\w+)', svg)}


def test_the_pictures_say_which_figure_they_are(pack):
    files = unpacked(pack[1])
    first = json.loads(files["manifest.json"])["figures"][0]["id"]
    assert first in next(held.decode() for name, held in files.items() if name.endswith(".svg"))


def test_the_last_pack_can_be_saved_again(briefed, pack):
    with briefed.expect_download() as waiting:
        briefed.get_by_role("button", name="Save it again").click()
    assert Path(waiting.value.path()).read_bytes() == pack[1]


def test_a_second_pack_replaces_the_first(briefed, pack):
    first, again = unpacked(pack[1]), unpacked(made(briefed)[1])
    assert set(again) == set(first)
    assert json.loads(again["manifest.json"])["made"] > json.loads(first["manifest.json"])["made"]
    assert briefed.get_by_role("button", name="Save it again").count() == 1


def test_what_needs_no_picture_draws_none(briefed, pack):
    want(briefed, "Workbook")
    files = unpacked(made(briefed)[1])
    assert not [name for name in files if name.startswith("figures/")]
    assert [name for name in files if name.endswith(".xlsx")]


def test_without_a_format_the_button_says_what_is_missing(briefed, pack):
    want(briefed)
    expect(said(briefed)).to_have_text("Choose at least one format.")
    expect(briefed.get_by_role("button", name=MAKE)).to_be_disabled()
    want(briefed, "PNG and SVG")


def test_the_keyboard_makes_a_pack_and_stops_it(briefed, pack):
    button = briefed.get_by_role("button", name=MAKE)
    button.focus()
    briefed.keyboard.press("Enter")
    briefed.keyboard.press("Tab")
    briefed.keyboard.press("Enter")
    expect(said(briefed)).to_have_text("Stopped. Nothing was saved.")
    expect(button).to_be_focused()
    want(briefed, "PNG and SVG", "Workbook")  # the server knows it, too: a run of the page finds nothing under way
    expect(said(briefed)).to_have_text("Stopped. Nothing was saved.")
    want(briefed, "PNG and SVG")


def test_a_page_that_changes_in_the_middle_gives_up_and_says_so(briefed, pack):
    quotes = briefed.get_by_role("switch", name="Short quotations").element_handle()
    said(briefed).evaluate(_CLICK_WHILE_DRAWING, quotes)
    expect(said(briefed)).to_have_text(re.compile("^The page changed while the pack was being made"))
    settle(briefed)
    assert len(unpacked(made(briefed)[1])) == len(unpacked(pack[1]))


def test_on_a_phone_a_pack_is_made_and_nothing_scrolls_sideways(chromium, kept_url, pack):
    narrow = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with watched_page(chromium, **narrow, color_scheme="dark") as phone:
        visit(phone, kept_url, "briefing")
        want(phone, "PNG and SVG")
        made(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_chart_that_cannot_be_drawn_is_named_and_the_pack_is_made_without_it(chromium, kept_url, pack):
    with watched_page(chromium) as page:
        page.route("**/plotly.min.js", lambda route: route.abort())
        visit(page, kept_url, "briefing")
        want(page, "PNG and SVG")
        files = unpacked(made(page)[1])
        expect(said(page)).to_have_text(re.compile("2 figures without a picture.*this browser could not draw it"))
    assert not [name for name in files if name.startswith("figures/")]
    assert len([name for name in files if name.startswith("data/")]) == 2
