"""What the columns of figures mean: their words, units and ranges, from `corpus/columns.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.schemas import SCHEMAS
from analysis.text.wordlists import read_toml

KINDS = {"text": "text", "count": "whole number", "number": "number", "flag": "true or false"}
NEVER_EMPTY = "no cell is empty"


@dataclass(frozen=True)
class Meaning:
    """What a column holds, which way is up, its unit and range, and what an empty cell says.

    holds: one of KINDS. range: the lowest and the highest value; one number alone: no upper end; none: any number.
    """

    says: str
    holds: str
    unit: str = ""
    range: tuple[float, ...] = ()
    empty: str = ""

    @property
    def spans(self) -> str:
        """The range in words: "−1 to 1", "0 or more"; without text where there is none."""
        ends = [f"{end:g}".replace("-", "−") for end in self.range]
        return " to ".join(ends) if len(ends) > 1 else f"{ends[0]} or more" if ends else ""


def read_meanings(path: Path) -> Mapping[str, Meaning]:
    """The meanings of a file by entry: a column, or a figure's key and a column, "spread/low"; "*" is any signs.

    Raises
    ------
    CodebookError
        An entry lacks a field, has an unknown one, or refers to a column that no schema has.
    """
    return {name: _meaning(path, name, entry) for name, entry in read_toml(path).items()}


@lru_cache(maxsize=1)
def built_in_meanings() -> Mapping[str, Meaning]:
    """The meanings that ship, read once."""
    return read_meanings(CORPUS / "columns.toml")


def meaning_of(meanings: Mapping[str, Meaning], key: str, column: str) -> Meaning | None:
    """The meaning of a column of a figure, by the entry that fits it most closely; None where none does."""
    fitting = [entry for entry in meanings if _fits(entry, key, column)]
    return meanings[max(reversed(fitting), key=_closeness)] if fitting else None


def _fits(entry: str, key: str, column: str) -> bool:
    figure, _, name = entry.rpartition("/")
    return fnmatchcase(column, name) and (not figure or fnmatchcase(key, figure))


def _closeness(entry: str) -> tuple:
    """A column in full before one with "*", an entry of a figure before one of all; the longer before the shorter."""
    figure, _, name = entry.rpartition("/")
    return "*" not in name, bool(figure), "*" not in figure, len(name), len(figure)


def _meaning(path: Path, name: str, entry: Mapping) -> Meaning:
    known = {field.name for field in fields(Meaning)} | {"like"}
    if unknown := sorted(set(entry) - known):
        raise CodebookError(f"{path}: entry {name!r} has an unknown field {unknown[0]!r}. Is it misspelt?")
    told = _like(path, name, entry["like"]) if "like" in entry else {}
    told |= {field: value for field, value in entry.items() if field != "like"}
    if lacking := sorted({"says", "holds"} - set(told)):
        raise CodebookError(f"{path}: entry {name!r} has no {lacking[0]!r}. Add it.")
    if told["holds"] not in KINDS:
        raise CodebookError(f"{path}: entry {name!r} holds {told['holds']!r}; it may hold {', '.join(KINDS)}.")
    return Meaning(**(told | {"range": tuple(told.get("range", ()))}))


def _like(path: Path, name: str, column: str) -> dict:
    """What a schema says of one of its columns."""
    frame, _, of = column.partition(".")
    law = SCHEMAS[frame].columns.get(of) if frame in SCHEMAS else None
    if law is None:
        raise CodebookError(f"{path}: entry {name!r} is like {column!r}, which analysis/schemas.py does not have.")
    ends = [end for end in (law.low, law.high) if end is not None]
    return {"says": law.meaning, "holds": law.kind, "range": ends}
