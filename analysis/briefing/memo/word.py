"""The memo of a briefing as a Word document (.docx)."""

import zipfile
from datetime import UTC, datetime
from functools import singledispatch
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from analysis.briefing.briefing import PAPERS, Briefing
from analysis.briefing.memo.blocks import (
    SMALL,
    Beside,
    Block,
    Caption,
    DataTable,
    Heading,
    Numbered,
    Quotation,
    Reference,
    Shown,
    Text,
)
from analysis.briefing.memo.memo import Memo, memo_of
from analysis.briefing.memo.word_styles import DOUBT, REFERENCE, SMALL_PRINT, SOURCE, set_styles
from analysis.briefing.memo.word_tables import add_beside, add_table, write_quotation
from analysis.briefing.memo.word_xml import LANGUAGE, add_field, add_jump, add_link, add_place, set_language

MARGINS = {"top": 24, "bottom": 22, "left": 22, "right": 22}  # millimetres
_LOGO_HEIGHT, _LOGO_WIDTH = Mm(9), Mm(60)
_HIGHEST = Mm(150)  # a picture
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of the files in the document: the same memo is the same bytes


def word_bytes(briefing: Briefing) -> bytes:
    """The memo as a .docx, upright on the paper of the briefing."""
    memo = memo_of(briefing)
    document = docx.Document()
    set_language(document)
    set_styles(document, memo.house)
    _set_page(document, memo)
    _set_properties(document, memo)
    document.add_paragraph(memo.title, style="Title")
    document.add_paragraph(memo.byline, style="Subtitle")
    places = count(1)
    for block in memo.blocks:
        _add(block, document, places)
    return _packed(document)


@singledispatch
def _add(block: Block, document: Document, places: count) -> None:
    raise TypeError(f"a memo has no block of the kind {type(block).__name__}")


@_add.register
def _add_heading(block: Heading, document: Document, places: count) -> None:
    document.add_paragraph(block.text, style=f"Heading {block.level}")


@_add.register
def _add_text(block: Text, document: Document, places: count) -> None:
    paragraph = document.add_paragraph(style=SMALL_PRINT if block.size == SMALL else "Normal")
    if block.lead:
        paragraph.add_run(f"{block.lead} ").bold = True
    paragraph.add_run(block.text)
    paragraph.paragraph_format.keep_with_next = block.held or None


@_add.register
def _add_numbered(block: Numbered, document: Document, places: count) -> None:
    document.add_paragraph(block.text, style="List Number")
    paragraph = document.add_paragraph(f"{block.doubt} " if block.doubt else "", style=DOUBT)
    add_jump(paragraph, block.where, block.target)


@_add.register
def _add_caption(block: Caption, document: Document, places: count) -> None:
    paragraph = document.add_paragraph(style="Caption")
    if block.label:
        paragraph.add_run(f"{block.label}. ").bold = True
    paragraph.add_run(block.text)
    if block.target:
        add_place(paragraph, block.target, next(places))


@_add.register
def _add_shown(block: Shown, document: Document, places: count) -> None:
    width = _text_width(document)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = 1.0
    picture = paragraph.add_run().add_picture(
        BytesIO(block.png), width=Length(min(width, round(_HIGHEST * block.wide)))
    )
    picture._inline.docPr.set("descr", block.alt)
    picture._inline.docPr.set("name", f"Picture {next(places)}")


@_add.register
def _add_datatable(block: DataTable, document: Document, places: count) -> None:
    add_table(document, block, _text_width(document))


@_add.register
def _add_beside(block: Beside, document: Document, places: count) -> None:
    add_beside(document, block, _text_width(document))


@_add.register
def _add_quotation(block: Quotation, document: Document, places: count) -> None:
    write_quotation(document.add_paragraph(style="Quote"), block)
    if block.citation:
        document.add_paragraph(block.citation, style=SOURCE)


@_add.register
def _add_reference(block: Reference, document: Document, places: count) -> None:
    paragraph = document.add_paragraph(style=REFERENCE)
    before, address, after = block.text.partition(block.address) if block.address else (block.text, "", "")
    paragraph.add_run(before)
    if address:
        add_link(paragraph, address, address)
        paragraph.add_run(after)


def _text_width(document: Document) -> Length:
    page = document.sections[0]
    return Length(page.page_width - page.left_margin - page.right_margin)


def _set_page(document: Document, memo: Memo) -> None:
    page, (width, height) = document.sections[0], PAPERS[memo.paper]
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.top_margin, page.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    page.left_margin, page.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    page.header_distance = page.footer_distance = Mm(10)
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    if memo.logo:
        width = Length(min(_LOGO_WIDTH, round(_LOGO_HEIGHT * memo.logo.wide)))
        logo = head.add_run().add_picture(BytesIO(memo.logo.png), width=width)
        logo._inline.docPr.set("descr", memo.logo.alt)
    elif memo.house_name:
        head.add_run(memo.house_name)
    _set_stop(foot, _text_width(document))
    foot.add_run(f"{memo.foot}\t")
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")


def _set_stop(paragraph: Paragraph, at: Length) -> None:
    """One stop, at the right edge, in the place of those that the style has."""
    stops = paragraph.style.element.pPr.find(qn("w:tabs"))
    if stops is not None:
        paragraph.style.element.pPr.remove(stops)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(at, WD_TAB_ALIGNMENT.RIGHT)


def _set_properties(document: Document, memo: Memo) -> None:
    about, made = document.core_properties, _time(memo.made)
    about.title, about.author, about.language = memo.title[:255], memo.author[:255], LANGUAGE
    about.last_modified_by, about.comments, about.keywords, about.subject = memo.author[:255], "", "", ""
    about.created = about.modified = made
    about.revision = 1


def _time(made: str) -> datetime:
    try:
        return datetime.fromisoformat(made).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(*_EPOCH)


def _packed(document: Document) -> bytes:
    """The document as a file whose parts tell no time, so that the same memo is the same bytes."""
    saved, content = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in parts.infolist():
            packed.writestr(zipfile.ZipInfo(part.filename, _EPOCH), parts.read(part), zipfile.ZIP_DEFLATED)
    return content.getvalue()
