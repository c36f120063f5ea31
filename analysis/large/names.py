"""The names that the tables of a scored folder hold as numbers: tellings, events, topics, actors.

A number once given stays: parts that were counted before keep their meaning when new ones bring new names.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import InputError
from analysis.large.tables import BITS

_FILE = "names.json"


@dataclass(frozen=True)
class Names:
    """What the numbers stand for: the name at place 3 has the number 3."""

    tellings: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)

    def with_more(self, found: dict[str, Iterable[str]]) -> "Names":
        """The same with names that it lacks, at the end, by alphabet.

        Raises
        ------
        InputError
            There are more topics than a number has bits.
        """
        more = Names(**{kind: _added(getattr(self, kind), new) for kind, new in found.items()})
        if len(more.topics) > BITS:
            raise InputError(
                f"The folder was scored with {len(more.topics)} topics; the dashboard holds {BITS} at most. "
                "Score it with a codebook of fewer topics."
            )
        return more


def read_names(folder: Path) -> Names:
    """The names of a folder's tables; none where there is no such file yet, or where it cannot be read."""
    try:
        return Names(**json.loads((folder / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Names()


def write_names(folder: Path, names: Names) -> None:
    """Write the names beside the tables."""
    (folder / _FILE).write_text(json.dumps(vars(names), ensure_ascii=False, indent=1), encoding="utf-8")


def _added(known: list[str], found: Iterable[str]) -> list[str]:
    return [*known, *sorted(set(found) - set(known))]
