"""Mentions: where a text names a state or an organisation, or refers to two of them at once ("both countries")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from analysis.measures.actors import Actors, Collectives, read_actors
from analysis.schemas import conform, empty
from analysis.text.terms import Found
from analysis.text.voice import voice_at
from analysis.text.words import Word, find_words

__all__ = ["find_mentions", "read_actors"]

_HYPHENS = "-‐‑–"
# What may stand between the members of a list: a comma, a conjunction or a hyphen, and a small word or title.
_LIST_JOINT = re.compile(
    r"(?:[’']s?)?(?:,? (?:and|or|nor|as well as|with) |, |[-–—/])(?:(?:the|in|of|to|from|that|President|Mr|Mrs|Ms) )*"
)
_CLEARLY = 2  # a leading actor is named at least so many times as often as the next


class Named(NamedTuple):
    """One reference: the actor's label, and its place in a stretch of text."""

    actor: str
    start: int
    end: int


class Collective(NamedTuple):
    """One phrase such as "both states": its place, how many actors it asks for, and of which kinds."""

    start: int
    end: int
    size: int
    kinds: frozenset[str]


def find_mentions(sentences: pd.DataFrame, voices: pd.DataFrame, actors: Actors) -> pd.DataFrame:
    """ "mentions" frame: one row per reference to an actor, in reading order; a collective gives one for each member.

    A collective counts only where it is clear who is meant: its own sentence, its paragraph or the one before names
    exactly as many actors as it asks for, lists as many ("Russia and China"), or names as many far more often than
    the next. A sentence without text (features edition) has no row here: its mentions come with that edition.

    Parameters
    ----------
    sentences
        sentence_id, paragraph_id and text (normalised), in reading order; paragraphs of many articles may follow.
    voices
        "voices" frame of those sentences.

    Raises
    ------
    SchemaError
        A frame lacks a column.
    """
    rows = []
    for article in _articles(sentences):
        earlier = _Context("")
        for paragraph in article:
            earlier = _read_paragraph(paragraph, earlier, actors, rows)
    if not rows:
        return empty("mentions")
    found = pd.DataFrame(rows, columns=["mention_id", "sentence_id", "actor", "surface", "start"])
    return conform(found.assign(voice=voice_at(found[["sentence_id", "start"]], voices).to_numpy()), "mentions")


def _articles(sentences: pd.DataFrame) -> Iterator[Iterator[list[tuple[str, str]]]]:
    """For each article its paragraphs, each a list of sentence ids and texts."""
    texts = sentences["text"].where(sentences["text"].notna(), "")
    rows = zip(sentences["paragraph_id"], sentences["sentence_id"], texts, strict=True)
    for _, article in groupby(rows, key=lambda row: row[0].rpartition("/")[0]):
        yield ([row[1:] for row in paragraph] for _, paragraph in groupby(article, key=lambda row: row[0]))


class _Context:
    """The references of a stretch of text, as far as it was read."""

    def __init__(self, text: str, named: Iterable[Named] = ()):
        self.text = text
        self.named = list(named)

    def add(self, text: str, named: Iterable[Named]) -> None:
        """Read one sentence more."""
        begin = len(self.text) + 1
        self.text = f"{self.text} {text}"
        self.named += [Named(one.actor, one.start + begin, one.end + begin) for one in named]

    def members(self, collective: Collective, kinds: dict[str, str]) -> tuple[str, ...]:
        """Who the collective means, in the order of their names here; none where that is not clear."""
        named = [one for one in self.named if kinds[one.actor] in collective.kinds]
        counts = Counter(one.actor for one in named)
        if len(counts) <= collective.size:
            return tuple(counts) if len(counts) == collective.size else ()
        return self._last_list(named, collective.size) or _leading(counts, collective.size)

    def _last_list(self, named: list[Named], size: int) -> tuple[str, ...]:
        """The actors of the last list ("Russia and China") that has just so many."""
        lists: list[list[str]] = []
        for left, right in zip([None, *named], named, strict=False):
            joined = left and (left.start == right.start or _LIST_JOINT.fullmatch(self.text, left.end, right.start))
            lists = lists if joined else [*lists, []]
            lists[-1].append(right.actor)
        fitting = [found for found in lists if len(set(found)) == size]
        return tuple(dict.fromkeys(fitting[-1])) if fitting else ()


def _leading(counts: Counter, size: int) -> tuple[str, ...]:
    ranked = counts.most_common()
    clear = ranked[size - 1][1] >= _CLEARLY * ranked[size][1]
    return tuple(actor for actor, _ in ranked[:size]) if clear else ()


