"""Making the tables of a dashboard from the parts of a batch: part by part, so that memory does not grow with them.

What was made stays as long as its part does; a part that came, or of which documents were superseded, is counted anew.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import duckdb

from analysis.batch.files import part_path
from analysis.batch.kept import superseded_rows
from analysis.batch.ledger import NAME as LEDGER
from analysis.batch.ledger import is_whole, lines_of
from analysis.errors import InputError
from analysis.large.adding import ARTICLES, N_ADDED, ROWS, TOGETHER, add_up, quoted, write
from analysis.large.names import Names, read_names, write_names
from analysis.large.summed import SUMMED
from analysis.large.tables import PREPARED, ROWS_OF_PART, TABLES
from analysis.large.units import COUNTED_FROM, units_of_part

FOLDER = "dashboard"
VERSION = 8  # of the tables: made by another one, they are made anew
_MADE = "made.json"
_VIEWS = {"paragraphs_of_part": "paragraphs", "words_of_part": "words"} | {
    name: name
    for name in (
        *("sentences", "voices", "receipts", "topic_mentions", "topics_by_paragraph", "events", "mentions"),
        "stance_by_paragraph",
    )
}
_IN_PARTS = (*ROWS, *(name for name, summed in SUMMED.items() if summed.in_parts))
_KINDS = {"tellings": ("documents", "perspective"), "events": ("events", "event")} | {
    "topics": ("topics_by_paragraph", "topic"),
    "actors": ("mentions", "actor"),
}


def make_tables(folder: Path, told: Callable[[int, int], object] = lambda done, of: None) -> Path:
    """Count what is not counted yet of a scored folder, and give where its tables stand.

    told: called with how many steps are done, of how many: each part is one, and then each table of sums.

    Raises
    ------
    InputError
        There is no batch, a part is missing, or the tables cannot be written.
    """
    if not (folder / LEDGER).is_file():
        raise InputError(
            f"{folder}: there is no {LEDGER}, so this is no scored folder. Score into it with --batch first."
        )
    tables = folder / FOLDER
    try:
        _count_parts(folder, tables, told)
    except (OSError, duckdb.IOException) as error:
        raise InputError(
            f"{tables}: the tables of the dashboard cannot be written ({error}). Make room, or mend it."
        ) from error
    return tables


def is_made(folder: Path) -> bool:
    """Whether every part of a scored folder is counted as it stands, and their sums are added up."""
    wanted = _wanted(folder)
    return _made(folder / FOLDER) == wanted | {TOGETHER: _digest(wanted)}


def _count_parts(folder: Path, tables: Path, told: Callable[[int, int], object]) -> None:
    wanted, made = _wanted(folder), _made(tables)
    for name in _IN_PARTS:
        (tables / name).mkdir(parents=True, exist_ok=True)
    added_up = made.pop(TOGETHER, "")
    for number in made.keys() - wanted.keys():
        _forget(tables, number)
    made = {number: key for number, key in made.items() if number in wanted}
    names = _with_names_of(folder, read_names(tables), wanted.keys() - made.keys())
    write_names(tables, names)
    superseded = superseded_rows(folder)
    is_added_up = added_up == _digest(wanted)
    steps = len(wanted) + (0 if is_added_up else N_ADDED)
    for done, (number, key) in enumerate(wanted.items(), 1):
        if made.get(number) != key:
            _count_part(folder, tables, int(number), superseded.get(int(number), set()), names)
            made[number] = key
            _write_made(tables, made)
        told(done, steps)
    if not is_added_up:
        add_up(tables, lambda done: told(len(wanted) + done, steps))
    _write_made(tables, made | {TOGETHER: _digest(wanted)})


def _wanted(folder: Path) -> dict[str, str]:
    """The parts of a batch that count, in their order, each with what tells it as it stands from any other state."""
    superseded, wanted = superseded_rows(folder), {}
    for line in sorted(lines_of(folder), key=lambda line: line["part"]):
        gone = superseded.get(line["part"], set())
        documents = {each["doc_id"] for each in line["documents"]}
        if documents <= gone:
            continue
        if not is_whole(folder, line):
            raise InputError(
                f"{folder}: a file of part {line['part']} is missing or not as it was written. Score the same inputs "
                "into this folder again: what is lost is scored anew."
            )
        wanted[str(line["part"])] = _digest([VERSION, line["read_by"], line["files"], sorted(gone)])
    return wanted


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _made(tables: Path) -> dict[str, str]:
    try:
        return dict(json.loads((tables / _MADE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _write_made(tables: Path, made: Mapping[str, str]) -> None:
    unfinished = tables / f"{_MADE}.unfinished"
    unfinished.write_text(json.dumps(made), encoding="utf-8")
    unfinished.replace(tables / _MADE)


def _with_names_of(folder: Path, names: Names, parts: Iterable[str]) -> Names:
    """The names with those that the parts bring."""
    found = {}
    for kind, (frame, column) in _KINDS.items():
        files = [str(part_path(folder, frame, int(number))) for number in parts]
        asked = f"SELECT DISTINCT {column} FROM read_parquet(?) WHERE {column} IS NOT NULL"
        found[kind] = [name for (name,) in duckdb.execute(asked, [files]).fetchall()] if files else []
    return names.with_more(found)


def _count_part(folder: Path, tables: Path, number: int, superseded: set[str], names: Names) -> None:
    with duckdb.connect() as base:
        base.execute("SET threads = 2; SET preserve_insertion_order = true")
        _register_names(base, names)
        for view, frame in _VIEWS.items():
            path = quoted(part_path(folder, frame, number))
            rows = ", file_row_number = true" if frame == "paragraphs" else ""
            base.execute(f"CREATE VIEW {view} AS FROM read_parquet({path}{rows})")
        base.execute("CREATE TABLE gone (doc_id VARCHAR)")
        if superseded:
            base.executemany("INSERT INTO gone VALUES (?)", [[doc_id] for doc_id in sorted(superseded)])
        base.register(
            "units_of_part", units_of_part({name: base.execute(asked).df() for name, asked in COUNTED_FROM.items()})
        )
        documents = quoted(part_path(folder, "documents", number))
        base.execute(f"CREATE VIEW documents AS FROM read_parquet({documents}) ANTI JOIN gone USING (doc_id)")
        for statement in PREPARED:
            base.execute(statement.replace("{first}", str(number * ROWS_OF_PART)))
        for name, asked in (*TABLES.items(), (ARTICLES, "FROM documents")):
            write(base, asked, _table_path(tables, name, number))
        for name in TABLES:
            base.execute(f"CREATE VIEW {name} AS FROM read_parquet({quoted(_table_path(tables, name, number))})")
        for name, summed in SUMMED.items():
            if summed.in_parts:
                write(base, summed.made(), _table_path(tables, name, number))


def _register_names(base: duckdb.DuckDBPyConnection, names: Names) -> None:
    for kind, held in vars(names).items():
        base.execute(f"CREATE TABLE {kind.removesuffix('s')}_names (number USMALLINT, name VARCHAR)")
        if held:
            base.executemany(f"INSERT INTO {kind.removesuffix('s')}_names VALUES (?, ?)", list(enumerate(held)))


def _forget(tables: Path, number: str) -> None:
    for name in _IN_PARTS:
        _table_path(tables, name, int(number)).unlink(missing_ok=True)


def _table_path(tables: Path, name: str, number: int) -> Path:
    return tables / name / f"part-{number:06}.parquet"


def remove_tables(folder: Path) -> None:
    """Remove what was counted; the scored parts stay."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
