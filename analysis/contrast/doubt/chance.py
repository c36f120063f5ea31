"""How often chance alone gives such a difference, and how many of many differences to believe."""

import numpy as np


def p_values(difference: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Two-sided p of each series: the share of draws at least as far from 0, the difference itself counted as one.

    Draws in which a series is unknown say nothing of it and are left out; unknown where the difference is.
    Phipson & Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9(1), article 39.
    """
    known = ~np.isnan(drawn)
    as_far = known & (np.abs(np.nan_to_num(drawn)) >= np.abs(difference) * (1 - 1e-9))
    p = (as_far.sum(axis=0) + 1) / (known.sum(axis=0) + 1)
    return np.where(np.isnan(difference) | ~known.any(axis=0), np.nan, p)


def false_discovery(p: np.ndarray) -> np.ndarray:
    """The q of each p: the share of false discoveries expected among all differences up to it.

    Unknown p have no q and are not counted among the tests. Benjamini & Hochberg (1995), Journal of the Royal
    Statistical Society B 57(1), 289-300; it holds for independent and for positively dependent tests.
    """
    known = ~np.isnan(p)
    q = np.full(len(p), np.nan)
    ordered = np.argsort(p[known], kind="stable")[::-1]
    n = len(ordered)
    scaled = p[known][ordered] * n / np.arange(n, 0, -1)
    found = np.empty(n)
    found[ordered] = np.minimum.accumulate(scaled).clip(max=1.0)
    q[known] = found
    return q


def floor(drawn: np.ndarray) -> np.ndarray:
    """The size of difference that 95 % of the split halves of one text stay below, by series.

    Unknown where half of the splits or more leave a half with nothing counted.
    """
    sizes = np.abs(drawn)
    known = ~np.isnan(sizes)
    whole, partly = known.all(axis=0), known.mean(axis=0) > 0.5
    found = np.full(drawn.shape[1], np.nan)
    if whole.any():
        found[whole] = np.percentile(sizes[:, whole], 95, axis=0)
    if (partly & ~whole).any():
        found[partly & ~whole] = np.nanpercentile(sizes[:, partly & ~whole], 95, axis=0)
    return found


def same_direction(difference: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """The share of resamples in which the difference has the sign that it has in the texts; a draw of 0 counts half."""
    known = ~np.isnan(drawn)
    signed = np.sign(np.nan_to_num(drawn)) * np.sign(difference)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = ((signed > 0) & known).sum(axis=0) + 0.5 * ((signed == 0) & known).sum(axis=0)
        return np.where(known.any(axis=0) & (difference != 0), share / known.sum(axis=0), np.nan)
