"""Runs: a sentence cut where its marks begin and end, so that marks that overlap can be drawn one inside another."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, Protocol


class Marking(Protocol):
    """Whatever marks a stretch of a sentence, `end` exclusive."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Run(NamedTuple):
    """A stretch of a sentence that no mark's edge cuts, `end` exclusive, with every mark that covers it."""

    start: int
    end: int
    marks: tuple[Marking, ...]


def cut_runs(length: int, marks: Iterable[Marking]) -> list[Run]:
    """The runs of a text of this length, without a gap, in reading order; marks keep the order given.

    A mark that reaches over the end of the text is cut there.
    """
    marks = tuple(marks)
    cuts = sorted({0, length, *(min(edge, length) for mark in marks for edge in (mark.start, mark.end))})
    return [
        Run(start, end, tuple(mark for mark in marks if mark.start <= start and end <= mark.end))
        for start, end in pairwise(cuts)
    ]
