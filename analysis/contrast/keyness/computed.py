"""What chance would do to words among many paragraphs, computed from sums: what `deal` and `split` draw for few.

Paragraphs keep to their matter, so that a word's count varies more than that of words dealt singly would: by its
*design effect*. Divided by it, the log-likelihood G2 is again told from chance by the usual distribution: Rao & Scott
(1984), Annals of Statistics 12(1), 46-60, their first-order correction. That all words are looked at is allowed for
by Šidák (1967), Journal of the American Statistical Association 62, 626-633: it holds however the words hang together.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from analysis.contrast.keyness.chance import LEVEL
from analysis.contrast.keyness.measures import CRITICAL, log_likelihood, log_odds
from analysis.contrast.moments import beyond

_NORMAL = NormalDist()


@dataclass(frozen=True)
class WordMoments:
    """Sums over the paragraphs of one side, an entry a unit.

    n: its places. nn: the sum of their squares, paragraph by paragraph. ns: of their products with the paragraph's
    size (all its units). total: the sum of the sizes; squares: of their squares; paragraphs: how many there are.
    """

    n: np.ndarray
    nn: np.ndarray
    ns: np.ndarray
    total: float
    squares: float
    paragraphs: int

    def __add__(self, other: "WordMoments") -> "WordMoments":
        return WordMoments(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def design_effect(self) -> np.ndarray:
        """How much more a count varies over paragraphs than that of words dealt singly: 1 is as much; 0 is unknown."""
        rate = self.n / self.total if self.total else np.zeros(len(self.n))
        squares = np.maximum(self.nn - 2 * rate * self.ns + rate**2 * self.squares, 0.0)
        singly = self.n * (1 - rate) * max(self.paragraphs - 1, 1) / max(self.paragraphs, 1)
        return np.divide(squares, singly, out=np.zeros(len(self.n)), where=singly > 0)


def z_over_paragraphs(target: WordMoments, reference: WordMoments) -> np.ndarray:
    """How many standard errors each unit lies from no difference; above 0 where the target has it more often.

    The root of G2 over the design effect of both sides together, which is never taken for less than 1.
    """
    totals = target.total, reference.total
    told = log_likelihood(target.n, reference.n, totals) / np.maximum((target + reference).design_effect, 1.0)
    return np.sign(log_odds(target.n, reference.n, totals)[0]) * np.sqrt(told)


def limit_of(n_units: int) -> float:
    """The |z| that the largest of so many units stays below in 95 of 100 cases; unknown without a unit."""
    return _NORMAL.inv_cdf((1 + (1 - LEVEL) ** (1 / n_units)) / 2) if n_units else float("nan")


def adjusted(z: np.ndarray, n_units: int) -> np.ndarray:
    """The p of each unit, adjusted for looking at so many."""
    return -np.expm1(n_units * np.log1p(-np.minimum(beyond(z), 1 - 1e-16)))


def expected_split(side: WordMoments) -> pd.Series:
    """As `split`: how many units log-likelihood would call key between two halves of one side; often_05 is unknown."""
    n_units = len(side.n)
    if side.paragraphs < 2 or not n_units:
        return pd.Series({"n_units": n_units, **dict.fromkeys(("promised", "flagged_05", "flagged_01"), np.nan)})
    wider = np.sqrt(np.maximum(side.design_effect, 1e-9))
    flagged = {level: float(beyond(np.sqrt(critical) / wider).sum()) for level, critical in CRITICAL.items()}
    return pd.Series(
        {"n_units": n_units, "promised": 0.05 * n_units, "flagged_05": flagged[0.05], "flagged_01": flagged[0.01]}
    )
