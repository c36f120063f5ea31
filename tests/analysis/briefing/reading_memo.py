"""What a memo says, read back out of a Word document and out of a PDF: for tests that compare it with the data."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

_NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?")


def words_in(text: str) -> str:
    """A text on one line, its unbreakable spaces plain: as a comparison takes it."""
    return " ".join(text.replace("\u200b", "").split())


def numbers_in_text(text: str) -> list[float]:
    """The numbers of a text, in their order; a sign counts where it is a minus or plus before a digit."""
    return [float(each.replace(",", "").replace("−", "-").rstrip(".")) for each in _NUMBER.findall(text)]


def paragraphs_of_word(content: bytes) -> list[tuple[str, str]]:
    """The paragraphs of the body in order, those in tables and links with them: style and words of each."""
    document = docx.Document(BytesIO(content))
    styles = {style.style_id: style.name for style in document.styles}
    return [(styles.get(_style_of(each), "Normal"), _words_of(each)) for each in document.element.body.iter(qn("w:p"))]


def text_of_word(content: bytes) -> str:
    """All words of the body on one line."""
    return words_in(" ".join(words for _, words in paragraphs_of_word(content)))


def tables_of_word(content: bytes) -> list[list[list[str]]]:
    """Each table as its rows of cells."""
    document = docx.Document(BytesIO(content))
    return [[[words_in(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]


def alt_texts_of_word(content: bytes) -> list[str]:
    """What the pictures and the tables say to those who do not see them."""
    body = docx.Document(BytesIO(content)).element.body
    pictures = [each.get("descr") for each in body.iter(qn("wp:docPr"))]
    return pictures + [each.get(qn("w:val")) for each in body.iter(qn("w:tblDescription"))]


def links_of_word(content: bytes) -> list[str]:
    """The addresses outside the document that it leads to."""
    return [part.target_ref for part in _document(content).part.rels.values() if part.is_external]


def fields_of_word(content: bytes) -> set[str]:
    """The fields of every part, by what they ask for."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        xml = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    simple = {found.strip() for part in xml for found in re.findall(r'w:instr="([^"]*)"', part)}
    return simple | {found.strip() for part in xml for found in re.findall(r"<w:instrText[^>]*>([^<]*)<", part)}


def text_of_pdf(content: bytes) -> str:
    """All words of the pages on one line, without what stands at the foot of every page.

    Words that a line breaks at a hyphen or a slash are as they were; other breaks are spaces.
    """
    pages = [_without_foot(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]
    return words_in(re.sub(r"(?<=\w[/-])\n", "", "\n".join(pages)))


def outline_of_pdf(content: bytes) -> list[str]:
    """The bookmarks, in order, those below others with them."""
    return [words_in(each.title) for each in _flat(PdfReader(BytesIO(content)).outline)]


def links_of_pdf(content: bytes) -> list[str]:
    """The addresses outside the document that it leads to."""
    notes = (note.get_object() for page in PdfReader(BytesIO(content)).pages for note in page.get("/Annots", []))
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]


def alt_texts_of_pdf(content: bytes) -> list[str]:
    """What the pictures say to those who do not see them."""
    root = PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    return [str(each["/Alt"]) for each in _structure(root) if each.get("/S") == "/Figure" and "/Alt" in each]


def _structure(element) -> Iterator[dict]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from _structure(kid)


def _flat(outline: list) -> Iterator:
    for each in outline:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each


def _without_foot(page: str) -> str:
    return re.sub(r"\n[^\n]*\n?\d+ ?/ ?\d+\s*$", "", page)


def _document(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def _style_of(paragraph) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def _words_of(paragraph) -> str:
    return words_in("".join(each.text or "" for each in paragraph.iter(qn("w:t"))))
