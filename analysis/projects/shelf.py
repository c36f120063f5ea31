"""A shelf of scored articles: one SQLite file beside a project, that can be thrown away and made again.

It also holds how far the scoring is, so that any process can tell: the one that scores writes, the others read.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from analysis.errors import InputError
from analysis.projects.one_at_a_time import OneAtATime

_WAIT = 10.0  # seconds until another process has written
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_KIND = 0xFF  # the part of an error code that says its kind
_TABLES = """
CREATE TABLE IF NOT EXISTS scored (place INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, parcel BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS failed (key TEXT PRIMARY KEY, said TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS begun (key TEXT PRIMARY KEY, times INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Shelf:
    """The parcels of a project's articles by their keys (analysis/projects/scored.py); see the module.

    Raises
    ------
    InputError
        From every method: the file cannot be read or written.
    """

    def __init__(self, path: Path):
        self.path = path

    @property
    def lock(self) -> OneAtATime:
        """What whoever scores for this shelf holds."""
        return OneAtATime(self.path.with_suffix(".lock"))

    def scored(self) -> set[str]:
        """The keys whose parcels are here."""
        with self._open() as shelf:
            return {key for (key,) in shelf.execute("SELECT key FROM scored")}

    def parcels(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The parcels of these keys, in their order; those that are not here are left out."""
        with self._open() as shelf:
            rows = ((key, shelf.execute("SELECT parcel FROM scored WHERE key = ?", [key]).fetchone()) for key in keys)
            return {key: row[0] for key, row in rows if row}

    def failed(self) -> dict[str, str]:
        """What went wrong, in words, by the keys of articles that could not be scored."""
        with self._open() as shelf:
            return dict(shelf.execute("SELECT key, said FROM failed"))

    def begin(self, key: str) -> int:
        """Note that an article is about to be scored; how often that was begun, and never ended, before."""
        with self._open() as shelf:
            row = shelf.execute("SELECT times FROM begun WHERE key = ?", [key]).fetchone()
            shelf.execute("REPLACE INTO begun VALUES (?, ?)", [key, (row[0] if row else 0) + 1])
        return row[0] if row else 0

    def put(self, key: str, parcel: bytes) -> None:
        """Keep the parcel of a scored article."""
        with self._open() as shelf:
            shelf.execute("REPLACE INTO scored (key, parcel) VALUES (?, ?)", [key, parcel])
            shelf.execute("DELETE FROM begun WHERE key = ?", [key])

    def give_up(self, key: str, said: str) -> None:
        """Note that an article cannot be scored, and why."""
        with self._open() as shelf:
            shelf.execute("REPLACE INTO failed VALUES (?, ?)", [key, said])
            shelf.execute("DELETE FROM begun WHERE key = ?", [key])

    def forgive(self) -> None:
        """Forget what failed, so that it is tried again."""
        with self._open() as shelf:
            shelf.execute("DELETE FROM failed")
            shelf.execute("DELETE FROM begun")

    def prune(self, wanted: Iterable[str]) -> None:
        """Let go of parcels that nobody wants, but for the latest, as many as are wanted: a reader may go back."""
        wanted = set(wanted)
        with self._open() as shelf:
            latest_first = [key for (key,) in shelf.execute("SELECT key FROM scored ORDER BY place DESC")]
            unwanted = [key for key in latest_first if key not in wanted]
            shelf.executemany("DELETE FROM scored WHERE key = ?", ([key] for key in unwanted[len(wanted) :]))
            gone = [[key] for (key,) in shelf.execute("SELECT key FROM failed") if key not in wanted]
            shelf.executemany("DELETE FROM failed WHERE key = ?", gone)

    def say(self, name: str, value: Mapping | None) -> None:
        """Keep something that other processes ask for, under a name; None: nothing any more."""
        with self._open() as shelf:
            shelf.execute("REPLACE INTO said VALUES (?, ?)", [name, json.dumps(value)])

    def said(self, name: str) -> dict:
        """What was last kept under a name; empty where nothing was."""
        with self._open() as shelf:
            row = shelf.execute("SELECT value FROM said WHERE name = ?", [name]).fetchone()
        return (json.loads(row[0]) if row else None) or {}

    def remove(self) -> None:
        """Delete the shelf with all that is in it."""
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink(missing_ok=True)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are all kept or none; a file that is damaged gives way to an empty one."""
        try:
            with closing(self._connected()) as shelf, shelf:
                yield shelf
        except (OSError, sqlite3.Error) as error:
            raise InputError(
                f"{self.path}: what was scored cannot be read or kept there ({error}). Is the disk full, or the folder "
                "closed to the dashboard? The file may be deleted: it is made again."
            ) from error

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)  # but not the folder above: it may have gone with a reader's session
        try:
            return _with_tables(self.path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _KIND in _NO_ROOM and self.path.is_file():
                return _as_it_lies(self.path)
            raise
        except sqlite3.DatabaseError:  # no database, or a damaged one
            self.remove()
            return _with_tables(self.path)


def _as_it_lies(path: Path) -> sqlite3.Connection:
    """A connection that only reads, and needs no file beside: on a full disk what was scored can still be shown."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, timeout=_WAIT)


def _with_tables(path: Path) -> sqlite3.Connection:
    shelf = sqlite3.connect(path, timeout=_WAIT)
    try:
        shelf.execute("PRAGMA journal_mode = WAL")
        shelf.execute("PRAGMA synchronous = NORMAL")
        shelf.executescript(_TABLES)
    except sqlite3.Error:
        shelf.close()
        raise
    return shelf
