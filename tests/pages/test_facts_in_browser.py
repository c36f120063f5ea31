"""The grid of facts in a real browser: by keyboard alone, on a phone, and where it stands after a choice."""

import re

from tests.conftest import expect
from tests.pages.test_in_browser import settle, visit


def open_ledger(page, app_url: str, query: str = "") -> None:
    visit(page, app_url, "facts", query)
    page.locator(".row").nth(2).wait_for()


def test_the_keyboard_alone_reaches_a_cell_and_opens_its_words(page, app_url):
    open_ledger(page, app_url)
    grid = page.get_by_role("grid")
    page.get_by_role("combobox", name="Order").focus()
    page.keyboard.press("Tab")  # one stop for the whole grid
    focused = grid.locator(":focus")
    expect(focused).to_have_attribute("role", "rowheader")
    for key, role in {
        "ArrowDown": "rowheader",
        "End": "gridcell",
        "Home": "rowheader",
        "ArrowRight": "gridcell",
    }.items():
        page.keyboard.press(key)
        expect(focused).to_have_attribute("role", role)
    expect(focused).to_have_attribute("aria-label", re.compile("^Russian author: "))
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("h3.finding")).to_have_text(focused.locator(".what").inner_text())
    expect(focused).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(focused).to_have_attribute("aria-selected", "false")
    expect(page.locator("h3.finding")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(grid.locator(":focus")).to_have_count(0)


def test_the_grid_stays_where_it_was_when_a_cell_is_chosen(page, app_url):
    open_ledger(page, app_url)
    head = page.locator(".row .head").nth(30)
    for _ in range(3):  # heights above it settle as they are drawn
        head.scroll_into_view_if_needed()
        page.wait_for_timeout(200)
    place = page.locator(".body").evaluate("body => body.scrollTop")
    head.click()
    page.locator("h3.finding").wait_for()
    settle(page)
    assert place > 0
    assert page.locator(".body").evaluate("body => body.scrollTop") == place


def test_a_link_scrolls_to_its_fact_and_marks_it(page, app_url):
    open_ledger(page, app_url, "?fact=guilin_meeting")
    expect(page.locator("[aria-selected=true]")).to_be_in_viewport()
    expect(page.locator("h3.finding")).to_have_count(1)


def test_on_a_phone_one_article_is_shown_at_a_time(phone, app_url):
    open_ledger(phone, app_url)
    shown = phone.locator(".row:not(.top) > [role=gridcell]:visible")
    expect(shown.first).to_have_attribute("aria-label", re.compile("^Russian author: "))
    other = phone.get_by_role("button", name="American author")
    other.click()
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(shown.first).to_have_attribute("aria-label", re.compile("^American author: "))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_every_sentence_chosen_in_a_form_is_seen_on_a_phone(phone, app_url):
    open_ledger(phone, app_url, "?fact=anchorage_tone")
    phone.get_by_role("radio", name="Edit").click()
    chosen = phone.locator(".st-key-edit-anchorage_tone-joscelyn-at")
    expect(chosen.locator("[data-tag]")).to_have_count(2)
    held = chosen.get_by_test_id("stMultiSelectTagsContainer")
    assert held.evaluate("each => each.scrollHeight - each.clientHeight + each.scrollWidth - each.clientWidth") == 0
