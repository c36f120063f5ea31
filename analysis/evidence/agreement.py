"""What has been measured about the measures: the benchmarks of the project and their committed results.

A result is a file `benchmarks/results/NAME.json`, named as its module `benchmarks/NAME.py`:

    {"name": "voice", "title": "Attributed words on PolNeAR", "date": "2026-11-21",
     "command": "python -m benchmarks.voice --data FOLDER", "material": "dev split, 83 articles",
     "figures": {"precision of words": 0.84, "recall of words": 0.77}}

title and material may be left out; a figure is a number or a text, the two ends of an interval (`NAME_interval`), or
nested: an object of figures, or of rows of figures, which becomes a table of its own.
"""

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.evidence.figures import flat_figures, nested_figures

_COMMAND = re.compile(r"^\s*(python -m benchmarks\.\S+.*)$", re.MULTILINE)
_FIELDS = ("name", "date", "command", "figures")


@dataclass(frozen=True)
class Benchmark:
    """One benchmark: what it measures and its command; date and figures of its committed result, if it has one.

    parts: the nested figures, each with its title as a table. trouble: what keeps the result from being read; empty
    where nothing does.
    """

    name: str
    title: str
    command: str
    date: str = ""
    material: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, pd.DataFrame], ...] = ()
    trouble: str = ""

    @property
    def table(self) -> pd.DataFrame:
        """One row per figure: Figure, Value."""
        return pd.DataFrame(list(self.figures), columns=["Figure", "Value"])


def read_benchmarks(folder: Path) -> list[Benchmark]:
    """Every benchmark of a folder by name: its modules, with their results in `results/`, and results of no module."""
    modules = [path for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_")]
    known = {path.stem: described for path in modules if (described := _described(path))}
    results = {path.stem: path for path in sorted((folder / "results").glob("*.json"))}
    return [_with_result(name, known.get(name), results.get(name)) for name in sorted({*known, *results})]


def _described(path: Path) -> Benchmark | None:
    """A benchmark as the head of its module describes it; None for a module that states no command."""
    head = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    command = _COMMAND.search(head)
    return (
        Benchmark(path.stem, head.split("\n\n")[0].replace("\n", " ").rstrip("."), command[1].strip())
        if command
        else None
    )


def _with_result(name: str, described: Benchmark | None, path: Path | None) -> Benchmark:
    title, command = (described.title, described.command) if described else (name, "")
    if path is None:
        return described or Benchmark(name, title, command)
    try:
        result = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return Benchmark(name, title, command, trouble=f"{path.name} cannot be read ({error}).")
    if trouble := _trouble(result):
        return Benchmark(name, title, command, trouble=f"{path.name} {trouble}.")
    return Benchmark(
        name,
        str(result.get("title", title)),
        str(result["command"]),
        str(result["date"]),
        str(result.get("material", "")),
        tuple(flat_figures(result["figures"])),
        tuple(nested_figures(result["figures"])),
    )


def _trouble(result: object) -> str:
    if not isinstance(result, Mapping):
        return "holds no JSON object"
    if lacking := [field for field in _FIELDS if field not in result]:
        return f"has no {lacking[0]!r}"
    return "" if isinstance(result["figures"], Mapping) else "has 'figures' that are no names with values"
