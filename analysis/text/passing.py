"""Passing mentions: the places of a sentence that name a thing beside others, or only to set it aside."""

import re
from itertools import pairwise, takewhile
from typing import NamedTuple

from analysis.text.words import count_words

_COMMA = re.compile(r"[,;]|\s[–—-]\s|—")
_FURTHER = re.compile(r"\W*as well as\b", re.IGNORECASE)
_LAST = re.compile(r"\W*(?:and|or)\b", re.IGNORECASE)
_TWO_ITEMS = re.compile(r"\w\W* (?:and|or) ", re.IGNORECASE)
_LEAD = re.compile(r"[\s“‘(\[]*")


class _Part(NamedTuple):
    """What stands between two commas (or dashes): its place, and its text."""

    start: int
    end: int
    text: str

    def n_words(self) -> int:
        """Its words after the conjunction that may open it."""
        return count_words(_LAST.sub("", _FURTHER.sub("", self.text, count=1), count=1))


def lists_in(sentence: str, short_item: int) -> list[tuple[int, int]]:
    """Where lists of three or more items stand: start and end of each, its first item from the last three words on.

    A list is a run of parts of at most `short_item` words between commas that *and* or *or* brings to its end;
    *as well as* may add to it.
    """
    parts = _parts(sentence)
    lists, begin = [], 1
    while begin < len(parts):
        run = list(takewhile(lambda part: part.n_words() <= short_item, parts[begin:]))
        size = _list_size(run)
        if size:
            lists.append((_last_words(parts[begin - 1]), run[size - 1].end))
        begin += len(run) + 1
    return lists


def aside_end(sentence: str, openings: tuple[str, ...], short_item: int) -> int:
    """Where the opening ends that sets its matter aside (*For all …,*): 0 where the sentence has none.

    The list that such an opening may hold belongs to it; a sentence that is nothing else has no opening.
    """
    lead = sentence[_LEAD.match(sentence).end() :].casefold()
    if not any(re.match(rf"{re.escape(opening)}\b", lead) for opening in openings):
        return 0
    parts = _parts(sentence)
    for before, part in pairwise(parts):
        if part.n_words() > short_item:
            return before.end
    return parts[-2].end if len(parts) > 1 else 0


def _parts(sentence: str) -> list[_Part]:
    edges = [0, *(edge for comma in _COMMA.finditer(sentence) for edge in comma.span()), len(sentence)]
    return [_Part(start, end, sentence[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _list_size(run: list[_Part]) -> int:
    """How many parts of the run belong to a list of three or more items; 0 where there is no such list.

    The first item stands before the run; the last part may hold two (*salt and wine*).
    """
    for size, part in enumerate(run, 1):
        two_items = bool(_TWO_ITEMS.search(part.text))
        if two_items or _LAST.match(part.text):
            further = len(list(takewhile(lambda part: _FURTHER.match(part.text), run[size:])))
            return size + further if 1 + size + two_items >= 3 else 0
    return 0


def _last_words(part: _Part) -> int:
    words = list(re.finditer(r"\S+", part.text))
    return part.start + (words[-3:][0].start() if words else 0)
