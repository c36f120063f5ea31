"""JSON lines: one article a line, an object with doc_id and text."""

import json
from collections.abc import Iterator

from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, left_out


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
            yield Entry(where, fields, notes=notes)
            notes = ()
        else:
            yield left_out(where, "is no JSON object")
