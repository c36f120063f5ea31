"""Frames as tables on slides, as far as they fit legibly; what is left out is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.house.house import House
from analysis.briefing.slides.cells import Cell, add_cells
from analysis.briefing.slides.text import Box, clean, height_of, lines_of, readable, width_of

_SIZES, _PAD, _GAP = (14, 13, 12, 11, 10, 9), 0.05, 0.08  # points; inches around a cell's text
_MOST_LINES, _WIDEST, _NARROWEST, _WORD = 3, 5.0, 0.4, 1.3


@dataclass(frozen=True)
class Sheet:
    """A table in texts: its headings, its rows, and which columns hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def sheet_of(frame: pd.DataFrame, headings: Mapping[str, str]) -> Sheet:
    """The frame in texts: unknown is empty, a minus is a minus, as many decimals as the column needs."""
    names = [name for name in (headings or frame.columns) if name in frame.columns]
    columns = [_texts(frame[name]) for name in names]
    shown = tuple(clean(headings.get(name) or _heading(name)) for name in names)
    numeric = tuple(pd.api.types.is_numeric_dtype(frame[name]) and frame[name].dtype != bool for name in names)
    return Sheet(shown, tuple(zip(*columns, strict=True)), numeric)


def _heading(name: object) -> str:
    return str(name).replace("_", " ").capitalize()


def _texts(cells: pd.Series) -> list[str]:
    if cells.dtype == bool:
        return ["yes" if cell else "no" for cell in cells]
    if pd.api.types.is_float_dtype(cells):
        whole = cells.dropna()
        decimals = 0 if (whole == whole.round()).all() else 3 if whole.abs().max() < 0.1 else 2
        return [_number(cell, decimals) for cell in cells]
    return [_cell(cell) for cell in cells]


def _cell(cell: object) -> str:
    if isinstance(cell, list | tuple):
        return clean("; ".join(map(str, cell)))
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return _number(cell, 2)
    if isinstance(cell, int):
        return str(cell).replace("-", "−")
    return " ".join(clean(cell).split())


def _number(value: float, decimals: int) -> str:
    if pd.isna(value):
        return ""
    said = f"{value:,.{decimals}f}"
    return said.lstrip("-") if not float(said.replace(",", "")) else said.replace("-", "−")


def add_sheet(slide, sheet: Sheet, box: Box, house: House, most: int = 10_000) -> tuple[object, str]:
    """Add as much of a table as fits its box legibly; the graphic frame, and what of it is not shown, in words."""
    whole = sheet
    sheet = _narrow(sheet, box.width)
    size, widths, kept = _set(sheet, box, min(most, len(sheet.rows)))
    ink, muted = readable(house.ink), readable(house.muted)
    rows = []
    for at, row in enumerate((sheet.headings, *sheet.rows[:kept])):
        look = {"size": size, "colour": ink if at else muted, "font": house.body_font, "bold": not at, "edge": "under"}
        texts = [_cut(text, width - 2 * _GAP, size) for text, width in zip(row, widths, strict=True)]
        aligned = zip(texts, sheet.numeric, strict=True)
        rows.append([Cell(text, align="right" if numeric else "left", **look) for text, numeric in aligned])
    heights = [_row_height(row, widths, size) for row in (sheet.headings, *sheet.rows[:kept])]
    counted = ((kept, len(whole.rows), "rows"), (len(sheet.headings), len(whole.headings), "columns"))
    return add_cells(slide, rows, widths, heights, box), say_left_out(counted)


def _narrow(sheet: Sheet, width: float) -> Sheet:
    """The first columns, as many as a slide has room for."""
    words = [max([width_of(part, _SIZES[-2]) for part in heading.split()] or [0.0]) for heading in sheet.headings]
    total, n = 0.0, 0
    for word in words:
        total += max(_NARROWEST, min(1.1 * word, _WORD)) + 2 * _GAP
        n += total <= width
    n = max(n, 1)
    return Sheet(sheet.headings[:n], tuple(row[:n] for row in sheet.rows), sheet.numeric[:n])


def _set(sheet: Sheet, box: Box, wanted: int) -> tuple[float, list[float], int]:
    """The largest type in which all rows fit; else, in the least but one, as many rows as do."""
    for size in _SIZES:
        widths = _widths(sheet, box.width, size, wanted)
        heights = [_row_height(row, widths, size) for row in (sheet.headings, *sheet.rows[:wanted])]
        if sum(heights) <= box.height:
            return size, widths, wanted
    size = _SIZES[-2]
    widths, total, kept = _widths(sheet, box.width, size, wanted), 0.0, -1
    for row in (sheet.headings, *sheet.rows[:wanted]):
        total += _row_height(row, widths, size)
        if total > box.height:
            break
        kept += 1
    return size, widths, max(kept, 0)


def _widths(sheet: Sheet, width: float, size: float, rows: int) -> list[float]:
    """As wide as the columns' texts ask for, within reason; where that is too much, those of long texts give way."""
    wished, least = [], []
    for column, heading in enumerate(sheet.headings):
        own = [row[column] for row in sheet.rows[:rows]]
        longest = max((width_of(text, size) for text in own), default=0.0)
        words = [1.2 * width_of(part, size) for part in heading.split()]
        words += [width_of(part, size) for text in own for part in text.split()]
        word = min(max(words, default=0.0), _WORD)
        wished.append(max(_NARROWEST, min(_WIDEST, longest), word) + 2 * _GAP)
        least.append(max(_NARROWEST, word) + 2 * _GAP)
    spare = width - sum(wished)
    if spare >= 0:
        return [each + min(spare * each / sum(wished), 0.6 * each) for each in wished]
    if sum(least) >= width:
        return [each * width / sum(least) for each in least]
    share = (width - sum(least)) / (sum(wished) - sum(least))
    return [low + share * (high - low) for low, high in zip(least, wished, strict=True)]


def _row_height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = max(len(lines_of(text, width - 2 * _GAP, size)) for text, width in zip(row, widths, strict=True))
    return height_of(min(lines, _MOST_LINES), size) + 2 * _PAD


def _cut(text: str, width: float, size: float) -> str:
    """A text in at most three lines."""
    lines = lines_of(text, width, size)
    if len(lines) <= _MOST_LINES:
        return text
    return " ".join(lines[:_MOST_LINES])[:-2].rstrip(" ,;") + " …"


def say_left_out(counted: Sequence[tuple[int, int, str]]) -> str:
    """Of what is shown, of how many, and of what: a sentence where something is not shown; else nothing."""
    left = [f"{shown} of {n} {what}" for shown, n, what in counted if shown < n]
    return f"Shown: {' and '.join(left)}; all are in the workbook." if left else ""
