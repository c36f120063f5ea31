"""Checking the entries of a ledger, a chronology or a grid of questions: what each field may name."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.errors import CodebookError
from analysis.scope import BOTH, JOINS_EVENTS, NONE
from analysis.text.codebook import Field, check_entry, read_entries
from analysis.text.wordlists import read_toml

EVENTS_BESIDES = (BOTH, NONE)
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_WHEN = re.compile(rf"{_DAY}(?:/{_DAY})?")
_SENTENCE = re.compile(r"(?P<paragraph>(?P<document>[^/]+)/p\d+)/s\d+")
MOST_ENTRIES = 5_000


@dataclass(frozen=True)
class Known:
    """What an entry may name: actors by label, acts, events and topics by id; sentences, where they are known.

    Without sentences (None) any id of the right form passes: a reader's ledger may speak of articles not at hand.
    Where it is not strict, any actor, event and topic passes: the codebooks of a reader's project change, and what was
    decided by those of yesterday is not lost.
    """

    actors: frozenset[str]
    acts: Mapping[str, str]
    events: tuple[str, ...]
    topics: frozenset[str]
    sentences: frozenset[str] | None = None
    strict: bool = True


def read_acts(path: Path) -> dict[str, str]:
    """The kinds of acts by id: their labels, in the order of the codebook.

    Raises
    ------
    CodebookError
        The file cannot be used as it stands.
    """
    return {act["id"]: act["label"] for act in _acts(path)}


def define_acts(path: Path) -> dict[str, str]:
    """The kinds of acts by label: what belongs to each, in the order of the codebook.

    Raises
    ------
    CodebookError
        The file cannot be used as it stands.
    """
    return {act["label"]: act["definition"] for act in _acts(path)}


def check_what(where: Path | str, entry: Mapping, known: Known) -> None:
    """Refuse an entry whose date, event, act, actors or topics are not as they may be.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    name = entry["id"]
    if "when" in entry and not _is_date(entry["when"]):
        found = f"'when' is {entry['when']!r}"
        raise CodebookError(
            f"{where}: entry {name}: {found}. Write a day, month or year, 2021-03-23, or two joined by /."
        )
    _one_of(where, name, "act", [entry["act"]] if "act" in entry else [], known.acts)
    if not known.strict:
        return
    several = entry["event"].split(JOINS_EVENTS) if len(known.events) > 2 else [entry["event"]]
    _one_of(where, name, "event", several, (*known.events, *EVENTS_BESIDES))
    _one_of(where, name, "actors", entry.get("actors", []), known.actors)
    _one_of(where, name, "topics", entry.get("topics", []), known.topics)


def check_sentences(where: Path | str, name: str, ids: Iterable[str], known: Known) -> tuple[str, ...]:
    """The sentence ids of one passage, all of one article, in reading order.

    Raises
    ------
    CodebookError
        An id has another form, names no sentence, or they are of several articles; or there is none.
    """
    ids = tuple(ids)
    for each in ids:
        if not _SENTENCE.fullmatch(each) or (known.sentences is not None and each not in known.sentences):
            raise CodebookError(f"{where}: entry {name}: there is no sentence {each!r}. Write one as joscelyn/p03/s01.")
    if len({each.split("/")[0] for each in ids}) != 1:
        raise CodebookError(f"{where}: entry {name}: 'at' should hold sentences of one article, but holds {list(ids)}.")
    return tuple(sorted(dict.fromkeys(ids)))


def check_entries(where: Path | str, entries: object, fields: Mapping[str, Field]) -> list[dict]:
    """The entries themselves, once each has an id of its own and the fields it should have; there may be none.

    Raises
    ------
    CodebookError
        A fault of one entry, or more entries than a page can hold.
    """
    checked = check_ids(where, entries)
    for entry in checked:
        check_entry(where, entry["id"], entry, fields)
    return checked


def check_ids(where: Path | str, entries: object) -> list[dict]:
    """The entries themselves, once each is a table with an id of its own; there may be none.

    Raises
    ------
    CodebookError
        They are no list of tables, one has no id or another's, or there are more than a page can hold.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CodebookError(f"{where}: should hold a list of entries, each under [[its kind]] in double brackets.")
    if len(entries) > MOST_ENTRIES:
        raise CodebookError(f"{where}: holds {len(entries):,} entries; {MOST_ENTRIES:,} at most. Split the file.")
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        name = entry.get("id")
        if not isinstance(name, str) or not name.strip():
            raise CodebookError(f"{where}: entry number {number} has no 'id'. Add one, or remove the entry.")
        if name in seen:
            raise CodebookError(f"{where}: entry {name} stands there twice. Give each entry an id of its own.")
        seen.add(name)
    return entries


def _is_date(when: str) -> bool:
    """Whether it is a date or two joined by /, each in the calendar, and the second not before the first."""
    if not _WHEN.fullmatch(when):
        return False
    begins, _, ends = when.partition("/")
    try:
        first, last = (date.fromisoformat(f"{each}-01-01"[:10]) for each in (begins, ends or begins))
    except ValueError:
        return False
    return first <= last or begins.startswith(ends)


def _acts(path: Path) -> list[dict]:
    fields = {"id": Field("text"), "label": Field("text"), "definition": Field("text")}
    return read_entries(path, read_toml(path), "act", fields)


def paragraphs_of(sentence_ids: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs that sentences stand in, each once, in the order of the sentences."""
    return tuple(dict.fromkeys(each.rpartition("/")[0] for each in sentence_ids))


def as_record(fields: Mapping[str, object]) -> dict:
    """Fields as a file of entries has them: several values as a list, empty ones left out."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}


def _one_of(where: Path | str, name: str, field: str, found: Iterable[str], known: Collection[str]) -> None:
    for each in found:
        if each not in known:
            raise CodebookError(f"{where}: entry {name}: {field!r} names {each!r}, which the codebook does not have.")
