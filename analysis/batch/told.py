"""What a reader is told of many files: a table that grows line by line, made when there is something to tell."""

import csv
from pathlib import Path

from analysis.exchange.formulas import guarded


class Told:
    """One row for each thing told: the file, the entry in it, and a sentence. Safe to open in a spreadsheet.

    Raises
    ------
    OSError
        The table cannot be written.
    """

    def __init__(self, path: Path, said: str):
        self.path, self.n = path, 0
        self._columns = ("file", "entry", said)
        path.unlink(missing_ok=True)

    def add(self, file: Path | str, entry: str, said: str) -> None:
        """Add one row; it is in the file at once."""
        with self.path.open("a", encoding="utf-8", newline="") as table:
            rows = csv.writer(table, lineterminator="\n")
            if not self.n:
                rows.writerow(self._columns)
            rows.writerow([guarded(str(cell)) for cell in (file, entry, said)])
        self.n += 1
