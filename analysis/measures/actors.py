"""The codebook of actors: states and organisations, the words that refer to them, and the words that only seem to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from analysis.errors import CodebookError
from analysis.text.terms import TermIndex
from analysis.text.typography import normalise
from analysis.text.wordlists import check_terms, read_toml, tables_of

KINDS = ("state", "territory", "organisation", "former")
_TERM_FIELDS = ("names", "demonyms", "capital", "people", "bynames")
_FIELDS = {"id", "label", "kind", *_TERM_FIELDS, "not"}
_TOP = {
    "title",
    "version",
    "source",
    "actor",
    "shared",
    "not",
    "ordinary_in_capitals",
    "after_place",
    "wary",
    "collectives",
}
_SIZES = {"two": 2, "three": 3}
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Actor:
    """One state or organisation, and the terms that refer to it; `exclusions` are phrases that do not."""

    id: str
    label: str
    kind: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    bynames: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that refers to the actor."""
        return tuple(term for name in _TERM_FIELDS for term in getattr(self, name))


@dataclass(frozen=True)
class Collectives:
    """How phrases such as "both states" are made.

    openings: by first word, the words of each opening and how many actors it asks for.
    nouns: for each noun the kinds (or labels) of actor it may mean, the likelier ones first.
    """

    openings: dict[str, list[tuple[tuple[str, ...], int]]]
    nouns: dict[str, tuple[frozenset[str], ...]]
    never_between: frozenset[str]


@dataclass(frozen=True)
class Wary:
    """Terms that mean something else in a sentence where one of `words` stands."""

    terms: frozenset[str]
    words: TermIndex


