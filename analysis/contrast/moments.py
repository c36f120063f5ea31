"""What many paragraphs add up to: sums from which values and intervals follow without drawing the paragraphs again.

With MANY paragraphs the bootstrap's interval of a ratio of sums and the one by linearisation agree, and the latter
needs no paragraph but these sums. That is how a corpus too large to be resampled, or to be held, is scored.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.contrast.shares import PARAGRAPH_SHARES, wilson

MANY = 1_000  # paragraphs of a side, from which on intervals are computed and not drawn
NORMAL = 1.959963984540054  # the normal deviate of 95 %
_ROUNDING = 1e-12  # of the squares: a smaller rest is nothing


@dataclass(frozen=True)
class Moments:
    """Sums over the paragraphs of one side, an entry a series; `series` names them by measure and key.

    n: paragraphs, whether they have something to count in or not. able: those that have. counted: what the numerator
    rests on. nn, nd, dd: sums of the squares of numerator and denominator, and of their product. least, most: the
    smallest and the largest numerator of a paragraph. widest: the largest denominator.
    """

    series: pd.MultiIndex
    n: np.ndarray
    able: np.ndarray
    counted: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    nn: np.ndarray
    nd: np.ndarray
    dd: np.ndarray
    least: np.ndarray
    most: np.ndarray
    widest: np.ndarray

    @property
    def value(self) -> np.ndarray:
        """The ratio of the two sums; unknown (NaN) where nothing could be counted in."""
        return _over(self.numerator, self.denominator)

    @property
    def error(self) -> np.ndarray:
        """The standard error of the value over paragraphs, by linearisation; unknown with fewer than two able ones.

        Cochran (1977), Sampling Techniques, section 6.4: the residuals numerator - value × denominator of the
        paragraphs, over the sum of the denominators.
        """
        value = self.value
        squares = self.nn - 2 * value * self.nd + value**2 * self.dd
        squares = np.where(squares > _ROUNDING * self.nn, squares, 0.0)
        several = np.where(self.able > 1, self.able / np.maximum(self.able - 1, 1), np.nan)
        return _over(np.sqrt(squares * several), self.denominator)

    @property
    def reach(self) -> np.ndarray:
        """How many standard errors the 95 % interval reaches: Student's, of the paragraphs that are able."""
        return student(self.able - 1)

    def interval(self) -> tuple[np.ndarray, np.ndarray]:
        """Both ends of the 95 % interval of every value; of a share of paragraphs, Wilson's.

        No end lies below 0 where no paragraph's numerator does.
        """
        low, high = self.value - self.reach * self.error, self.value + self.reach * self.error
        low = np.where((self.least >= 0) & (low < 0), 0.0, low)
        shares = np.isin(self.series.get_level_values("measure"), PARAGRAPH_SHARES) & (self.able > 1)
        low[shares], high[shares] = wilson(self.counted[shares], self.denominator[shares])
        return low, high

    def without_one(self) -> tuple[np.ndarray, np.ndarray]:
        """Bounds of the value without any one paragraph: it lies between them, whichever is left out."""
        rest = np.where(self.denominator - self.widest > 0, self.denominator - self.widest, np.nan)
        high, low = self.numerator - np.minimum(self.least, 0), self.numerator - self.most
        ends = [_over(end, whole) for end in (low, high) for whole in (self.denominator, rest)]
        return np.minimum(ends[0], ends[1]), np.maximum(ends[2], ends[3])


def student(freedom: np.ndarray) -> np.ndarray:
    """How far Student's distribution of so many degrees of freedom reaches with 95 %; unknown below one.

    From 4 on right to a hundredth: Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.7.5.
    """
    nu, z = np.where(freedom >= 1, freedom, np.nan), NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    return z + sum(term / nu**power for power, term in enumerate(terms, 1))


def beyond(deviates: np.ndarray) -> np.ndarray:
    """How probable it is, two-sided, that chance lies as many standard errors from 0; unknown where they are."""
    return np.array([math.erfc(abs(each) / math.sqrt(2)) if each == each else math.nan for each in deviates])


def _over(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator > 0, numerator / denominator, np.nan)
