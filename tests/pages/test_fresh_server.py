"""What a fresh server answers, before any reader has opened its first page."""

import urllib.request

import pytest

from pages.shared.serving import HEADERS, PLOTLY_ADDRESS
from tests.conftest import ROOT, serve


@pytest.fixture
def fresh_url(tmp_path):
    with serve(ROOT / "app.py", tmp_path) as url:
        yield url


def test_a_deep_link_as_the_first_request_opens_its_page_with_its_filters(fresh_url, page):
    page.goto(f"{fresh_url}/method?meeting=guilin&topic=human_rights")
    page.locator(".st-key-filters").wait_for()
    page.locator("h1").wait_for()
    assert page.get_by_text("Page not found").count() == 0
    assert page.get_by_role("combobox", name="Meeting").input_value() == "Guilin"
    page.get_by_role("button", name="Human rights").first.wait_for()
    page.get_by_role("button", name="Clear 2").wait_for()
    assert page.url.split("?")[0] == f"{fresh_url}/method"


def test_every_answer_carries_the_security_headers(app_url):
    for address in ("", PLOTLY_ADDRESS, "_stcore/health"):
        with urllib.request.urlopen(f"{app_url}/{address}") as answer:
            sent = {name.lower(): value for name, value in answer.headers.items()}
        for name, value in HEADERS.items():
            assert sent[name.decode()] == value.decode(), address


def test_plotly_js_comes_from_the_installed_package(app_url):
    with urllib.request.urlopen(f"{app_url}/{PLOTLY_ADDRESS}") as answer:
        assert answer.headers["content-type"].startswith("text/javascript")
        assert b"plotly.js" in answer.read(200)
