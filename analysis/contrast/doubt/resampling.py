"""Differences drawn again and again: resampled paragraphs, exchanged labels, halves of one side, one paragraph less.

Each function gives draws × series, or paragraphs × series, of differences; NaN where a side has nothing counted.
Every draw is a vector of weights on the paragraphs of a side, so that all series are drawn by one product of matrices.
"""

from collections.abc import Callable

import numpy as np

from analysis.contrast.doubt.pairs import Pair
from analysis.contrast.rollup import DRAWS, SEED, Sums, ratio

CHUNK = 250  # draws at once: 10,000 paragraphs then take 20 MB of weights
# p is never below one in so many draws: with 2,000 a lone difference among more than 100 could not be told from chance,
# since its q would be above .05 whatever its size. Many paragraphs get fewer, for the sake of time.
PERMUTATIONS, MOST_DEALT = 10_000, 40_000_000  # draws; paragraphs dealt in all of them together


def resampled(pair: Pair, draws: int = DRAWS) -> np.ndarray:
    """Bootstrap: each side's paragraphs drawn with replacement; those of a paired comparison together.

    Efron & Tibshirani (1993), An Introduction to the Bootstrap.
    """
    chance = np.random.default_rng(SEED), np.random.default_rng(SEED + 1)
    target, reference = _summing(pair.target), _summing(pair.reference)

    def one(n_draws: int) -> np.ndarray:
        left = _with_replacement(chance[0], len(pair.target_ids), n_draws)
        right = left if pair.paired else _with_replacement(chance[1], len(pair.reference_ids), n_draws)
        return _ratio(*target(left)) - _ratio(*reference(right))

    return _in_chunks(one, draws)


def relabelled(pair: Pair, draws: int | None = None) -> np.ndarray:
    """Permutation: the differences when paragraphs are dealt to the two sides by chance, as many to each as before.

    In a paired comparison each paragraph keeps its two voices and chance says which of them counts on which side.
    Without `draws` there are PERMUTATIONS of them, or as many as MOST_DEALT allows, and never fewer than DRAWS.
    """
    chance = np.random.default_rng(SEED + 2)
    both = _stacked(pair)
    n, n_target = len(both.numerator), len(pair.target_ids)
    summed = _summing(both)
    draws = draws or max(DRAWS, min(PERMUTATIONS, MOST_DEALT // max(n, 1)))

    def dealt(n_draws: int) -> np.ndarray:
        if pair.paired:
            kept = chance.integers(0, 2, (n_draws, n_target)).astype(float)
            chosen = np.hstack([kept, 1.0 - kept])
        else:
            chosen = _subsets(chance, n, n_target, n_draws)
        return _parted(both, *summed(chosen))

    return _in_chunks(dealt, draws)


def halved(sums: Sums, draws: int = DRAWS // 2) -> np.ndarray:
    """Split halves: the differences between two halves of the paragraphs of one side, parted by chance."""
    chance, n, summed = np.random.default_rng(SEED + 3), len(sums.numerator), _summing(sums)
    if n < 2:
        return np.full((1, len(sums.series)), np.nan)

    def parted(n_draws: int) -> np.ndarray:
        return _parted(sums, *summed(_subsets(chance, n, n // 2, n_draws)))

    return _in_chunks(parted, draws)


def without_each(pair: Pair) -> np.ndarray:
    """Jackknife: one row per paragraph of the target, then of the reference, the difference without it.

    In a paired comparison a row per paragraph, which then leaves both sides.
    """
    left, right = _less_one(pair.target), _less_one(pair.reference)
    if pair.paired:
        return left - right
    return np.vstack([left - pair.reference.value, pair.target.value - right])


def _less_one(sums: Sums) -> np.ndarray:
    return ratio(sums.numerator.sum(axis=0) - sums.numerator, _remaining(sums.denominator))


def _remaining(denominator: np.ndarray) -> np.ndarray:
    """What is left of each sum without each row; a rest of rounding is nothing."""
    rest = denominator.sum(axis=0) - denominator
    return np.where(rest > 1e-9, rest, 0.0)


def _stacked(pair: Pair) -> Sums:
    arrays = (("numerator", "denominator", "counted"), (pair.target, pair.reference))
    return Sums(pair.series, *(np.vstack([getattr(side, name) for side in arrays[1]]) for name in arrays[0]))


def _summing(sums: Sums) -> Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """What gives numerators and denominators of every series for weights on paragraphs: draws × series each.

    Many series share a denominator, such as words: each different one is summed once.
    """
    known: dict[bytes, int] = {}
    places = [known.setdefault(column.tobytes(), len(known)) for column in sums.denominator.T]
    firsts = [places.index(place) for place in range(len(known))]
    different = np.ascontiguousarray(sums.denominator[:, firsts])
    return lambda weights: (weights @ sums.numerator, (weights @ different)[:, places])


def _parted(sums: Sums, numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """The value of some paragraphs, whose sums are given, less that of all others of `sums`."""
    others = sums.numerator.sum(axis=0) - numerator, sums.denominator.sum(axis=0) - denominator
    return _ratio(numerator, denominator) - _ratio(*others)


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """The ratio of two sums; a denominator that is a rest of rounding is nothing."""
    return ratio(numerator, np.where(denominator > 1e-9, denominator, 0.0))


def _with_replacement(chance: np.random.Generator, n: int, n_draws: int) -> np.ndarray:
    if n == 0:
        return np.zeros((n_draws, 0))
    return chance.multinomial(n, np.full(n, 1 / n), size=n_draws).astype(float)


def _subsets(chance: np.random.Generator, n: int, size: int, n_draws: int) -> np.ndarray:
    """In each row 1 for `size` of n paragraphs, chosen by chance."""
    chosen = np.zeros((n_draws, n))
    chosen[:, :size] = 1.0
    return chance.permuted(chosen, axis=1, out=chosen)


def _in_chunks(draw: Callable[[int], np.ndarray], draws: int) -> np.ndarray:
    sizes = [min(CHUNK, draws - start) for start in range(0, draws, CHUNK)]
    return np.vstack([draw(size) for size in sizes])
