"""Entries of a codebook: read from its text, written in a form, and what is wrong with one as it stands there."""

import re
import unicodedata
from collections.abc import Collection, Mapping

from analysis.errors import CodebookError
from analysis.projects.codebooks.dates import faulty_days, spelled_out, year_of
from analysis.projects.codebooks.kinds import (
    ACTOR_KIND,
    CHOICE,
    EVENT_KIND,
    TERMS,
    TOPIC_KIND,
    YEAR,
    Kind,
    Part,
    read_codebook,
)
from analysis.text.typography import normalise
from analysis.text.wordlists import check_can_be_found, tables_of, toml_of

_BETWEEN = re.compile(r"[,;\n]")
_LONGEST_ID = 60
_RESERVED = ("both", "none")  # codes of paragraphs, which no event may have as its id
_YEARS = range(1000, 2200)


def content_of(text: str, kind: Kind) -> dict:
    """The content of a codebook's text.

    Raises
    ------
    CodebookError
        It is not TOML, or holds something else than tables where its entries should be.
    """
    content = toml_of(text, kind.file)
    tables_of(content, kind.table, kind.file)
    return content


def written_of(entry: Mapping, kind: Kind) -> dict[str, str]:
    """What a form shows of an entry: the text of each field, terms one a line."""
    shown = {part.name: _shown(entry.get(part.name), part) for part in kind.parts}
    return shown | {"label": kind.label_of(entry) if entry else ""}


def entry_of(written: Mapping[str, str], kind: Kind, before: Mapping, taken: Collection[str] = ()) -> dict:
    """The entry that a form makes, empty fields left out; fields that no form shows are those of the one before.

    A new entry has an id of its label; an actor has its label among its names; the dates of an event are spelled out.
    """
    shown = written_of(before, kind)
    own = {part.name: _read(written.get(part.name, ""), part, before) for part in kind.parts}
    own |= {name: before.get(name, "") for name in own if before and written.get(name) == shown[name]}
    if kind is ACTOR_KIND and own["label"] and normalise(own["label"]) not in map(normalise, own["names"]):
        own["names"] = [own["label"], *own["names"]]
    if kind is EVENT_KIND:
        own["year"] = own["year"] or year_of(own["dates"]) or ""
        own["dates"] = spelled_out(own["dates"])
    fields = {"id": before.get("id") or new_id(own["label"], taken)} | own
    kept = {name: value for name, value in before.items() if name not in fields}
    return {name: value for name, value in (fields | kept).items() if value not in ("", [])}


