"""Collectives: phrases such as "both countries" or "these three capitals", and which actors they mean."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.measures.actors import Collectives
from analysis.text.words import Word

# What may stand between the members of a list: a comma, a conjunction or a hyphen, and a small word or title.
_LIST_JOINT = re.compile(
    r"(?:[’']s?)?(?:,? (?:and|or|nor|as well as|with) |, |[-–—/])(?:(?:the|in|of|to|from|that|President|Mr|Mrs|Ms) )*"
)
_BREAK = re.compile(r"[^\w\s’'-]")
_CLEARLY = 2  # a leading actor is named at least so many times as often as the next


class Named(NamedTuple):
    """One reference: the actor's label, and its place in a stretch of text."""

    actor: str
    start: int
    end: int


class Collective(NamedTuple):
    """One phrase: its place, how many actors it asks for, and of which kinds, the likelier ones first."""

    start: int
    end: int
    size: int
    kinds: tuple[frozenset[str], ...]


def find_collectives(
    text: str, words: list[Word], named: Iterable[Named], codebook: Collectives
) -> Iterator[Collective]:
    """Every phrase made of an opening, one word or none, and a noun, that names no actor itself; in reading order."""
    forms = [word.form.casefold() for word in words]
    for at, form in enumerate(forms):
        for opening, size in codebook.openings.get(form, ()):
            after = at + len(opening)
            if tuple(forms[at:after]) != opening:
                continue
            for noun in _noun_places(forms, after, codebook):
                start, end = words[at].start, words[noun].end
                if not _BREAK.search(text, start, end) and not any(
                    one.start < end and start < one.end for one in named
                ):
                    yield Collective(start, end, size, codebook.nouns[forms[noun]])


def _noun_places(forms: list[str], after: int, codebook: Collectives) -> list[int]:
    """Where the phrase may end: at the next word, or the one after it when an adjective may stand between."""
    if after < len(forms) and forms[after] in codebook.nouns:
        return [after]
    is_noun = after + 1 < len(forms) and forms[after + 1] in codebook.nouns
    return [after + 1] if is_noun and forms[after] not in codebook.never_between else []


class Context:
    """A stretch of text and what it names: where a collective's members are looked for. Never changed once made."""

    def __init__(self, text: str = "", named: Iterable[Named] = ()):
        self.text = text
        self.named = tuple(named)

    def then(self, text: str, named: Iterable[Named]) -> "Context":
        """This stretch and one sentence more."""
        begin = len(self.text) + 1
        moved = (Named(one.actor, one.start + begin, one.end + begin) for one in named)
        return Context(f"{self.text} {text}", (*self.named, *moved))

    def members(self, collective: Collective, kinds: dict[str, str]) -> tuple[str, ...]:
        """Who the collective means, in the order of their names here; none where that is not clear."""
        for wanted in collective.kinds:
            named = [one for one in self.named if kinds[one.actor] in wanted or one.actor in wanted]
            if meant := self._clear(named, collective.size):
                return meant
        return ()

    def _clear(self, named: list[Named], size: int) -> tuple[str, ...]:
        counts = Counter(one.actor for one in named)
        if len(counts) <= size:
            return tuple(counts) if len(counts) == size else ()
        lists = [found for found in self._lists(named) if len(set(found)) == size]
        if len({frozenset(found) for found in lists}) == 1:
            return tuple(dict.fromkeys(lists[0]))
        return _leading(counts, size)

    def _lists(self, named: list[Named]) -> list[list[str]]:
        """The actors that stand in one list ("Russia and China") each, an actor alone being a list of one."""
        lists: list[list[str]] = []
        for left, right in zip([None, *named], named, strict=False):
            joined = left and (left.start == right.start or _LIST_JOINT.fullmatch(self.text, left.end, right.start))
            if not joined:
                lists.append([])
            lists[-1].append(right.actor)
        return lists


def _leading(counts: Counter, size: int) -> tuple[str, ...]:
    ranked = counts.most_common()
    clear = ranked[size - 1][1] >= _CLEARLY * ranked[size][1]
    return tuple(actor for actor, _ in ranked[:size]) if clear else ()


def resolve(collective: Collective, contexts: Iterable[Context], kinds: dict[str, str]) -> list[Named]:
    """One reference for each member, from the first context in which they are clear; none where none is."""
    for context in contexts:
        if members := context.members(collective, kinds):
            return [Named(actor, collective.start, collective.end) for actor in members]
    return []
