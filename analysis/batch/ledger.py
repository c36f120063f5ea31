"""The ledger of a batch: one line of JSON for each part that is done, and nothing counts that is not in it.

A line: part (its number), read_by (fingerprint of codebooks, model, lexicons and code), documents (given: the id in
the input; doc_id: that in the frames; sha256 of the text, and of the record, as given), files (rows and bytes of each
frame's file), supersedes (part: the doc_ids whose rows in that part no longer count).
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from analysis.batch.files import part_path
from analysis.errors import InputError
from analysis.text.documents import Article

NAME = "ledger.jsonl"
_TABLES = """
CREATE TABLE done (given TEXT PRIMARY KEY, doc_id TEXT, part INTEGER, version BLOB, whole INTEGER) WITHOUT ROWID;
CREATE INDEX of_frames ON done (doc_id);
"""


@dataclass(frozen=True)
class Done:
    """What the ledger has of a document: its id in the frames, and whether that counts for it as it stands."""

    doc_id: str
    counts: bool


class Ledger:
    """The ledger of a folder, opened to write; its documents are looked up on disk, so that a million take no memory.

    Raises
    ------
    InputError
        A line before the last is damaged.
    """

    def __init__(self, folder: Path, read_by: str):
        self.folder, self.read_by = folder, read_by
        self.parts: set[int] = set()
        self._index = sqlite3.connect("")  # a file of its own that goes with it
        self._index.executescript(_TABLES)
        _cut_torn(folder / NAME)
        for line in lines_of(folder):
            self._note(line, is_whole(folder, line))

    def done(self, article: Article) -> Done | None:
        """What is there of an article; it counts where text, record and what reads them are the same."""
        row = self._index.execute(
            "SELECT doc_id, version = ? AND whole FROM done WHERE given = ?",
            [_version(described(article), self.read_by), article.doc_id],
        ).fetchone()
        return Done(row[0], bool(row[1])) if row else None

    def add(self, number: int, documents: list[dict], files: Mapping[str, dict]) -> None:
        """Write the line of a part whose files are in their place: from now on it counts.

        Raises
        ------
        OSError
            It cannot be written; the ledger is as it was.
        """
        line = {"part": number, "read_by": self.read_by, "documents": documents, "files": dict(files)}
        line["supersedes"] = self._superseded(documents)
        _append(self.folder / NAME, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        self._note(line, whole=True)

    def _superseded(self, documents: list[dict]) -> dict[str, list[str]]:
        superseded: dict[str, list[str]] = {}
        for each in documents:
            ids = [each["given"], each["doc_id"]]
            for part, doc_id in self._index.execute("SELECT part, doc_id FROM done WHERE given = ? OR doc_id = ?", ids):
                superseded.setdefault(str(part), []).append(doc_id)
        return superseded

    def _note(self, line: dict, whole: bool) -> None:
        self.parts.add(line["part"])
        rows = [
            (each["given"], each["doc_id"], line["part"], _version(each, line["read_by"]), whole)
            for each in line["documents"]
        ]
        self._index.executemany("DELETE FROM done WHERE doc_id = ?", [row[1:2] for row in rows])
        self._index.executemany("REPLACE INTO done VALUES (?, ?, ?, ?, ?)", rows)


class Taken(Set):
    """The ids that a run has met, kept on disk."""

    def __init__(self):
        self._ids, self._n = sqlite3.connect(""), 0
        self._ids.execute("CREATE TABLE taken (doc_id TEXT PRIMARY KEY) WITHOUT ROWID")

    def __contains__(self, doc_id: object) -> bool:
        return self._ids.execute("SELECT 1 FROM taken WHERE doc_id = ?", [doc_id]).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (doc_id for (doc_id,) in self._ids.execute("SELECT doc_id FROM taken"))

    def __len__(self) -> int:
        return self._n

    def add(self, doc_id: str) -> None:
        """Take an id."""
        self._n += self._ids.execute("INSERT OR IGNORE INTO taken VALUES (?)", [doc_id]).rowcount


def described(article: Article, doc_id: str = "") -> dict[str, str]:
    """A document as the ledger writes it; `doc_id`: its id in the frames, where that is another."""
    return {
        "given": article.doc_id,
        "doc_id": doc_id or article.doc_id,
        "sha256": _sha256("\n".join(article.paragraphs)),
        "record": _sha256(json.dumps(article.record, sort_keys=True, ensure_ascii=False))[:16],
    }


def lines_of(folder: Path) -> Iterator[dict]:
    """The whole lines of a folder's ledger, one at a time; a last one that was never finished is none.

    Raises
    ------
    InputError
        A line before the last is damaged.
    """
    path = folder / NAME
    if not path.exists():
        return
    with path.open("rb") as ledger:
        for number, line in enumerate(ledger, 1):
            if not line.endswith(b"\n"):
                return
            yield _parsed(line, path, number)


def is_whole(folder: Path, line: Mapping) -> bool:
    """True where every file of a part is there, as long as the ledger says."""
    try:
        paths = {part_path(folder, name, line["part"]): said for name, said in line["files"].items()}
        return all(path.stat().st_size == said["bytes"] for path, said in paths.items())
    except OSError:
        return False


def _parsed(line: bytes, path: Path, number: int) -> dict:
    try:
        parsed = json.loads(line)
        return {name: parsed[name] for name in ("part", "read_by", "documents", "files", "supersedes")}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: line {number} is damaged. Restore the file from a copy, or score into another folder."
        ) from error


def _cut_torn(path: Path) -> None:
    """Take away a last line that was never finished, so that the next one stands on its own."""
    if path.exists():
        with path.open("rb+") as ledger:
            size = sum(len(line) for line in ledger if line.endswith(b"\n"))
            ledger.truncate(size)


def _append(path: Path, line: bytes) -> None:
    with path.open("ab") as ledger:
        size = ledger.tell()
        try:
            ledger.write(line)
            ledger.flush()
            os.fsync(ledger.fileno())
        except OSError:
            os.truncate(path, size)
            raise


def _version(document: Mapping[str, str], read_by: str) -> bytes:
    return sha256(f"{document['sha256']} {document['record']} {read_by}".encode()).digest()


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
