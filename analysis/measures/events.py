"""Events: which meeting a paragraph is about, from the cues of the codebook and the paragraph before it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pandas as pd

from analysis.errors import CodebookError
from analysis.schemas import conform
from analysis.text.codebook import Field, check_entry, read_entries
from analysis.text.terms import TermIndex
from analysis.text.wordlists import read_toml

NO_EVENT = "none"
BOTH_EVENTS = "both"

_CUES = ("names", "places", "dates", "sides", "people", "acts")
_ALONE = ("names", "places", "dates")  # of them, those that decide without company
_EVENT_FIELDS = {name: Field("text") for name in ("id", "label", "definition")}
_EVENT_FIELDS |= {name: Field("terms", required=False) for name in _CUES}
_EVENT_FIELDS |= {"year": Field("number", required=False)}
_EVENT_FIELDS |= {name: Field("text", required=False) for name in ("rule", "short")}
_READING = ("meetings", "goes_on", "speaks_on", "pronouns", "breaks")
_READING_FIELDS = {name: Field("terms") for name in _READING}
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_YEAR = re.compile(r"[\s,]*((?:19|20)\d\d)\b")
_NOUN = re.compile(r"[^\W\d_]{1,30}")  # it stands in labels, where Streamlit reads Markdown
_HEAD = re.compile(r"[\s“‘(\[.…]*")


@dataclass(frozen=True)
class Event:
    """One meeting of the codebook; what each field means stands at the head of `corpus/codebooks/events.toml`."""

    id: str
    label: str
    definition: str
    cues: Mapping[str, tuple[str, ...]]
    year: int | None = None
    rule: str = ""
    short: str = ""


@dataclass(frozen=True)
class Events:
    """The event codebook: its meetings in order, and the words by which a paragraph goes on with the one before.

    lead: what the articles have to do with them, as a sentence for the Overview.
    """

    events: tuple[Event, ...]
    reading: Mapping[str, tuple[str, ...]]
    version: str = ""
    word: str = "event"
    lead: str = ""

    @property
    def ids(self) -> list[str]:
        """The events' ids, in the codebook's order."""
        return [event.id for event in self.events]

    @property
    def labels(self) -> dict[str, str]:
        """What each event is called on a chart."""
        return {event.id: event.label for event in self.events}

    @property
    def short_labels(self) -> dict[str, str]:
        """What each event is called where there is little room: "Anchorage"."""
        return {event.id: event.short or event.label for event in self.events}

    def code(self, found: Iterable[str]) -> str:
        """The code of a paragraph about these events: its id, `both` of two, ids joined by `+` of more, or `none`."""
        ids = [event_id for event_id in self.ids if event_id in set(found)]
        if len(ids) == len(self.events) == 2:
            return BOTH_EVENTS
        return "+".join(ids) or NO_EVENT


def read_events(path: Path | str) -> Events:
    """The event codebook of a TOML file.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    return events_of(read_toml(path), path)


