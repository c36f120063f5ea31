"""Editing facts by hand: two made one, one made two, a new one from a pair of sentences."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from analysis.errors import CodebookError
from analysis.facts.ledger import Fact, Telling
from analysis.results import Results
from analysis.scope import BOTH, JOINS_EVENTS, NONE

YOURS = "yours"  # origin of a fact that a reader wrote
PROPOSED = "proposed"  # origin of one that the machine proposed and a reader confirmed
_PASSED_OVER = frozenset(
    "a an and as at by for from had has have in is its of on or that the their to was were with".split()
)
_ID_WORDS = 5
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def new_id(what: str, taken: Collection[str]) -> str:
    """An id of the first words of a fact that say something, with a number where it is taken: `lavrov_met_wang`."""
    words = [word for word in re.findall(r"[a-z0-9]+", what.lower()) if word not in _PASSED_OVER]
    stem = "_".join(words[:_ID_WORDS]) or "fact"
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(name for name in numbered if name not in taken)


def merged(one: Fact, other: Fact) -> Fact:
    """The first fact with all that the second tells: the sentences of both, article by article.

    What a fact can have but one of (words, date, place, act, how it is told apart) is the first's, else the second's.
    """
    tellings = {telling.doc_id: telling for telling in one.tellings}
    for telling in other.tellings:
        own = tellings.get(telling.doc_id)
        tellings[telling.doc_id] = _joined(own, telling) if own else telling
    return replace(
        one,
        event=one.event if one.event != "none" else other.event,
        when=one.when or other.when,
        place=one.place or other.place,
        act=one.act or other.act,
        apart=one.apart or other.apart,
        why=one.why or other.why,
        **{name: _union(getattr(one, name), getattr(other, name)) for name in ("actors", "topics", "chronology")},
        tellings=tuple(tellings.values()),
    )


def split_off(fact: Fact, sentence_ids: Collection[str], name: str, what: str) -> tuple[Fact, Fact]:
    """The fact without some of its sentences, and a new one (`name`, `what`) that has them.

    A telling that goes whole takes its words along; one that is cut keeps them, and its anchors are made anew.

    Raises
    ------
    CodebookError
        None of the sentences is the fact's, or all of them are.
    """
    moved, kept = set(sentence_ids), []
    gone = [_only(telling, moved) for telling in fact.tellings]
    kept = [_without(telling, moved) for telling in fact.tellings]
    if not any(gone) or not any(kept):
        raise CodebookError("Choose some of its sentences for the new fact, but not all of them.")
    old = replace(fact, tellings=tuple(filter(None, kept)))
    new = replace(fact, id=name, what=what, tellings=tuple(filter(None, gone)), chronology=(), origin=YOURS)
    return together(old), together(new)


def with_sentences(fact: Fact, sentence_ids: Iterable[str]) -> Fact:
    """The fact told by these sentences too, each with its article's others."""
    more = [Telling((sentence_id,)) for sentence_id in sentence_ids]
    for telling in more:
        fact = merged(fact, replace(fact, tellings=(telling,)))
    return fact


def together(fact: Fact) -> Fact:
    """The fact without a word of how it is told apart, where fewer than two articles tell it."""
    return replace(fact, apart="", why="") if len(fact.tellings) < 2 else fact


def fact_of_pair(pair: Mapping, results: Results) -> Fact:
    """What is known of the fact that a proposed pair ("alignments" row) may tell; its words are for a reader to write.

    The date that both name, the actors and topics that both mention, the meeting that both paragraphs are about.
    """
    ids = (pair["sentence_id"], pair["other_id"])
    dates = [value for value in terms_of(pair, "shared_dates") if _DAY.fullmatch(value)]
    return Fact(
        id="",
        what="",
        event=_event(results, ids),
        when=max(dates, key=len, default=""),
        actors=_of_both(results.mentions, "actor", ids),
        topics=_of_both(results.topic_mentions, "topic", ids),
        tellings=tuple(Telling((sentence_id,)) for sentence_id in ids),
        origin=PROPOSED,
    )


def terms_of(pair: Mapping, column: str) -> list[str]:
    """The terms of one column of an "alignments" row; none where its cell is empty."""
    value = pair[column]
    return value.split("; ") if isinstance(value, str) and value else []


def _joined(one: Telling, other: Telling) -> Telling:
    said = " ".join(dict.fromkeys(part for part in (one.said, other.said) if part))
    ids = tuple(sorted({*one.sentence_ids, *other.sentence_ids}))
    # Anchors of one part alone would lose the other, once the text is scored anew.
    anchors = _union(one.anchors, other.anchors) if one.anchors and other.anchors else ()
    return Telling(ids, said, _union(one.framing, other.framing), anchors)


def _only(telling: Telling, moved: Collection[str]) -> Telling | None:
    held = tuple(each for each in telling.sentence_ids if each in moved)
    if len(held) == len(telling.sentence_ids):
        return telling
    return Telling(held) if held else None


def _without(telling: Telling, moved: Collection[str]) -> Telling | None:
    held = tuple(each for each in telling.sentence_ids if each not in moved)
    if len(held) == len(telling.sentence_ids):
        return telling
    return replace(telling, sentence_ids=held, anchors=()) if held else None


def _union(one: tuple, other: tuple) -> tuple:
    return tuple(dict.fromkeys((*one, *other)))


def _of_both(frame, column: str, ids: tuple[str, str]) -> tuple[str, ...]:
    """What stands in both sentences, in the order of the first."""
    first, second = (list(dict.fromkeys(frame.loc[frame["sentence_id"] == each, column])) for each in ids)
    return tuple(each for each in first if each in second)


def _event(results: Results, ids: tuple[str, str]) -> str:
    """What both paragraphs are about: an event, several of them as a paragraph's code has them, or none."""
    events = results.events.set_index("paragraph_id")["event"]
    one, other = (events.get(each.rpartition("/")[0], NONE) for each in ids)
    if one == other or BOTH in (one, other):
        return other if one == BOTH else one
    return JOINS_EVENTS.join(event for event in one.split(JOINS_EVENTS) if event in other.split(JOINS_EVENTS)) or NONE
