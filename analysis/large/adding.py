"""The sums of all parts of a scored folder, in one small file a table: by topics present, and by actor named."""

from collections.abc import Callable
from pathlib import Path

import duckdb

from analysis.large.summed import SUMMED
from analysis.large.sums import BY, BY_ACTOR
from analysis.large.tables import TABLES

TOGETHER = "together"  # the folder of these files
ARTICLES = "articles"
ROWS = (*TABLES, ARTICLES)
N_ADDED = 2 * len(SUMMED)  # tables of sums
MOST_ACTORS = 300  # of which sums are made beforehand: those named in most paragraphs
_MEMORY = "1GB"  # what takes more goes to disk
_OF_NO_PARAGRAPH = {"word_labels"}
_FEW_ROWS = ", ROW_GROUP_SIZE 8192"  # stand together in the file: what is asked of one actor lies in few such groups


def add_up(tables: Path, told: Callable[[int], object] = lambda done: None) -> None:
    """Write the sums of all parts together: a question then opens one file, and not one of each part.

    tables: where those of each part stand. told: called with how many tables of sums are written.
    """
    (tables / TOGETHER).mkdir(exist_ok=True)
    with duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{_MEMORY}'; SET temp_directory = {quoted(tables / TOGETHER / 'spilled')}")
        base.execute("SET enable_progress_bar = false")
        for name in ROWS:
            base.execute(f"CREATE VIEW {name} AS {read(tables / name / '*.parquet')}")
        for done, name in enumerate(SUMMED, 1):
            write(base, _by_topics(tables, name), tables / TOGETHER / f"{name}.parquet")
            told(done)
        _view_by_actor(base)
        for done, (name, summed) in enumerate(SUMMED.items(), len(SUMMED) + 1):
            asked = f"{summed.made(BY_ACTOR)} ORDER BY voice, named"
            write(base, asked, tables / TOGETHER / f"{by_actor(name)}.parquet", _FEW_ROWS)
            told(done)


def by_actor(name: str) -> str:
    """The name of a table of sums where it is made by actor named."""
    return f"{name}_by_actor"


def read(path: Path) -> str:
    """The rows of Parquet files, as SQL."""
    return f"FROM read_parquet({quoted(path)})"


def write(base: duckdb.DuckDBPyConnection, asked: str, path: Path, more: str = "") -> None:
    """Write the answer to a question into a Parquet file, which is whole or not there."""
    unfinished = path.with_suffix(".unfinished")
    base.execute(f"COPY ({asked}) TO {quoted(unfinished)} (FORMAT parquet, COMPRESSION zstd{more})")
    unfinished.replace(path)


def quoted(path: Path) -> str:
    """A path, as SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _by_topics(tables: Path, name: str) -> str:
    """The sums of the parts added up; of a table that is not made of parts, those of all rows."""
    summed = SUMMED[name]
    if not summed.in_parts:
        return summed.made()
    kept = ", ".join((BY, *summed.keys, "voice"))
    return f"SELECT {kept}, {summed.again()} {read(tables / name / '*.parquet')} GROUP BY {kept}"


def _view_by_actor(base: duckdb.DuckDBPyConnection) -> None:
    """Let every row stand once for each actor (`named`) that its paragraph names."""
    base.execute(f"""
        CREATE TABLE named AS SELECT row, actor AS named FROM actor_counts SEMI JOIN
            (SELECT actor FROM actor_counts GROUP BY actor ORDER BY count(*) DESC, actor LIMIT {MOST_ACTORS})
            USING (actor)""")
    base.execute("CREATE SCHEMA by_actor")
    for name in TABLES:
        if name not in _OF_NO_PARAGRAPH:
            base.execute(f"CREATE VIEW by_actor.{name} AS FROM main.{name} JOIN main.named USING (row)")
    base.execute("SET search_path = 'by_actor'")
