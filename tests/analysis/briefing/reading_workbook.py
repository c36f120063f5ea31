"""A workbook as a test reads it: its sheets as frames, read by openpyxl, which had no part in writing them."""

from io import BytesIO

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def figure_in_workbook(book: Workbook, number: int) -> pd.DataFrame:
    """The numbers of a figure: what its sheet's filters span, below the head; an empty cell is None."""
    return filtered(sheet_of(book, number))


def sheet_of(book: Workbook, number: int) -> Worksheet:
    return next(sheet for sheet in book if sheet.title.split(" ")[0] == str(number))


def filtered(sheet: Worksheet) -> pd.DataFrame:
    """What the filters of a sheet span; a filter without rows spans one empty row, which is none."""
    left, top, right, bottom = range_boundaries(sheet.auto_filter.ref)
    head, *rows = sheet.iter_rows(top, bottom, left, right, values_only=True)
    frame = pd.DataFrame(rows, columns=list(head), dtype=object)
    return frame.dropna(how="all").reset_index(drop=True) if len(rows) == 1 else frame


def anchors_in_workbook(book: Workbook, number: int) -> list[tuple[str, str]]:
    """The pairs of mark and paragraph below the numbers of a figure."""
    rows = list(sheet_of(book, number).iter_rows(values_only=True))
    start = next((at for at, row in enumerate(rows) if row[0] == "Paragraphs behind each mark"), len(rows))
    return [tuple(row[:2]) for row in rows[start + 2 :]]


def same_numbers(frame: pd.DataFrame, read: pd.DataFrame) -> bool:
    """Whether a sheet holds a frame, cell by cell: numbers to the digit that a spreadsheet keeps, unknown as empty."""
    if [str(name) for name in frame.columns] != list(read.columns) or len(frame) != len(read):
        return False
    pairs = (
        (mine, theirs)
        for at in range(len(frame.columns))
        for mine, theirs in zip(frame.iloc[:, at], read.iloc[:, at], strict=True)
    )
    return all(_same(mine, theirs) for mine, theirs in pairs)


def _same(mine: object, theirs: object) -> bool:
    if isinstance(mine, str):
        return mine == (theirs or "")
    if mine is None or pd.isna(mine):
        return theirs is None
    if pd.api.types.is_bool(mine):
        return theirs is bool(mine)
    return isinstance(theirs, int | float) and not isinstance(theirs, bool) and abs(mine - theirs) <= 1e-12 * abs(mine)
