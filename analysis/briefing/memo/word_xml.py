"""What python-docx has no word for: fields of our own making, places to jump to, and what a table is and says."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE = "en-GB"


def element(name: str, /, **attributes: object) -> OxmlElement:
    """An element of WordprocessingML with its attributes: `element("w:jc", val="left")`."""
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field such as PAGE; `shown` stands until a program counts anew. Never made from a text."""
    field = element("w:fldSimple", instr=f" {instruction} ")
    run = OxmlElement("w:r")
    run.append(_text(shown))
    field.append(run)
    paragraph._p.append(field)


def add_place(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark at the head of a paragraph."""
    begin = element("w:bookmarkStart", id=number, name=name.replace("-", "_"))
    after = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(after, begin)
    paragraph._p.insert(after + 1, element("w:bookmarkEnd", id=number))


def add_jump(paragraph: Paragraph, shown: str, name: str) -> None:
    """Words that lead to a place in the document."""
    _linked(paragraph, shown, element("w:hyperlink", anchor=name.replace("-", "_"), history=1))


def add_link(paragraph: Paragraph, shown: str, address: str) -> None:
    """Words that lead to an address of the web."""
    link = element("w:hyperlink", history=1)
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _linked(paragraph, shown, link)


def set_fonts(properties: OxmlElement, font: str) -> None:
    """The font for every script, and no theme font in its way."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font))


def place_table(table: Table) -> None:
    """The table keeps the widths that it is given, and its first row is one of headings."""
    table.autofit = False
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        table._tbl.tblPr.remove(look)
    table._tbl.tblPr.append(
        element("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    )


def set_tight(table: Table) -> None:
    """Cells with next to no room beside their signs."""
    margins = element("w:tblCellMar")
    margins.extend(element(f"w:{side}", w=16, type="dxa") for side in ("left", "right"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def describe(table: Table, words: str) -> None:
    """What the table says to those who do not see it."""
    table._tbl.tblPr.append(element("w:tblDescription", val=words))


def repeat_heading(row: _Row) -> None:
    """The row stands again on each page that the table goes on."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """No page break goes through the row."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))


def set_language(document: Document) -> None:
    """The document is in British English, and of today’s Word, not of one it must be compatible with."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _linked(paragraph: Paragraph, shown: str, link: OxmlElement) -> None:
    run = OxmlElement("w:r")
    link.append(run)
    paragraph._p.append(link)
    Run(run, paragraph).text = shown
    Run(run, paragraph).style = "Hyperlink"


def _text(shown: str) -> OxmlElement:
    text = OxmlElement("w:t")
    text.text = shown
    return text
