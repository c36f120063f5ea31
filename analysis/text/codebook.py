"""Codebooks: reading the TOML files of `corpus/codebooks` and saying plainly what is wrong with one.

A reader of one kind of codebook states its fields once; every check here names the file, the entry, what was
found and what to do, because the person who reads the message has edited words, not Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import CodebookError
from analysis.text.wordlists import check_can_be_found


@dataclass(frozen=True)
class Field:
    """What a field of an entry holds: `text`, `terms`, `names`, `number` or `tables`; and whether it must be there."""

    kind: str
    required: bool = True


_KINDS = {
    "text": ("a text in quotation marks", lambda found: isinstance(found, str) and bool(found.strip())),
    "terms": ("a list of terms", lambda found: _is_list_of(found, str)),
    "names": ("a list of names", lambda found: _is_list_of(found, str)),
    "tables": ("a list of tables", lambda found: _is_list_of(found, dict)),
    "number": ("a number", lambda found: isinstance(found, int | float) and not isinstance(found, bool)),
}


def read_entries(path: Path | str, content: Mapping[str, Any], table: str, fields: Mapping[str, Field]) -> list[dict]:
    """The entries `[[table]]` of a codebook, each with an id of its own and the fields it should have.

    Raises
    ------
    CodebookError
        No entry, an entry without id, an id used twice, or a fault that `check_entry` finds.
    """
    entries = content.get(table, [])
    if not entries or not _is_list_of(entries, dict):
        raise CodebookError(f"{path}: has no entry. Add one under [[{table}]].")
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        name = entry.get("id", f"number {number}")
        check_entry(path, name, entry, fields)
        if name in seen:
            raise CodebookError(f"{path}: entry {name} stands there twice. Give each entry an id of its own.")
        seen.add(name)
    return entries


def check_entry(path: Path | str, name: str, entry: Mapping[str, Any], fields: Mapping[str, Field]) -> None:
    """Refuse an entry with a field that is unknown, missing, empty, or holds something else than it should.

    Raises
    ------
    CodebookError
        Names the file, the entry, the field, what was found and what to do.
    """
    for field in entry:
        if field not in fields:
            raise CodebookError(f"{path}: entry {name} has an unknown field {field!r}. Is it misspelt?")
    for field, law in fields.items():
        if field in entry:
            _check_field(path, name, field, entry[field], law)
        elif law.required:
            raise CodebookError(f"{path}: entry {name} has no {field!r}. Add one, or remove the entry.")


def _check_field(path: Path | str, name: str, field: str, found: Any, law: Field) -> None:
    wanted, holds = _KINDS[law.kind]
    if not holds(found):
        raise CodebookError(f"{path}: entry {name}: {field!r} should be {wanted} but is {found!r}.")
    if law.kind in ("terms", "names") and law.required and not found:
        raise CodebookError(f"{path}: entry {name} has an empty {field!r}. Add a term, or remove the entry.")
    if law.kind == "terms":
        check_can_be_found(found, f"{path}: entry {name}")


def _is_list_of(found: Any, kind: type) -> bool:
    return isinstance(found, list) and all(isinstance(part, kind) for part in found)
