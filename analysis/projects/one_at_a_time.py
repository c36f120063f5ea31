"""A lock between processes: whoever holds it is alone, and however a process ends, it lets go."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class OneAtATime:
    """The lock that a file stands for; threads of one process keep each other out by it, too.

    SQLite's own lock: the standard library has no other that holds on every system.
    """

    def __init__(self, path: Path):
        self.path = path

    @contextmanager
    def held(self, seconds: float = 1.0) -> Iterator[bool]:
        """Whether the lock could be had within some seconds; if so it is held until the end of the block.

        Raises
        ------
        OSError
            No lock can be made there: the folder is missing or closed, or the disk is full.
        """
        self.path.parent.mkdir(exist_ok=True)
        with closing(self._opened(seconds)) as lock:
            yield self._had(lock)

    def _opened(self, seconds: float) -> sqlite3.Connection:
        try:
            return sqlite3.connect(self.path, timeout=seconds, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise OSError(None, str(error), str(self.path)) from error

    def _had(self, lock: sqlite3.Connection) -> bool:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise OSError(None, str(error), str(self.path)) from error
            return False
        return True
