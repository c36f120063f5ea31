"""Reading articles in, from files of many formats; what cannot be read is told, and loses nothing else."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from analysis.errors import InputError
from analysis.exchange.formats import bounds, read_entries
from analysis.exchange.formats.apart import Waiting
from analysis.exchange.formats.decoding import decode
from analysis.exchange.formats.entries import Entry, left_out, one_line
from analysis.text.documents import Article, split_paragraphs
from analysis.text.words import count_words

RECORD_COLUMNS = ("title", "author", "outlet", "published", "perspective", "language", "url")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ]\d\d:\d\d.*)?")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # they make a line read otherwise


@dataclass
class Reading:
    """What was read: the articles, and one line of text for each file or entry that could not be.

    notes: one line for each thing a reader should know of what could be.
    """

    articles: list[Article] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """An entry that can be an article, its text as it was found: its id, what is known of it, what to know of it.

    where: its place in what the reader gave. from_file: True where the id is only the name of a file.
    """

    where: str
    doc_id: str
    text: str
    record: dict
    notes: tuple[str, ...] = ()
    from_file: bool = False


def read_articles(paths: Iterable[Path], waiting: Waiting | None = None) -> Reading:
    """Every article of the files, in the order given; which formats are read: `formats.SUFFIXES`.

    waiting: told which file is read, as `read_entries` tells it; what it raises stops the reading.
    Tables need the columns doc_id and text; columns named as in the "documents" frame are kept as the record.
    """
    reading = Reading()
    taken: set[str] = set()
    for path in paths:
        try:
            for entry in read_entries(content_of(path), path.name, waiting):
                _take(entry, reading, taken)
        except InputError as error:
            reading.troubles.append(printable(str(error)))
    return reading


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16, or else Windows-1252 or -1251.

    Raises
    ------
    InputError
        There is no such file, it is too large, or it holds no text.
    """
    return decode(content_of(path), path.name)


def printable(text: str) -> str:
    """The text on one line, without signs that would steer a screen or turn the line round."""
    return one_line(_TURNING.sub("", _CONTROLS.sub(" ", _storable(text))))


def found_in(entry: Entry, taken: Set[str] = frozenset()) -> Found:
    """What an entry holds; named after a file, it has an id that is none of those `taken`.

    Raises
    ------
    InputError
        The line that tells what keeps it from being an article.
    """
    doc_id, text = _id(entry), _storable(entry.fields.get("text"))
    if trouble := entry.trouble or _trouble(doc_id, text, entry, taken):
        raise InputError(printable(trouble))
    notes = list(entry.notes)
    if entry.from_file and doc_id in taken:
        doc_id = next(name for number in range(2, len(taken) + 3) if (name := f"{doc_id}-{number}") not in taken)
        notes.append(f"{entry.where}: another article has this name, so this one is called {doc_id}.")
    record = _record(entry, notes)
    return Found(entry.where, doc_id, str(text), record, tuple(map(printable, notes)), entry.from_file)


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises
    ------
    InputError
        There is no such file, or it is too large.
    """
    try:
        if path.stat().st_size > bounds.LARGEST_FILE:
            raise InputError(
                f"{path.name}: larger than {bounds.megabytes(bounds.LARGEST_FILE)}. Split it and try again."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error


def _take(entry: Entry, reading: Reading, taken: set[str]) -> None:
    """Add the entry's article to the reading, or what is wrong with it."""
    try:
        found = found_in(entry, taken)
    except InputError as error:
        reading.troubles.append(str(error))
        return
    taken.add(found.doc_id)
    reading.articles.append(Article(found.doc_id, split_paragraphs(found.text), found.record, found.from_file))
    reading.notes += found.notes


def _id(entry: Entry) -> object:
    """The entry's doc_id as it will stand; nothing where it is neither text nor a whole number."""
    given = entry.fields.get("doc_id")
    shown = printable(str(given)) if isinstance(given, str | int) else None
    return shown[: bounds.LONGEST_ID] if shown and entry.from_file else shown


def _storable(value: object) -> object:
    """The value; in a text, halves of signs that no encoding has (JSON allows them) become question marks."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _trouble(doc_id: object, text: object, entry: Entry, taken: Set[str]) -> str | None:
    """The line that tells what keeps an entry from being an article; None where nothing does."""
    why = _why_no_id(doc_id, entry, taken) or _why_no_text(text)
    return left_out(entry.where, why).trouble if why else None


def _why_no_id(doc_id: object, entry: Entry, taken: Set[str]) -> str | None:
    if not doc_id:
        return "has no 'doc_id'; each entry needs doc_id and text"
    if len(doc_id) > bounds.LONGEST_ID:
        return f"has a doc_id of {len(doc_id):,} characters, more than the {bounds.LONGEST_ID} of one"
    if "/" in doc_id:
        return f"has the doc_id {doc_id!r}; a doc_id may not contain /, which parts articles from paragraphs"
    if doc_id in taken and not entry.from_file:
        return f"has the doc_id {doc_id!r} again; each article needs its own"
    return None


def _why_no_text(text: object) -> str | None:
    if not isinstance(text, str | int) or not str(text).strip():
        return "has no 'text'; each entry needs doc_id and text"
    if len(str(text)) > bounds.LARGEST_ARTICLE:
        return f"holds {len(str(text)):,} characters, more than the {bounds.LARGEST_ARTICLE:,} of one article"
    if not count_words(str(text)[:10_000]):
        return "holds no words"
    return _why_too_many(str(text))


def _why_too_many(text: str) -> str | None:
    n_lines = text.count("\n") + text.count("\r")
    return too_many(len(split_paragraphs(text))) if n_lines >= bounds.MOST_PARAGRAPHS else None


def too_many(n_paragraphs: int) -> str | None:
    """That an article has more paragraphs than one may have, as the end of a sentence; None where it has not."""
    most = bounds.MOST_PARAGRAPHS
    return f"holds {n_paragraphs:,} paragraphs, more than the {most:,} of one article" if n_paragraphs > most else None


def _record(entry: Entry, notes: list[str]) -> dict:
    """What is known about the article; what is no record of one is left empty, and noted."""
    record = {}
    for column in RECORD_COLUMNS:
        found = _stated(entry.fields, column)
        stated = day(found) if column == "published" else found
        if found and (stated is None or len(stated) > bounds.LONGEST_FIELD):
            shown = f"{found[:40]} …" if len(found) > 40 else found
            notes.append(
                f"{entry.where}: the {column} “{shown}” was left empty: {_WANTED.get(column, 'it is too long')}."
            )
        elif stated:
            record[column] = stated
    if "translated" in entry.fields:
        record["translated"] = str(entry.fields["translated"]).lower() in ("true", "1", "yes")
    return record


_WANTED = {"published": "a date is written 2021-03-24, 2021-03 or 2021"}


def _stated(fields: Mapping, column: str) -> str:
    """The field as text; several names are joined, and what is neither text nor a number says nothing."""
    value = fields.get(column)
    several = value if isinstance(value, list) else [value]
    return "; ".join(printable(str(one)) for one in several if one and isinstance(one, str | int | float))


def day(stated: str) -> str | None:
    """The day, month or year of a date in ISO 8601, without its time; None where it is no such date."""
    parts = _DAY.fullmatch(stated)
    if parts is None:
        return None
    year, month, day = parts.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(filter(None, (year, month, day)))
