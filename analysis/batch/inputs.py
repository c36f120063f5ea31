"""Which files a batch reads: those given, those of folders and what is below them, those that a pattern names."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import has_magic
from pathlib import Path


def input_files(given: Iterable[Path], out: Path) -> Iterator[Path]:
    """Each file, in the order given; those of a folder or a pattern by name, so that every run reads in one order.

    What is hidden, and what a run wrote to `out`, is passed over. A path that is nothing is given back as it is: who
    reads it tells so.
    """
    for path in given:
        if path.is_dir():
            yield from _below(path, out.resolve())
        elif has_magic(str(path)) and not path.exists():
            yield from _named(path, out)
        else:
            yield path


def size_of(files: Iterable[Path]) -> int:
    """The bytes of all files together; one that is missing has none."""
    size = 0
    for path in files:
        with suppress(OSError):
            size += path.stat().st_size
    return size


def _named(pattern: Path, out: Path) -> Iterator[Path]:
    start = Path(pattern.anchor)
    found = sorted(start.glob(str(pattern.relative_to(start))))
    yield from input_files(found, out) if found else [pattern]


def _below(folder: Path, out: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if name[0] != "." and (here / name).resolve() != out)
        if here.resolve() != out:
            yield from (here / name for name in sorted(files) if name[0] != ".")
