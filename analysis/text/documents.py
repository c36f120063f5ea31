"""From an article's raw text to its body: paragraphs without headings, navigation or outlet blurbs."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.errors import InputError
from analysis.schemas import check
from analysis.text.typography import normalise
from analysis.text.words import count_words

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n")
_STOPS = (".", "!", "?", "”", '"', "’", "'", ":", ")")


@dataclass(frozen=True)
class Article:
    """One article: its id, its body as normalised paragraphs, and what is known about it (columns of "documents").

    from_file: True where the id is only the name of a text file, not one that somebody gave.
    """

    doc_id: str
    paragraphs: tuple[str, ...]
    record: dict
    from_file: bool = False


def split_paragraphs(raw: str) -> tuple[str, ...]:
    """The normalised paragraphs of a text: parted by blank lines, else by lines, else (hard-wrapped) one.

    Lines inside a paragraph are joined.
    """
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    parts = _BLANK_LINE.split(raw)
    if len(parts) == 1 and not _is_hard_wrapped(raw):
        parts = raw.split("\n")
    return tuple(text for text in map(normalise, parts) if count_words(text))


def _is_hard_wrapped(raw: str) -> bool:
    """True where most lines but the last break off without a closing sign: one paragraph, cut by a line length."""
    lines = [line.rstrip() for line in raw.strip().split("\n")][:-1]
    return sum(not line.endswith(_STOPS) for line in lines) > len(lines) / 2


def cut_body(paragraphs: tuple[str, ...], opens: str, closes_before: str) -> tuple[str, ...]:
    """The paragraphs from the one that begins with `opens` up to the one that begins with `closes_before`.

    Raises
    ------
    InputError
        One of the two is not there.
    """
    starts = [place for place, text in enumerate(paragraphs) if text.startswith(normalise(opens))]
    if not starts:
        raise InputError(f"No paragraph begins with {opens!r}. Is this the whole article?")
    first = starts[-1]
    ends = [
        place for place, text in enumerate(paragraphs) if text.startswith(normalise(closes_before)) and place > first
    ]
    if not ends:
        raise InputError(f"No paragraph after the body begins with {closes_before!r}. Is this the whole article?")
    return paragraphs[first : ends[0]]


def documents_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """ "documents" frame: one row per article, in the order given."""
    rows = [_document_row(article) for article in articles]
    frame = pd.DataFrame(rows, columns=list(_DOCUMENT_COLUMNS)).astype({"translated": bool})
    return check(frame.astype({"n_paragraphs": int, "n_words": int}), "documents")


_RECORD = ("title", "author", "outlet", "published", "perspective", "language", "translated", "url")
_DOCUMENT_COLUMNS = ("doc_id", *_RECORD, "sha256", "n_paragraphs", "n_words")


def _document_row(article: Article) -> dict:
    known = {"title": article.doc_id, "translated": False} | article.record
    return {
        "doc_id": article.doc_id,
        **{column: known.get(column) for column in _RECORD},
        "sha256": sha256("\n".join(article.paragraphs)),
        "n_paragraphs": len(article.paragraphs),
        "n_words": sum(map(count_words, article.paragraphs)),
    }


def paragraph_rows(articles: Iterable[Article]) -> pd.DataFrame:
    """One row per paragraph, in reading order: paragraph_id, doc_id, position, text, sha256, n_words."""
    rows = [
        (paragraph_id, article.doc_id, position, text, sha256(text), count_words(text))
        for article in articles
        for paragraph_id, position, text in placed_paragraphs(article)
    ]
    columns = ["paragraph_id", "doc_id", "position", "text", "sha256", "n_words"]
    return pd.DataFrame(rows, columns=columns).astype({"position": int, "n_words": int})


def placed_paragraphs(article: Article) -> Iterator[tuple[str, int, str]]:
    """Each paragraph of an article, in its order: paragraph_id, position from 1, text."""
    width = max(2, len(str(len(article.paragraphs))))
    for position, text in enumerate(article.paragraphs, 1):
        yield f"{article.doc_id}/p{position:0{width}}", position, text


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
