"""The two of several that part most, picked for that: their difference, and an interval that allows for the choice."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

ENOUGH = 30  # paragraphs with a scored word, from which on a value may be picked and its interval is normal enough


@dataclass(frozen=True)
class Picked:
    """Two rows of value, error and n_able, the larger value first; from how many differences theirs was picked.

    low, high: the 95 % interval of their difference, widened (Bonferroni) so that those of all n hold at once.
    """

    more: pd.Series
    less: pd.Series
    n: int

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self._difference - self._reach

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self._difference + self._reach

    @property
    def is_clear(self) -> bool:
        """Whether the interval is clear of zero."""
        return self.low > 0

    @property
    def _difference(self) -> float:
        return float(self.more["value"] - self.less["value"])

    @property
    def _reach(self) -> float:
        deviate = NormalDist().inv_cdf(1 - 0.05 / (2 * self.n))
        return deviate * float(np.hypot(self.more["error"], self.less["error"]))


def pick_extremes(rows: pd.DataFrame) -> Picked | None:
    """The rows of the largest and the smallest value among those of ENOUGH paragraphs; None of fewer than two."""
    known = rows[rows["n_able"] >= ENOUGH]
    if len(known) < 2:
        return None
    more, less = known.loc[known["value"].idxmax()], known.loc[known["value"].idxmin()]
    return Picked(more, less, len(known) * (len(known) - 1) // 2)


def pick_clearest(target: pd.DataFrame, reference: pd.DataFrame, on: str) -> Picked | None:
    """The two rows of one `on` that part most against their standard error; None where none has ENOUGH in both."""
    sides = [rows[rows["n_able"] >= ENOUGH].set_index(on, drop=False) for rows in (target, reference)]
    both = sides[0].index.intersection(sides[1].index)
    values, errors = ([side.loc[both, name].to_numpy() for side in sides] for name in ("value", "error"))
    spread = np.hypot(*errors)
    if not (spread > 0).any():
        return None
    clearness = np.divide(np.abs(values[0] - values[1]), spread, out=np.zeros(len(both)), where=spread > 0)
    rows = [side.loc[both[clearness.argmax()]] for side in sides]
    more, less = sorted(rows, key=lambda row: row["value"], reverse=True)
    return Picked(more, less, int((spread > 0).sum()))
