"""What every spreadsheet of ours has in common: cells are what they say, and nothing runs or links by itself."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# Text stays text: no formula, no live address, no number made of digits.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
MOST_SIGNS = 32_767  # of a cell: a spreadsheet holds no more
_CUT = " … (cut: a cell holds no more)"
_NARROWEST, _WIDEST = 9, 56  # signs
_LINE, _HIGHEST = 13, 409  # points
_SIGNS = 1.12  # of running text in the width of a digit
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 cannot hold these


class Looks(NamedTuple):
    """The formats of a sheet: the head of a column, of one of numbers, a cell, and a text, which stays text."""

    head: Format
    over_numbers: Format
    plain: Format
    quoted: Format


def looks_of(book: Workbook, **of_all: object) -> Looks:
    """The formats of a book; `of_all` holds for each, such as `font_name`."""
    cell = {**of_all, "text_wrap": True, "valign": "top"}
    head = {**of_all, "bold": True, "bottom": 1, "valign": "top", "quote_prefix": True}
    text = {**cell, "quote_prefix": True, "align": "left", "indent": 1}
    heads = (book.add_format({**head, "align": "left", "indent": 1}), book.add_format({**head, "align": "right"}))
    return Looks(*heads, book.add_format(cell), book.add_format(text))


def write_frame(
    sheet: Worksheet, frame: pd.DataFrame, looks: Looks, top: int = 0, numbers: Sequence[Format] = ()
) -> None:
    """Write a frame from row `top` on: its head, wrapped cells, columns as wide as what they hold.

    numbers: the format of each column's numbers, where it is not the plain one.
    """
    widths = [width_of(str(column), frame[column]) for column in frame.columns]
    for at, column in enumerate(frame.columns):
        sheet.set_column(at, at, widths[at])
        sheet.write_string(top, at, writable(str(column)), head_of(frame[column], looks))
        look = numbers[at] if numbers else looks.plain
        for row, cell in enumerate(frame[column], top + 1):
            write_cell(sheet, (row, at), cell, look_of(cell, looks, look))
    set_heights(sheet, frame, widths, top + 1)


def set_heights(sheet: Worksheet, frame: pd.DataFrame, widths: Sequence[float], first: int) -> None:
    """Make each row, from `first` on, as high as its longest text: not every program does so by itself."""
    for row, cells in enumerate(frame.itertuples(index=False), first):
        texts = [(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)]
        lines = max((lines_of(cell, width) for cell, width in texts), default=1)
        if lines > 1:
            sheet.set_row(row, min(_HIGHEST, _LINE * lines + 2))


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column so many signs wide."""
    return sum(max(1, math.ceil(len(line) / (_SIGNS * width))) for line in text.split("\n"))


def head_of(cells: pd.Series, looks: Looks) -> Format:
    """The format of a column's head: it stands where its cells do."""
    numeric = pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells)
    return looks.over_numbers if numeric else looks.head


def look_of(cell: object, looks: Looks, of_numbers: Format) -> Format:
    """The format of a cell: flags are shown as words, where the format of a number would make them 0 and 1."""
    if isinstance(cell, str):
        return looks.quoted
    return looks.plain if pd.api.types.is_bool(cell) else of_numbers


def write_cell(sheet: Worksheet, place: tuple[int, int], cell: object, look: Format) -> None:
    """Write text as text, flags and numbers as what they are, and nothing for what is unknown."""
    if isinstance(cell, str):
        sheet.write_string(*place, writable(cell), look)
    elif pd.api.types.is_bool(cell):
        sheet.write_boolean(*place, cell, look)
    elif pd.isna(cell):
        return
    elif math.isinf(cell):  # no cell can hold it as a number
        sheet.write_string(*place, "∞" if cell > 0 else "−∞", look)
    else:
        sheet.write_number(*place, cell + 0.0 if isinstance(cell, float) else cell, look)


def writable(text: str) -> str:
    """The text as a file can hold it: without control signs, and cut, saying so, where it is too long for a cell."""
    text = _ILLEGAL.sub("", text)
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - len(_CUT)] + _CUT


def width_of(column: str, cells: pd.Series, widest: int = _WIDEST) -> int:
    """How many signs wide a column is, for its head and its longest cell."""
    if pd.api.types.is_float_dtype(cells):
        longest = _NARROWEST  # shown with few decimals
    else:
        longest = cells.dropna().astype(str).str.len().max() if cells.notna().any() else 0
    return int(min(max(len(column) + 3, longest, _NARROWEST), widest))


def properties(known: Mapping[str, object]) -> dict[str, object]:
    """The properties of a file, its texts as a file can hold them."""
    return {name: writable(value)[:255] if isinstance(value, str) else value for name, value in known.items()}
