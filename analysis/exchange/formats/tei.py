"""TEI, the format of scholarly texts (Voyant reads and writes it): one article for each TEI element."""

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from analysis.errors import InputError
from analysis.exchange.formats.entries import Entry, left_out, one_line

# A file may not read other files, ask a network or unfold entities: it is text, nothing more.
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_BLOCKS = {"p", "ab", "l"}
_LEFT_OUT = {"note", "figure", "table", "fw", "del"}  # in the text, and none of its running words
_RECORD = {  # where the header states what, by the names of the elements, however they are nested
    "title": ("titleStmt", "title"),
    "author": ("titleStmt", "author"),
    "outlet": ("publicationStmt", "publisher"),
    "published": ("publicationStmt", "date"),
}


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry for each text: its paragraphs, and title, author, publisher and date where the header has them.

    Raises
    ------
    InputError
        The file is no XML, or no TEI.
    """
    try:
        root = etree.fromstring(content, etree.XMLParser(**_PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError) as error:
        place = f" at line {error.lineno}" if isinstance(error, etree.XMLSyntaxError) else ""
        raise InputError(f"{name}: this XML is broken{place}. Save it again, or give its text as .txt.") from error
    texts = [element for element in root.iter(etree.Element) if _name(element) in ("TEI", "TEI.2")]
    if not texts:
        found = f"an XML file of {_name(root)!r}, not of TEI"
        raise InputError(f"{name}: this is {found}. Give the text as .txt, or a table as .csv.")
    for number, text in enumerate(texts, 1):
        yield _entry(text, name if len(texts) == 1 else f"{name}, text {number}", number if len(texts) > 1 else 0)


def _entry(text: etree._Element, where: str, number: int) -> Entry:
    paragraphs = list(filter(None, (one_line(_shown(block)) for block in _blocks(text))))
    if not paragraphs:
        return left_out(where, "has no paragraph (p, ab or l) in its text")
    record = {field: found for field, names in _RECORD.items() if (found := _stated(text, *names))}
    stem = PurePath(where.partition(",")[0]).stem
    doc_id = text.get("{http://www.w3.org/XML/1998/namespace}id") or (f"{stem}-{number}" if number else stem)
    language = text.get("{http://www.w3.org/XML/1998/namespace}lang")
    fields = record | ({"language": language} if language else {})
    return Entry(where, fields | {"doc_id": doc_id, "text": "\n\n".join(paragraphs)}, from_file=True)


def _blocks(text: etree._Element) -> Iterator[etree._Element]:
    """Each innermost paragraph or line of the text, in its order; headings are none."""
    for part in text:
        if _name(part) == "text":
            yield from (block for block in part.iter(etree.Element) if _name(block) in _BLOCKS and not _inside(block))


def _inside(block: etree._Element) -> bool:
    """True where a paragraph stands in another, or in what is left out: its words are, or are not, read with that."""
    return any(_name(outer) in _BLOCKS | _LEFT_OUT for outer in block.iterancestors())


def _shown(element: etree._Element) -> str:
    parts = [element.text or ""]
    for inner in element:
        if isinstance(inner.tag, str) and _name(inner) not in _LEFT_OUT:
            parts.append(" " if _name(inner) == "lb" else _shown(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def _stated(text: etree._Element, outer: str, inner: str) -> str:
    """What the header states; a date by its attribute, several authors joined."""
    header = next((part for part in text if _name(part) == "teiHeader"), None)
    if header is None:
        return ""
    found = [part for part in header.iter(etree.Element) if _name(part) == inner and _under(part, outer)]
    said = [part.get("when") or one_line("".join(part.itertext())) for part in found]
    return "; ".join(dict.fromkeys(filter(None, said))) if inner == "author" else next(filter(None, said), "")


def _under(part: etree._Element, outer: str) -> bool:
    return any(_name(above) == outer for above in part.iterancestors())


def _name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
