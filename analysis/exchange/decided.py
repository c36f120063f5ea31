"""Keeping a reader's decisions on the reader's machine."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from analysis.exchange.writing import write_whole
from analysis.facts.decisions import Decision, decisions_file, read_decisions

_FILE = "decisions.json"
_UNUSABLE = "decisions-unusable"


def keep_decisions(decisions: Iterable[Decision], folder: Path) -> Path:
    """Write the decisions to the folder; the file that stood there is replaced only when the new one is whole."""
    return write_whole(decisions_file(decisions), folder / _FILE)


def are_kept(folder: Path) -> bool:
    """Whether there is a file of decisions in the folder."""
    return (folder / _FILE).is_file()


def kept_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions kept in a folder, oldest first; none where there is no file.

    Raises
    ------
    InputError
        The file cannot be used as it stands.
    """
    path = folder / _FILE
    return read_decisions(path.read_bytes(), str(path)) if are_kept(folder) else ()


def set_aside(folder: Path) -> Path:
    """Rename a kept file that cannot be used, so that the next decision does not replace it; where it lies now.

    Files set aside before stay as they are: the next one is numbered.
    """
    names = (f"{_UNUSABLE}-{number}.json" if number > 1 else f"{_UNUSABLE}.json" for number in count(1))
    place = next(folder / name for name in names if not (folder / name).exists())
    return (folder / _FILE).rename(place)
