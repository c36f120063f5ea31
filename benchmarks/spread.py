"""Several runs of the same work as one figure with its spread, and two contestants as a ratio of paired runs."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """The median of some runs, the least and the most of them."""

    median: float
    low: float
    high: float

    def rounded(self, digits: int = 3) -> "Spread":
        """The same with so many significant digits."""
        return Spread(*(float(f"{value:.{digits}g}") for value in self))


def spread(runs: Sequence[float]) -> Spread:
    """The median of the runs, the least and the most."""
    return Spread(statistics.median(runs), min(runs), max(runs))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Ours over theirs, run by run: the first of ours and of theirs stood next to each other in time, and so on.

    What slows the machine for a while then slows both parts of a ratio.

    Raises
    ------
    ValueError
        One of them has more runs than the other.
    """
    return spread([one / other for one, other in zip(ours, theirs, strict=True)])
