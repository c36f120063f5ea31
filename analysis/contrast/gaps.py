"""The interval of the difference of two ratios over the same paragraphs, from sums: as of two voices of one text."""

import numpy as np
import pandas as pd

from analysis.contrast.moments import student
from analysis.contrast.rollup import Sums

RATIOS = ("a", "d"), ("b", "e")  # numerator and denominator of each
PRODUCTS = ("aa", "ad", "ab", "ae", "dd", "bd", "de", "bb", "be", "ee")
ABLE = ("able_1", "able_2")
_ROUNDING = 1e-12  # of the squares: a smaller rest is nothing


def gap_intervals(sums: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of the 95 % interval of a / d less b / e, row by row; unknown with fewer than two paragraphs of either.

    sums: over the paragraphs of each row a, d, b, e, and PRODUCTS, those of any two of them; ABLE: how many paragraphs
    have something in d, in e. By linearisation, as `Moments.error` of each, with the covariance of both: Cochran
    (1977), Sampling Techniques, section 6.4.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = sums["a"] / sums["d"], sums["b"] / sums["e"]
        own = sums["aa"] - 2 * one * sums["ad"] + one**2 * sums["dd"]
        others = sums["bb"] - 2 * other * sums["be"] + other**2 * sums["ee"]
        shared = sums["ab"] - other * sums["ae"] - one * sums["bd"] + one * other * sums["de"]
        more = [np.sqrt(sums[n] / (sums[n] - 1)) for n in ABLE]  # as many as there are, over one less
        apart = (more[0] / sums["d"]) ** 2 * own + (more[1] / sums["e"]) ** 2 * others
        squares = apart - 2 * more[0] * more[1] / (sums["d"] * sums["e"]) * shared
    fewest = sums[list(ABLE)].min(axis=1).to_numpy(float)
    reach = student(fewest - 1) * np.sqrt(squares.where(squares > _ROUNDING * apart, 0.0).to_numpy(float))
    reach = np.where(fewest > 1, reach, np.nan)
    difference = (one - other).to_numpy(float)
    return difference - reach, difference + reach


def paired_sums(first: Sums, second: Sums) -> pd.DataFrame:
    """The sums of `gap_intervals`, a row a series, of two ratios counted over the same paragraphs, row by row."""
    a, d, b, e = first.numerator, first.denominator, second.numerator, second.denominator
    held = {"a": a, "d": d, "b": b, "e": e}
    products = {name: (held[name[0]] * held[name[1]]).sum(axis=0) for name in PRODUCTS}
    able = {name: (of > 0).sum(axis=0) for name, of in zip(ABLE, (d, e), strict=True)}
    return pd.DataFrame({name: each.sum(axis=0) for name, each in held.items()} | products | able)
