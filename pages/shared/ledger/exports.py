"""Taking the ledger away as it stands on the screen: CSV, a spreadsheet with the anchors, a page to print."""

from collections.abc import Sequence

from analysis.contrast.selection import Filters
from analysis.exchange.about import About, about_ledger
from analysis.exchange.ledger_files import ledger_sheets, sheets_bytes
from analysis.exchange.ledger_page import columns_of, print_page
from analysis.exchange.writing import csv_bytes
from analysis.facts.frames import ledger_frame
from analysis.facts.rows import Row
from analysis.facts.said import status_label
from analysis.results import Results
from pages.shared.downloads import Download, offer
from pages.shared.filters import choice_in_words
from pages.shared.ledger.columns import colours_told
from pages.shared.ledger.reader import acts, maker_of
from pages.shared.ledger.shown import say_told_as, statuses_chosen, told_chosen
from pages.shared.look import print_theme


def export_row(rows: Sequence[Row], filters: Filters, results: Results) -> None:
    """The downloads: each is made when it is asked for, of the rows as shown."""
    about = about_ledger(rows, results, _said(filters, len(results.documents)), maker_of("fact"))
    files = [
        Download("CSV", lambda: csv_bytes(ledger_frame(rows, results)), "csv", "The facts shown, a row a telling"),
        Download("XLSX", lambda: sheets_bytes(ledger_sheets(rows, results), about), "xlsx",
                 "The same as a spreadsheet, with a sheet that says what it holds"),
        Download("Print page", lambda: _page(rows, results, about), "html",
                 "The tellings of each fact together, to be opened in a browser and printed"),
    ]  # fmt: skip
    offer(files, "ledger")


def _page(rows: Sequence[Row], results: Results, about: About) -> bytes:
    columns = columns_of(results, colours_told(print_theme()))
    return print_page(rows, columns, about, acts())


def _said(filters: Filters, n_articles: int) -> list[str]:
    """The reader's choices as an export tells them; nothing where everything is shown."""
    statuses = [status_label(status, n_articles) for status in statuses_chosen()]
    told = [say_told_as(told_chosen())] if n_articles > 2 and told_chosen() else []
    statuses = [*told, *statuses]
    said = [
        f"Asked for: {choice_in_words(filters, 'facts')}." if filters.narrows or filters.voice else "",
        f"Only: {', '.join(statuses)}." if statuses else "",
    ]
    return [sentence for sentence in said if sentence]
