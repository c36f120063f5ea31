"""Writing frames out: one file a frame, safe to open in a spreadsheet."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.exchange.formulas import guarded

FORMATS = ("csv", "parquet")


def write_frames(frames: Mapping[str, pd.DataFrame], folder: Path, file_format: str = "csv") -> list[Path]:
    """Write each frame to `folder` under its own name, replacing a file only when the new one is whole.

    CSV is UTF-8; text cells that a spreadsheet would take for a formula begin with an apostrophe. Parquet holds
    the text as it is.

    Raises
    ------
    InputError
        The folder cannot be made, or not written to.
    """
    with _written_to(folder):
        return [_write(frame, folder / f"{name}.{file_format}") for name, frame in frames.items()]


def write_file(content: bytes, path: Path) -> Path:
    """Write a file, its folder with it; a file that stood there is replaced only when the new one is whole.

    Raises
    ------
    InputError
        The folder cannot be made, or not written to.
    """
    with _written_to(path.parent):
        return write_whole(content, path)


def write_whole(content: bytes, path: Path) -> Path:
    """Write a file, its folder made where there is none; what stood there is replaced only by a whole file.

    Raises
    ------
    OSError
        Nothing can be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    return part.replace(path)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV in UTF-8, with a byte-order mark so that spreadsheets read its accents, and no live formula."""
    return without_formulas(frame).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def without_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with text cells that begin like a formula preceded by an apostrophe; numbers stay numbers."""
    return frame.apply(lambda column: column if pd.api.types.is_numeric_dtype(column) else column.map(guarded))


@contextmanager
def _written_to(folder: Path) -> Iterator[None]:
    """Make the folder, and tell plainly where it cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise InputError(
            f"{folder}: nothing can be written there ({error.strerror}). Choose another folder."
        ) from error


def _write(frame: pd.DataFrame, path: Path) -> Path:
    part = path.with_suffix(path.suffix + ".part")
    if path.suffix == ".parquet":
        frame.to_parquet(part, index=False)
    else:
        without_formulas(frame).to_csv(part, index=False, lineterminator="\n", encoding="utf-8")
    part.replace(path)
    return path
