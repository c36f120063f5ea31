"""JSON as scrapers write it (trafilatura, news-please): one article, or a list of them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from analysis.errors import InputError
from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, left_out

# For each field, the names that others give it; the first that holds something is taken.
_CALLED = {
    "text": ("text", "maintext", "raw_text", "content", "body"),
    "title": ("title",),
    "author": ("author", "authors"),
    "outlet": ("outlet", "source-hostname", "sitename", "hostname", "source_domain"),
    "published": ("published", "date", "date_publish"),
    "perspective": ("perspective",),
    "language": ("language",),
    "translated": ("translated",),
    "url": ("url", "source"),
}


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry an object; one without doc_id is named after the file, and its place in a list.

    Raises
    ------
    InputError
        The file is no JSON, or neither an object nor a list.
    """
    text, notes = decode_noting(content, name)
    found = _parsed(text, name)
    if isinstance(found, dict):
        yield article_entry(found, name, PurePath(name).stem, notes)
        return
    width = len(str(len(found)))
    for number, article in enumerate(found, 1):
        where = f"{name}, article {number}"
        if isinstance(article, dict):
            yield article_entry(article, where, f"{PurePath(name).stem}-{number:0{width}}", notes)
            notes = ()
        else:
            yield left_out(where, "is no JSON object")


def _parsed(text: str, name: str) -> dict | list:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(
            f"{name}: this is no JSON ({error.msg} in {place}). One object a line? Name it .jsonl."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: its JSON is nested too deep, or has too long a number, to be read.") from error
    if not isinstance(found, dict | list):
        raise InputError(f"{name}: holds neither an object nor a list of them. Give one object for each article.")
    return found


def article_entry(found: Mapping, where: str, otherwise: str | None, notes: tuple[str, ...]) -> Entry:
    """The entry of one object, under our names for its fields; without a doc_id of its own it is called `otherwise`."""
    fields = {name: value for name, called in _CALLED.items() if (value := _first(found, called)) is not None}
    named = found.get("doc_id") is not None
    return Entry(where, fields | {"doc_id": found["doc_id"] if named else otherwise}, notes=notes, from_file=not named)


def _first(found: Mapping, called: tuple[str, ...]) -> object:
    return next((found[name] for name in called if found.get(name) not in (None, "", [])), None)
