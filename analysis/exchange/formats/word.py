"""Word files (.docx): one article; headings, tables, text boxes and deleted passages are no body."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

import docx
from docx.document import Document
from docx.oxml.text.paragraph import CT_P

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.archive import open_archive
from analysis.exchange.formats.entries import Entry, one_line

_BODY = "./w:body//w:p[not(ancestor::w:tbl) and not(ancestor::w:txbxContent)]"
# Not `Paragraph.text`, which leaves out passages inserted under track changes and in controls.
_SHOWN = ".//*[self::w:t or self::w:tab or self::w:br][not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)]"
_HEADINGS = ("heading", "title", "subtitle", "toc")


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry: the paragraphs, and title and author where the file's properties have them.

    Raises
    ------
    InputError
        The file is broken, or packs more than a Word file can.
    """
    if any(member.file_size > bounds.LARGEST_PART for member in open_archive(content, name).infolist()):
        most = bounds.megabytes(bounds.LARGEST_PART)
        raise InputError(f"{name}: a part of this Word file is larger than {most}. Copy its text into a .txt file.")
    try:
        document = docx.Document(BytesIO(content))
        yield _entry(document, name)
    except MemoryError:
        raise
    except Exception as error:  # a broken file breaks the library in more ways than it foresees
        raise InputError(f"{name}: this Word file is broken. Open it, save it again and try again.") from error


def _entry(document: Document, name: str) -> Entry:
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    styled = [(names.get(p.style, ""), _text(p)) for p in document.element.xpath(_BODY)]
    paragraphs = [text for style, text in styled if not style.startswith(_HEADINGS)]
    properties = document.core_properties
    heading = next((text for style, text in styled if style == "title"), "")
    record = {"title": properties.title or heading, "author": properties.author}
    notes = []
    if any(record.values()):
        notes.append(f"{name}: title and author are what the file says of itself. Check them.")
    if n_tables := len(document.element.xpath("./w:body//w:tbl[not(ancestor::w:tbl)]")):
        notes.append(f"{name}: has tables ({n_tables}), which were left out.")
    fields = record | {"doc_id": PurePath(name).stem, "text": "\n\n".join(filter(None, paragraphs))}
    return Entry(name, fields, notes=tuple(notes), from_file=True)


def _text(paragraph: CT_P) -> str:
    return one_line("".join(part.text or " " for part in paragraph.xpath(_SHOWN)))
