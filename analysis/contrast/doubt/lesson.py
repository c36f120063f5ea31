"""One difference taken apart: the draws behind its interval, its p, its floor, and what each paragraph does to it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.contrast.doubt.judged import sums_of
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.doubt.resampling import halved, relabelled, resampled, without_each
from analysis.results import Results


@dataclass(frozen=True)
class Lesson:
    """The draws of one difference; draws in which a side had nothing to count are left out.

    difference: as it is. resampled, relabelled: differences drawn. halves: of the side whose halves differ more.
    one_less: one row per paragraph, in reading order: paragraph_id, side (its name), value (the difference without it;
    unknown where nothing is left to compare), flips.
    """

    difference: float
    resampled: np.ndarray
    relabelled: np.ndarray
    halves: np.ndarray
    one_less: pd.DataFrame


def take_apart(results: Results, comparison: Comparison, row: pd.Series) -> Lesson:
    """The draws behind one row of `judge`: the same draws, with the same seeds."""
    pair = sums_of(comparison, results, row["measure"], row["key"])
    halves = [halved(side)[:, 0] for side in (pair.target, pair.reference)]
    widest = max(halves, key=lambda drawn: np.nanpercentile(np.abs(drawn), 95) if _known(drawn).size else -1.0)
    return Lesson(
        difference=float(pair.difference[0]),
        resampled=_known(resampled(pair)[:, 0]),
        relabelled=_known(relabelled(pair)[:, 0]),
        halves=_known(widest),
        one_less=_one_less(comparison, without_each(pair)[:, 0], set(row["flips"])),
    )


def _known(drawn: np.ndarray) -> np.ndarray:
    return drawn[~np.isnan(drawn)]


def _one_less(comparison: Comparison, values: np.ndarray, flips: set[str]) -> pd.DataFrame:
    sides = comparison.sides[:1] if comparison.paired else comparison.sides
    rows = [(each, "Both" if comparison.paired else side.label) for side in sides for each in side.paragraph_ids]
    frame = pd.DataFrame(rows, columns=["paragraph_id", "side"]).assign(value=values)
    return frame.assign(flips=frame["paragraph_id"].isin(flips))