def _read_paragraph(sentences: list[tuple[str, str]], earlier: _Context, actors: Actors, rows: list) -> _Context:
    """Add the paragraph's mentions to the rows; give what it named, for the collectives of the next."""
    named = [(_named(text, actors) if text else []) for _, text in sentences]
    whole = _Context("")
    for (_, text), found in zip(sentences, named, strict=True):
        whole.add(text, found)
    so_far = _Context("")
    for (sentence_id, text), found in zip(sentences, named, strict=True):
        meant = []
        for collective in _collectives(text, found, actors.collectives):
            before = [one for one in found if one.end <= collective.start]
            contexts = _widening(text, before, found, so_far, earlier, whole)
            meant += _resolve(collective, contexts, actors.kinds)
        so_far.add(text, found)
        rows += _rows(sentence_id, text, found + meant)
    return whole


def _widening(
    text: str, before: list[Named], found: list[Named], so_far: _Context, earlier: _Context, whole: _Context
) -> Iterator[_Context]:
    """Where to look for a collective's members: back to the start of sentence, paragraph and the one before; then ahead."""
    yield _Context(text, before)
    paragraph = _Context(so_far.text, so_far.named)
    paragraph.add(text, before)
    yield paragraph
    yield _Context(text, found)
    both = _Context(earlier.text, earlier.named)
    both.add(paragraph.text, paragraph.named)
    yield both
    yield whole


def _resolve(collective: Collective, contexts: Iterable[_Context], kinds: dict[str, str]) -> list[Named]:
    for context in contexts:
        if members := context.members(collective, kinds):
            return [Named(actor, collective.start, collective.end) for actor in members]
    return []


def _rows(sentence_id: str, text: str, named: list[Named]) -> Iterator[tuple]:
    for position, one in enumerate(sorted(named, key=lambda one: one.start), 1):
        yield f"{sentence_id}/m{position:02}", sentence_id, one.actor, text[one.start : one.end], one.start


def _named(text: str, actors: Actors) -> list[Named]:
    """Every reference to an actor by a term of the codebook, in reading order."""
    words = find_words(text)
    places = [place for place in actors.index.find(text, words, one_code=True) if actors.owners[place.term]]
    places = [place for place in places if _counts(place, text, words, actors)]
    return [Named(actor, place.start, place.end) for place in places for actor in actors.owners[place.term]]


def _counts(place: Found, text: str, words: list[Word], actors: Actors) -> bool:
    """False where the term only looks like the actor's: no hyphen after `Sino-`, a pronoun in capitals, wary company."""
    if place.term.endswith("-"):
        return text[place.end : place.end + 1] in tuple(_HYPHENS)
    if place.term in actors.ordinary_in_capitals and _among_capitals(place, text, words):
        return False
    return not any(place.term in wary.terms and wary.words.find(text, words) for wary in actors.wary)


def _among_capitals(place: Found, text: str, words: list[Word]) -> bool:
    """True in a sentence without a small letter, or between two words all in capitals."""
    if not any(sign.islower() for sign in text):
        return True
    before = [word.form for word in words if word.end <= place.start][-1:]
    after = [word.form for word in words if word.start >= place.end][:1]
    return len(before) == len(after) == 1 and all(len(form) > 1 and form.isupper() for form in before + after)


def _collectives(text: str, named: list[Named], codebook: Collectives) -> Iterator[Collective]:
    """Every phrase made of an opening, one word or none, and a noun, that names no actor itself."""
    words = find_words(text)
    forms = [word.form.casefold() for word in words]
    for at in range(len(words)):
        found = _collective_at(at, text, words, forms, codebook)
        if found and not any(one.start < found.end and found.start < one.end for one in named):
            yield found


def _collective_at(
    at: int, text: str, words: list[Word], forms: list[str], codebook: Collectives
) -> Collective | None:
    for opening, size in codebook.openings.items():
        length = len(opening.split())
        if forms[at : at + length] != opening.split():
            continue
        for noun in range(at + length, min(at + length + 2, len(words))):
            between = set(forms[at + length : noun])
            kinds = codebook.nouns.get(forms[noun])
            straight = not re.search(r"[^\w\s’'-]", text[words[at].start : words[noun].end])
            if kinds and straight and not between & codebook.never_between:
                return Collective(words[at].start, words[noun].end, size, kinds)
    return None
