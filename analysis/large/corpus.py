"""A scored folder, opened: its tables, asked in SQL, and what they add up to cell by cell.

A *cell* is a telling and an event. Whatever pages compare, tellings or events, all or within one another, is made of
cells, so one question to the tables answers all of them; only a filter of topics or actors asks anew.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar

import duckdb
import pandas as pd

from analysis.errors import InputError
from analysis.large.adding import ROWS, TOGETHER, by_actor, read
from analysis.large.making import FOLDER, is_made
from analysis.large.names import Names, read_names
from analysis.large.summed import SUMMED
from analysis.measures.events import read_events
from analysis.scope import Scope
from analysis.text.perspectives import read_perspectives

MEMORY = "2GB"  # that the tables may take while they are asked, for all readers together; more goes to disk
_REMEMBERED = 200  # answers
T = TypeVar("T")


@dataclass(frozen=True)
class Corpus:
    """The tables of a scored folder. One for all readers: every question has a cursor of its own."""

    folder: Path
    key: str
    names: Names
    scope: Scope
    base: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    _answers: dict = field(default_factory=dict, repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def ask(self, sql: str, values: Mapping | None = None) -> pd.DataFrame:
        """The answer to a question in SQL, `values` being those of its $names."""
        with self.base.cursor() as cursor:
            return cursor.execute(sql, values or {}).df()

    def remembered(self, question: tuple, answer: Callable[[], T]) -> T:
        """The answer to a question that was asked before, else asked now; the oldest are forgotten. Never change it."""
        with self._lock:
            known = self._answers.get(question)
        if known is None:
            known = answer()
            with self._lock:
                self._answers[question] = known
                while len(self._answers) > _REMEMBERED:
                    self._answers.pop(next(iter(self._answers)))
        return known

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The "documents" frame."""
        return self.ask("FROM articles")

    @cached_property
    def actors_summed(self) -> frozenset[int]:
        """The numbers of the actors of which sums were made beforehand."""
        return frozenset(self.ask(f"SELECT DISTINCT named FROM {by_actor('base_sums')}")["named"])

    @cached_property
    def n_paragraphs(self) -> int:
        """All paragraphs."""
        return int(self.ask("SELECT count(*) AS n FROM paragraphs")["n"].iloc[0])

    @cached_property
    def articles_by_telling(self) -> pd.Series:
        """How many articles each perspective has, by its name."""
        return self.ask(
            "SELECT perspective, count(*) AS n FROM articles WHERE perspective IS NOT NULL GROUP BY ALL"
        ).set_index("perspective")["n"]

    @cached_property
    def n_articles(self) -> int:
        """All articles."""
        return int(self.ask("SELECT count(*) AS n FROM articles")["n"].iloc[0])


def open_corpus(folder: Path, corpus: Path) -> Corpus:
    """Open the tables of a scored folder that `make_tables` has made.

    corpus: whose events are known by name; `codebooks/events.toml` and `perspectives.toml` in the scored folder take
    their place and say what perspectives are called.

    Raises
    ------
    InputError
        The tables are not made, or cannot be read.
    """
    tables = folder / FOLDER
    if not is_made(folder):
        raise InputError(f"{folder}: it was scored further since it was counted. Count it again.")
    names = read_names(tables)
    base = _closed_base(tables)
    try:
        for name in ROWS:
            base.execute(f"CREATE VIEW {name} AS {read(tables.resolve() / name / '*.parquet')}")
        for name in SUMMED:  # held in memory: each answer reads the whole of some; of an actor, a few rows
            base.execute(f"CREATE TABLE {name} AS {read(tables.resolve() / TOGETHER / f'{name}.parquet')}")
            name = by_actor(name)
            base.execute(f"CREATE VIEW {name} AS {read(tables.resolve() / TOGETHER / f'{name}.parquet')}")
    except duckdb.Error as error:
        raise InputError(f"{tables}: the table {name} cannot be read ({error}). Count the folder again.") from error
    return Corpus(folder, _key(tables), names, _scope(folder, corpus, _tellings(base)), base)


def _closed_base(tables: Path) -> duckdb.DuckDBPyConnection:
    """A base that reads these tables and nothing else, and fetches nothing."""
    base = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    allowed = str(tables.resolve()).replace("'", "''")
    base.execute(f"SET memory_limit = '{MEMORY}'")
    base.execute(f"SET allowed_directories = ['{allowed}']")
    base.execute("SET enable_external_access = false")
    base.execute("SET lock_configuration = true")
    return base


def _key(tables: Path) -> str:
    """What tells the tables as they stand from any others."""
    return hashlib.sha256((tables / "made.json").read_bytes()).hexdigest()[:16]


def _tellings(base: duckdb.DuckDBPyConnection) -> list[str]:
    """The perspectives that articles name, those with most articles first."""
    asked = "SELECT perspective FROM articles WHERE perspective IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, 1"
    return [name for (name,) in base.execute(asked).fetchall()]


def _scope(folder: Path, corpus: Path, tellings: list[str]) -> Scope:
    """The perspectives as the articles name them, unless the folder has a file of its own that says more."""
    own = folder / "codebooks" / "events.toml"
    events = read_events(own if own.is_file() else corpus / "codebooks" / "events.toml")
    perspectives = read_perspectives(folder / "perspectives.toml")
    whole = Scope(perspectives, events.short_labels, events.word).with_names(tellings)
    named = tuple(each for each in whole.perspectives if each.name in tellings)
    return Scope(whole.perspectives, whole.events, whole.event_word, named)
