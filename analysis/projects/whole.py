"""A folder replaced whole or not at all; the one that it replaces is kept as the one before."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def replace_folder(folder: Path, before: Path, new: Path, files: Mapping[str, bytes]) -> None:
    """Put files, by their names, in the place of a folder; what stood there goes to `before`.

    They are written to `new` first. Broken off anywhere, the old or the new one stands whole, once `bring_back` has
    been asked; `new` is gone either way.

    Raises
    ------
    OSError
        Something cannot be written there.
    """
    try:
        _write_all(new, files)
        before.parent.mkdir(exist_ok=True)
        if folder.is_dir():
            if before.exists():
                shutil.rmtree(before)
            folder.rename(before)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def bring_back(folder: Path, before: Path) -> None:
    """Let the one before stand again, where replacing was broken off between its two renames.

    Raises
    ------
    OSError
        It cannot be renamed.
    """
    if before.is_dir() and not folder.exists():
        before.rename(folder)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
