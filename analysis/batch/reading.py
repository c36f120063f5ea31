"""The entries of a file of any size: tables row by row in constant memory, every other format as it always is.

What a row holds is read by the functions of each format, so that rules and messages are theirs.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from analysis.batch.lines import OPENING, open_lines
from analysis.errors import InputError
from analysis.exchange.formats import bounds, json_lines, parquet, read_entries, separated
from analysis.exchange.formats.content_types import check_content
from analysis.exchange.formats.entries import Entry, left_out
from analysis.exchange.reading import content_of

_PACKED = b"PK"  # what Excel and Word files begin with, whatever they are named
_AT_ONCE = 64  # rows of a Parquet table
_LONGEST_CELL = 16 * bounds.LARGEST_ARTICLE  # characters: past it, a quotation mark that nothing closes is given up

Placed = tuple[Entry, int]  # an entry, and about how many bytes of its file have been read with it


def placed_entries(path: Path) -> Iterator[Placed]:
    """Every entry of a file, in its order.

    Tables (.csv, .jsonl, .parquet) may have any size and any number of rows; other files are bounded as always.

    Raises
    ------
    InputError
        The file is of no format that is read, or broken; entries before the break have been given.
    """
    try:
        read = _STREAMED.get(path.suffix.lower())
        opening = _opening(path) if read else b""
        if read is None or opening.startswith(_PACKED):
            yield from ((entry, 0) for entry in read_entries(content_of(path), path.name))
            return
        check_content(opening, path.suffix.lower(), path.name)
        yield from _some(read(path), path.name)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error


def _opening(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(OPENING)


def _some(entries: Iterator[Placed], name: str) -> Iterator[Placed]:
    """The entries, of which there must be one."""
    first = next(entries, None)
    if first is None:
        raise InputError(f"{name}: holds no entry, so there was nothing to read.")
    yield first
    yield from entries


def _separated(path: Path) -> Iterator[Placed]:
    csv.field_size_limit(_LONGEST_CELL)
    with open_lines(path, newline="") as (lines, notes):
        rows = csv.reader(iter(lines), strict=True, delimiter=separated.delimiter_of(lines.opening))
        try:
            names = [name.strip() for name in next(rows, [])]
            line = rows.line_num + 1
            for cells in rows:
                if cells:
                    entry = separated.entry_of(f"{path.name}, line {line}", names, cells, notes)
                    notes = () if entry.notes else notes
                    yield entry, lines.n_bytes
                line = rows.line_num + 1
        except csv.Error as error:
            where = f"{path.name}: this is no table of comma-separated values from line {rows.line_num} on"
            raise InputError(f"{where} ({error}).") from error


def _json_lines(path: Path) -> Iterator[Placed]:
    with open_lines(path, newline="\n") as (lines, notes):
        for number, line in enumerate(lines, 1):
            if line.strip():
                entry = _of_line(line.removesuffix("\n"), path.name, number)
                yield replace(entry, notes=entry.notes + notes), lines.n_bytes
                notes = ()


def _of_line(line: str, name: str, number: int) -> Entry:
    """The entry of one line, read as a file of one line is; it stands at the line's number."""
    where = f"{name}, line {number}"
    try:
        (entry,) = json_lines.read(line.encode(), name)
    except InputError:  # its bytes are no text
        return left_out(where, "is no JSON object")
    return replace(entry, where=where, trouble=entry.trouble.replace(entry.where, where, 1), notes=())


def _parquet(path: Path) -> Iterator[Placed]:
    try:
        with ParquetFile(path, buffer_size=2**20, pre_buffer=False) as table:
            columns = parquet.columns_of(table.schema_arrow)
            n_rows, size, row = max(1, table.metadata.num_rows), path.stat().st_size, 0
            for batch in table.iter_batches(batch_size=_AT_ONCE, columns=columns, use_threads=False):
                for place in range(batch.num_rows):
                    row += 1
                    fields = {column: parquet.plain_value(batch.column(column)[place].as_py()) for column in columns}
                    yield Entry(f"{path.name}, row {row}", fields), size * row // n_rows
    except MemoryError:  # one of Arrow's own errors, too
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError(f"{path.name}: this Parquet table is broken. Write it again and try again.") from error


_STREAMED = {".csv": _separated, ".jsonl": _json_lines, ".parquet": _parquet}
