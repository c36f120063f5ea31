"""The chart card in a browser: mouse and keyboard lead from a mark to its words, and nothing in them is live."""

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.card import _sent_often
from tests.conftest import ROOT

DEMO = str(ROOT / "tests" / "pages" / "demo" / "app.py")
PASSAGE = ".passage"


def opened(page, url):
    page.goto(url)
    page.locator(".bars .point path").first.wait_for()
    page.wait_for_function("document.fonts.status === 'loaded'")
    return page


def read_by_list(page, label):
    page.get_by_role("combobox", name="Read the words behind").click()
    page.get_by_role("option", name=label).click()
    page.locator(PASSAGE).wait_for()


@pytest.fixture
def demo():
    return AppTest.from_file(DEMO, default_timeout=30).run()


def pane(demo):
    return next(block.proto.body for block in demo.get("html") if "<article" in block.proto.body)


def test_a_click_on_a_mark_opens_its_first_passage(page, demo_url):
    opened(page, demo_url).locator(".bars .point path").nth(1).click(force=True)
    page.get_by_text("Passage 1 of 2").wait_for()
    assert "Russian author" in page.locator(PASSAGE).inner_text()
    assert page.get_by_role("combobox", name="Read the words behind").input_value() == "Russian author: 2 paragraphs"


def test_the_keyboard_reaches_the_same_passages(page, demo_url):
    opened(page, demo_url)
    page.get_by_role("combobox", name="Read the words behind").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(PASSAGE).wait_for()
    assert "excellent" in page.locator(PASSAGE).inner_text()
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Passage 2 of 2").wait_for()
    assert page.locator(".passage blockquote .masked").inner_text() == "Human"


def test_markup_in_a_corpus_stays_text_and_the_drawer_says_how_the_chart_was_made(page, demo_url):
    opened(page, demo_url)
    assert page.locator(".finding").inner_text().endswith("<b>in translation</b>")
    read_by_list(page, "American author")
    words = page.locator(".passage blockquote")
    assert "<b>today</b>" in words.inner_text()
    assert words.locator("b").count() == 0
    assert "*too* far <i>north</i>" in page.locator(".passage .title").inner_text()

    page.get_by_role("button", name="How was this made?").click()
    page.get_by_text("Mean weight of the scored words").wait_for()
    assert page.locator(".making dt").count() == 6


def test_a_phone_has_no_sideways_scroll(phone, demo_url):
    read_by_list(opened(phone, demo_url), "American author")
    wide = "[...document.querySelectorAll('.passage, .passage *, .finding, .counts, button')]"
    wide += ".filter((element) => element.getBoundingClientRect().right > 391).length"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.evaluate(wide) == 0


def test_an_injected_selection_opens_the_pane(demo):
    demo.session_state["tone_demo-figure"] = {"selection": {"points": [{"customdata": ["Russian"]}]}}
    demo.run()
    assert demo.selectbox(key="tone_demo-mark").value == "Russian"
    assert "Ferries come and go." in pane(demo)


def test_a_paragraph_without_text_shows_its_gist_and_receipts(demo):
    demo.selectbox(key="tone_demo-mark").set_value("Russian").run()
    demo.button(key="tone_demo-evidence-next").click().run()
    shown = pane(demo)
    assert "What a calmer harbour would bring" in shown
    assert "not the author’s" in shown
    assert "Corpus page" in shown
    assert "calmer</span>" in shown
    assert "+0.30" in shown


def test_another_mark_opens_at_its_first_passage(demo):
    demo.selectbox(key="tone_demo-mark").set_value("Russian").run()
    demo.button(key="tone_demo-evidence-next").click().run()
    demo.selectbox(key="tone_demo-mark").set_value("American").run()
    assert "Paragraph 1 of 2" in pane(demo)


def test_a_passage_without_scored_words_says_that_its_tone_is_unknown(demo):
    demo.selectbox(key="tone_demo-mark").set_value("Russian").run()
    assert "No scored word among 4: tone unknown." in pane(demo)


def test_a_figure_is_made_into_what_is_sent_once_for_all_reruns():
    figure = go.Figure(go.Bar(y=[1, 2]))
    sent = _sent_often(figure).to_dict()
    assert _sent_often(figure).to_dict() is sent
    assert sent == go.Figure(go.Bar(y=[1, 2])).to_dict()
