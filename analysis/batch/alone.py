"""One run at a time in a folder, and what goes wrong there in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import InputError
from analysis.projects.one_at_a_time import OneAtATime

LOCK = "ledger.lock"


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Make the folder of a batch and write there with nobody else.

    Raises
    ------
    InputError
        Another run writes there, or nothing can be written; what is done stays.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with OneAtATime(out / LOCK).held(seconds=0.2) as alone:
            if not alone:
                raise InputError(f"{out}: another run writes there. Wait until it ends, or choose another folder.")
            yield
    except (OSError, sqlite3.Error) as error:  # the second: what is looked up on disk is SQLite's
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{out}: nothing can be written there ({why}). What is done stays done: free some space, or open the "
            "folder, and give the same command again."
        ) from error
