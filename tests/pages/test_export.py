"""Charts taken away: pictures drawn in the reader's browser, numbers as a table."""

import html
import re
from pathlib import Path

import pytest

from pages.shared.export import PNG_WIDTH, shipped_fonts
from tests.conftest import watched_page
from tests.pages.test_card import opened


def download(page, name) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture(scope="module")
def card(chromium, demo_url):
    """The demo's card, opened once: taking it away does not change it."""
    with watched_page(chromium) as page:
        yield opened(page, demo_url)


@pytest.fixture(scope="module")
def svg(card) -> tuple[str, str]:
    name, picture = download(card, "SVG:")
    return name, picture.decode()


def test_png_is_as_wide_as_a_slide_needs(card):
    name, picture = download(card, "PNG:")
    assert name == "parallax-tone-demo.png"
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    assert size == (PNG_WIDTH, PNG_WIDTH * 9 // 16)


def test_svg_carries_its_fonts_and_everything_the_screen_says(svg):
    name, picture = svg
    assert name == "parallax-tone-demo.svg"
    assert set(re.findall(r"font-family:'([^']+)'", picture)) >= {"Source Sans", "Source Serif"}
    assert picture.count(";base64,") == 2
    said = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", picture, flags=re.S)))
    for words in ("<b>in translation</b>", "4 paragraphs, 45 words", "Source: two invented articles", "+0.30"):
        assert words in said


def test_nothing_in_the_picture_reaches_over_its_edge(page, svg):
    page.set_content(f'<body style="margin:0">{svg[1]}</body>')
    page.evaluate("document.fonts.ready")
    boxes = page.evaluate(
        "[...document.querySelectorAll('svg text')].filter((text) => text.textContent.trim()).map((text) => {"
        "const box = text.getBoundingClientRect();"
        "return [text.textContent, box.left, box.top, box.right, box.bottom] })"
    )
    assert len(boxes) > 6
    over = [box for box in boxes if box[1] < 0 or box[2] < 0 or box[3] > 960 or box[4] > 540]
    assert not over


def test_csv_holds_the_numbers_drawn(card):
    name, table = download(card, "CSV")
    lines = table.decode("utf-8-sig").splitlines()
    assert name == "parallax-tone-demo.csv"
    assert lines[0] == "perspective,paragraph_id,polarity"
    assert lines[3] == "Russian,south/p01,"


@pytest.mark.parametrize("font", shipped_fonts(), ids=lambda font: f"{font['family']} {font['style']}")
def test_streamlit_serves_the_fonts_that_are_embedded(font, page, demo_url):
    answer = page.request.get(f"{demo_url}/{font['address']}")
    assert answer.ok
    assert answer.body()[:4] == b"wOF2"
