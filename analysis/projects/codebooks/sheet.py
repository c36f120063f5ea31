"""A codebook as a table, one term a row, and back: for those who edit their words in a spreadsheet."""

import re
from collections.abc import Iterable, Mapping

from analysis.errors import InputError
from analysis.exchange.formats.bounds import LARGEST_PAGE
from analysis.exchange.formats.decoding import decode
from analysis.projects.codebooks.cells import read_rows, rows_text
from analysis.projects.codebooks.entries import new_id
from analysis.projects.codebooks.kinds import TERMS, YEAR, Kind

COLUMNS = ("entry", "label", "definition", "field", "term")
_TOGETHER = re.compile(r"together (\d{1,3}): (with|terms|hints)")  # the fields of words that need company


def codebook_csv(entries: Iterable[Mapping], kind: Kind) -> bytes:
    """The entries as CSV in UTF-8, one row a term; texts such as a rule have a row of their own. Safe to open."""
    rows = [row for entry in entries for row in _rows(entry, kind)]
    return rows_text(COLUMNS, rows).encode("utf-8-sig")


def read_codebook_csv(content: bytes, name: str, kind: Kind) -> list[dict]:
    """The entries of such a table, in the order in which they first stand there.

    Raises
    ------
    InputError
        It is no such table: names the file, the row, what was found and what to do. What its terms may be is
        checked where the codebook is put together.
    """
    if len(content) > LARGEST_PAGE:
        raise InputError(f"{name}: is larger than a codebook can be ({LARGEST_PAGE // 2**20} MB at most).")
    entries: dict[str, dict] = {}
    for line, row in read_rows(decode(content, name), name, COLUMNS):
        _take(entries, row, kind, f"{name}, line {line}")
    if not entries:
        raise InputError(f"{name}: has no entry. Write one row a term: {', '.join(COLUMNS)}.")
    return list(entries.values())


def _rows(entry: Mapping, kind: Kind) -> list[tuple[str, ...]]:
    told = (entry["id"], str(entry.get("label", "")), str(entry.get(kind.definition, "")))
    named = ("id", "label", kind.definition)
    rows = [(*told, *cell) for name, value in entry.items() if name not in named for cell in _cells(name, value)]
    return rows or [(*told, "", "")]


def _cells(name: str, value: object) -> list[tuple[str, str]]:
    """What one field holds, as pairs of field and term."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        rules = enumerate(value, 1)
        return [(f"{name} {n}: {part}", term) for n, rule in rules for part, terms in rule.items() for term in terms]
    return [(name, str(each)) for each in (value if isinstance(value, list) else [value])]


def _take(entries: dict[str, dict], row: Mapping[str, str], kind: Kind, where: str) -> None:
    """Put one row into the entry that it belongs to."""
    label = row["label"]
    entry_id = row["entry"].strip() or new_id(label, ()) if row["entry"].strip() or label.strip() else ""
    if not entry_id:
        raise InputError(f"{where}: has no entry. Write the id of the entry that the term belongs to.")
    entry = entries.setdefault(entry_id, {"id": entry_id})
    for name, said in (("label", label), (kind.definition, row["definition"])):
        if name and said and entry.setdefault(name, said) != said:
            raise InputError(f"{where}: {entry_id} has the {name} {said!r}, and {entry[name]!r} before. Keep one.")
    if field := row["field"].strip():
        _put(entry, field, row["term"], kind, where)
    elif row["term"].strip():
        raise InputError(f"{where}: the term {row['term']!r} has no field. Write one of {_fields(kind)}.")


def _put(entry: dict, field: str, term: str, kind: Kind, where: str) -> None:
    parts = {part.name: part for part in kind.parts}
    if rule := _TOGETHER.fullmatch(field):
        rules = entry.setdefault("together", [])
        while len(rules) < int(rule[1]):
            rules.append({})
        rules[int(rule[1]) - 1].setdefault(rule[2], []).append(term)
    elif field not in parts:
        raise InputError(f"{where}: has the field {field!r}, which is none. Write one of {_fields(kind)}.")
    elif parts[field].kind == TERMS:
        entry.setdefault(field, []).append(term)
    elif field in entry:
        raise InputError(f"{where}: {entry['id']} has two rows of {field!r}, which holds one text. Keep one.")
    else:
        entry[field] = _number(term, where) if parts[field].kind == YEAR else term


def _number(term: str, where: str) -> int:
    if not term.strip().isdecimal():
        raise InputError(f"{where}: the year {term!r} is no number. Write it as 2024.")
    return int(term)


def _fields(kind: Kind) -> str:
    return ", ".join(part.name for part in kind.parts if part.name not in ("label", kind.definition))