def new_id(label: str, taken: Collection[str]) -> str:
    """An id of small letters, digits and _ that no other entry has: "Port accord" → `port_accord`."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_ID].strip("_") or "entry"
    names = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(taken) + 4))
    return next(name for name in names if name not in taken and name not in _RESERVED)


def content_with(content: Mapping, kind: Kind, entry: Mapping, place: int | None = None) -> dict:
    """The content with an entry in the place of the one with its id, else as a new one (at `place`, else last)."""
    entries = list(content.get(kind.table, []))
    at = next((at for at, each in enumerate(entries) if each.get("id") == entry["id"]), None)
    if at is not None:
        entries[at] = dict(entry)
    else:
        entries.insert(len(entries) if place is None else place, dict(entry))
    return with_entries(content, kind, entries)


def content_without(content: Mapping, kind: Kind, entry_id: str) -> dict:
    """The content without one entry."""
    return with_entries(content, kind, [each for each in content.get(kind.table, []) if each.get("id") != entry_id])


def with_entries(content: Mapping, kind: Kind, entries: list[dict]) -> dict:
    """The content with these entries, and of actors with whatever else names one brought into line."""
    changed = {**content, kind.table: entries}
    return _in_line(changed, content) if kind is ACTOR_KIND else changed


def troubles(entry: Mapping, kind: Kind, content: Mapping) -> dict[str, str]:
    """What is wrong with an entry, by field; "" for what is wrong with it among the others. Empty: it can be saved."""
    found = {part.name: said for part in kind.parts if (said := _trouble(entry, part))}
    if entry["id"] in [each.get("id") for each in content.get(kind.table, [])] and kind.label_of(entry).strip():
        found.pop("label", None)  # a group without a label goes by its id
    if not found:
        try:
            read_codebook(content_with(content, kind, entry), kind)
        except CodebookError as error:
            said = str(error).removeprefix(f"{kind.file}: ")
            found[""] = f"{said[:1].upper()}{said[1:]}"
    return found


def usable(entry: Mapping, kind: Kind) -> dict:
    """The entry with what is wrong left out, so that the rest can be looked up."""
    seen = {term for rule in entry.get("together", ()) for name in ("terms", "hints") for term in rule.get(name, ())}
    good: dict[str, list[str]] = {}
    for part in kind.term_parts:
        terms = dict.fromkeys(term for term in entry.get(part.name, []) if not _faults([term]))
        good[part.name] = [term for term in terms if term not in seen]
        seen |= set(terms) if kind is TOPIC_KIND else set()  # a term stands once in a topic
    blanks = {part.name: "…" for part in kind.parts if part.needed and part.kind not in (TERMS, CHOICE)}
    return blanks | dict(entry) | good


def _shown(value: object, part: Part) -> str:
    if part.kind == TERMS:
        return "\n".join(value or [])
    return "" if value is None else str(value)


def _read(written: str, part: Part, before: Mapping) -> object:
    if part.kind == TERMS:
        # A list pasted out of a file brings its quotation marks and commas along; a term that was there stays as it is.
        as_it_was = {normalise(term): term for term in before.get(part.name, ())}
        terms = (normalise(term.strip().strip('"“”[]').strip()) for term in _BETWEEN.split(written))
        return [as_it_was.get(term, term) for term in terms if term]
    if part.kind == YEAR:
        text = written.strip()
        return int(text) if text.isdecimal() else text
    return " ".join(written.split())


def _trouble(entry: Mapping, part: Part) -> str:
    value = entry.get(part.name)
    if value is None:
        what = "no term. Write one" if part.kind == TERMS else "empty. Fill it in"
        return f"{part.label}: {what}." if part.needed else ""
    if part.kind == TERMS:
        return _faults(value, part.label, dates=part.name == "dates")
    if part.kind == CHOICE and value not in part.choices:
        return f"{part.label}: {value!r} is none. Choose one of {', '.join(part.choices)}."
    if part.kind == YEAR and value not in _YEARS:
        return f"{part.label}: {value!r} is no year. Write one as 2024."
    return ""


def _faults(terms: list[str], where: str = "", *, dates: bool = False) -> str:
    """What is wrong with terms, as a sentence; empty where nothing is."""
    if dates and (faulty := faulty_days(terms)):
        return f"{where} has {faulty[0]!r}, which is no day of the calendar. Write 2024-05-03, or as texts do: May 3."
    try:
        check_can_be_found(terms, where)
    except CodebookError as error:
        return str(error)
    return ""


def _in_line(content: dict, before: Mapping) -> dict:
    """Actors: lists that name a term or a label that is gone or renamed, brought into line with the actors."""
    label_before = {each.get("id"): each.get("label") for each in before.get("actor", [])}
    label_now = {each.get("id"): each.get("label") for each in content["actor"]}
    labels = {old: label_now.get(actor_id) for actor_id, old in label_before.items()}
    owned = {normalise(term) for each in content["actor"] for _, term in ACTOR_KIND.terms_of(each)}
    wary = [rule | {"terms": _held(rule, owned)} for rule in content.get("wary", []) if _held(rule, owned)]
    changed = content | {"wary": wary}
    collectives = dict(content.get("collectives", {}))
    collectives["noun"] = [_relabelled(noun, labels) for noun in collectives.get("noun", [])]
    changed |= {"collectives": collectives}
    return {name: value for name, value in changed.items() if name in content and (value or name != "wary")}


def _held(rule: Mapping, owned: Collection[str]) -> list[str]:
    return [term for term in rule.get("terms", []) if normalise(term) in owned]


def _relabelled(noun: Mapping, labels: Mapping[str, str | None]) -> dict:
    lists = {
        name: [label for each in noun[name] if (label := labels.get(each, each))]
        for name in ("kinds", "else_kinds")
        if name in noun
    }
    return dict(noun) | lists
