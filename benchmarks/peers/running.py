"""Contestants run in processes of their own, in turn, and what each run told; why a peer could not run."""

import importlib
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
_PATIENCE = 600  # seconds that one run may take
_OURS = "ours_"


@dataclass
class Runs:
    """The runs of one contestant, round by round: what it read, what each run told; why it could not run, if so."""

    contestant: ModuleType
    paragraphs: int
    words: int
    told: list[dict] = field(default_factory=list)
    absent: str = ""

    @property
    def words_a_second(self) -> list[float]:
        """The throughput of each run, the start not counted."""
        return [self.words / each["seconds"] for each in self.told]

    def of(self, name: str) -> list[float]:
        """One figure of each run: start (s), seconds, processor (s) or megabytes; NaN where a run could not tell."""
        return [float("nan") if each[name] is None else each[name] for each in self.told]


def in_rounds(
    sizes: Mapping[str, int], words: Sequence[int], texts: Path, pythons: tuple[str, str], rounds: int
) -> dict[str, Runs]:
    """Run everybody once a round; the runs of each contestant by its name.

    `words` has the words of each text of the file, `pythons` the interpreters of ours and of the peers.
    """
    runs = {name: Runs(contestant(name), size, sum(words[:size])) for name, size in sizes.items()}
    for number in range(rounds):
        for name in turned(list(runs), number, rounds):
            if not runs[name].absent:
                python = pythons[not name.startswith(_OURS)]
                _run(runs[name], [python, "-m", "benchmarks.peers", name, str(texts), str(sizes[name])])
    return runs


def contestant(name: str) -> ModuleType:
    """The module of a contestant; see benchmarks/peers/__init__.py."""
    return importlib.import_module(f"benchmarks.peers.{name}")


def turned(names: Sequence[str], number: int, rounds: int) -> list[str]:
    """The names in their order, begun further on in every round, so that nobody always runs after the same one."""
    start = number * len(names) // rounds
    return [*names[start:], *names[:start]]


def _run(runs: Runs, command: list[str]) -> None:
    """One run, noted; a contestant that cannot run is left out from then on, with the last thing that it said."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_PATIENCE, check=True)
        runs.told.append(json.loads(done.stdout.splitlines()[-1]))
    except subprocess.CalledProcessError as failed:
        runs.absent = (failed.stderr.strip().splitlines() or [f"it ended with {failed.returncode}"])[-1]
    except subprocess.TimeoutExpired:
        runs.absent = f"it took more than {_PATIENCE} s"
    except OSError as error:
        runs.absent = f"its Python could not be started ({error.strerror})"


def never_tried() -> dict[str, str]:
    """Peers that are no package of Python, each with the reason why it is not run, as found now."""
    return {
        "quanteda (R)": _why_no_quanteda(),
        "Voyant Tools": "a web server in Java, read with a browser, that tells no time of its own; "
        "its counts and rates are computed as said above",
    }


def _why_no_quanteda() -> str:
    """What stands in the way of R's quanteda on this machine."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return "R is not installed here, and Debian 12 packages no quanteda; its formulas are computed as said above"
    asked = [rscript, "-e", "cat(as.character(packageVersion('quanteda.textstats')))"]
    found = subprocess.run(asked, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    if found.returncode:
        return f"R is here, its package is not: {(found.stderr.strip().splitlines() or ['?'])[-1]}"
    return f"quanteda.textstats {found.stdout} is here, but this benchmark has no script for R"
