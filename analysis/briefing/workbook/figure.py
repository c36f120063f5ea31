"""The sheet of one figure: what it says and how sure that is, its numbers, and the paragraphs behind each mark."""

import math
from collections.abc import Sequence

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.workbook.annexes import COLUMNS, FIGURES, anchors_frame
from analysis.briefing.workbook.looks import BookLooks
from analysis.exchange.sheets import width_of, writable, write_cell, write_frame

_ACROSS = 120  # signs that the lines above the numbers may take
_FIRST = 28  # signs of the first column at least: marks are named in it
_LARGE = 100  # from here on a decimal says little
_MOST_LINES, _MOST_FROZEN = 18, 260  # lines of a row, and points of the rows that stay when the numbers are scrolled


def write_figure(sheet: Worksheet, briefing: Briefing, exhibit: Exhibit, looks: BookLooks) -> None:
    """Write the sheet: words, numbers with every column, then a row per mark and paragraph behind it."""
    frame = exhibit.frame
    last = _last_across(frame)
    top, height = _write_head(sheet, briefing, exhibit, looks, last)
    write_frame(sheet, frame, looks.cells, top, _formats(frame, looks))
    _widen_first(sheet, frame)
    end = top + len(frame)
    if len(frame.columns):
        sheet.autofilter(top, 0, max(end, top + 1), len(frame.columns) - 1)
    sheet.freeze_panes(top + 1 if height <= _MOST_FROZEN else 0, 1)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, max(end, top), max(last, len(frame.columns) - 1))
    _write_anchors(sheet, exhibit, looks, end + 2)


def _write_head(
    sheet: Worksheet, briefing: Briefing, exhibit: Exhibit, looks: BookLooks, last: int
) -> tuple[int, float]:
    """The lines above the numbers; the row of their head, and how many points stand above it."""
    lines = [(f"Figure {briefing.number(exhibit)}. {exhibit.heading}", looks.title, 19.0, 86)]
    if exhibit.caption:
        lines.append((f"Computed: {exhibit.title}", looks.said, 13.5, _ACROSS))
    lines += [(exhibit.counts, looks.said, 13.5, _ACROSS)] if exhibit.counts else []
    lines.append((_about(exhibit), looks.small, 12.5, 132))
    height = 0.0
    for row, (text, look, line, signs) in enumerate(lines):
        text = writable(" ".join(text.split()))
        sheet.merge_range(row, 0, row, last, "", look)
        sheet.write_string(row, 0, text, look)
        points = line * min(_MOST_LINES, math.ceil(len(text) / signs)) + 3
        sheet.set_row(row, points)
        height += points
    row = len(lines)
    sheet.write_url(row, 0, f"internal:'{FIGURES}'!A1", looks.link, "All figures")
    if not exhibit.headings:
        return row + 2, height + 45
    for at, name in enumerate(exhibit.frame.columns):
        sheet.write_string(row + 1, at, writable(exhibit.headings.get(name, "")), looks.small)
    return row + 2, height + 45


def _about(exhibit: Exhibit) -> str:
    n = len(exhibit.frame)
    rows = f"{n:,} row{'' if n == 1 else 's'}"
    paragraphs = "; below them the paragraphs behind each mark" if exhibit.anchors else ""
    return f"ID {exhibit.id} · page {exhibit.place.page} · {rows}{paragraphs} · “{COLUMNS}” says what each column means"


def _write_anchors(sheet: Worksheet, exhibit: Exhibit, looks: BookLooks, top: int) -> None:
    frame = anchors_frame(exhibit)
    if frame.empty:
        return
    sheet.write_string(top, 0, "Paragraphs behind each mark", looks.named)
    for at, name in enumerate(frame.columns):
        sheet.write_string(top + 1, at, name, looks.cells.head)
        for row, cell in enumerate(frame[name], top + 2):
            write_cell(sheet, (row, at), cell, looks.cells.quoted)


def _last_across(frame: pd.DataFrame) -> int:
    """The last column that the lines above the numbers span."""
    widths = [_shown_width(frame, at) for at in range(len(frame.columns))] + [9] * 20
    across = 0
    for at, width in enumerate(widths):
        across += width
        if across >= _ACROSS:
            return at
    return len(widths) - 1


def _shown_width(frame: pd.DataFrame, at: int) -> int:
    width = width_of(str(frame.columns[at]), frame.iloc[:, at])
    return max(width, _FIRST) if at == 0 else width


def _widen_first(sheet: Worksheet, frame: pd.DataFrame) -> None:
    if len(frame.columns):
        sheet.set_column(0, 0, _shown_width(frame, 0))


def _formats(frame: pd.DataFrame, looks: BookLooks) -> Sequence[Format]:
    return [_format(frame[name], looks) for name in frame.columns]


def _format(cells: pd.Series, looks: BookLooks) -> Format:
    """Whole numbers without decimals, large ones with one, others with three; the cell itself holds them all."""
    known = pd.to_numeric(cells, errors="coerce").dropna()
    if (known % 1 == 0).all():
        return looks.whole
    return looks.large if known.abs().max() >= _LARGE else looks.decimal
