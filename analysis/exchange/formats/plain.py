"""Plain text: one article, named after its file."""

from collections.abc import Iterator
from pathlib import PurePath

from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry: the whole text."""
    text, notes = decode_noting(content, name)
    yield Entry(name, {"doc_id": PurePath(name).stem, "text": text}, notes=notes, from_file=True)
