"""Web pages as a browser saves them: the article's body and record, found by trafilatura; nothing is fetched."""

import logging
import re
from collections.abc import Iterator
from pathlib import PurePath

import trafilatura
from lxml.etree import _Element

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, one_line

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
# Declared by a page, and safe to ask Python for: some of its codecs take very long.
_ENCODINGS = re.compile(r"windows-12\d\d|iso-8859-\d\d?|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr)", re.I)
_PICTURES = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]+")  # kept in the page, they can outweigh its text
# Where a page says its language: of its text, and where that is not said, of its record.
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?[\s:]lang\s*=\s*[\"']?([a-z]{2,3})\b", re.I)
_META = re.compile(r"<meta\b[^>]{0,300}\bog:locale\b[^>]{0,300}", re.I)
_LOCALE = re.compile(r"\bcontent\s*=\s*[\"']?([a-z]{2,3})(?![a-z])", re.I)
_OPENING = 20_000  # signs of a page, in which it says so
_PARAGRAPHS = ("p", "item", "quote")
# A date is taken where the page states it, never guessed from numbers in the text.
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page, we say in our own words
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry: the body without headings, navigation and tables; title, author, outlet and date where stated.

    Raises
    ------
    InputError
        The page is too long, or no article was found on it.
    """
    text, notes = _decode(content, name)
    text = _PICTURES.sub("", text)
    if len(text) > bounds.LARGEST_MARKUP:
        found = f"{len(text):,} characters of markup, more than the {bounds.LARGEST_MARKUP:,}"
        raise InputError(f"{name}: has {found} of one page. Copy its text into a .txt file and try again.")
    article = _extract(text)
    paragraphs = [] if article is None else list(_paragraphs(article.body))
    if not paragraphs:
        raise InputError(f"{name}: no article was found on this page. Copy its text into a .txt file and try again.")
    record = {
        "title": article.title,
        "author": article.author,
        "outlet": article.sitename,
        "published": article.date,
        "url": article.url,
        "language": _language(text[:_OPENING]) or article.language,
    }
    yield Entry(name, record | {"doc_id": PurePath(name).stem, "text": "\n\n".join(paragraphs)}, "", notes, True)


def _extract(text: str) -> trafilatura.settings.Document | None:
    try:
        return trafilatura.bare_extraction(
            text, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
    except MemoryError:
        raise
    except Exception:  # a page may be broken in more ways than the library foresees
        return None


def _language(opening: str) -> str | None:
    """The language that the page states, without its country."""
    stated = _LANGUAGE.search(opening)
    if not stated and (record := _META.search(opening)):
        stated = _LOCALE.search(record[0])
    return stated[1].lower() if stated else None


def _decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.search(content[:4096])
    encoding = declared[1].decode("ascii") if declared else ""
    if not _ENCODINGS.fullmatch(encoding) or _is_utf8(content):
        return decode_noting(content, name)
    try:
        return content.decode(encoding, errors="replace").replace("\0", ""), ()
    except LookupError:
        return decode_noting(content, name)


def _is_utf8(content: bytes) -> bool:
    """True where the bytes are UTF-8, which a page that a browser saved may be whatever it declares."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _paragraphs(body: _Element) -> Iterator[str]:
    """Each paragraph, list item and quotation of the body, once: one in another is a paragraph of its own."""
    for element in body.iter(*_PARAGRAPHS):
        if text := one_line(_own_text(element)):
            yield text


def _own_text(element: _Element) -> str:
    parts = [element.text or ""]
    for inner in element:
        if inner.tag not in (*_PARAGRAPHS, "list", "head", "table"):
            parts.append(" " if inner.tag == "lb" else _own_text(inner))
        parts.append(inner.tail or "")
    return "".join(parts)
