"""What keyness is measured by: log-odds with a prior, log-likelihood, Log Ratio, and dispersion.

Every function takes the counts of the units on both sides (one row per draw, or none, and a column per unit) with
the sides' totals, and gives a value per count.
"""

import numpy as np

CRITICAL = {0.05: 3.841459, 0.01: 6.634897}  # of chi-square with one degree of freedom
_NEVER = 0.5  # in place of a count of 0, so that a ratio can be taken


def log_odds(
    target: np.ndarray, reference: np.ndarray, totals: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds ratio with an informative Dirichlet prior, and its z; above 0 where the target has more.

    The prior is the pooled counts of both sides, scaled to as many words as the smaller side has: it draws a rare
    word to no difference, weighs neither side's words against the other's, and grows with the texts, so that the
    same shares in a corpus k times as large give a z √k times as large.
    Monroe, Colaresi & Quinn (2008), Political Analysis 16(4), 372-403, equations 16, 20 and 22.
    """
    n_target, n_reference = totals
    weight = np.minimum(n_target, n_reference)
    prior = weight * (target + reference) / (n_target + n_reference)
    one, other = target + prior, reference + prior
    odds = np.log(one / (n_target + weight - one)) - np.log(other / (n_reference + weight - other))
    return odds, odds / np.sqrt(1 / one + 1 / other)


def log_likelihood(target: np.ndarray, reference: np.ndarray, totals: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """G2 of the table of unit and other words by side; never below 0, whichever side has more.

    Dunning (1993), Computational Linguistics 19(1), 61-74; Rayson & Garside (2000) for comparing corpora.
    """
    whole = totals[0] + totals[1]
    told = 0.0
    for n, total in zip((target, reference), totals, strict=True):
        together = target + reference
        told = told + _surprise(n, total * together / whole) + _surprise(total - n, total * (whole - together) / whole)
    return np.maximum(2 * told, 0.0)


def log_ratio(target: np.ndarray, reference: np.ndarray, totals: tuple[float, float]) -> np.ndarray:
    """How many times the rate doubles from reference to target: 1 is twice as often, -2 a quarter. Hardie (2014)."""
    rates = [np.where(n == 0, _NEVER, n) / total for n, total in zip((target, reference), totals, strict=True)]
    return np.log2(rates[0] / rates[1])


def dispersion(unit: np.ndarray, part: np.ndarray, n: np.ndarray, sizes: np.ndarray, n_units: int) -> np.ndarray:
    """DP of each unit over the parts of a text: 0 evenly spread, 1 all in the smallest part; unknown where it is not.

    Cell i says that unit `unit[i]` stands `n[i]` times in part `part[i]`; `sizes` are the parts' words.
    Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437; divided by its largest possible value:
    Lijffijt & Gries (2012), same journal 17(1), 147-149.
    """
    shares = sizes / sizes.sum()
    stands = np.bincount(unit, n, n_units)
    share = n / stands[unit]
    # A part without the unit differs by its whole share: start from all parts, and mend those that have it.
    apart = 1.0 + np.bincount(unit, np.abs(share - shares[part]) - shares[part], n_units)
    largest = 1.0 - shares[shares > 0].min()
    return np.where((stands > 0) & (largest > 0), apart / 2 / (largest or 1.0), np.nan)


def _surprise(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(found > 0, found * np.log(found / expected), 0.0)
