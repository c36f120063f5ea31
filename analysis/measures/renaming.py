"""Renaming: the same text with the names of its actors exchanged in pairs, or masked.

What a measure says of a text should come from what the text says, not from whom it names. Renamed and read again, a
text shows how much of each figure is names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

import pandas as pd

from analysis.measures.actors import Actor, Actors
from analysis.measures.blinding import Place
from analysis.text.terms import TermIndex
from analysis.text.words import find_words

Pairs = Sequence[tuple[str, str]]

STATES: Pairs = (
    ("United States", "Russia"),
    ("China", "France"),
    ("United Kingdom", "India"),
    ("Germany", "Japan"),
    ("Iran", "Israel"),
    ("Ukraine", "Turkey"),
    ("Pakistan", "Poland"),
)
PAIRS: Pairs = (*STATES, ("European Union", "African Union"))
_WITH_ARTICLE = re.compile(r"United |.* Union$")  # of the names above: those that are called *the*
_THE = re.compile(r"\b[Tt]he $")
_OPENS = re.compile(r"(?:^|[.!?:][”’)]*\s+|\n)[“‘(]*$")  # where a sentence begins
_NO_ARTICLE_AFTER = re.compile(r"(?:[-–/]|\b[Aa]n? |\b(?:[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]his|[Tt]hat) )$")
_HEAD, _TAIL = "Qov", "Xov"  # no word, name or stem of a term begins so
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def partners(pairs: Pairs = PAIRS) -> dict[str, str]:
    """Each actor's label and that of the actor with which it changes places."""
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def exchange(text: str, places: Iterable[Place], actors: Actors, pairs: Pairs = PAIRS) -> str:
    """The text with every name of a pair replaced by its partner's name of the same kind.

    A name for a name, an adjective for an adjective, a capital for a capital, a leader for a leader; any other term
    (a party, a seat of government) for the name. Articles come and go with the names that need them. Possessives, the
    hyphens of compounds and the small words of a term (European *leaders*) stay. Collectives (*both countries*) name
    nobody and stay. Offsets change.

    Parameters
    ----------
    text
        One normalised paragraph.
    places
        Where its actors are mentioned, from `places_by_paragraph`.
    """
    other_of, known = partners(pairs), {actor.label: actor for actor in actors.actors}
    for label, start, end in sorted(places, key=lambda place: -place[1]):
        term = _term(text[start:end], label, actors) if label in other_of else None
        if term is not None:
            new, is_name = _partner(term, text[start:end], known[label], known[other_of[label]])
            begin, stop = _name_within(text, start, end)
            attributive = stop < end  # European *leaders*
            text = _put(text, begin, stop, new, is_name, attributive)
    return text


def mask(text: str, places: Iterable[Place], actors: Actors) -> str:
    """The text with every name of an actor replaced by as many words that mean nothing and that no lexicon knows.

    One actor has one such name throughout, under which `masked_actors` finds it. Collectives stay. The number of words
    stays, so that no share of words moves because a name is shorter.
    """
    spans = groupby(sorted(places, key=lambda place: (place[1], place[2])), key=lambda place: place[1:])
    named = [(tuple(label for label, *_ in group), *span) for span, group in spans]
    for labels, start, end in reversed(named):
        if labels in actors.named_together and _term(text[start:end], labels[0], actors) is not None:
            start, end = _name_within(text, start, end)
            text = text[:start] + _masked_name(_sign(labels, actors), len(find_words(text[start:end]))) + text[end:]
    return text


def exchanged_actors(actors: Actors, pairs: Pairs = PAIRS) -> Actors:
    """The codebook by which the actors of an exchanged text are found: a term of several words is exchanged with it.

    The *European leaders* of a text become *African Union leaders*, who must be as much of a term as they were.
    """
    other_of = partners(pairs)
    terms = [(term, labels[0]) for term, labels in actors.owners.items() if len(labels) == 1 and " " in term]
    new = {
        exchange(term, [Place(label, 0, len(term))], actors, pairs): (other_of[label],)
        for term, label in terms
        if label in other_of
    }
    owners = {term: labels for term, labels in new.items() if len(term.split()) > 1} | actors.owners
    return replace(actors, owners=owners, index=TermIndex((term, term) for term in owners))


