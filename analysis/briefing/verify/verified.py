"""Two states of a figure's table compared cell by cell: as it stands in a pack, and as it comes out now.

Both are read as CSV, the one way in which a figure's numbers are written, so that what is compared is what was handed
on. Numbers are the same within NEARNESS of their size, for the last digits differ from machine to machine; texts are
the same letter by letter; what is empty (unknown) is the same as what is empty, and as nothing else.
"""

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

import pandas as pd

from analysis.contrast.counts import amount
from analysis.errors import InputError

NEARNESS = 1e-9  # of the larger of two numbers
NEAR_ZERO = 1e-12  # a sum that is zero here may be 1e-17 elsewhere
TOLD_AT_MOST = 5  # differences of one figure that are told one by one
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?")  # as we write them: "007" is a text
_LONGEST = 60  # signs of a cell or of a row's label in a message


@dataclass(frozen=True)
class Cell:
    """A cell that differs: its row's label and column, what the pack says and what came out now, as written."""

    row: str
    column: str
    then: str
    now: str


@dataclass(frozen=True)
class Differences:
    """How two tables differ: columns and rows (by their labels) that only one of them has, and cells of the others."""

    columns_gone: tuple[str, ...] = ()
    columns_new: tuple[str, ...] = ()
    rows_gone: tuple[str, ...] = ()
    rows_new: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    reordered: bool = False


def read_table(content: bytes, name: str) -> pd.DataFrame:
    """A table as it was written, every cell a text.

    Raises
    ------
    InputError
        It is no CSV in UTF-8, two columns have one name, or a row has more or fewer cells than there are columns.
    """
    try:
        header, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError) as error:
        raise InputError(f"{name}: cannot be read as a table. Was it saved by another program?") from error
    if len(set(header)) < len(header):
        raise InputError(f"{name}: two of its columns have one name. Was it changed by hand?")
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            found = f"row {number} has {amount(len(row), 'cell')} and the table {amount(len(header), 'column')}"
            raise InputError(f"{name}: {found}. Was it changed by hand?")
    return pd.DataFrame(rows, columns=header, dtype=object)


def compare_tables(then: pd.DataFrame, now: pd.DataFrame) -> Differences:
    """How the table that came out now differs from the one in the pack; both as `read_table` gives them."""
    shared = [name for name in then.columns if name in now.columns]
    gone = tuple(name for name in then.columns if name not in now.columns)
    new = tuple(name for name in now.columns if name not in then.columns)
    named = _naming_columns(then[shared], now[shared])
    before, after = _by_key(then[shared], named), _by_key(now[shared], named)
    both = [key for key in before if key in after]
    return Differences(
        columns_gone=gone,
        columns_new=new,
        rows_gone=tuple(_label(before[key], named, key) for key in before if key not in after),
        rows_new=tuple(_label(after[key], named, key) for key in after if key not in before),
        cells=tuple(cell for key in both for cell in _cells(before[key], after[key], _label(before[key], named, key))),
        reordered=both != [key for key in after if key in before],
    )


def same_cell(then: str, now: str) -> bool:
    """Whether two cells, as written, say the same."""
    if then == now:
        return True
    if not (_NUMBER.fullmatch(then) and _NUMBER.fullmatch(now)):
        return False
    return math.isclose(float(then), float(now), rel_tol=NEARNESS, abs_tol=NEAR_ZERO)


def say_differences(found: Differences, most: int = TOLD_AT_MOST) -> list[str]:
    """The differences, a sentence each: the first ones, and how many more there are; none where there are none."""
    said = [
        *(f"column {_short(name)} is in the pack only" for name in found.columns_gone),
        *(f"column {_short(name)} is new" for name in found.columns_new),
        *(f"row {label} is in the pack only" for label in found.rows_gone),
        *(f"row {label} is new" for label in found.rows_new),
        *(_say_cell(cell) for cell in found.cells),
        *(["the rows stand in another order"] if found.reordered else []),
    ]
    more = len(said) - most
    return [f"{each}." for each in said[:most]] + ([f"and {amount(more, 'more difference')}."] if more > 0 else [])


def _say_cell(cell: Cell) -> str:
    then, now = (_short(text) if text else "nothing" for text in (cell.then, cell.now))
    return f"row {cell.row}, column {_short(cell.column)}: {then} in the pack, {now} now"


def _naming_columns(then: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """The first columns of text that it takes to tell every row from the others, in both tables; none: none do."""
    texts = [name for name in then.columns if not then[name].map(_is_value).all()]

    def tell_apart(names: list[str]) -> bool:
        return bool(names) and not then.duplicated(names).any() and not now.duplicated(names).any()

    named = next((texts[:n] for n in range(1, len(texts) + 1) if tell_apart(texts[:n])), [])
    for name in tuple(named):  # such as the panel, where there is but one
        without = [other for other in named if other != name]
        named = without if tell_apart(without) else named
    return named


def _is_value(cell: str) -> bool:
    """Whether a cell is a number or empty, so that it names no row."""
    return not cell or bool(_NUMBER.fullmatch(cell))


def _by_key(table: pd.DataFrame, named: Sequence[str]) -> dict[object, pd.Series]:
    """The rows by what names them, else by their place from 1."""
    rows = [row for _, row in table.iterrows()]
    return {tuple(row[name] for name in named) if named else place: row for place, row in enumerate(rows, 1)}


def _cells(then: pd.Series, now: pd.Series, label: str) -> list[Cell]:
    differ = [name for name in then.index if not same_cell(then[name], now[name])]
    return [Cell(label, name, then[name], now[name]) for name in differ]


def _label(row: pd.Series, named: Sequence[str], key: object) -> str:
    """What a reader knows a row by: "Europe, Russian author"; else its place."""
    words = dict.fromkeys(row[name] for name in named if row[name] and "|" not in row[name])
    return _short(", ".join(words)) if words else str(key if not named else "without a name")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"
