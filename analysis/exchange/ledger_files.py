"""The ledger as a spreadsheet: one sheet a frame, and one that says what they are. Nothing in it runs or links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pandas as pd
from xlsxwriter import Workbook

from analysis.exchange.about import About, about_ledger
from analysis.exchange.ledger_page import columns_of, print_page
from analysis.exchange.sheets import SAFE, looks_of, write_frame
from analysis.exchange.writing import write_file, write_frames
from analysis.facts.books import Books
from analysis.facts.findings import tellers
from analysis.facts.frames import answers_frame, chronology_frame, ledger_frame, told_frame
from analysis.facts.refound import refound
from analysis.facts.rows import Row, ledger_rows
from analysis.results import Results
from analysis.schemas import SCHEMAS

LEDGER_FORMATS = ("csv", "xlsx", "html")
_MADE = datetime(2021, 3, 24)  # fixed, so that the same ledger gives the same bytes
_ABOUT = "About"


def write_books(
    books: Books, results: Results, folder: Path, file_format: str = "csv", acts: Mapping[str, str] | None = None
) -> list[Path]:
    """Write the ledger, the answers and the chronology to the folder: one CSV a frame, or one XLSX; or the ledger as
    a page to print, with `acts` (labels by id) in words.

    Raises
    ------
    InputError
        The folder cannot be made, or not written to.
    """
    rows = ledger_rows(refound(books.ledger.facts, results), books.chronology, results)
    if file_format == "csv":
        return write_frames(frames_of(books, rows, results), folder)
    about = about_ledger(rows, results, maker=books.ledger.source)
    if file_format == "xlsx":
        frames = ledger_sheets(rows, results) | frames_of(books, rows, results)
        return [write_file(sheets_bytes(frames, about), folder / "ledger.xlsx")]
    return [write_file(print_page(rows, columns_of(results), about, acts), folder / "ledger.html")]


def frames_of(books: Books, rows: Sequence[Row], results: Results) -> dict[str, pd.DataFrame]:
    """The frames of an export by name: the ledger as these rows show it, the answers, the chronology."""
    return {
        "ledger": ledger_frame(rows, results),
        "answers": answers_frame(books.questions, tuple(results.documents["doc_id"])),
        "chronology": chronology_frame(books.chronology, books.ledger.facts),
    }


def ledger_sheets(rows: Sequence[Row], results: Results) -> dict[str, pd.DataFrame]:
    """The sheets of a ledger: a row a telling; of more than two articles also a row a fact with a column an article."""
    sheets = {"ledger": ledger_frame(rows, results)}
    if len(results.documents) > 2:
        sheets["told by"] = told_frame(rows, tellers(results.documents, results.scope))
    return sheets


def sheets_bytes(frames: Mapping[str, pd.DataFrame], about: About) -> bytes:
    """The frames as an XLSX file: a first sheet about them, then one sheet a frame under its name.

    Columns that a schema has are explained on the first. Text is never taken for a formula or an address; an unknown
    cell is empty. The same frames give the same bytes.
    """
    held = BytesIO()
    with Workbook(held, SAFE) as book:
        book.set_properties({"title": about.title, "created": _MADE})
        _write_about(book, frames, about)
        for name, frame in frames.items():
            _write_frame(book, name, frame)
    return held.getvalue()


def _write_about(book: Workbook, frames: Mapping[str, pd.DataFrame], about: About) -> None:
    sheet = book.add_worksheet(_ABOUT)
    head, plain = book.add_format({"bold": True, "valign": "top", "quote_prefix": True}), looks_of(book).quoted
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    for at, (name, said) in enumerate(_said(frames, about)):
        sheet.write_string(at, 0, name, head)
        sheet.write_string(at, 1, said, plain)


def _said(frames: Mapping[str, pd.DataFrame], about: About) -> Iterator[tuple[str, str]]:
    """The lines of the first sheet: a name where something new begins, and what is said."""
    yield about.title, about.told
    parts = {"Articles": about.articles, "Filters": about.filters, "Counts": about.counts, "Cautions": about.cautions}
    for name, lines in parts.items():
        yield from _under(name, lines)
    for name, frame in frames.items():
        yield from _columns(name, frame)


def _columns(name: str, frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """What a sheet has a row for, and its columns, as far as a schema says what they mean."""
    schema = SCHEMAS.get(name)
    of_what = f", one per {schema.row}" if schema else ""
    yield _sheet_name(name), f"{len(frame):,} row{'' if len(frame) == 1 else 's'}{of_what}"
    laws = schema.columns if schema else {}
    yield from ((column, laws[column].meaning) for column in frame.columns if column in laws)


def _under(name: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        yield "" if at else name, line


def _write_frame(book: Workbook, name: str, frame: pd.DataFrame) -> None:
    """One sheet: its head bold and fixed, with filters."""
    sheet = book.add_worksheet(_sheet_name(name))
    write_frame(sheet, frame, looks_of(book))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _sheet_name(name: str) -> str:
    return name.title()
