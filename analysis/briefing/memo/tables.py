"""Tables of a memo: the numbers of a figure in as many columns and rows as a page holds, and what was left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd

from analysis.briefing.exhibit import Exhibit, Grid
from analysis.briefing.memo.blocks import DataTable
from analysis.briefing.memo.words import cell, plain, shortened

MOST_ROWS = 18
_SIGNS = 92  # that fit side by side on an upright page, in the type of tables
_LEAST, _MOST, _MOST_OF_TEXT = 5, 34, 64  # signs that a column takes
_WRAPPED = 15  # signs, to which a column of longer texts may be narrowed
_GAP = 2
_SIGNS_OF_CELLS, _GAP_OF_CELLS, _WIDEST_CELL = 118, 0.6, 16  # of a figure of cells, in smaller type
_MOST_LINES = 24  # of a table that is kept on one page
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
# Columns that steer the page and tell a reader nothing.
_MUTE = frozenset(("mark", "key", "gist", "passes", "kind", "paragraph_ids"))
_CALLED = {
    "label": "What",
    "first_label": "First",
    "second_label": "Second",
    "group": "Side",
    "value": "Value",
    "low": "Interval from",
    "high": "to",
    "n_units": "Paragraphs",
    "n_words": "Words",
    "n_counted": "Counted",
    "n_scored": "Scored words",
    "n_mentions": "Mentions",
}
_FIRST = ("label", "first_label", "second_label", "word", "comparison", "measure")  # names of rows, wherever they stand
_CODED = {"label": ("topic", "actor", "instrument"), "first_label": ("first",), "second_label": ("second",)}


@dataclass(frozen=True)
class Fitted:
    """A table that fits a page, and a sentence on what of the figure it shows; empty where it shows all."""

    table: DataTable
    note: str


def fitted_table(exhibit: Exhibit) -> Fitted | None:
    """The numbers of a figure as a table: its cells where it is a figure of cells, else its frame; None without any."""
    if exhibit.grid and exhibit.grid.rows:
        return _of_grid(exhibit.grid, plain(exhibit.alt))
    columns = _columns(exhibit)
    if exhibit.frame.empty or not columns:
        return None
    shown = _that_fit(exhibit, columns)
    note = _note((len(shown), len(columns)), (min(MOST_ROWS, len(exhibit.frame)), len(exhibit.frame)))
    if exhibit.frame[shown].head(MOST_ROWS).isna().any(axis=None):
        note = f"{note} An empty cell: no signal, or no interval; it is not zero.".strip()
    return Fitted(_of_frame(exhibit, shown), note)


def table_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], alt: str, numeric: Sequence[bool] | None = None
) -> DataTable:
    """A table of texts, its columns as wide as they need among each other."""
    rows = tuple(tuple(shortened(plain(each)) for each in row) for row in rows)
    headings = tuple(plain(heading) for heading in headings)
    wide = [_width([heading, *(row[at] for row in rows)], _MOST_OF_TEXT) for at, heading in enumerate(headings)]
    numeric = tuple(numeric or (False,) * len(headings))
    return DataTable(headings, rows, numeric, _shares(wide), plain(alt))


def _columns(exhibit: Exhibit) -> list[str]:
    """The columns that a reader can use: those of a table as it stands, those of a chart without its codes."""
    if exhibit.headings:
        return [name for name in exhibit.headings if name in exhibit.frame]
    coded = {code for name, codes in _CODED.items() if name in exhibit.frame for code in codes}
    telling = [
        name
        for name in exhibit.frame.columns
        if name not in _MUTE | coded and (_varies(exhibit.frame[name]) or len(exhibit.frame) == 1)
    ]
    return sorted(telling, key=lambda name: name not in _FIRST)


def _varies(cells: pd.Series) -> bool:
    return len(cells.drop_duplicates()) > 1


def _that_fit(exhibit: Exhibit, columns: list[str]) -> list[str]:
    shown, taken = [], 0
    for name in columns:
        taken += min(_width(_texts(exhibit, name)), _WRAPPED) + _GAP
        if taken > _SIGNS and len(shown) > 1:
            break
        shown.append(name)
    return shown[:-1] if shown[-1] == "low" and len(shown) > 1 else shown  # half an interval is none


def _of_frame(exhibit: Exhibit, names: list[str]) -> DataTable:
    columns = [_texts(exhibit, name) for name in names]
    numeric = tuple(
        pd.api.types.is_numeric_dtype(exhibit.frame[name]) and not pd.api.types.is_bool_dtype(exhibit.frame[name])
        for name in names
    )
    headings, rows = (
        tuple(column[0] for column in columns),
        tuple(zip(*(column[1:] for column in columns), strict=True)),
    )
    widths = _shares(_narrowed(list(map(_width, columns))))
    return DataTable(headings, rows, numeric, widths, plain(exhibit.alt), whole=_lines(rows, widths) <= _MOST_LINES)


def _texts(exhibit: Exhibit, name: str) -> list[str]:
    """The heading of a column, and its cells."""
    derived = str(name).removeprefix("n_").replace("_", " ")
    heading = exhibit.headings.get(name) or _CALLED.get(name) or derived[:1].upper() + derived[1:]
    cells = [cell(value) for value in exhibit.frame[name].head(MOST_ROWS)]
    return [shortened(plain(heading), 60), *cells]


def _width(texts: Sequence[str], most: int = _MOST) -> int:
    """How many signs a column takes: its longest cell, within bounds; a heading may break at its words."""
    heading = max((len(word) for word in texts[0].split()), default=0)
    return min(most, max(_LEAST, heading, *map(len, texts[1:])))


def _narrowed(widths: Sequence[int]) -> list[float]:
    """The widths on one page: columns of longer texts give way, and short ones keep on one line."""
    short = sum(width + _GAP for width in widths if width <= _WRAPPED)
    long = sum(width + _GAP for width in widths if width > _WRAPPED)
    share = min(1.0, (_SIGNS - short) / long) if long else 1.0
    return [width if width <= _WRAPPED else (width + _GAP) * share - _GAP for width in widths]


def _shares(widths: Sequence[float], gap: float = _GAP) -> tuple[float, ...]:
    whole = sum(widths) + gap * len(widths)
    return tuple((width + gap) / whole for width in widths)


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> int:
    """How many lines the rows take, about."""
    return sum(
        max(ceil(len(text) / (share * _SIGNS)) for text, share in zip(row, widths, strict=True)) or 1 for row in rows
    )


def _note(columns: tuple[int, int], rows: tuple[int, int]) -> str:
    parts = [
        f"{shown:,} of {all_of_them:,} {what}"
        for (shown, all_of_them), what in ((rows, "rows"), (columns, "columns"))
        if shown < all_of_them
    ]
    return f"{' and '.join(parts)}; the data of the figure have them all." if parts else ""


def _of_grid(grid: Grid, alt: str) -> Fitted:
    label = min(_MOST, max(len(row.label) for row in grid.rows)) + _GAP
    cells = [plain(text) for text in (*grid.columns, *(text for row in grid.rows for text in row.cells))]
    wide = min(_MOST, max((len(text) for text in cells), default=1)) + _GAP_OF_CELLS
    n = max(1, min(len(grid.columns), int((_SIGNS_OF_CELLS - label) / wide)))
    rows = tuple((plain(row.label), *(shortened(plain(text), _MOST) for text in row.cells[:n])) for row in grid.rows)
    table = DataTable(
        headings=("", *(plain(column) for column in grid.columns[:n])),
        rows=tuple((*row, *([""] * (n + 1 - len(row)))) for row in rows),
        numeric=(False,) * (n + 1),
        widths=_shares([label, *([_of_cell(label, n)] * n)], 0),
        alt=alt,
        groups=_groups(grid, n),
        colours=tuple(_grounds(row.colours, n) for row in grid.rows),
        whole=len(rows) <= _MOST_LINES,
    )
    left_out = _note((n, len(grid.columns)), (len(rows), len(rows)))
    return Fitted(table, f"{plain(grid.key)} {left_out}".strip())


def _of_cell(label: int, n: int) -> float:
    """How many signs a cell takes of what the labels leave; no more than a page looks well with."""
    return min(_WIDEST_CELL, (_SIGNS_OF_CELLS - label) / n)


def _grounds(colours: Sequence[str], n: int) -> tuple[str, ...]:
    """The grounds of a row of cells, the first under its label; what is no colour is none."""
    grounds = [colour if _COLOUR.fullmatch(colour or "") else "" for colour in colours[:n]]
    return ("", *grounds, *([""] * (n - len(grounds))))


def _groups(grid: Grid, n: int) -> tuple[tuple[str, int], ...]:
    """What stands above the columns that are shown; the first stands above the labels."""
    left, shown = n, []
    for label, spans in grid.groups:
        if left > 0 and spans > 0:
            shown.append((plain(label), min(spans, left)))
            left -= spans
    return (("", 1), *shown, *([("", left)] if left > 0 else [])) if shown else ()
