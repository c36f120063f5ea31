"""Formats that articles come in: one file a format, each bytes in, entries out, bad ones told and passed over."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath

from analysis.errors import InputError
from analysis.exchange.formats import bounds
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
    ".zip": "archive",
}
SUFFIXES = tuple(_MODULES)
_ONE_ARTICLE = (".md", ".html", ".htm", ".docx", ".pdf")


def read_entries(content: bytes, name: str) -> Iterator[Entry]:
    """The entries of a file, in its order: its name says which format it is in, its bytes must agree.

    Raises
    ------
    InputError
        The file is of no format that is read, or broken; entries before the break have been given.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in _MODULES:
        given = ", ".join(SUFFIXES[:-1])
        raise InputError(f"{name}: files of type {suffix or 'none'} are not read. Give {given} or {SUFFIXES[-1]}.")
    largest = bounds.LARGEST_PAGE if suffix in _ONE_ARTICLE else bounds.LARGEST_FILE
    if len(content) > largest:
        raise InputError(f"{name}: larger than {bounds.megabytes(largest)}. Split it and try again.")
    check_content(content, suffix, name)
    reader = import_module(f"{__name__}.{_MODULES[suffix]}")
    number = 0
    for number, entry in enumerate(reader.read(content, name), 1):
        if number > bounds.MOST_ARTICLES:
            raise InputError(
                f"{name}: holds more than {bounds.MOST_ARTICLES:,} articles; the rest was not read. Split it."
            )
        yield entry
    if not number:
        raise InputError(f"{name}: holds no entry, so there was nothing to read.")
