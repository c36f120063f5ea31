"""Reading a batch back: the frames of its parts, each document once."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from pyarrow import parquet

from analysis.batch.files import NAMES, owners, part_path
from analysis.batch.ledger import NAME, is_whole, lines_of
from analysis.errors import InputError
from analysis.schemas import empty


def read_batch(folder: Path) -> dict[str, pd.DataFrame]:
    """Each frame by its name, for batches that fit in memory; rows that a later part supersedes are left out.

    Raises
    ------
    InputError
        There is no batch, its ledger is damaged, or a file of a part is missing.
    """
    parts = list(read_parts(folder))
    return {name: _together([part[name] for part in parts], name) for name in NAMES}


def read_parts(folder: Path) -> Iterator[dict[str, pd.DataFrame]]:
    """The frames of each part in turn, by the number of the part; rows that a later part supersedes are left out.

    Raises
    ------
    InputError
        There is no batch, its ledger is damaged, or a file of a part is missing.
    """
    if not (folder / NAME).is_file():
        raise InputError(f"{folder}: there is no {NAME}, so this is no batch. Score into it first.")
    superseded = superseded_rows(folder)
    for number in sorted(line["part"] for line in lines_of(folder) if _counts(folder, line, superseded)):
        yield {name: _read(folder, name, number, superseded.get(number, frozenset())) for name in NAMES}


def superseded_rows(folder: Path) -> dict[int, set[str]]:
    """The documents whose rows no longer count, by the number of the part that they stand in."""
    superseded: dict[int, set[str]] = defaultdict(set)
    for line in lines_of(folder):
        for number, doc_ids in line["supersedes"].items():
            superseded[int(number)].update(doc_ids)
    return superseded


def _counts(folder: Path, line: dict, superseded: dict[int, set[str]]) -> bool:
    """True where a part has rows that count, of which none may be missing."""
    if {each["doc_id"] for each in line["documents"]} <= superseded.get(line["part"], set()):
        return False
    if not is_whole(folder, line):
        raise InputError(
            f"{folder}: a file of part {line['part']} is missing or not as it was written. Score the same inputs into "
            "this folder again: what is lost is scored anew."
        )
    return True


def _read(folder: Path, name: str, number: int, superseded: set[str] | frozenset[str]) -> pd.DataFrame:
    frame = parquet.ParquetFile(part_path(folder, name, number)).read().to_pandas()
    if not superseded:
        return frame
    return frame[~owners(frame).isin(superseded)].reset_index(drop=True)


def _together(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    with_rows = [frame for frame in frames if len(frame)]
    return pd.concat(with_rows, ignore_index=True) if with_rows else empty(name)