def events_of(content: Mapping, path: Path | str) -> Events:
    """The event codebook of TOML that was read, with or without an event; `path` names its file in messages.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    reading = content.get("reading", {})
    check_entry(path, "[reading]", reading, _READING_FIELDS)
    entries = read_entries(path, content, "event", _EVENT_FIELDS) if content.get("event") else []
    events = tuple(_event(path, entry) for entry in entries)
    words = {name: tuple(reading[name]) for name in _READING}
    said = {name: str(content[name]) for name in ("version", "word", "lead") if name in content}
    if not _NOUN.fullmatch(said.get("word", "event")):
        raise CodebookError(f"{path}: 'word' is {said['word']!r}. Write one word: what one of the events is called.")
    return Events(events, words, **said)


def find_events(paragraphs: pd.DataFrame, sentences: pd.DataFrame, events: Events) -> pd.DataFrame:
    """One row per paragraph, in reading order: the meeting it is about, and the cues that say so; "events" frame.

    `evidence` gives the cues as they stand in the text, by kind, or the words by which the paragraph goes on with
    the one before it, or "no cue". Each is a term of the codebook, four words at most.

    Parameters
    ----------
    paragraphs
        paragraph_id and doc_id of each paragraph, in reading order.
    sentences
        paragraph_id and text of each sentence, in reading order.
    """
    reader = _Reader(events)
    texts: dict[str, list[str]] = {}
    for paragraph_id, text in zip(sentences["paragraph_id"], sentences["text"], strict=True):
        texts.setdefault(paragraph_id, []).append(text)
    pairs = zip(paragraphs["doc_id"], paragraphs["paragraph_id"], strict=True)
    rows = []
    for _, article in groupby(pairs, key=lambda pair: pair[0]):
        ids = [paragraph_id for _, paragraph_id in article]
        codes = reader.read_article([texts.get(paragraph_id, []) for paragraph_id in ids])
        rows += [(paragraph_id, *code) for paragraph_id, code in zip(ids, codes, strict=True)]
    return conform(pd.DataFrame(rows, columns=["paragraph_id", "event", "evidence"]), "events")


def _event(path: Path | str, entry: Mapping) -> Event:
    where = f"{path}: entry {entry['id']}"
    if not _ID.fullmatch(entry["id"]) or entry["id"] in (BOTH_EVENTS, NO_EVENT):
        raise CodebookError(f"{where}: an id has small letters, digits and _ only, and is neither both nor none.")
    cues = {kind: tuple(entry.get(kind, ())) for kind in _CUES}
    if not any(cues[kind] for kind in _ALONE):
        raise CodebookError(f"{where} has no cue that decides. Add a name, a place or a date.")
    if not any(cues[kind] for kind in _CUES if kind != "dates"):
        raise CodebookError(f"{where} has dates alone, which name no event. Add a name, a place, a side or a person.")
    texts = {name: entry[name] for name in ("id", "label", "definition")}
    return Event(**texts, cues=cues, year=entry.get("year"), rule=entry.get("rule", ""), short=entry.get("short", ""))


class _Cues:
    """The words of one sentence by event and kind of cue, as they stand in the text."""

    def __init__(self, found: Iterable[tuple[str, str, str]]):
        self._surfaces: dict[str, dict[str, list[str]]] = {}
        for owner, kind, surface in found:
            surfaces = self._surfaces.setdefault(owner, {}).setdefault(kind, [])
            if surface not in surfaces:
                surfaces.append(surface)

    def of(self, owner: str) -> dict[str, list[str]]:
        return self._surfaces.get(owner, {})

    def names_meeting(self, event: str) -> bool:
        """Whether the sentence alone says which meeting: by its name, or a place or date with another kind of cue."""
        kinds = set(self.of(event))
        if "names" in kinds:
            return True
        if kinds & {"places", "dates"} and len(kinds) > 1:
            return True
        return "places" in kinds and "meetings" in self.of("")

    def deciding(self, event: str) -> dict[str, list[str]]:
        """The cues that make a paragraph be about a meeting, in an article that names it."""
        found = self.of(event)
        kinds = [kind for kind in _ALONE if kind in found]
        kinds += ["sides"] if "sides" in found and "meetings" in self.of("") else []
        kinds += ["acts"] if "acts" in found and "people" in found else []
        if not kinds:
            return {}
        return {kind: found[kind] for kind in (*kinds, "people") if kind in found}


class _Reader:
    """Reads articles paragraph by paragraph; one index over all cues."""

    def __init__(self, events: Events):
        self._events = events
        self._years = {event.id: event.year for event in events.events}
        cues = [(f"{event.id} {kind}", term) for event in events.events for kind in _CUES for term in event.cues[kind]]
        self._index = TermIndex([*cues, *((f" {kind}", term) for kind in _READING for term in events.reading[kind])])

    def read_article(self, paragraphs: list[list[str]]) -> list[tuple[str, str]]:
        """Code and evidence of each paragraph."""
        cues = [[self._cues(text) for text in paragraph] for paragraph in paragraphs]
        named = [e for e in self._events.ids if any(one.names_meeting(e) for paragraph in cues for one in paragraph)]
        codes: list[tuple[str, str]] = []
        before: list[str] = []
        for paragraph, found in zip(paragraphs, cues, strict=True):
            deciding = {event: shown for event in named if (shown := _shown(one.deciding(event) for one in found))}
            evidence = self._evidence(deciding)
            if not deciding and before and paragraph:
                deciding, evidence = self._carried(before, paragraph[0], found[0])
            before = list(deciding)
            codes.append((self._events.code(before), evidence))
        return codes

    def _cues(self, text: str) -> _Cues:
        places = self._index.find(text)
        return _Cues(
            (*place.code.split(" "), text[place.start : place.end])
            for place in places
            if not self._is_of_another_year(place.code, text[place.end : place.end + 8])
            and not (place.code == " pronouns" and not _HEAD.fullmatch(text, 0, place.start))
        )

    def _is_of_another_year(self, code: str, after: str) -> bool:
        event, kind = code.split(" ")
        year = _YEAR.match(after)
        return kind == "dates" and year is not None and self._years[event] not in (None, int(year[1]))

    def _evidence(self, deciding: Mapping[str, str]) -> str:
        if len(deciding) > 1:
            return " | ".join(f"{self._events.labels[event]}: {shown}" for event, shown in deciding.items())
        return next(iter(deciding.values()), "no cue")

    def _carried(self, before: list[str], sentence: str, cues: _Cues) -> tuple[list[str], str]:
        """The events of the paragraph before that the first sentence goes on with, and the words that say so."""
        reading = cues.of("")
        if "breaks" in reading:
            return [], f"turns away from the paragraph before: {reading['breaks'][0]}"
        speech = reading.get("speaks_on", [])
        speaking = [event for event in before if speech and "people" in cues.of(event)]
        if speaking:
            return speaking, _goes_on(cues.of(speaking[0])["people"][:1] + speech[:1])
        if speech and "pronouns" in reading:
            return before, _goes_on(reading["pronouns"][:1] + speech[:1])
        if "goes_on" in reading:
            return before, _goes_on(reading["goes_on"][:1])
        return [], "no cue"


def _shown(found: Iterable[Mapping[str, list[str]]]) -> str:
    """The cues of a paragraph's sentences as a reader sees them, by kind; each once."""
    by_kind: dict[str, dict[str, None]] = {}
    for cues in found:
        for kind, surfaces in cues.items():
            by_kind.setdefault(kind, {}).update(dict.fromkeys(surfaces))
    return "; ".join(f"{kind}: {', '.join(surfaces)}" for kind, surfaces in by_kind.items())


def _goes_on(words: list[str]) -> str:
    return f"goes on from the paragraph before: {', '.join(words)}"
