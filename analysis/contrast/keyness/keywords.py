"""The units of two sides side by side: counts, measures, and what chance would do."""

from dataclasses import dataclass
from functools import singledispatch
from math import comb

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.keyness.chance import LEVEL, Reach, deal, split
from analysis.contrast.keyness.measures import CRITICAL, dispersion, log_likelihood, log_odds, log_ratio
from analysis.contrast.keyness.units import UnitCounts, count_units
from analysis.results import Results

FEWEST = 3  # times on both sides together: a unit that stands less often cannot be told from chance
_SIDES = ("target", "reference")


@dataclass(frozen=True)
class Keywords:
    """What sets two sides apart, word by word.

    `frame` has one row per unit, from those of the target to those of the reference (by z): unit, label, kind, side
    (id of the side that has more), n, rate (per 1,000 units) and n_paragraphs of both sides, log_odds, z, g2,
    log_ratio, dp (over the paragraphs of the side that has more), compared (stands FEWEST times or more), p
    (adjusted for looking at all; unknown where not compared), survives, mark, paragraph_ids.
    `limit` is the |z| that chance reaches; `floors` has a row per side, as `split` gives it; `flagged` counts the units
    that log-likelihood calls key, by level; `deals` is how many ways there are to deal the paragraphs, None where what
    chance does is computed and not dealt. `fewest`: a unit that stands less often is not compared.

    Where it is computed (see computed.py), z is the root of G2 over `design_effect`, a column that stands for dp.
    """

    frame: pd.DataFrame
    limit: float
    floors: pd.DataFrame
    flagged: dict[float, int]
    deals: int | None
    fewest: int = FEWEST

    @property
    def compared(self) -> pd.DataFrame:
        """The units that stand often enough to be compared."""
        return self.frame[self.frame["compared"]]

    @property
    def survivors(self) -> pd.DataFrame:
        """The units that part the sides further than chance does."""
        return self.frame[self.frame["survives"]]


@singledispatch
def keywords(results: Results, contrast: Contrast) -> Keywords:
    """Compare every word, name and set phrase of two sides, neither of which is empty; whoever says it."""
    counts = count_units(results).within(contrast.groups.index)
    often = counts.standing(FEWEST)
    sizes = _sizes(counts)
    frame = _measured(counts, sizes, contrast)
    reach = deal(often, sizes, len(contrast.target.paragraph_ids))
    frame = _with_chance(frame, reach, often)
    told = frame.loc[frame["compared"], "g2"]
    return Keywords(
        frame=frame.sort_values("z", ascending=False, kind="stable").reset_index(drop=True),
        limit=reach.limit,
        floors=_floors(counts, sizes, contrast),
        flagged={level: int((told > critical).sum()) for level, critical in CRITICAL.items()},
        deals=comb(len(sizes), len(contrast.target.paragraph_ids)),
    )


def _measured(counts: UnitCounts, sizes: np.ndarray, contrast: Contrast) -> pd.DataFrame:
    members = [counts.paragraph_ids.isin(side.paragraph_ids) for side in contrast.sides]
    totals = tuple(float(sizes[each].sum()) for each in members)
    n = [counts.weighed(each[None].astype(float))[0] for each in members]
    odds, z = log_odds(*n, totals)
    frame = counts.units.assign(side=np.where(z > 0, contrast.target.id, contrast.reference.id))
    for name, each, stands, total in zip(_SIDES, members, n, totals, strict=True):
        frame[f"n_{name}"] = stands.astype(int)
        frame[f"rate_{name}"] = 1000 * stands / total
        frame[f"n_paragraphs_{name}"] = np.bincount(counts.unit, each[counts.paragraph], len(frame)).astype(int)
    measured = {"log_odds": odds, "z": z, "g2": log_likelihood(*n, totals), "log_ratio": log_ratio(*n, totals)}
    frame = frame.assign(**measured, dp=_spread(counts, sizes, members, z > 0))
    return frame.assign(mark=frame["unit"], paragraph_ids=_holding(counts))


def _with_chance(frame: pd.DataFrame, reach: Reach, often: UnitCounts) -> pd.DataFrame:
    compared = frame["unit"].isin(often.units["unit"])
    p = np.where(compared, reach.adjusted(frame["z"].to_numpy()), np.nan)
    return frame.assign(compared=compared, p=p, survives=p <= LEVEL)


def _spread(counts: UnitCounts, sizes: np.ndarray, members: list[np.ndarray], in_target: np.ndarray) -> np.ndarray:
    """The dispersion of each unit over the paragraphs of the side that has more of it."""
    by_side = []
    for each in members:
        cells, places = each[counts.paragraph], np.cumsum(each) - 1
        by_side.append(
            dispersion(
                counts.unit[cells], places[counts.paragraph[cells]], counts.n[cells], sizes[each], len(counts.units)
            )
        )
    return np.where(in_target, *by_side)


def _holding(counts: UnitCounts) -> list[list[str]]:
    """The paragraphs that hold each unit, in reading order."""
    starts = np.searchsorted(counts.unit, np.arange(1, len(counts.units)))
    ids = counts.paragraph_ids.to_numpy(dtype=object)
    return [list(ids[places]) for places in np.split(counts.paragraph, starts)]


def _floors(counts: UnitCounts, sizes: np.ndarray, contrast: Contrast) -> pd.DataFrame:
    rows = []
    for side in contrast.sides:
        own = sizes[counts.paragraph_ids.isin(side.paragraph_ids)]
        rows.append(split(counts.within(side.paragraph_ids).standing(FEWEST), own))
    return pd.DataFrame(rows, index=[side.id for side in contrast.sides])


def _sizes(counts: UnitCounts) -> np.ndarray:
    """The units of each paragraph, all of them."""
    return np.bincount(counts.paragraph, counts.n, len(counts.paragraph_ids))
