"""Versions of a project's codebooks: every save is one, with what it changed; each can be restored.

The file codebooks/history.csv has a row a save: when, which codebook, its version and the one before, what was said of
the change, the entry with its place, and the entry before and after as JSON. A change of more than one entry (a file
that was read in, the default again) keeps in `before` the whole text that it replaced, and no entry.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from analysis.errors import CodebookError, InputError
from analysis.exchange.builtin import CORPUS
from analysis.projects.codebooks.amounts import amount, few
from analysis.projects.codebooks.cells import read_rows, rows_text
from analysis.projects.codebooks.entries import content_of, content_with, content_without
from analysis.projects.codebooks.kinds import EVENT_KIND, TERMS, Kind, read_codebook
from analysis.projects.codebooks.writing import text_with, with_version
from analysis.projects.fresh import empty_events
from analysis.projects.project import HISTORY, Project

_LARGEST = 5 * 2**20  # signs of a history; the oldest versions go first
_BROKEN = "broken"  # in the place of a version, which then cannot be read
_MOST_TERMS = 4  # said of a change, on one side


@dataclass(frozen=True)
class Change:
    """One save: when (ISO, UTC), codebook (its id), version and the one before, what was said, and what changed.

    entry, place: the one entry that changed, and where it stands (from 0); empty where it was more. before, after: the
    entry as JSON, empty where there was none; without an entry, `before` is the text of the whole file.
    """

    when: str
    codebook: str
    version: str
    previous: str
    said: str
    entry: str = ""
    place: str = ""
    before: str = ""
    after: str = ""


_COLUMNS = tuple(field.name for field in fields(Change))


def codebook_text(project: Project | None, kind: Kind) -> str:
    """The text of a codebook as it stands: the project's own, else the built-in one."""
    own = project.own.get(kind.file) if project else None
    return own or (CORPUS / kind.file).read_text(encoding="utf-8")


def default_text(kind: Kind) -> str:
    """The text that a new project begins with: the built-in one; of events, one without any event."""
    return empty_events(CORPUS) if kind is EVENT_KIND else codebook_text(None, kind)


def history_of(project: Project) -> list[Change]:
    """The changes of a project's codebooks, oldest first.

    Raises
    ------
    InputError
        The file of the history is no table of them.
    """
    rows = read_rows(project.own.get(HISTORY, ""), HISTORY, _COLUMNS)
    return [Change(*(row[name] for name in _COLUMNS)) for _, row in rows]


def edited(project: Project, kind: Kind, content: Mapping, when: datetime) -> Project:
    """The project with a codebook that has this content, of which one entry was added, changed or taken out.

    Raises
    ------
    CodebookError
        The codebook cannot be used as it would stand; names the file, the entry, what was found and what to do.
    InputError
        The history cannot be read.
    """
    text = codebook_text(project, kind)
    before = content_of(text, kind)
    entry_id, old, new = _one_change(before, content, kind)
    said = f"{kind.title}: {said_change(old, new, kind)}"
    same_rest = _rest(before, kind) == _rest(content, kind)
    row = {"entry": entry_id, "place": str(_place(before if old else content, kind, entry_id))}
    row |= {"before": _json(old), "after": _json(new)}
    version = _following(project, kind, when)
    changed = text_with(text, {**content, "version": version}, kind)
    return _saved(project, kind, changed, version, said, when, row if same_rest else {"before": text})


def replaced(project: Project, kind: Kind, text: str, said: str, when: datetime) -> Project:
    """The project with another text of a codebook; errors as of `edited`."""
    version = _following(project, kind, when)
    row = {"before": codebook_text(project, kind)}
    return _saved(project, kind, with_version(text, version, kind), version, f"{kind.title}: {said}", when, row)


def reset(project: Project, kind: Kind, when: datetime) -> Project:
    """The project with a codebook as a new project has it; the one that it had stays among the versions."""
    text, before = default_text(kind), codebook_text(project, kind)
    version = str(content_of(text, kind).get("version", "default"))
    said = f"{kind.title}: the default again."
    row = Change(_stamp(when), kind.id, version, _version(project, kind), said, before=before)
    own = text if kind is EVENT_KIND else None
    return _with_history(project.with_file(kind.file, own, said), row, said)


def restored(project: Project, kind: Kind, version: str, when: datetime) -> Project:
    """The project with a codebook as it was in an earlier version, saved as a new one.

    Raises
    ------
    InputError
        There is no such version.
    """
    text = text_of_version(project, kind, version)
    return replaced(project, kind, text, f"version {version} restored.", when)


