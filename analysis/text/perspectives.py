"""Reading which perspectives a corpus tells apart, and how they are called and coloured."""

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
    if not path.is_file():
        return ()
    found: dict[str, Perspective] = {}
    for number, entry in enumerate(read_toml(path).get("perspective", []), 1):
        name = str(entry.get("name", f"number {number}"))
        check_entry(path, name, entry, _FIELDS)
        if name in found:
            raise CodebookError(f"{path}: the perspective {name} stands there twice. Keep one.")
        if entry.get("colour", COLOURS[0]) not in COLOURS:
            raise CodebookError(
                f"{path}: the perspective {name} has the colour {entry['colour']!r}. Use one of {', '.join(COLOURS)}."
            )
        found[name] = Perspective(**entry)
    return tuple(found.values())
