"""Columns of a PDF's page: where a file draws them line by line across the page, they are read one after the other."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from pypdf.generic import ArrayObject

# Called by pypdf with an operator, its operands and the two matrices in force.
Visitor = Callable[[bytes, list, Sequence[float], Sequence[float]], None]

_SHOWS = (b"Tj", b"TJ", b"'", b'"')  # the operators that draw text; it is the last of their operands
_SAME = 3  # points: lines that begin so near each other begin together
_WIDTH = 140  # points from one column's left edge to the next: two inches; less is a list or an indent
_LINES = 5  # that a column has at least …
_SHARE = 0.4  # … and of the lines of the longest
_CHANGES = 4  # from column to column in the order of the file: fewer, and it draws one after the other


class Places:
    """Where a page draws text, in the order of the file; `note` is the visitor that finds out."""

    def __init__(self) -> None:
        self._places: list[tuple[float, float]] = []

    def note(self, operator: bytes, _: list, shift: Sequence[float], place: Sequence[float]) -> None:
        """Keep the place of an operator that draws text."""
        if operator in _SHOWS:
            self._places.append(_place(shift, place))

    def columns(self) -> list[Visitor]:
        """For each column, a visitor that lets only its text through; none where the page needs no parting."""
        starts = _starts(self._places)
        if len(starts) < 2 or not _alternate(self._places, starts):
            return []
        parted = {round(y) for x, y in self._places if any(abs(x - start) <= _SAME for start in starts[1:])}
        return [partial(_keep, starts, parted, number) for number in range(len(starts))]


def _place(shift: Sequence[float], place: Sequence[float]) -> tuple[float, float]:
    """Where on the page text is drawn."""
    x, y = place[4], place[5]
    return x * shift[0] + y * shift[2] + shift[4], x * shift[1] + y * shift[3] + shift[5]


def _starts(places: Sequence[tuple[float, float]]) -> list[float]:
    """The left edges at which many lines begin, from left to right, a column's width apart."""
    heights: dict[int, set[int]] = defaultdict(set)
    for x, y in places:
        heights[round(x)].add(round(y))
    longest = max(map(len, heights.values()), default=0)
    edges: list[float] = []
    for x in sorted(x for x, lines in heights.items() if len(lines) >= max(_LINES, _SHARE * longest)):
        if not edges or x - edges[-1] >= _WIDTH:
            edges.append(x)
    return edges


def _alternate(places: Sequence[tuple[float, float]], starts: Sequence[float]) -> bool:
    """True where the file goes to and fro between the columns."""
    order = [number for x, _ in places for number, start in enumerate(starts) if abs(x - start) <= _SAME]
    return sum(one != other for one, other in pairwise(order)) >= _CHANGES


def _keep(
    starts: Sequence[float],
    parted: set[int],
    number: int,
    operator: bytes,
    operands: list,
    shift: Sequence[float],
    place: Sequence[float],
) -> None:
    """Empty what is drawn in another column; a line that runs across all of them is of the first."""
    if operator not in _SHOWS or not operands:
        return
    x, y = _place(shift, place)
    column = sum(x >= start - _SAME for start in starts[1:]) if round(y) in parted else 0
    if column != number:
        operands[-1] = ArrayObject() if operator == b"TJ" else b""
