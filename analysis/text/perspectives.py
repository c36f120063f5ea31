"""Reading which perspectives a corpus tells apart, and how they are called and coloured."""

from collections.abc import Mapping
from pathlib import Path

from analysis.errors import CodebookError
from analysis.scope import COLOURS, Perspective
from analysis.text.codebook import Field, check_entry
from analysis.text.wordlists import read_toml

_FIELDS = {"name": Field("text")} | {name: Field("text", required=False) for name in ("label", "phrase", "colour")}


def read_perspectives(path: Path) -> tuple[Perspective, ...]:
    """The perspectives of a TOML file, in its order; none where there is no such file.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    return perspectives_of(read_toml(path), path) if path.is_file() else ()


def perspectives_of(content: Mapping, where: Path | str) -> tuple[Perspective, ...]:
    """The perspectives of TOML that was read, in its order; `where` names its file in messages.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    entries = content.get("perspective", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CodebookError(f"{where}: its perspectives are no tables. Write each under [[perspective]].")
    found: dict[str, Perspective] = {}
    for number, entry in enumerate(entries, 1):
        name = str(entry.get("name", f"number {number}"))
        check_entry(where, name, entry, _FIELDS)
        if name in found:
            raise CodebookError(f"{where}: the perspective {name} stands there twice. Keep one.")
        if entry.get("colour", COLOURS[0]) not in COLOURS:
            colours = ", ".join(COLOURS)
            raise CodebookError(
                f"{where}: the perspective {name} has the colour {entry['colour']!r}. Use one of {colours}."
            )
        found[name] = Perspective(**entry)
    return tuple(found.values())
