"""The neutral chronology: what happened, whoever tells it, each entry with its sources."""

from dataclasses import dataclass
from pathlib import Path

from analysis.facts.entries import Known, as_record, check_entries, check_what
from analysis.text.codebook import Field

_FIELDS = {
    "id": Field("text"),
    "when": Field("text"),
    "what": Field("text"),
    "event": Field("text"),
    "place": Field("text", required=False),
    "actors": Field("names", required=False),
    "act": Field("text", required=False),
    "topics": Field("names", required=False),
    "sources": Field("names"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when (ISO), what in our own words, and who says so (`sources`)."""

    id: str
    when: str
    what: str
    event: str
    sources: tuple[str, ...]
    place: str = ""
    actors: tuple[str, ...] = ()
    act: str = ""
    topics: tuple[str, ...] = ()

    def record(self) -> dict:
        """The entry as the chronology's file has it; empty fields are left out."""
        return as_record({name: getattr(self, name) for name in _FIELDS})


def entries_of(entries: list[dict], where: Path | str, known: Known) -> tuple[Entry, ...]:
    """The entries of a chronology, checked, by date; of one date in the order given.

    Raises
    ------
    CodebookError
        `where` (the file), the entry, what was found and what to do.
    """
    checked = check_entries(where, entries, _FIELDS)
    for entry in checked:
        check_what(where, entry, known)
    return tuple(sorted(map(_entry, checked), key=lambda entry: entry.when))


def _entry(entry: dict) -> Entry:
    several = {name: tuple(entry.get(name, ())) for name in ("actors", "topics", "sources")}
    return Entry(**{name: value for name, value in entry.items() if name not in several}, **several)