@dataclass(frozen=True)
class Actors:
    """A whole codebook of actors, ready for `find_mentions`.

    owners: for each term the labels it refers to; none for a phrase that refers to no actor.
    """

    actors: tuple[Actor, ...]
    owners: dict[str, tuple[str, ...]]
    wary: tuple[Wary, ...]
    ordinary_in_capitals: frozenset[str]
    after_place: frozenset[str]
    collectives: Collectives
    index: TermIndex = field(repr=False)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each actor, by label."""
        return {actor.label: actor.kind for actor in self.actors}

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The cities that stand for a government and for nothing else, such as a state of the same name."""
        return frozenset(city for actor in self.actors for city in actor.capital)

    @cached_property
    def named_together(self) -> dict[tuple[str, ...], int]:
        """Every set of actors that a term names, mostly one alone, with its number."""
        owners = sorted({labels for labels in self.owners.values() if labels})
        return {labels: number for number, labels in enumerate(owners)}

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Every term that refers to an actor: what a tone measure masks as a name."""
        return tuple(term for term, labels in self.owners.items() if labels)


def read_actors(path: Path) -> Actors:
    """The actors of a codebook such as corpus/codebooks/actors.toml; its head explains each field.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do: a field is unknown, missing or of the wrong sort, a
        term cannot be looked for, or a term stands under two actors without being listed in `shared`.
    """
    return actors_of(read_toml(path), path)


def actors_of(tables: Mapping, path: Path | str) -> Actors:
    """The actors of TOML that was read; `path` names its file in messages.

    Raises
    ------
    CodebookError
        As of `read_actors`.
    """
    _check_fields(tables, _TOP, f"{path}")
    actors = tuple(_actor(table, path) for table in tables_of(tables, "actor", path))
    if not actors:
        raise CodebookError(f"{path}: there is no actor. Add an [[actor]] with id, label, kind and names.")
    for name in ("id", "label"):
        _check_once([getattr(actor, name) for actor in actors], name, path)
    owners = _owners(actors, set(_terms(tables, "shared", f"{path}")), path)
    owners = _exclusions(actors, _terms(tables, "not", f"{path}"), owners, path) | owners
    return Actors(
        actors,
        owners,
        tuple(_wary(table, owners, path) for table in tables_of(tables, "wary", path)),
        frozenset(_terms(tables, "ordinary_in_capitals", f"{path}")),
        frozenset(_terms(tables, "after_place", f"{path}")),
        _collectives(tables.get("collectives", {}), [actor.label for actor in actors], f"{path}: collectives"),
        TermIndex((term, term) for term in owners),
    )


def _actor(table: dict, path: Path | str) -> Actor:
    where = f"{path}: actor {table.get('id') or table.get('label') or '?'!r}"
    _check_fields(table, _FIELDS, where)
    for name in ("id", "label", "kind", "names"):
        if not table.get(name):
            raise CodebookError(f"{where} has no {name}. Every actor needs id, label, kind and names.")
    if not isinstance(table["id"], str) or not _ID.fullmatch(table["id"]):
        raise CodebookError(f"{where}: the id may hold small letters, digits and _ only, as in united_states.")
    if table["kind"] not in KINDS:
        raise CodebookError(f"{where} has the kind {table['kind']!r}; choose one of {', '.join(KINDS)}.")
    terms = {name: _terms(table, name, where) for name in _TERM_FIELDS}
    if normalise(table["label"]) not in terms["names"]:
        raise CodebookError(f"{where}: its label {table['label']!r} is not among its names. Add it there.")
    return Actor(table["id"], table["label"], table["kind"], **terms, exclusions=_terms(table, "not", where))


def _terms(table: dict, name: str, where: str) -> tuple[str, ...]:
    """The terms of one field, in the typography of normalised text; none where it is left out or empty."""
    if not table.get(name):
        return ()
    terms = tuple(_normal(term) for term in check_terms(table[name], f"{where}, {name}"))
    for term in terms:
        if not _is_found(term):
            raise CodebookError(
                f"{where}, {name} has the term {term!r}, which is never found: a stop or comma ends a phrase. "
                "Write it without (St Lucia)."
            )
    return terms


_normal = lru_cache(maxsize=16_384)(normalise)  # the codebook is read again at each change of one of its terms


@lru_cache(maxsize=16_384)
def _is_found(term: str) -> bool:
    """Whether a term is found in its own words."""
    return bool(TermIndex([("", term)]).find(term.replace("*", "")))


def _owners(actors: Iterable[Actor], shared: set[str], path: Path | str) -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for term in actor.terms:
            others = owners.get(term, ())
            if actor.label in others:
                raise CodebookError(f"{path}: actor {actor.id!r} lists {term!r} in two fields; keep one.")
            if others and term not in shared:
                raise CodebookError(
                    f"{path}: {term!r} stands under both {others[0]!r} and {actor.label!r}. Keep it under one, "
                    "or list it in `shared` if it names both."
                )
            owners[term] = (*others, actor.label)
    return owners


def _exclusions(
    actors: Iterable[Actor], everywhere: Iterable[str], owners: dict[str, tuple[str, ...]], path: Path | str
) -> dict[str, tuple[str, ...]]:
    """The phrases that refer to no actor. One actor's `not` may be another's name: then it refers to that one."""
    for term in everywhere:
        if term in owners:
            raise CodebookError(f"{path}: not: {term!r} refers to {owners[term][0]!r}. Remove it from one of the two.")
    for actor in actors:
        if both := sorted(set(actor.exclusions) & set(actor.terms)):
            raise CodebookError(f"{path}: actor {actor.id!r} has {both[0]!r} as a term and in `not`. Keep one.")
    return dict.fromkeys((*everywhere, *(term for actor in actors for term in actor.exclusions)), ())


def _wary(table: dict, owners: dict, path: Path | str) -> Wary:
    where = f"{path}: wary {', '.join(map(str, table.get('terms', [])))}"
    _check_fields(table, {"terms", "words"}, where)
    terms = frozenset(_terms(table, "terms", where))
    if unknown := sorted(term for term in terms if not owners.get(term)):
        raise CodebookError(f"{where}: {unknown[0]!r} is no actor's term. Write it as it stands under its actor.")
    return Wary(terms, TermIndex((word, word) for word in check_terms(table.get("words"), where)))


def _collectives(table: dict, labels: Iterable[str], where: str) -> Collectives:
    _check_fields(table, {*_SIZES, "never_between", "noun"}, where)
    openings: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name, size in _SIZES.items():
        for opening in _terms(table, name, where):
            parts = tuple(opening.casefold().split())
            openings.setdefault(parts[0], []).append((parts, size))
    nouns = {}
    for entry in table.get("noun", []):
        _check_fields(entry, {"nouns", "kinds", "else_kinds"}, f"{where}, noun")
        nouns |= dict.fromkeys(_terms(entry, "nouns", f"{where}, noun"), _tiers(entry, set(labels), f"{where}, noun"))
    return Collectives(openings, nouns, frozenset(_terms(table, "never_between", where)))


def _tiers(entry: dict, labels: set[str], where: str) -> tuple[frozenset[str], ...]:
    first = frozenset(entry.get("kinds", []))
    every = first | set(entry.get("else_kinds", []))
    if unknown := sorted(every - labels - set(KINDS)):
        raise CodebookError(f"{where}: {unknown[0]!r} is no actor's label and none of {', '.join(KINDS)}.")
    return (first,) if every == first else (first, every)


def _check_fields(table: dict, known: set[str], where: str) -> None:
    if unknown := sorted(set(table) - known):
        raise CodebookError(f"{where} has the unknown field {unknown[0]!r}. Known are {', '.join(sorted(known))}.")


def _check_once(entries: list[str], name: str, path: Path | str) -> None:
    if repeated := sorted({entry for entry in entries if entries.count(entry) > 1}):
        raise CodebookError(f"{path}: two actors have the {name} {repeated[0]!r}. Give each its own.")
