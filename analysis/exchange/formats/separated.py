"""Tables of values separated by commas, semicolons or tabs: one article a row, with the columns doc_id and text."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from analysis.errors import InputError
from analysis.exchange.formats.bounds import LARGEST_FILE
from analysis.exchange.formats.decoding import decode_noting
from analysis.exchange.formats.entries import Entry, left_out

_DELIMITERS = ",;\t"  # Excel writes semicolons where the comma parts decimals
_QUOTED = re.compile(r'"[^"]*"')
_OPENING = 100_000  # signs, in which the names of the columns end


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry a row; rows before one that breaks the table are kept."""
    text, notes = decode_noting(content, name)
    csv.field_size_limit(LARGEST_FILE)
    rows = csv.reader(StringIO(text, newline=""), strict=True, delimiter=delimiter_of(text))
    try:
        names = [name.strip() for name in next(rows, [])]
        line = rows.line_num + 1
        for cells in rows:
            if cells:
                entry = entry_of(f"{name}, line {line}", names, cells, notes)
                notes = () if entry.notes else notes
                yield entry
            line = rows.line_num + 1
    except csv.Error as error:
        where = f"{name}: this is no table of comma-separated values from line {rows.line_num} on"
        raise InputError(f"{where} ({error}).") from error


def delimiter_of(text: str) -> str:
    """What parts the names of the columns: the comma, unless another parts them more often."""
    line = _QUOTED.sub("", text[:_OPENING].lstrip().partition("\n")[0])
    return max(_DELIMITERS, key=line.count)


def entry_of(where: str, names: list[str], cells: list[str], notes: tuple[str, ...]) -> Entry:
    """One line of a table as an entry, `where` it stands; or why it is left out."""
    if len(cells) > len(names):
        found = f"{len(cells)} cells under {len(names)} column names"
        return left_out(where, f"has {found}; put text with commas in quotation marks")
    return Entry(where, dict(zip(names, cells, strict=False)), notes=notes)
