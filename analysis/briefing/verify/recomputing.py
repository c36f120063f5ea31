"""The figures of a pack computed anew: asked of the pages, which run in a process of their own, on copies.

analysis/ knows nothing of pages; docs/decisions/0010 says why they are asked all the same, by their command line.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import InputError
from analysis.exchange.attached import attached_folder

_ROOT = Path(__file__).parents[3]
_PROGRAM = "pages.shared.briefing.recomputed"
_LONGEST = 3600.0  # seconds for all figures: a project of hundreds of articles is scored from nothing first
_LONGEST_WORD = 200  # signs of what the program said last
_PROJECT = "project"  # what the copy of a project is called


@dataclass(frozen=True)
class Asked:
    """A figure that is asked for: its number in the pack, and what its page needs to show it."""

    number: int
    key: str
    page: str
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Recomputed:
    """A figure as its page makes it now; or `trouble`, in words, that kept it from being made; or `gone` from its page.

    csv: its numbers, as in a pack. articles, read_with: what they were computed from, as in "Inputs".
    """

    id: str = ""
    title: str = ""
    counts: str = ""
    csv: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)
    read_with: str = ""
    trouble: str = ""
    gone: bool = False


def recompute(
    figures: Sequence[Asked], project: Path | None = None, told: Callable[[str], None] = print
) -> dict[int, Recomputed]:
    """What comes out now for each figure, by its number, from the built-in corpus or the folder of a project.

    Pages run on copies of the project and of what is attached, and the articles of a project are scored from nothing:
    nothing kept from earlier is trusted, and nothing of the reader's is written to. `told` is given the progress.

    Raises
    ------
    InputError
        The program cannot be started, or gave no figure at all.
    """
    with tempfile.TemporaryDirectory(prefix="parallax-") as room:
        asked, found = Path(room) / "asked.json", Path(room) / "found.jsonl"
        wanted = {"project": _PROJECT if project else "", "figures": [vars(figure) for figure in figures]}
        asked.write_text(json.dumps(wanted), encoding="utf-8")
        try:
            ended = _run([str(asked), str(found)], _surroundings(Path(room), project), told)
        except OSError as error:
            raise InputError(f"The pages cannot be opened ({error.strerror}). Free some memory or disk.") from error
        made = _read(found)
    if not made:
        raise InputError(f"The pages gave no figure: {ended}")
    return {each.number: made.get(each.number, Recomputed(trouble=ended)) for each in figures}


def _run(arguments: Sequence[str], surroundings: Mapping[str, str], told: Callable[[str], None]) -> str:
    """Run the program to its end; how it ended, where a figure should be missing."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        program = subprocess.Popen(
            [sys.executable, "-m", _PROGRAM, *arguments],
            cwd=_ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            errors="replace",
        )
        end = threading.Timer(_LONGEST, program.kill)
        end.start()
        try:
            with program:
                for line in program.stdout:
                    told(line.rstrip())
        finally:
            end.cancel()
        log.seek(0)
        last = (log.read().strip().splitlines() or ["it left no word"])[-1]
    return f"the program that opens the pages ended early (exit status {program.returncode}: {last[:_LONGEST_WORD]})."


def _surroundings(room: Path, project: Path | None) -> dict[str, str]:
    """Where the program finds copies of what is the reader's; and that it is at the reader's own machine."""
    if project:
        shutil.copytree(project, room / "projects" / _PROJECT)
    if attached_folder().is_dir():
        shutil.copytree(attached_folder(), room / "attached")
    return {
        **os.environ,
        "PARALLAX_ATTACHED": str(room / "attached"),
        "PARALLAX_PROJECTS": str(room / "projects"),
        "PARALLAX_TOUR": "0",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "PYTHONUTF8": "1",
    }


def _read(found: Path) -> dict[int, Recomputed]:
    if not found.is_file():
        return {}
    made = {}
    for line in found.read_text(encoding="utf-8").splitlines():
        try:
            figure = json.loads(line)
        except ValueError:  # the last one, where the program was stopped in the middle of it
            continue
        number = figure.pop("number")
        made[number] = Recomputed(**figure)
    return made
