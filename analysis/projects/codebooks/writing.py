"""A codebook's text after a change: its comments, its order and whatever did not change stay as they were.

The standard library reads TOML and writes none; tomlkit (MIT) writes it without touching the rest of a file, so that
the head of a codebook goes on explaining its fields, and two versions differ in the words that were changed alone.
"""

from collections.abc import Mapping

import tomlkit
from tomlkit.exceptions import TOMLKitError

from analysis.errors import CodebookError
from analysis.projects.codebooks.kinds import Kind
from analysis.text.wordlists import toml_of

_LINE = 100  # signs of a list that stands on one line


def text_with(text: str, content: Mapping, kind: Kind) -> str:
    """The text of a codebook changed so that it holds this content."""
    content = {name: value for name, value in content.items() if name != kind.table or value}
    try:
        written = _synced(text, content, kind)
        if toml_of(written, kind.file) == content:
            return written
    except (TOMLKitError, CodebookError, ValueError, TypeError):
        pass  # an unusual file: it is written anew, and keeps the comments at its head
    return _head(text) + tomlkit.dumps({name: _item(value) for name, value in _tables_last(content).items()})


def with_version(text: str, version: str, kind: Kind) -> str:
    """The text with this version."""
    return text_with(text, _tables_last(toml_of(text, kind.file) | {"version": version}), kind)


def _synced(text: str, content: Mapping, kind: Kind) -> str:
    document = tomlkit.parse(text)
    for name in [name for name in document if name not in content]:
        del document[name]
    for name, value in content.items():
        held = document.get(name)
        if held is not None and held.unwrap() == value:
            continue
        if name == kind.table and held:
            _sync_entries(held, value)
        else:
            document[name] = _item(value)
    return tomlkit.dumps(document)


def _sync_entries(held, entries: list[Mapping]) -> None:
    """Bring the tables of a document into line with the entries, in their order."""
    ids = [entry["id"] for entry in entries]
    for at in reversed(range(len(held))):
        if held[at].get("id") not in ids:
            del held[at]
    for at, entry in enumerate(entries):
        if at < len(held) and held[at].get("id") == entry["id"]:
            _sync_fields(held[at], entry)
        else:
            held.insert(at, _table(entry))


def _sync_fields(held, entry: Mapping) -> None:
    for name in [name for name in held if name not in entry]:
        del held[name]
    for name, value in entry.items():
        if name not in held or held[name].unwrap() != value:
            held[name] = _item(value)


def _item(value: object):
    """A value as tomlkit writes it: a long list one term a line, a list of tables each under its own head."""
    if isinstance(value, Mapping):
        return _table(value)
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        tables = tomlkit.aot()
        for each in value:
            tables.append(_table(each))
        return tables
    item = tomlkit.item(value)
    if isinstance(value, list) and sum(len(str(each)) + 4 for each in value) > _LINE:
        item.multiline(True)
    return item


def _table(entry: Mapping):
    table = tomlkit.table()
    for name, value in _tables_last(entry).items():
        table.add(name, _item(value))
    return table


def _tables_last(content: Mapping) -> dict:
    """The fields with those that are tables at the end: a plain field after a table would belong to it."""
    plain = {name: value for name, value in content.items() if not _is_table(value)}
    return plain | {name: value for name, value in content.items() if name not in plain}


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _head(text: str) -> str:
    """The comments that a file begins with."""
    lines = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "".join(lines)
