"""PDF: one article; its paragraphs are guessed from the lines, running heads and page numbers are no body."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import PurePath
from statistics import median

import pypdf

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.columns import Places, Visitor
from analysis.exchange.formats.entries import Entry, one_line

_NUMBERS = re.compile(r"\d+")
_STOPS = (".", "!", "?", "”", '"', "’", "'", ":", ")")
_WIDE = 1.4  # of the usual gap between lines: a wider one parts paragraphs
_SHORT = 0.8  # of a full line: a line that stops before ends its paragraph

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a file, we say in our own words


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry: the text, and title and author where the file's properties have them.

    Raises
    ------
    InputError
        The file is broken, needs a password, has too many pages, or has no text (a scan).
    """
    try:
        pages, record = _pages(content, name)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # a broken file breaks the library in more ways than it foresees
        raise InputError(f"{name}: this PDF is broken. Print it to a new PDF, or copy its text to .txt.") from error
    paragraphs = _paragraphs(_without_running_heads(pages))
    if not paragraphs:
        raise InputError(f"{name}: this PDF has no text, only pictures of it (a scan). Put it through OCR first.")
    notes = [f"{name}: a PDF has lines, no paragraphs: they were guessed. Check them, or give the text as .txt."]
    if record:
        notes.append(f"{name}: title and author are what the file says of itself. Check them.")
    fields = record | {"doc_id": PurePath(name).stem, "text": "\n\n".join(paragraphs)}
    yield Entry(name, fields, notes=tuple(notes), from_file=True)


def _pages(content: bytes, name: str) -> tuple[list[list[str]], dict[str, str]]:
    """The lines of each page, or of each of its columns (an empty one ends a paragraph), and the record."""
    document = pypdf.PdfReader(BytesIO(content))
    if document.is_encrypted and not _opens(document):
        raise InputError(f"{name}: this PDF is encrypted. Save it without a password and try again.")
    if len(document.pages) > bounds.MOST_PAGES:
        n_pages = f"{len(document.pages):,} pages, more than the {bounds.MOST_PAGES:,}"
        raise InputError(f"{name}: this PDF has {n_pages} of one file. Split it and try again.")
    pages, n_signs = [], 0
    for page in document.pages:
        parts = _columns(page)
        n_signs += sum(len(line) for lines in parts for line in lines)
        if n_signs > bounds.LARGEST_ARTICLE:
            most = f"{bounds.LARGEST_ARTICLE:,}"
            raise InputError(f"{name}: this PDF holds more than the {most} characters of one article. Split it.")
        pages += parts
    known = document.metadata or {}
    record = {"title": known.get("/Title"), "author": known.get("/Author")}
    return pages, {field: str(value) for field, value in record.items() if value}


def _columns(page: pypdf.PageObject) -> list[list[str]]:
    """The lines of the page, or of each of its columns where the file draws them across."""
    places = Places()
    lines = _lines(page, places.note)
    return [_lines(page, column) for column in places.columns()] or [lines]


def _lines(page: pypdf.PageObject, visitor: Visitor) -> list[str]:
    """Lines from top to bottom, with an empty one where the gap is wider than between most lines."""
    lines: list[str] = [""]
    heights: list[float | None] = [None]

    def add(text: str, shift: Sequence[float], place: Sequence[float], *_) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append("")
                heights.append(None)
            lines[-1] += part
            if part.strip() and heights[-1] is None:
                heights[-1] = place[5] * shift[3] + shift[5]

    page.extract_text(visitor_text=add, visitor_operand_before=visitor)
    filled = [(one_line(line), height) for line, height in zip(lines, heights, strict=True) if line.strip()]
    gaps = [above - below for (_, above), (_, below) in pairwise(filled)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    parted = [
        ["", line] if gap > _WIDE * usual > 0 else [line] for (line, _), gap in zip(filled, [0, *gaps], strict=False)
    ]
    return [line for lines in parted for line in lines]


def _opens(document: pypdf.PdfReader) -> bool:
    """True where an encrypted file asks for no password to be read."""
    try:
        return bool(document.decrypt(""))
    except pypdf.errors.DependencyError:  # AES, which takes a library that we do without
        return False


def _without_running_heads(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages, without first and last lines that recur on three pages or more but for numbers."""
    pages = [_trimmed(page) for page in pages]
    ends = Counter(_shape(line) for page in pages for line in {*page[:1], *page[-1:]})
    kept = []
    for page in pages:
        lines = list(page)
        for place in (0, -1):
            if lines and (ends[_shape(lines[place])] >= 3 or lines[place].isdigit()):
                del lines[place]
        kept += _trimmed(lines)  # without the gap that stood between them and the text
    return kept


def _trimmed(page: list[str]) -> list[str]:
    filled = [place for place, line in enumerate(page) if line]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _shape(line: str) -> str:
    return _NUMBERS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined: a paragraph ends at an empty line, or at a short one that closes a sentence."""
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[len(lengths) * 3 // 4] if lengths else 0
    whole = set(" ".join(lines).split())
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        if not line or (len(line) < _SHORT * full and line.endswith(_STOPS)):
            paragraphs.append([])
    return [_joined(paragraph, whole) for paragraph in paragraphs if paragraph]


def _joined(lines: Sequence[str], whole: set[str]) -> str:
    """One text; a word that a line break parted is one again, and keeps its hyphen where it has it elsewhere."""
    parts = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        before, after = line.rpartition(" ")[2], following.partition(" ")[0]
        parted = len(before) > 1 and before.endswith("-") and after[:1].islower()
        parts.append(line[:-1] if parted and before + after not in whole else line)
        parts.append("" if parted else " ")
    return "".join(parts).strip()
