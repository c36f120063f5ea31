"""JSON lines: one article a line, an object with text, and doc_id, title or url; fields as scrapers name them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, left_out, one_line
from analysis.exchange.formats.json_articles import article_entry


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry a line that is not blank."""
    text, notes = decode_noting(content, name)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            fields = None
        if isinstance(fields, dict):
            entry = article_entry(fields, where, _called(fields), notes)
            yield replace(entry, fields=fields | entry.fields)  # all of them: a table may call its columns otherwise
            notes = ()
        else:
            yield left_out(where, "is no JSON object")


def _called(fields: Mapping) -> str | None:
    """What an article without doc_id is called: its title, or the end of its address; parts stand apart by hyphens."""
    title, url = fields.get("title"), fields.get("url") or fields.get("source")
    if isinstance(title, str) and title.strip():
        return one_line(title.replace("/", "-"))
    if isinstance(url, str) and url.strip("/ "):
        return PurePosixPath(url.partition("?")[0].partition("#")[0]).stem or None
    return None
