"""Scored folders as a batch leaves them, made of results that tests know."""

from pathlib import Path

from analysis.batch.files import clear_away, put_in_place, write_part
from analysis.batch.ledger import Ledger
from analysis.exchange.builtin import CORPUS
from analysis.large import forms  # noqa: F401 - the forms of what tests call
from analysis.large.corpus import open_corpus
from analysis.large.making import make_tables
from analysis.large.results import LargeResults
from analysis.results import Results


def scored_folder(folder: Path, *parts: Results) -> Path:
    """A folder with one part for each of the results."""
    clear_away(folder, set())
    ledger = Ledger(folder, "read by tests")
    for number, results in enumerate(parts, 1):
        add_part(folder, ledger, number, results)
    return folder


def add_part(folder: Path, ledger: Ledger, number: int, results: Results) -> None:
    """Write one part as a batch does: its files, then its line."""
    files = write_part(results.frames(), folder, number)
    put_in_place(folder, number)
    documents = [
        {"given": doc_id, "doc_id": doc_id, "sha256": f"{doc_id} {number}", "record": ""}
        for doc_id in results.documents["doc_id"]
    ]
    ledger.add(number, documents, files)


def opened(folder: Path) -> LargeResults:
    """The results of a folder, counted and opened."""
    make_tables(folder)
    return LargeResults(open_corpus(folder, CORPUS))
