"""What must be the same on every machine that scores parts of one batch, so that its rows are the same on all."""

import platform
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from analysis.exchange.builtin import CORPUS

_CODE = Path(__file__).parents[1]
_SCORING = ("pipeline.py", "results.py", "schemas.py", "scope.py", "text", "measures", "batch")  # of analysis/
_LIBRARIES = ("numpy", "pandas", "pyarrow", "textblob", "nltk", "nupunkt", "vaderSentiment", "onnxruntime")
_LIBRARIES += ("tokenizers", "distributed")


@cache  # what a process runs is what was there when it began, whatever becomes of the files
def likeness() -> dict[str, str]:
    """Each thing that must be the same, by its name in words: the SHA-256 of files, or the version of a library."""
    files = {
        "code": [_CODE / name for name in _SCORING],
        "codebooks": [CORPUS / "codebooks"],
        "word lists": [CORPUS / "lexicons"],
        "stance model": [CORPUS / "models" / "stance"],
    }
    python = ".".join(platform.python_version_tuple()[:2])
    return (
        {name: _digest(roots) for name, roots in files.items()} | {"Python": python} | dict(map(_version, _LIBRARIES))
    )


def unlike(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """In which things another machine differs from this one, in words; empty where in none."""
    differing = [name for name in here if there.get(name) != here[name]]
    return ", ".join(f"{name} ({there.get(name, 'missing')[:12]}, here {here[name][:12]})" for name in differing)


def _version(library: str) -> tuple[str, str]:
    return library, version(library)


def _digest(roots: Iterable[Path]) -> str:
    whole = sha256()
    for root in roots:
        for path in [root] if root.is_file() else _below(root):
            whole.update(sha256(path.relative_to(root.parent).as_posix().encode()).digest())
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    """The files of a folder but those that a system or an interpreter put there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and path.name[0] != ".":
            yield path
