"""The log of codings as a file: read with every bad row told, kept by adding to it, brought together with another's."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Lock

import pandas as pd

from analysis.coding.codings import BLIND, COLUMNS, EVENT, TOPIC, VOICE, WITHDRAWN, Coding, by_time, codings_frame
from analysis.coding.scheme import may_be
from analysis.errors import InputError
from analysis.exchange.formats.decoding import decode
from analysis.exchange.formulas import unguarded
from analysis.exchange.writing import csv_bytes, write_whole
from analysis.results import Results
from analysis.schemas import ORIGINS, VARIABLES
from analysis.scope import Scope

FILE = "codings.csv"
LARGEST_FILE = 20 * 2**20  # bytes
MOST_ROWS = 100_000
LONGEST_NAME, LONGEST_NOTE = 60, 1000  # signs
_NEEDED = ("paragraph_id", "variable", "key", "code", "coder", "time", "origin")
_PARAGRAPH = re.compile(r"[^/]+/p\d{2,}")
_WRITING = Lock()  # every reader's session is a thread of one server


@dataclass(frozen=True)
class Log:
    """The codings of a file, oldest first, and what was wrong with it, a sentence each: no good row is lost for it."""

    codings: pd.DataFrame
    troubles: tuple[str, ...] = ()


def read_log(content: bytes, name: str) -> Log:
    """The codings of a CSV file; rows that are none are told by their line and left out.

    Raises
    ------
    InputError
        The file is too large, no text, or has no columns of codings.
    """
    if len(content) > LARGEST_FILE:
        raise InputError(f"{name}: is larger than a file of codings can be ({LARGEST_FILE // 2**20} MB at most).")
    lines = decode(content, name).splitlines()
    mark = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    head = next(csv.reader(lines[:1], delimiter=mark), [])
    if lacking := [column for column in _NEEDED if column not in head]:
        raise InputError(f"{name}: is no file of codings: it has no column {lacking[0]!r}. Choose one of Parallax’s.")
    if len(lines) > MOST_ROWS + 1:
        raise InputError(f"{name}: has more than {MOST_ROWS:,} rows. Choose a file of codings of one project.")
    read = list(_rows(lines[1:], head, mark, name))
    codings = [row for row in read if isinstance(row, Coding)]
    return Log(by_time(codings_frame(codings)), tuple(row for row in read if isinstance(row, str)))


def fitting(log: Log, results: Results, name: str) -> Log:
    """The codings that speak of these articles; those of a paragraph, topic or event that is not here are told."""
    paragraphs, topics = (
        set(ids) for ids in (results.paragraphs["paragraph_id"], results.topics_by_paragraph["topic"])
    )
    troubles = [_trouble_with(row, paragraphs, topics, results.scope) for row in log.codings.itertuples()]
    kept = log.codings.loc[[not trouble for trouble in troubles]].reset_index(drop=True)
    return Log(kept, (*log.troubles, *(f"{name}: {told}" for told in dict.fromkeys(filter(None, troubles)))))


def log_bytes(codings: pd.DataFrame) -> bytes:
    """The codings as CSV, no cell of it a formula."""
    return csv_bytes(codings)


def kept_log(folder: Path) -> Log:
    """The log kept in a folder; empty where there is none.

    Raises
    ------
    InputError
        The file is no file of codings.
    """
    path = folder / FILE
    return read_log(path.read_bytes(), str(path)) if path.is_file() else Log(codings_frame())


def add_to_log(codings: Iterable[Coding], folder: Path) -> str:
    """Add codings to the log of a folder; what stood there stays as it is. What had to be set aside, as a sentence.

    A log that cannot be read whole (somebody edited it) is set aside under another name, and its good rows go on.

    Raises
    ------
    OSError
        Nothing can be written there.
    """
    added = codings_frame(codings)
    with _WRITING:
        path = folder / FILE
        held, aside = _standing_log(path)
        rows = log_bytes(added) if held is None else held + _without_head(log_bytes(added))
        write_whole(rows, path)
    return aside


def new_rows(own: pd.DataFrame, others: pd.DataFrame) -> list[Coding]:
    """The codings of the other's log that this one has not, as they stand there."""
    held = {_coding_of(row) for row in own[COLUMNS].itertuples(index=False)}
    rows = dict.fromkeys(_coding_of(row) for row in others[COLUMNS].itertuples(index=False))
    return [coding for coding in rows if coding not in held]


