"""The questions in a real browser: by keyboard alone to a passage, and one article at a time on a phone."""

from tests.conftest import expect
from tests.pages.test_in_browser import settle, visit

_FOCUS = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.className ?? '';
}"""
_MOST_TABS = 60


def tab_to_grid(page) -> None:
    """Press Tab until a cell of the grid has the focus."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUS).startswith("cell"):
            return
    raise AssertionError("The grid cannot be reached by Tab.")


def test_by_keyboard_alone_an_answer_is_chosen_and_its_passage_opens(page, app_url):
    visit(page, app_url, "questions")
    tab_to_grid(page)
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    settle(page)
    expect(page.locator(".passage")).to_have_count(1)
    expect(page.get_by_text("Edit this answer")).to_be_visible()


def test_on_a_phone_the_switch_changes_the_article(phone, app_url):
    visit(phone, app_url, "questions")
    told = phone.locator(".row:not(.top) .told:visible .said")
    before = told.first.inner_text()
    phone.get_by_role("button", name="American author", exact=True).click()
    expect(told.first).not_to_have_text(before)


def test_an_untold_entry_leads_to_its_source_in_a_tab_of_its_own(page, app_url):
    visit(page, app_url, "silence")
    link = page.locator(".week a").first
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
