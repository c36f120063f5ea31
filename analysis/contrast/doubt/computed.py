"""The doubt of differences between many paragraphs, computed from their sums: what `judge` draws for few.

Each is the large-sample form of what is drawn: the interval of the bootstrap, the p of the permutation, the floor of
the split halves. With MANY paragraphs a side the two agree (a test holds them to it), and computing takes no time.
"""

import numpy as np
import pandas as pd

from analysis.contrast.moments import NORMAL, Moments, beyond


def computed_doubt(target: Moments, reference: Moments) -> pd.DataFrame:
    """One row per series: difference, low, high, spread, likely, p, floor, least and most, as `judge` names them.

    least and most are bounds here: without any one paragraph the difference lies between them.
    """
    difference, error = target.value - reference.value, _error(target, reference)
    reach = np.fmax(target.reach, reference.reach)
    known = np.isfinite(error) & (error > 0)
    deviates = np.where(known, difference / np.where(known, error, 1.0), np.nan)
    p = beyond(deviates)
    least, most = _without_one(target, reference, difference)
    return pd.DataFrame(
        {
            "difference": difference,
            "low": difference - reach * error,
            "high": difference + reach * error,
            "spread": error,
            "likely": np.where(difference != 0, 1 - p / 2, np.nan),
            "p": p,
            "floor": 2 * NORMAL * np.fmax(target.error, reference.error),
            "least": least,
            "most": most,
        },
        index=target.series,
    )


def is_steady(doubt: pd.DataFrame) -> pd.Series:
    """Whether no one paragraph can turn a difference, or make its interval meet zero where it is clear of it.

    By bounds: what is not steady by them may be so still, and is not taken for it.
    """
    sign = np.sign(doubt["difference"])
    turns = (doubt["least"] * sign <= 0) | (doubt["most"] * sign <= 0)
    clear = (doubt["low"] > 0) | (doubt["high"] < 0)
    pulled = np.minimum(doubt["least"] * sign, doubt["most"] * sign) - doubt["difference"].abs()
    nearest = np.where(sign > 0, doubt["low"], -doubt["high"])
    return ~turns & ~(clear & (nearest + pulled <= 0)) & doubt["least"].notna()


def _error(target: Moments, reference: Moments) -> np.ndarray:
    return np.sqrt(target.error**2 + reference.error**2)


def _without_one(target: Moments, reference: Moments, difference: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most that the difference can be without one paragraph, in its own direction."""
    lows, highs = zip(target.without_one(), reference.without_one(), strict=True)
    low = np.fmin(lows[0] - reference.value, target.value - highs[1])
    high = np.fmax(highs[0] - reference.value, target.value - lows[1])
    return np.where(difference < 0, high, low), np.where(difference < 0, low, high)
