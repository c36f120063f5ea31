"""What chance would do: paragraphs dealt to the sides anew, and one text split in half.

Chance deals whole paragraphs, never single words, because a paragraph keeps to its matter. A test that takes every
word for a draw of its own, and looks at each by itself, calls words key that another deal would not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.contrast.keyness.measures import CRITICAL, log_likelihood, log_odds
from analysis.contrast.keyness.units import UnitCounts
from analysis.contrast.rollup import SEED

DEALS, SPLITS = 1000, 200
_CELLS = 1_000_000  # counts and weights worked on at once: 8 MB each
LEVEL = 0.05


@dataclass(frozen=True)
class Reach:
    """How far chance reaches: the largest |z| over all units that 95 % of the deals stay below, and each deal's."""

    largest: np.ndarray

    @property
    def limit(self) -> float:
        """The |z| beyond which a unit survives; unknown without a deal."""
        return float(np.quantile(self.largest, 1 - LEVEL)) if len(self.largest) else float("nan")

    def adjusted(self, z: np.ndarray) -> np.ndarray:
        """The p of each unit, adjusted for looking at all of them: the share of deals whose largest |z| is as large.

        Westfall & Young (1993), Resampling-Based Multiple Testing, single step; the texts as they are count as one
        deal (Phipson & Smyth 2010).
        """
        if not len(self.largest):
            return np.full(len(z), np.nan)
        ordered = np.sort(self.largest)
        as_large = len(ordered) - np.searchsorted(ordered, np.abs(z) * (1 - 1e-9))
        return (as_large + 1) / (len(ordered) + 1)


def deal(counts: UnitCounts, sizes: np.ndarray, n_target: int, deals: int = DEALS) -> Reach:
    """Deal the paragraphs to the sides by chance, `n_target` to the target, and keep the largest |z| of each deal.

    `sizes` are the words of each paragraph, those of units that are not compared among them.
    """
    if not 0 < n_target < len(sizes) or not len(counts.units):
        return Reach(np.empty(0))
    largest = [
        np.abs(log_odds(*parted, totals)[1]).max(axis=1)
        for parted, totals in _parted(counts, sizes, n_target, deals, seed=SEED + 11)
    ]
    return Reach(np.concatenate(largest))


def split(counts: UnitCounts, sizes: np.ndarray, splits: int = SPLITS) -> pd.Series:
    """How many units the log-likelihood test calls key between two halves of one text, its paragraphs dealt by chance.

    n_units; promised (as many as p < .05 allows by chance); flagged_05 and flagged_01 (mean over the splits, at p < .05
    and .01); often_05 (95 % of the splits call no more). Unknown with one paragraph.
    """
    names = ("promised", "flagged_05", "flagged_01", "often_05")
    if len(sizes) < 2 or not len(counts.units):
        return pd.Series({"n_units": len(counts.units), **dict.fromkeys(names, np.nan)})
    flagged = {level: [] for level in CRITICAL}
    for parted, totals in _parted(counts, sizes, len(sizes) // 2, splits, seed=SEED + 12):
        told = log_likelihood(*parted, totals)
        for level, critical in CRITICAL.items():
            flagged[level].append((told > critical).sum(axis=1))
    n = {level: np.concatenate(parts) for level, parts in flagged.items()}
    values = (0.05 * len(counts.units), n[0.05].mean(), n[0.01].mean(), np.quantile(n[0.05], 0.95))
    return pd.Series({"n_units": len(counts.units), **dict(zip(names, values, strict=True))})


def _parted(counts: UnitCounts, sizes: np.ndarray, n_chosen: int, draws: int, seed: int) -> Iterator[tuple]:
    """The counts of the chosen paragraphs and of the others, and both totals, in draws × units, part by part."""
    chance = np.random.default_rng(seed)
    whole = counts.weighed(np.ones((1, len(sizes))))
    at_once = max(1, min(draws, _CELLS // max(len(counts.units), len(sizes))))
    for start in range(0, draws, at_once):
        chosen = np.zeros((min(at_once, draws - start), len(sizes)))
        chosen[:, :n_chosen] = 1.0
        chance.permuted(chosen, axis=1, out=chosen)
        one, total = counts.weighed(chosen), (chosen @ sizes)[:, None]
        yield (one, whole - one), (total, sizes.sum() - total)
