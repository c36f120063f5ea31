"""Tables of text as CSV that is safe to open in a spreadsheet and is read back exactly as it was."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from analysis.errors import InputError
from analysis.exchange.formats.bounds import LARGEST_PAGE
from analysis.exchange.formulas import guarded, unguarded


def rows_text(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as CSV; a cell that begins like a formula has an apostrophe before it, which `read_rows` takes away."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(guarded, row) for row in rows)
    return table.getvalue()


def read_rows(text: str, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line that it begins on; a column that is missing is empty. Parted by commas or semicolons.

    Raises
    ------
    InputError
        It is no table, or the first of the columns is missing; `name` is told.
    """
    csv.field_size_limit(LARGEST_PAGE)  # of the whole process; 128 kB without, less than a codebook
    if not text.strip():
        return
    head = text.partition("\n")[0]
    table = csv.reader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        names = [cell.strip().lower() for cell in next(table)]
        if columns[0] not in names:
            raise InputError(f"{name}: has no column {columns[0]!r}. Its columns should be {', '.join(columns)}.")
        line = table.line_num + 1
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield line, dict.fromkeys(columns, "") | dict(zip(names, map(unguarded, cells), strict=False))
            line = table.line_num + 1
    except csv.Error as error:
        where = f"{name}: is no table of comma-separated values from line {table.line_num} on"
        raise InputError(f"{where} ({error}). Save it as CSV.") from error
