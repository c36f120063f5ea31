"""A briefing as a spreadsheet: a sheet a figure with its numbers, counts, intervals and anchors, and what they mean."""

import re
from collections.abc import Mapping
from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.briefing.briefing import Briefing
from analysis.briefing.columns import built_in_meanings
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.workbook.about import about_lines
from analysis.briefing.workbook.annexes import (
    COLUMNS,
    FIGURES,
    PASSAGES,
    REFERENCES,
    columns_frame,
    figures_frame,
    passages_frame,
    references_frame,
)
from analysis.briefing.workbook.figure import write_figure
from analysis.briefing.workbook.looks import BookLooks, created, footer_of, looks_of_house, set_paper
from analysis.exchange.sheets import (
    SAFE,
    head_of,
    lines_of,
    look_of,
    properties,
    set_heights,
    width_of,
    writable,
    write_cell,
)

_ABOUT = "About"
_NAME_SIGNS = 31  # of a sheet: a spreadsheet allows no more
_ABOUT_WIDTH, _TITLE_WIDTH = 110, 70
_WIDTHS = {"figure": 7, "heading": 48, "counts": 48, "computed": 48, "meaning": 64, "gist": 46, "quotation": 46}
_WIDTHS |= {"formula": 56, "chosen": 56, "mask": 40, "limits": 56, "source": 56, "alt": 56, "reference": 64}
_WIDTHS |= {"said_of": 34, "start": 7, "end": 7, "title": 36, "url": 36, "place": 24, "an empty cell": 34, "sha256": 20}
_PRINTED = {FIGURES: 5, REFERENCES: 2}  # columns; the others would make print too small to read


def workbook_bytes(briefing: Briefing) -> bytes:
    """The briefing as an XLSX file: “About”, “Figures”, a sheet a figure, “Passages”, “Columns”, “References”.

    Text is never taken for a formula or an address; an unknown cell is empty. The same briefing gives the same bytes.
    """
    held = BytesIO()
    with Workbook(held, SAFE) as book:
        book.set_properties(_properties(briefing))
        looks = looks_of_house(book, briefing.house)
        names = sheet_names(briefing)
        further = {
            FIGURES: figures_frame(briefing, names),
            PASSAGES: passages_frame(briefing),
            REFERENCES: references_frame(briefing),
        }
        columns = columns_frame(briefing, names, further, built_in_meanings())
        _write_about(_added(book, _ABOUT, briefing), briefing, looks)
        _write_list(_added(book, FIGURES, briefing), further[FIGURES], looks, names)
        for exhibit in briefing.exhibits:
            write_figure(_added(book, names[exhibit.id], briefing), briefing, exhibit, looks)
        for name, frame in ((PASSAGES, further[PASSAGES]), (COLUMNS, columns), (REFERENCES, further[REFERENCES])):
            _write_list(_added(book, name, briefing), frame, looks)
    return held.getvalue()


def sheet_names(briefing: Briefing) -> dict[str, str]:
    """The name of each figure's sheet, by its ID: its number and its key, as short as a spreadsheet wants it."""
    return {each.id: _sheet_name(briefing.number(each), each) for each in briefing.exhibits}


def _sheet_name(number: int, exhibit: Exhibit) -> str:
    called = re.sub(r"[^\w -]+", " ", exhibit.key.replace("_", " "))
    return " ".join(writable(f"{number} {called}").split())[:_NAME_SIGNS].rstrip()


def _added(book: Workbook, name: str, briefing: Briefing) -> Worksheet:
    sheet = book.add_worksheet(name)
    set_paper(sheet, briefing.paper)
    sheet.set_footer(footer_of(briefing))
    return sheet


def _properties(briefing: Briefing) -> dict[str, object]:
    known = {"title": briefing.title, "author": briefing.author, "subject": briefing.corpus}
    made = {"created": created(briefing.made), "comments": "Made with Parallax"}
    return properties(known | {"company": briefing.house.name} | made)


def _write_about(sheet: Worksheet, briefing: Briefing, looks: BookLooks) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, _ABOUT_WIDTH)
    for at, (name, said) in enumerate(about_lines(briefing)):
        sheet.set_row(at, 14 * lines_of(said, _ABOUT_WIDTH if at else _TITLE_WIDTH) + (8 if name else 2))
        sheet.write_string(at, 0, writable(name), looks.named)
        sheet.write_string(at, 1, writable(said), looks.cells.quoted if at else looks.title)


def _write_list(
    sheet: Worksheet, frame: pd.DataFrame, looks: BookLooks, names: Mapping[str, str] | None = None
) -> None:
    """A sheet that lists: its head fixed, with filters. The names of sheets lead there (`names`)."""
    widths = [_WIDTHS.get(column) or width_of(column, frame[column], 40) for column in frame.columns]
    for at, column in enumerate(frame.columns):
        sheet.set_column(at, at, widths[at])
        sheet.write_string(0, at, column, head_of(frame[column], looks.cells))
        for row, cell in enumerate(frame[column], 1):
            if names and column == "sheet":
                sheet.write_url(row, at, f"internal:'{cell}'!A1", looks.link, cell)
            else:
                write_cell(sheet, (row, at), cell, look_of(cell, looks.cells, looks.whole))
    set_heights(sheet, frame, widths, 1)
    sheet.print_area(0, 0, len(frame), _PRINTED.get(sheet.get_name(), len(frame.columns)) - 1)
    sheet.freeze_panes(1, min(2, len(frame.columns)))
    sheet.autofilter(0, 0, max(len(frame), 1), max(len(frame.columns) - 1, 0))
    sheet.repeat_rows(0)
