"""Reading articles in, from text files and tables; what cannot be read is told, and loses nothing else."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from analysis.errors import InputError
from analysis.text.documents import Article, split_paragraphs
from analysis.text.words import count_words

LARGEST_FILE = 200 * 2**20  # bytes
LARGEST_ARTICLE = 2 * 2**20  # characters: a book of 350,000 words, far more than an article
RECORD_COLUMNS = ("title", "author", "outlet", "published", "perspective", "language", "url")


@dataclass
class Reading:
    """What was read: the articles, and one line of text for each file or entry that could not be."""

    articles: list[Article] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def read_articles(paths: Iterable[Path]) -> Reading:
    """Every article of the files, in the order given: `.txt` one each, `.csv` and `.jsonl` one a row.

    Tables need the columns doc_id and text; columns named as in the "documents" frame are kept as the record.
    """
    reading = Reading()
    taken: set[str] = set()
    for path in paths:
        try:
            where = ""
            for where, entry in _entries(path):
                _take(entry, where, reading, taken)
            if not where:
                reading.troubles.append(f"{path.name}: holds no entry, so there was nothing to read.")
        except InputError as error:
            reading.troubles.append(str(error))
    return reading


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (with or without byte-order mark), UTF-16 with one, or else Windows-1252.

    Raises
    ------
    InputError
        There is no such file, it is too large, or it holds no text.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path.name}: larger than {LARGEST_FILE // 2**20} MB. Split it and try again.")
        return decode(path.read_bytes(), path.name)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error


def decode(content: bytes, name: str) -> str:
    """Bytes as text; `name` says in errors which file they are of."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:4096]:
        raise InputError(f"{name}: this is no text file. Save the article as plain text (.txt) and try again.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _entries(path: Path) -> Iterator[tuple[str, dict]]:
    """Where each entry stands, and what it holds."""
    kind = path.suffix.lower()
    if kind == ".txt":
        yield path.name, {"doc_id": path.stem, "text": read_text(path), "from_file": True}
    elif kind == ".csv":
        yield from _rows_of_csv(path)
    elif kind == ".jsonl":
        yield from _rows_of_jsonl(path)
    else:
        raise InputError(f"{path.name}: files of type {kind or 'none'} are not read. Give .txt, .csv or .jsonl.")


def _rows_of_csv(path: Path) -> Iterator[tuple[str, dict]]:
    csv.field_size_limit(LARGEST_FILE)
    rows = csv.reader(StringIO(read_text(path), newline=""), strict=True)
    try:
        names = [name.strip() for name in next(rows, [])]
        line = rows.line_num + 1
        for cells in rows:
            if cells:
                yield f"{path.name}, line {line}", _row(names, cells)
            line = rows.line_num + 1
    except csv.Error as error:
        where = f"{path.name}: this is no table of comma-separated values from line {rows.line_num} on"
        raise InputError(f"{where} ({error}).") from error


def _row(names: list[str], cells: list[str]) -> dict:
    if len(cells) > len(names):
        found = f"{len(cells)} cells under {len(names)} column names"
        return {"trouble": f"has {found}; put text with commas in quotation marks"}
    return dict(zip(names, cells, strict=False))


def _rows_of_jsonl(path: Path) -> Iterator[tuple[str, dict]]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            entry = None
        yield where, entry if isinstance(entry, dict) else {"trouble": "is no JSON object"}


def _take(entry: dict, where: str, reading: Reading, taken: set[str]) -> None:
    """Add the entry's article to the reading, or what is wrong with it."""
    entry = {name: _storable(value) for name, value in entry.items()}
    trouble = entry.get("trouble") or _trouble(entry, taken)
    if trouble:
        reading.troubles.append(f"{where}: {trouble}. The entry was left out.")
        return
    doc_id = str(entry["doc_id"])
    taken.add(doc_id)
    record = {column: str(entry[column]) for column in RECORD_COLUMNS if entry.get(column)}
    if "translated" in entry:
        record["translated"] = str(entry["translated"]).lower() in ("true", "1", "yes")
    from_file = entry.get("from_file") is True
    reading.articles.append(Article(doc_id, split_paragraphs(str(entry["text"])), record, from_file))


def _storable(value: object) -> object:
    """The value; in a text, halves of signs that no encoding has (JSON allows them) become question marks."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _trouble(entry: dict, taken: set[str]) -> str | None:
    """What keeps an entry from being an article; None where nothing does."""
    for column in ("doc_id", "text"):
        if not isinstance(entry.get(column), (str, int)) or not str(entry[column]).strip():
            return f"has no {column!r}; each entry needs doc_id and text"
    doc_id, text = str(entry["doc_id"]), str(entry["text"])
    if "/" in doc_id:
        return f"has the doc_id {doc_id!r}; a doc_id may not contain /, which parts articles from paragraphs"
    if doc_id in taken:
        return f"has the doc_id {doc_id!r} again; each article needs its own"
    if len(text) > LARGEST_ARTICLE:
        return f"holds {len(text):,} characters, more than the {LARGEST_ARTICLE:,} of one article"
    return None if count_words(text[:10_000]) else "holds no words"