def text_of_version(project: Project, kind: Kind, version: str) -> str:
    """The text of an earlier version: the present one, each later change taken back in turn.

    Raises
    ------
    InputError
        There is no such version.
    """
    text = codebook_text(project, kind)
    for change in reversed([each for each in history_of(project) if each.codebook == kind.id]):
        if change.version == version:
            return text
        text = _taken_back(text, change, kind)
        if change.previous == version:
            return text
    raise InputError(f"{kind.title}: there is no version {version}. Choose one of the list.")


def said_change(old: Mapping | None, new: Mapping | None, kind: Kind) -> str:
    """What changed in an entry, as a sentence: "“Europe” changed. Terms: + Lisbon; − Brussels."."""
    name = kind.label_of(new or old or {})
    if not old:
        return f"“{name}” added, with {_terms(new, kind)}."
    if not new:
        return f"“{name}” deleted, with {_terms(old, kind)}."
    called = f"“{kind.label_of(old)}” renamed “{name}”." if kind.label_of(old) != name else f"“{name}” changed."
    parts = [said for part in kind.parts if part.name != "label" and (said := _said_part(old, new, part))]
    return " ".join([called, *parts])


def next_version(taken: Iterable[str], when: datetime) -> str:
    """The version of a save: its day; with a number from the second save of a day on: "2026-11-22.2"."""
    day, taken = when.date().isoformat(), set(taken)
    names = (day if number == 1 else f"{day}.{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _saved(
    project: Project, kind: Kind, text: str, version: str, said: str, when: datetime, row: Mapping[str, str]
) -> Project:
    read_codebook(content_of(text, kind), kind)
    change = Change(_stamp(when), kind.id, version, _version(project, kind), said, **row)
    return _with_history(project.with_file(kind.file, text, said), change, said)


def _following(project: Project, kind: Kind, when: datetime) -> str:
    taken = {each.version for each in history_of(project) if each.codebook == kind.id}
    return next_version({_version(project, kind), *taken}, when)


def _with_history(project: Project, row: Change, said: str) -> Project:
    rows = [astuple(each) for each in (*history_of(project), row)]
    while len(rows) > 1 and sum(len(cell) for each in rows for cell in each) > _LARGEST:
        rows.pop(0)
    return project.with_file(HISTORY, rows_text(_COLUMNS, rows), said)


def _version(project: Project, kind: Kind) -> str:
    """The version that stands; of a text that somebody broke by hand, that it is broken."""
    try:
        return str(content_of(codebook_text(project, kind), kind).get("version", "1"))
    except CodebookError:
        return _BROKEN


def _stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _one_change(before: Mapping, after: Mapping, kind: Kind) -> tuple[str, dict | None, dict | None]:
    """The id of the entry that differs, and the entry as it was and as it is; None where there is none."""
    old = {each["id"]: each for each in before.get(kind.table, [])}
    new = {each["id"]: each for each in after.get(kind.table, [])}
    changed = [each for each in (old | new) if old.get(each) != new.get(each)]
    if not changed:
        raise CodebookError("Nothing was changed: there is nothing to save.")
    return changed[0], old.get(changed[0]), new.get(changed[0])


def _place(content: Mapping, kind: Kind, entry_id: str) -> int:
    return [each["id"] for each in content[kind.table]].index(entry_id)


def _rest(content: Mapping, kind: Kind) -> dict:
    return {name: value for name, value in content.items() if name not in (kind.table, "version")}


def _json(entry: Mapping | None) -> str:
    return json.dumps(entry, ensure_ascii=False) if entry else ""


def _taken_back(text: str, change: Change, kind: Kind) -> str:
    if not change.entry:
        return change.before
    content = content_of(text, kind)
    if not change.before:
        return text_with(text, content_without(content, kind, change.entry), kind)
    place = int(change.place) if change.place.isdecimal() else None
    try:
        entry = json.loads(change.before) | {"id": change.entry}
    except (ValueError, TypeError) as error:
        raise InputError(f"{HISTORY}: the entry {change.entry!r} of {change.when} is not whole.") from error
    return text_with(text, content_with(content, kind, entry, place), kind)


def _said_part(old: Mapping, new: Mapping, part) -> str:
    before, after = old.get(part.name), new.get(part.name)
    if before == after:
        return ""
    if part.kind != TERMS:
        return f"{part.label}: “{before or ''}” → “{after or ''}”."
    come = [term for term in after or [] if term not in (before or [])]
    gone = [term for term in before or [] if term not in (after or [])]
    said = [f"{sign} {few(terms, _MOST_TERMS)}" for sign, terms in (("+", come), ("−", gone)) if terms]
    return f"{part.label}: {'; '.join(said) or 'in another order'}."


def _terms(entry: Mapping, kind: Kind) -> str:
    return amount(len(kind.terms_of(entry)), "term")
