"""The styles of a Word memo: Word’s own names, so that whoever edits it finds them, in the look of the house."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from analysis.briefing.house.house import House
from analysis.briefing.memo.word_xml import set_fonts

TABLE, CELL = "Memo Table", "Table Text"
SMALL_PRINT, DOUBT, SOURCE, REFERENCE = "Small Print", "Doubt", "Citation", "Reference"
_RULE = "C9C7C0"
_NUMBER = 6.35  # millimetres: where Word sets the text after the number of a list


def set_styles(document: Document, house: House) -> None:
    """Word’s styles and a few of our own, in the fonts and colours of the house."""
    ink, muted, accent = (_colour(each) for each in (house.ink, house.muted, house.accent))
    body, head = house.body_font, house.heading_font
    _set(document, "Normal", body, 10, ink, after=6, line=1.25)
    _set(document, "Title", head, 24, accent, bold=True, after=4, line=1.1, kept=True)
    _set(document, "Subtitle", body, 10, muted, after=10, line=1.2)
    _set(document, "Heading 1", head, 16, accent, bold=True, before=20, after=6, line=1.15, kept=True)
    _set(document, "Heading 2", head, 12, ink, bold=True, before=12, after=4, line=1.15, kept=True)
    _set(document, "Heading 3", head, 10.5, ink, bold=True, before=8, after=3, line=1.15, kept=True)
    _set(document, "Caption", head, 11, ink, before=16, after=5, line=1.2, kept=True)
    _set(document, "Quote", head, 10, ink, after=2, line=1.25, left=6)
    _set(document, "List Number", head, 11, ink, before=7, after=2, line=1.2, left=_NUMBER, first=-_NUMBER, kept=True)
    _set(document, "Header", body, 8, muted, after=0, line=1.1)
    _set(document, "Footer", body, 8, muted, after=0, line=1.1)
    for name, left, first, size in (
        (SMALL_PRINT, 0, 0, 8.5),
        (DOUBT, _NUMBER, 0, 9),
        (SOURCE, 6, 0, 8.5),
        (REFERENCE, 8, -8, 10),
        (CELL, 0, 0, 8),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        colour = ink if name in (REFERENCE, CELL) else muted
        _set(document, name, body, size, colour, after=0 if name == CELL else 5, line=1.2, left=left, first=first)
    _add_link_style(document, house)
    _add_table_style(document)


def _set(
    document: Document,
    name: str,
    font: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.2,
    left: float = 0,
    first: float = 0,
    kept: bool = False,
) -> None:
    """One style; size and spaces in points, indents in millimetres. kept: it stays on the page of what follows."""
    style = document.styles[name]
    _set_type(style, font, size, colour, bold=bold)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.left_indent, form.first_line_indent = Mm(left), Mm(first)
    form.keep_with_next, form.widow_control = kept, True
    for old in ("w:pBdr", "w:contextualSpacing"):
        for each in style.element.pPr.findall(qn(old)):
            style.element.pPr.remove(each)


def _set_type(style: ParagraphStyle, font: str, size: float, colour: RGBColor, *, bold: bool) -> None:
    set_fonts(style.element.get_or_add_rPr(), font)
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.bold, style.font.italic, style.font.all_caps = bold or None, None, None
    for name in ("w:spacing", "w:kern", "w:i", "w:iCs", "w:bCs"):  # Word’s own titles are spaced out
        for old in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(old)


def _add_link_style(document: Document, house: House) -> None:
    style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb, style.font.underline = _colour(house.accent), True


def _add_table_style(document: Document) -> None:
    """A rule above and below, a fine one between rows, headings in bold; nothing else."""
    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
            f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )
    style.element.append(
        parse_xml(f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>')
    )


def _colour(written: str) -> RGBColor:
    return RGBColor.from_string(written.removeprefix("#").upper())
