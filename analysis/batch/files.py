"""The files of a part: one Parquet file a frame, written whole under another name and only then put in their place."""

import os
import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from analysis.results import Results
from analysis.schemas import SCHEMAS

NAMES = tuple(name for name in Results.names() if name != "audit")  # an audit is made on request, not in a batch
UNFINISHED = ".unfinished"
_PART = re.compile(r"part-(\d+)\.parquet")
_KINDS = {"text": pa.string(), "count": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
# Stated, not found in the rows: a column that is empty in one part has the same type in all.
_COLUMNS = {
    name: pa.schema([(column, _KINDS[law.kind]) for column, law in SCHEMAS[name].columns.items()]) for name in NAMES
}


class Packed(NamedTuple):
    """A frame as the bytes of its Parquet file, and how many rows it has."""

    n_rows: int
    content: bytes


def part_path(folder: Path, name: str, number: int) -> Path:
    """Where a frame's file of a part stands."""
    return folder / name / f"part-{number:06}.parquet"


def write_part(frames: Mapping[str, pd.DataFrame], folder: Path, number: int) -> dict[str, dict]:
    """Write the files of a part under names that nobody reads; rows and bytes of each.

    Raises
    ------
    OSError
        They cannot be written; none is left behind.
    """
    return write_packed(pack_part(frames), folder, number)


def pack_part(frames: Mapping[str, pd.DataFrame]) -> dict[str, Packed]:
    """The files of a part before they are written, wherever that is to be."""
    return {name: _packed(frames[name], name) for name in NAMES}


def write_packed(part: Mapping[str, Packed], folder: Path, number: int) -> dict[str, dict]:
    """Write what `pack_part` gave, as `write_part` does; rows and bytes of each file.

    Raises
    ------
    OSError
        They cannot be written; none is left behind.
    """
    try:
        return {name: _write(part[name], _unfinished(folder, name, number)) for name in NAMES}
    except OSError:
        for name in NAMES:
            _unfinished(folder, name, number).unlink(missing_ok=True)
        raise


def in_reading_order(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames, the rows of each document together and in the order of the documents.

    Most are so already; receipts of stance come by the alphabet, which would hang on which documents share a part.
    """
    place = {doc_id: number for number, doc_id in enumerate(frames["documents"]["doc_id"])}
    ordered = {}
    for name in NAMES:
        order = owners(frames[name]).map(place).to_numpy().argsort(kind="stable")
        ordered[name] = frames[name].iloc[order].reset_index(drop=True)
    return ordered


def owners(frame: pd.DataFrame) -> pd.Series:
    """The document of each row: every id begins with its, which holds no slash."""
    column = next(name for name in ("doc_id", "paragraph_id", "sentence_id", "mention_id") if name in frame)
    return frame[column].str.split("/").str[0]


def put_in_place(folder: Path, number: int) -> None:
    """Give the files of a part their names, to last; before its line is in the ledger they do not count.

    Raises
    ------
    OSError
        It cannot be done.
    """
    for name in NAMES:
        _unfinished(folder, name, number).replace(part_path(folder, name, number))
        _sync_folder(folder / name)


def clear_away(folder: Path, done: Set[int]) -> None:
    """Make the folders of a batch, and remove what a run that was broken off left: files of parts that are not done.

    Raises
    ------
    OSError
        It cannot be done.
    """
    for name in NAMES:
        (folder / name).mkdir(parents=True, exist_ok=True)
        for path in (folder / name).iterdir():
            if path.suffix == UNFINISHED or ((part := _PART.fullmatch(path.name)) and int(part[1]) not in done):
                path.unlink(missing_ok=True)


def _unfinished(folder: Path, name: str, number: int) -> Path:
    return part_path(folder, name, number).with_suffix(UNFINISHED)


def _packed(frame: pd.DataFrame, name: str) -> Packed:
    table = pa.Table.from_pandas(frame, _COLUMNS[name], preserve_index=False)
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return Packed(len(frame), sink.getvalue().to_pybytes())


def _write(frame: Packed, path: Path) -> dict:
    with path.open("wb") as file:
        file.write(frame.content)
        file.flush()
        os.fsync(file.fileno())
    return {"rows": frame.n_rows, "bytes": len(frame.content)}


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last, on systems where a folder can be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
