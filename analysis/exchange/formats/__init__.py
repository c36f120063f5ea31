"""Formats that articles come in: one file a format, each bytes in, entries out, bad ones told and passed over.

Formats that need a large library, or can make one run for hours, are read in another process (`apart`).
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.apart import Waiting, read_apart
from analysis.exchange.formats.content_types import check_content
from analysis.exchange.formats.entries import Entry

# The module of each format; loaded when a file of it comes, for some take half a second to load.
_MODULES = {
    ".txt": "plain",
    ".md": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".docx": "word",
    ".pdf": "portable",
    ".csv": "separated",
    ".jsonl": "json_lines",
    ".json": "json_articles",
    ".parquet": "parquet",
    ".xml": "tei",
    ".zip": "archive",
}
SUFFIXES = tuple(_MODULES)
_ONE_ARTICLE = (".md", ".html", ".htm", ".docx", ".pdf", ".xml")
_APART = (*_ONE_ARTICLE, ".parquet")


def read_entries(content: bytes, name: str, waiting: Waiting | None = None) -> Iterator[Entry]:
    """The entries of a file, in its order: its name says which format it is in, its bytes must agree.

    waiting: told which file is read, its number and of how many, now and then while one takes its time and before
    each of an archive; what it raises stops the reading.

    Raises
    ------
    InputError
        The file is of no format that is read, or broken, or takes too long; entries before the break have been given.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in _MODULES:
        given = ", ".join(SUFFIXES[:-1])
        raise InputError(f"{name}: files of type {suffix or 'none'} are not read. Give {given} or {SUFFIXES[-1]}.")
    largest = bounds.LARGEST_PAGE if suffix in _ONE_ARTICLE else bounds.LARGEST_FILE
    if len(content) > largest:
        raise InputError(f"{name}: larger than {bounds.megabytes(largest)}. Split it and try again.")
    check_content(content, suffix, name)
    number = 0
    for number, entry in enumerate(_read(content, name, suffix, waiting), 1):
        if number > bounds.MOST_ARTICLES:
            raise InputError(
                f"{name}: holds more than {bounds.MOST_ARTICLES:,} articles; the rest was not read. Split it."
            )
        yield entry
    if not number:
        raise InputError(f"{name}: holds no entry, so there was nothing to read.")


def _read(content: bytes, name: str, suffix: str, waiting: Waiting | None) -> Iterator[Entry]:
    if suffix in _APART:
        return read_apart(content, name, _MODULES[suffix], waiting)
    reader = import_module(f"{__name__}.{_MODULES[suffix]}")
    return reader.read(content, name, waiting) if suffix == ".zip" else reader.read(content, name)
