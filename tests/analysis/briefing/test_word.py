"""The memo in Word: the words of the memo, in Word’s own styles, and nothing in them that runs."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from analysis.briefing.briefing import PAPERS, Picture
from analysis.briefing.exhibit import PASSAGES, Grid, GridRow
from analysis.briefing.house.house import House
from analysis.briefing.memo.blocks import DataTable
from analysis.briefing.memo.memo import memo_of, words_of
from analysis.briefing.memo.word import word_bytes
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit
from tests.analysis.briefing.reading_memo import (
    alt_texts_of_word,
    fields_of_word,
    links_of_word,
    paragraphs_of_word,
    tables_of_word,
    text_of_word,
    words_in,
)

LIVE = "=cmd|'/c calc'!A1 <b>{ DATE } *x* #link(\"https://evil.example\") $x$ & http://evil.example\x07"
GRID = Grid(("1", "2"), (GridRow("Ferry", ("✓", "–"), ("#0072B2", "")),), (("Hall", 2),), "✓ present")


def png(width: int = 320, height: int = 180) -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, height), "#0072B2").save(content, "PNG")
    return content.getvalue()


PICTURES = {chart_exhibit().id: Picture(png(), b"")}
FULL = briefing_of(
    chart_exhibit(),
    table_exhibit(),
    chart_exhibit(id="0000-0000-0001", kind=PASSAGES, figure=None),
    chart_exhibit(id="0000-0000-0002", grid=GRID),
    pictures=PICTURES,
    author="N. Nobody",
)


def document_of(briefing=FULL):
    return docx.Document(BytesIO(word_bytes(briefing)))


def test_word_says_every_word_of_the_memo_in_its_order():
    said, at = text_of_word(word_bytes(FULL)), 0
    for text in map(words_in, words_of(memo_of(FULL))):
        assert text in said[at:], text
        at = said.index(text, at) + len(text)


def test_its_tables_are_those_of_the_memo():
    tables = [block for block in memo_of(FULL).blocks if isinstance(block, DataTable) and not block.groups]
    read = tables_of_word(word_bytes(FULL))
    for table in tables:
        assert [[words_in(each) for each in row] for row in (table.headings, *table.rows)] in read


def test_it_is_built_of_words_own_styles():
    used = {style for style, _ in paragraphs_of_word(word_bytes(FULL))}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "Quote", "List Number"} <= used


def test_headings_and_captions_stay_with_what_follows():
    styles = document_of().styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Heading 1", "Heading 2", "Caption"))


def test_table_headings_stand_on_every_page_and_no_row_is_torn():
    for table in document_of().tables:
        assert table.style.name == "Memo Table"
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_pictures_and_tables_say_what_they_show():
    said = alt_texts_of_word(word_bytes(FULL))
    assert said.count(chart_exhibit().alt) == 3  # the picture, the table and the grid
    assert len(said) == 1 + len(document_of().tables)
    assert all(said)


def test_the_only_fields_are_the_page_numbers():
    live = briefing_of(chart_exhibit(caption=LIVE, counts=LIVE), title=LIVE, author=LIVE, house=House(LIVE, LIVE))
    content = word_bytes(live)
    assert fields_of_word(content) == {"PAGE", "NUMPAGES"}
    assert words_in(LIVE.replace("\x07", "")) in text_of_word(content)


def test_only_references_lead_out():
    live = briefing_of(chart_exhibit(caption=LIVE), address="https://parallax.example.org")
    assert links_of_word(word_bytes(live)) == ["https://gazette.example.org/ferry?a=1&b=2"]


def test_a_finding_leads_to_its_figure():
    body = document_of().element.body
    places = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    asked = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    assert asked == ["figure_1", "figure_2", "figure_3", "figure_4"]
    assert places == set(asked)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_the_paper_and_tables_and_pictures_fit_it(paper):
    page = document_of(replace(FULL, paper=paper)).sections[0]
    assert (round(page.page_width.mm, 1), round(page.page_height.mm, 1)) == PAPERS[paper]
    room = page.page_width - page.left_margin - page.right_margin
    document = document_of(replace(FULL, paper=paper))
    assert all(sum(column.width for column in table.columns) <= room + Mm(1) for table in document.tables)
    assert all(shape.width <= room for shape in document.inline_shapes)


def test_the_fonts_of_the_house_hold_for_every_script():
    styles = document_of(replace(FULL, house=House(body_font="Lato", heading_font="Merriweather"))).styles
    for name, font in (("Normal", "Lato"), ("Heading 1", "Merriweather"), ("Table Text", "Lato")):
        fonts = styles[name].element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {font}
        assert len(fonts.attrib) == 4


def test_the_logo_stands_at_the_head_and_one_that_cannot_be_read_is_left_out():
    head = document_of(replace(FULL, house=House("The Ferry Desk", logo=png(900, 90)))).sections[0].header
    assert [each.get("descr") for each in head._element.iter(qn("wp:docPr"))] == ["Logo of The Ferry Desk"]
    head = document_of(replace(FULL, house=House("The Ferry Desk", logo=b"no logo"))).sections[0].header
    assert head.paragraphs[0].text == "The Ferry Desk"


def test_the_document_knows_its_title_author_and_language():
    about = document_of().core_properties
    assert (about.title, about.author, about.language) == ("Two tellings of a ferry", "N. Nobody", "en-GB")
    assert about.created.isoformat() == "2024-05-03T12:00:00+00:00"


def test_the_same_briefing_is_the_same_bytes():
    assert word_bytes(FULL) == word_bytes(FULL)


def test_every_part_is_well_formed_and_no_two_names_are_alike():
    with zipfile.ZipFile(BytesIO(word_bytes(FULL))) as parts:
        assert parts.testzip() is None
        assert len(set(parts.namelist())) == len(parts.namelist())
