"""The reading room in a real browser: scrolled together, links that hold, by keyboard alone, on a phone."""

import re
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from analysis.contrast.selection import Filters
from analysis.evidence.layers import LAYERS
from analysis.evidence.linked import linked_passage
from analysis.evidence.room import Asked, body_places, room
from analysis.text.anchors import anchor_at
from pages.shared.room import room_script, room_styles
from tests.conftest import expect
from tests.pages.demo.made_up import made_up_results

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESS = "http://127.0.0.1:9/room"  # answered by the test itself, as is everything below it
NOTHING = {"key": "", "fact": "", "linked": None}


def draw(page: "Page", shown: dict, opens: dict = NOTHING) -> None:
    """Draw the room alone, without a server around it."""
    body = f"<style>{room_styles()}</style><div id=here><div data-room class=room></div></div>"
    page.route(f"{ADDRESS}*", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
    page.route(f"{ADDRESS}.js", lambda route: route.fulfill(content_type="text/javascript", body=room_script()))
    page.goto(ADDRESS)
    layers = [{"id": name, "label": name, "sign": "#", "means": name} for name in LAYERS]
    data = {
        "key": "1",
        "layers": layers,
        "on": LAYERS,
        "term": "",
        "no_facts": "",
        "lacking": "",
        "keys": "",
        "opens": opens,
    }
    page.evaluate(
        "async (data) => { const room = await import('/room.js'); "
        "room.default({ data, parentElement: document.getElementById('here'), setStateValue() {} }); }",
        shown | data,
    )


def regatta(n: int = 40) -> dict:
    """Two articles of n paragraphs that tell n facts in one order, but that the tenth and the thirtieth cross."""
    order = list(range(n))
    order[9], order[29] = order[29], order[9]

    def article(name: str) -> dict:
        paragraphs = [
            {"id": f"{name}/p{at:02}", "position": at, "gist": f"Gist {at}. " * 9, "passes": True, "facts": [at],
             "chips": [], "words": {}}
            for at in range(1, n + 1)
        ]  # fmt: skip
        return {"id": name, "author": name, "title": name, "paragraphs": paragraphs, "attached": False}

    def fact(at: int) -> dict:
        told = {"east": [f"east/p{at + 1:02}/s01"], "west": [f"west/p{order[at] + 1:02}/s01"]}
        told = {name: {"at": ids, "said": ""} for name, ids in told.items()}
        return {
            "id": f"f{at + 1}",
            "number": at + 1,
            "what": f"Fact {at + 1}",
            "status": "both",
            "said": "",
            "told": told,
        }

    return {"articles": [article("east"), article("west")], "facts": [fact(at) for at in range(n)]}


def tops(page: "Page", at: int) -> list[int]:
    """Where the paragraphs that are marked as telling a fact stand on the screen."""
    page.wait_for_timeout(700)
    assert page.locator(".room-fact[aria-current]").get_attribute("data-fact") == f"f{at}"
    return page.evaluate("[...document.querySelectorAll('.told')].map((each) => each.getBoundingClientRect().top)")


def test_a_column_that_is_scrolled_takes_the_other_to_the_same_fact_and_is_not_moved_by_it(page):
    draw(page, regatta())
    east, west = page.locator(".room-column").all()
    for number in (5, 10, 20):  # the tenth of the east is told in the thirtieth paragraph of the west
        line = f"room.columns[0].topOf(room.columns[0].elementOf('east/p{number:02}')) - 0.3 * each.clientHeight"
        page.evaluate(f"(() => {{ const room = document.querySelector('.room').room, each = room.columns[0].scroller;"
                      f" each.scrollTop = Math.round({line}); }})()")  # fmt: skip
        before = east.evaluate("(each) => each.scrollTop")
        one, other = tops(page, number)
        assert abs(one - other) < 2, f"fact {number} stands at one height"
        assert east.evaluate("(each) => each.scrollTop") == before, "what follows does not lead"
    page.get_by_label("Scroll together").uncheck()
    before = west.evaluate("(each) => each.scrollTop")
    east.evaluate("(each) => { each.scrollTop = 0; }")
    page.wait_for_timeout(300)
    assert west.evaluate("(each) => each.scrollTop") == before


def test_a_link_made_in_the_browser_is_the_anchor_of_its_words_and_opens_at_them(page):
    results = made_up_results()
    shown = room(results, Asked(("north", "south"), (), Filters(), {}))
    draw(page, shown)
    assert page.locator(".room-body b").count() == 0, "what looks like markup in a text stays text"
    link = page.locator("[data-sentence='north/p01/s02'] ~ .room-link")
    link.focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    by_key = page.get_by_label("Link to the passage").input_value()
    page.get_by_role("button", name="Link to the selection").click()
    assert page.get_by_label("Link to the passage").input_value() == by_key
    asked = dict(parse_qsl(urlsplit(page.get_by_label("Link to the passage").input_value()).query))
    body = body_places(results, "north")[0]
    start = body.index("is a bad")
    anchor = anchor_at(body, start, start + len("is a bad"))
    assert asked == {
        "passage": "north/p01/s02", "quote": anchor.exact, "before": anchor.prefix, "after": anchor.suffix,
        "from": str(anchor.start), "to": str(anchor.end),
    }  # fmt: skip
    note = page.evaluate("JSON.parse(document.querySelector('.room').room.links.json)")
    assert note["target"]["selector"] == anchor.selectors()

    found = linked_passage(results, asked["passage"], anchor)
    opens = asdict(found) | {"paragraph": found.paragraph_id}
    draw(page, shown, {"key": "2", "fact": "", "linked": opens})
    page.wait_for_function("[...(CSS.highlights.get('room-linked') ?? [])].join('') === 'is a bad'")


def test_the_room_is_used_by_keyboard_alone_and_its_layers_ask_the_server_nothing(page, app_url):
    asked = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: asked.append(frame)))
    page.goto(f"{app_url}/room")
    page.locator(".room-column").first.wait_for()
    page.wait_for_function("document.querySelector('[data-test-script-state=notRunning]')")
    before = len(asked)
    page.get_by_role("button", name="Topics", exact=True).press("Enter")
    expect(page.locator(".chip.in-topic").first).to_be_visible()
    page.get_by_role("button", name="Topics", exact=True).press("Space")
    expect(page.locator(".chip.in-topic").first).to_be_hidden()
    assert len(asked) == before > 0

    first = page.locator(".room-fact").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".room-fact").nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("n")
    expect(page.locator(".room-fact").nth(2)).to_have_attribute("aria-current", "true")
    page.keyboard.press("p")
    expect(page.locator(".room-fact").nth(1)).to_have_attribute("aria-current", "true")

    page.get_by_role("button", name="Evidence beneath", exact=True).press("Enter")
    expect(page.locator("article.passage")).to_be_visible()
    search = page.get_by_role("searchbox")
    search.fill("sanction*")
    expect(page.locator(".room-search .room-said")).to_have_text(re.compile("^6 places"))
    search.press("Enter")
    expect(page.get_by_text("“sanction*” is found 6 times")).to_be_visible()
    assert "term=sanction" in page.url
    search.press("Escape")
    expect(page.get_by_text("“sanction*” is found 6 times")).to_have_count(0)


def test_on_a_phone_a_fact_turns_to_the_article_that_tells_it(phone, app_url):
    phone.goto(f"{app_url}/room")
    phone.locator(".room-article.shown").wait_for()
    expect(phone.locator(".room-article:visible")).to_have_count(1)
    alone = phone.locator(".room-fact", has_text="Only the American author").first
    alone.click()
    expect(phone.locator(".room-article:visible")).to_contain_text("Tom Joscelyn")
    expect(phone.locator(".room-article:visible .told").first).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