def now() -> str:
    """This moment as the log writes it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _standing_log(path: Path) -> tuple[bytes | None, str]:
    """The file to which rows can be added: as it is, or its good rows; and what was set aside."""
    if not path.is_file():
        return None, ""
    content = path.read_bytes()
    try:
        log = read_log(content, path.name)
    except InputError:
        log = None
    whole = content if content.endswith(b"\n") else content + b"\n"
    if log and not log.troubles and whole.startswith(_without_rows(log_bytes(log.codings))):
        return whole, ""
    place = next(
        place for number in count(1) if not (place := path.with_name(f"codings-unusable-{number}.csv")).exists()
    )
    path.replace(place)
    told = f"{path}: some of it could not be used; it now lies in {place}, and its good rows go on."
    return (log_bytes(log.codings) if log else None), told


def _without_head(content: bytes) -> bytes:
    return content.split(b"\n", 1)[1]


def _without_rows(content: bytes) -> bytes:
    return content.split(b"\n", 1)[0] + b"\n"


def _rows(lines: list[str], head: list[str], mark: str, name: str) -> Iterator[Coding | str]:
    """Each line as a coding, or as what is wrong with it. Line by line: an open quotation mark costs its line alone."""
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            cells = next(csv.reader([line], delimiter=mark, strict=True))
            yield _coding(dict(zip(head, cells, strict=True)))
        except (csv.Error, ValueError) as error:
            told = str(error) if isinstance(error, _NoCoding) else f"does not have {len(head)} cells as the first row"
            yield f"{name}: row {number} {told}. It was left out; mend it and read the file again."


class _NoCoding(ValueError):
    """What a row holds is no coding."""


def _coding(cells: dict[str, str]) -> Coding:
    row = {name: unguarded(cells.get(name, "")).strip() for name in COLUMNS}
    trouble = _trouble_of(row)
    if trouble:
        raise _NoCoding(trouble)
    known = {"time": _moment(row["time"]), "probability": _probability(row["probability"])}
    return Coding(**{**row, **known, "note": row["note"][:LONGEST_NOTE]})


def _trouble_of(row: dict[str, str]) -> str:
    checks = (
        (_PARAGRAPH.fullmatch(row["paragraph_id"]), f"names no paragraph: {row['paragraph_id']!r}"),
        (row["variable"] in VARIABLES, f"has the variable {row['variable']!r}; it may be {', '.join(VARIABLES)}"),
        (bool(row["key"]) != (row["variable"] in (EVENT, VOICE)), f"has the key {row['key']!r} with {row['variable']}"),
        (0 < len(row["coder"]) <= LONGEST_NAME, f"has a coder’s name of {len(row['coder'])} signs"),
        (_moment(row["time"]), f"has the time {row['time']!r}; write it as 2026-11-22T08:00:00+00:00"),
        (row["origin"] in ORIGINS, f"has the origin {row['origin']!r}; it may be {', '.join(ORIGINS)}"),
        (row["origin"] != BLIND or row["sample"], "is of a blind sample but does not name it"),
        (_probability(row["probability"]) != -1, f"has the probability {row['probability']!r}; it may be 0 to 1"),
    )
    return next((told for holds, told in checks if not holds), "")


def _moment(said: str) -> str:
    """A time in UTC, as the log writes it; empty where it is none."""
    try:
        time = datetime.fromisoformat(said)
    except ValueError:
        return ""
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    try:
        return time.astimezone(UTC).isoformat(timespec="milliseconds")
    except OverflowError:
        return ""


def _probability(said: str) -> float | None:
    """A probability; None where there is none, -1 where it is something else."""
    if not said:
        return None
    try:
        value = float(said)
    except ValueError:
        return -1
    return value if 0 <= value <= 1 else -1


def _trouble_with(row, paragraphs: set[str], topics: set[str], scope: Scope) -> str:
    """Why a coding does not speak of these articles; empty where it does."""
    if row.paragraph_id not in paragraphs:
        return f"there is no paragraph {row.paragraph_id} in these articles. Its rows were left out."
    if row.variable == TOPIC and row.key not in topics:
        return f"there is no topic {row.key!r} in the codebook. Its rows were left out."
    if row.code != WITHDRAWN and not may_be(row.variable, row.code, scope):
        return f"{row.variable} cannot be {row.code!r}. Rows that say so were left out."
    return ""


def _coding_of(row) -> Coding:
    return Coding(**{**row._asdict(), "probability": None if pd.isna(row.probability) else float(row.probability)})
