"""The memo as PDF: the words of the memo, read in order by a machine, and nothing in them that is markup."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from analysis.briefing.briefing import PAPERS
from analysis.briefing.house.house import House
from analysis.briefing.memo.memo import memo_of, words_of
from analysis.briefing.memo.pdf import pdf_bytes
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit
from tests.analysis.briefing.reading_memo import alt_texts_of_pdf, links_of_pdf, outline_of_pdf, text_of_pdf, words_in
from tests.analysis.briefing.test_word import FULL, LIVE, png

ACCESSIBLE = b"pdfuaid"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_bytes(FULL)


def closed(text: str) -> str:
    """A text without spaces: where lines break, readers of PDF differ on them."""
    return re.sub(r"\s", "", words_in(text))


def test_the_pdf_says_every_word_of_the_memo(pdf):
    said = closed(text_of_pdf(pdf))
    missing = [text for text in words_of(memo_of(FULL)) if closed(text) not in said]
    assert missing == []


def test_texts_are_no_markup():
    live = briefing_of(chart_exhibit(caption=LIVE, counts=LIVE), title=LIVE, author=LIVE, house=House(LIVE, LIVE))
    content = pdf_bytes(live)
    assert closed(text_of_pdf(content)).count(closed(LIVE.replace("\x07", ""))) >= 4
    assert links_of_pdf(content) == ["https://gazette.example.org/ferry?a=1&b=2"]


def test_it_is_accessible_and_its_pictures_say_what_they_show(pdf):
    assert ACCESSIBLE in pdf
    assert chart_exhibit().alt in alt_texts_of_pdf(pdf)


def test_it_has_bookmarks_and_a_title(pdf):
    assert outline_of_pdf(pdf)[:2] == ["Findings", "Figures"]
    about = PdfReader(BytesIO(pdf)).metadata
    assert (about.title, about.author) == ("Two tellings of a ferry", "N. Nobody")


def test_each_page_has_its_number(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    for number, page in enumerate(pages, 1):
        assert re.search(rf"\b{number} ?/ ?{len(pages)}\s*$", page.extract_text())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_the_paper(paper):
    box = PdfReader(BytesIO(pdf_bytes(replace(FULL, paper=paper)))).pages[0].mediabox
    assert [float(side) * 25.4 / 72 for side in (box.width, box.height)] == pytest.approx(PAPERS[paper], abs=0.1)


def test_the_same_briefing_is_the_same_bytes(pdf):
    assert pdf_bytes(FULL) == pdf


def test_a_sign_that_no_font_has_does_not_stop_the_memo():
    content = pdf_bytes(briefing_of(chart_exhibit(caption="A sign \U0010fffd of nobody")))
    assert ACCESSIBLE not in content
    assert "of nobody" in text_of_pdf(content)


def test_the_logo_is_shown_and_one_that_cannot_be_read_is_left_out():
    plain = briefing_of(chart_exhibit())
    shown = pdf_bytes(replace(plain, house=House("The Ferry Desk", logo=png(900, 90))))
    assert all(len(page.images) == 1 for page in PdfReader(BytesIO(shown)).pages)
    without = pdf_bytes(replace(plain, house=House("The Ferry Desk", logo=b"no logo")))
    assert "The Ferry Desk" in PdfReader(BytesIO(without)).pages[0].extract_text()


def test_words_that_no_line_holds_are_broken_and_stay_on_the_page():
    content = pdf_bytes(briefing_of(chart_exhibit(caption="W" * 400)))
    for page in PdfReader(BytesIO(content)).pages:
        for line in page.extract_text().splitlines():
            assert line.count("W") < 100
