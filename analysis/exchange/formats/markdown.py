"""Markdown: one article; marks are taken off, headings, code and tables are no body."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, one_line

_FRONT = re.compile(r"\s*---[ \t]*\n(.{0,5000}?)\n---[ \t]*(?:\n|$)", re.S)
_FRONT_LINE = re.compile(r"^(title|author|outlet|published|date|language|url)[ \t]*:[ \t]*(.+)$", re.M | re.I)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")
_SHOWN = {"text": None, "code_inline": None, "softbreak": " ", "hardbreak": " "}  # None: what the token holds


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry: the paragraphs, and the record from the lines between --- that may open the file.

    Raises
    ------
    InputError
        The file is longer than an article can be.
    """
    text, notes = decode_noting(content, name)
    if len(text) > bounds.LARGEST_ARTICLE:
        most = f"{bounds.LARGEST_ARTICLE:,}"
        raise InputError(f"{name}: holds {len(text):,} characters, more than the {most} of one article. Split it.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    record = _record(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    if title := _heading(tokens):
        record.setdefault("title", title)
    body = "\n\n".join(paragraph for paragraph in _paragraphs(tokens) if not _FOOTNOTE.match(paragraph))
    yield Entry(name, record | {"doc_id": PurePath(name).stem, "text": _FOOTNOTE_MARK.sub("", body)}, "", notes, True)


def _record(front: str) -> dict[str, str]:
    named = {key.lower(): value.strip().strip("\"'") for key, value in _FRONT_LINE.findall(front)}
    if date := named.pop("date", None):
        named.setdefault("published", date)
    return named


def _heading(tokens: Sequence[Token]) -> str | None:
    """The first heading of the first level."""
    opens = (place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1")
    place = next(opens, None)
    return None if place is None else _shown(tokens[place + 1])


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and token.type == "inline":
            yield _shown(token)


def _shown(inline: Token) -> str:
    """What a page would show of a paragraph or heading: no marks, pictures or HTML."""
    parts = (token.content if _SHOWN[token.type] is None else _SHOWN[token.type] for token in _showing(inline))
    return one_line("".join(parts))


def _showing(inline: Token) -> Iterator[Token]:
    return (token for token in inline.children or () if token.type in _SHOWN)