def masked_actors(actors: Actors) -> Actors:
    """The codebook by which the actors of a masked text are found: every term masked as the text is."""
    owners = {
        mask(term, [Place(label, 0, len(term)) for label in labels], actors).rstrip("-").removeprefix("the "): labels
        for term, labels in actors.owners.items()
        if labels
    }
    blank = {"demonyms": (), "capital": (), "people": (), "bynames": (), "exclusions": ()}
    return replace(
        actors,
        actors=tuple(replace(actor, names=_names_of(actor.label, owners), **blank) for actor in actors.actors),
        owners=owners,
        wary=(),
        ordinary_in_capitals=frozenset(),
        index=TermIndex((term, term) for term in owners),
    )


def places_by_paragraph(
    paragraphs: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame
) -> dict[str, list[Place]]:
    """Each paragraph_id with the places of its mentions in the paragraph's text, in reading order, each once."""
    starts, at = {}, {}
    texts = dict(zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True))
    columns = (sentences[name] for name in ("sentence_id", "paragraph_id", "text"))
    for sentence_id, paragraph_id, text in zip(*columns, strict=True):
        starts[sentence_id] = texts[paragraph_id].index(text, at.get(paragraph_id, 0))
        at[paragraph_id] = starts[sentence_id] + len(text)
    found: dict[str, dict[Place, None]] = {paragraph_id: {} for paragraph_id in texts}
    columns = (mentions[name] for name in ("sentence_id", "actor", "surface", "start"))
    for sentence_id, actor, surface, start in zip(*columns, strict=True):
        begin = starts[sentence_id] + start
        found[sentence_id.rpartition("/")[0]][Place(actor, begin, begin + len(surface))] = None
    return {paragraph_id: sorted(places, key=lambda place: place.start) for paragraph_id, places in found.items()}


def _term(surface: str, label: str, actors: Actors) -> str | None:
    """The term by which an actor is named; None for a collective, which names nobody."""
    found = (place.term for place in actors.index.find(surface, one_code=True) if not place.start)
    return next((term for term in found if label in actors.owners[term]), None)


def _name_within(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without the small words before and after the name: `the Commission`, `European leaders`."""
    words = [word for word in find_words(text[start:end]) if not word.form[:1].islower()]
    return (start + words[0].start, start + words[-1].end) if words else (start, end)


def _partner(term: str, surface: str, own: Actor, other: Actor) -> tuple[str, bool]:
    """The partner's name of the kind that the term is, for want of one its own name; whether it is its own name."""
    wanted: Sequence[str] = ()
    if term.endswith("-"):
        wanted = (*(form[:-1] for form in other.demonyms if form.endswith("-")), *other.demonyms)
    elif term in own.demonyms:
        plurals = tuple(form for form in other.demonyms if form.endswith("s")) if surface.endswith("s") else ()
        wanted = (*plurals, *other.demonyms)
    elif term in own.capital:
        wanted = other.capital
    elif term in own.people:
        wanted = _counterpart(term, own.people, other.people)
    return (*wanted, *other.names)[0], not wanted


def _counterpart(person: str, own: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """The other side's person of the same rank among names of as many words: a surname for a surname."""
    n_words = len(person.split())
    alike = [name for name in others if len(name.split()) == n_words] or list(others)
    rank = [name for name in own if len(name.split()) == n_words].index(person)
    return alike[rank % len(alike) :][:1] if alike else ()


def _put(text: str, start: int, end: int, new: str, is_name: bool, attributive: bool) -> str:
    """The text with the new name in place of the old, and the article before it where it needs one, else none."""
    article = _THE.search(text[:start]) if is_name else None
    start = article.start() if article else start
    # An *a* stays before American: as *an* it would show a reader with names hidden what name comes.
    before, after = text[:start], text[end:]
    bare = attributive or _NO_ARTICLE_AFTER.search(before) or after[:1] in ("-", "–", "/")
    if not is_name or not _WITH_ARTICLE.match(new) or bare:
        return before + new + after
    return f"{before}{'The' if _OPENS.search(before) else 'the'} {new}{after}"


def _sign(labels: tuple[str, ...], actors: Actors) -> str:
    """Three letters for each actor, and for each set of actors that one term names."""
    number, n = actors.named_together[labels], len(_LETTERS)
    return "".join(_LETTERS[number // n**place % n] for place in (2, 1, 0))


def _masked_name(sign: str, n_words: int) -> str:
    return " ".join([_HEAD + sign, *[_TAIL + sign] * (n_words - 1)])


def _names_of(label: str, owners: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(name for name, labels in owners.items() if labels == (label,))
