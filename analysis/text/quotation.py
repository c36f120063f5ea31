"""Quotation: which stretches of an article stand in quotation marks, over sentences and over paragraphs.

Marks are paired as editors set them: a quotation that runs on opens again at each paragraph and closes once. A mark
without its partner ends with its sentence, so that a slip of the keyboard does not swallow the article.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

_MARK = re.compile("[“”]")
_ENDS_QUOTE = re.compile(r"[.,!?—]’(?![^\W_])")
_SINGLE_CLOSE = re.compile(r"’(?![^\W_])")
_LONGEST_SINGLE = 1500


class Quotation(NamedTuple):
    """A stretch of one paragraph in quotation marks, marks included; whether it runs on from or into a neighbour."""

    start: int
    end: int
    runs_on: bool = False


def find_quotations(paragraphs: list[str], ends: list[list[int]]) -> list[list[Quotation]]:
    """For each paragraph of an article, its outermost quotations in reading order.

    `ends` are the places at which each paragraph's sentences end.
    """
    found, running = [], False
    for at, text in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
        double, running = _pair_marks(text, running, ends[at], _runs_into(following))
        found.append(sorted(double + _single_quotations(text, double)))
    return found


def _runs_into(following: str) -> bool:
    """True where a quotation left open can go on in the next paragraph: it opens again, or closes before it opens."""
    first = _MARK.search(following)
    return bool(first) and (first.start() == 0 or (first.group() == "”" and not _opens(following, first.start())))


def _opens(text: str, at: int) -> bool:
    """True where the mark at this place begins a quotation, whichever way it is curled."""
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at else " "
    return after.isalnum() and (text[at] == "“" or before in " ,:;([—–-")


def _pair_marks(text: str, running: bool, ends: list[int], runs_on: bool) -> tuple[list[Quotation], bool]:
    marks = [(mark.start(), mark.group() == "“" or _opens(text, mark.start())) for mark in _MARK.finditer(text)]
    found: list[Quotation] = []
    start, from_before, depth = (0 if running else None), running, 0
    if running and marks and marks[0] == (0, True):
        marks = marks[1:]
    for rank, (at, opening) in enumerate(marks):
        if start is None:
            start = at if opening else None
        elif opening and _is_nested(marks, rank):
            depth += 1
        elif opening:
            found.append(Quotation(start, _sentence_end(ends, start, at), from_before))
            start, from_before, depth = at, False, 0
        elif depth:
            depth -= 1
        else:
            found.append(Quotation(start, at + 1, from_before))
            start, from_before = None, False
    if start is None:
        return found, False
    end = len(text) if runs_on else _sentence_end(ends, start, len(text))
    return [*found, Quotation(start, end, runs_on or from_before)], runs_on


def _is_nested(marks: list[tuple[int, bool]], rank: int) -> bool:
    """True where an opening mark inside a quotation is closed, and the outer one after it, before another opens."""
    following = [opening for _, opening in marks[rank + 1 : rank + 3]]
    return following == [False, False]


def _sentence_end(ends: list[int], start: int, limit: int) -> int:
    at = bisect_right(ends, start)
    return min(ends[at], limit) if at < len(ends) else limit


def _single_quotations(text: str, double: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks outside the double ones, as British houses set them."""
    found: list[Quotation] = []
    at = text.find("‘")
    while at >= 0:
        end = None if _is_inside(double, at) else _single_end(text, at)
        if end is not None:
            found.append(Quotation(at, end))
        at = text.find("‘", at + 1 if end is None else end)
    return found


def _is_inside(quotations: list[Quotation], at: int) -> bool:
    before = bisect_right(quotations, at, key=lambda quotation: quotation.start) - 1
    return before >= 0 and at < quotations[before].end


def _single_end(text: str, start: int) -> int | None:
    """Where a single quotation ends: at a mark after a stop if one comes before the next opening, else at the first."""
    opening = text.find("‘", start + 1)
    limit = min(start + _LONGEST_SINGLE, len(text) if opening < 0 else opening)
    close = _ENDS_QUOTE.search(text, start, limit) or _SINGLE_CLOSE.search(text, start, limit)
    return close.end() if close and not _MARK.search(text, start, close.end()) else None
