"""Every telling at once: the values of all sides, how far apart they are, and what holds between each two of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.contrast.compared import JUDGED
from analysis.contrast.contrasts import Contrast
from analysis.contrast.doubt.checks import FEW, HOLDS, LEANS, NOISE, UNKNOWN
from analysis.contrast.doubt.judged import judge_pairs
from analysis.contrast.doubt.pairs import Comparison, pair_of
from analysis.contrast.groups import Side, by_event, by_telling
from analysis.contrast.rollup import (
    SEED,
    SERIES,
    ratio,
    summarise,
    sums_by_paragraph,
    tallies_by_voice,
    words_by_voice,
)
from analysis.results import Results

DEALS = 1000
VALUES = [*SERIES, "side", "label", "mark", "value", "low", "high", "n_units", "n_counted", "few"]
SPREADS = [*SERIES, "n_sides", "spread", "floor", "beyond"]
PAIRS = ["target", "reference", "mark", "holds", "leans", "noise", "untold", "n_judged"]


@dataclass(frozen=True)
class Panel:
    """One small multiple: a measure of one topic or actor (of the whole text: key "").

    title: what stands above it: "European Union". named: inside a sentence, "stance toward the European Union".
    """

    measure: str
    key: str
    title: str
    named: str = ""

    @property
    def id(self) -> str:
        """What tells it from the other panels, for marks and choices."""
        return f"{self.measure}|{self.key}"


def telling_sides(shown: Results) -> list[Side]:
    """One side per telling of the scope that has a paragraph shown, in the scope's order."""
    groups = by_telling(shown)
    named = [(name, shown.scope.of(name)) for name in shown.scope.names]
    return _filled((name, each.label, each.phrase, groups.index[groups == name]) for name, each in named)


def event_sides(shown: Results) -> list[Side]:
    """One side per event of the scope that has a paragraph about it alone, in the scope's order."""
    groups = by_event(shown)
    labels = shown.scope.events.items()
    return _filled((each, label, f"the text about {label}", groups.index[groups == each]) for each, label in labels)


def _filled(named: Iterable[tuple]) -> list[Side]:
    return [Side(*each) for each in named if len(each[-1])]


def most_judged(tallies: pd.DataFrame, sides: Sequence[Side], n: int) -> list[str]:
    """The actors toward whom most paragraphs of the sides take a stance, the most first; n at most."""
    inside = tallies["paragraph_id"].isin(_all_paragraphs(sides)) & (tallies["measure"] == "stance")
    return list(tallies.loc[inside, "key"].value_counts(sort=True).head(n).index)


def every_value(tallies: pd.DataFrame, sides: Sequence[Side], panels: Sequence[Panel]) -> pd.DataFrame:
    """One row per panel and side (VALUES), panel by panel; in each, the highest value first, the unknown last.

    `few`: fewer than FEW paragraphs stand behind the value, so that its interval is too narrow to lean on.

    Parameters
    ----------
    tallies
        What `tally` gives, each measure in the voice that counts for it.
    """
    own = _own(tallies, panels)
    if own.empty:
        return pd.DataFrame(columns=VALUES)
    of_sides = [summarise(own, each.paragraph_ids).assign(side=each.id, label=each.label) for each in sides]
    rows = pd.concat(of_sides, ignore_index=True)
    # A stance toward an actor whom a side never names has no paragraph: unknown, and not neutral.
    rows["few"] = rows["n_units"] < FEW
    rows["mark"] = rows["measure"] + "|" + rows["key"] + "|" + rows["side"]
    rows = rows.sort_values("value", ascending=False, kind="stable", na_position="last")
    place = {(panel.measure, panel.key): at for at, panel in enumerate(panels)}
    order = pd.Series([place[each] for each in zip(rows["measure"], rows["key"], strict=True)], index=rows.index)
    return rows.loc[order.sort_values(kind="stable").index, VALUES].reset_index(drop=True)


def spreads(tallies: pd.DataFrame, sides: Sequence[Side], panels: Sequence[Panel]) -> pd.DataFrame:
    """One row per panel (SPREADS), the one that stands out most first: how far its highest value is from its lowest.

    floor: the spread that chance stays below 95 times in 100, in whichever panel: the paragraphs of all sides are
    dealt to sides of the same sizes (DEALS times, SEED), and in each deal the panel that spreads furthest against its
    own 95 % is taken (the maximum statistic of Westfall & Young 1993). beyond: spread over floor; above 1 stands out.
    Unknown where fewer than two sides have a value.
    """
    panels = [panel for panel in panels if len(_own(tallies, [panel]))]
    if not panels or len(sides) < 2:
        return pd.DataFrame(columns=SPREADS)
    numerator, denominator, sizes = _stacked(tallies, sides, panels)
    values = ratio(*(np.add.reduceat(each, _starts(sizes)) for each in (numerator, denominator)))
    spread = _width(values)
    frame = pd.DataFrame([(panel.measure, panel.key) for panel in panels], columns=SERIES)
    frame["n_sides"] = (~np.isnan(values)).sum(axis=0)
    frame["spread"], frame["floor"] = spread, _floors(numerator, denominator, sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        frame["beyond"] = np.where(frame["floor"] > 0, frame["spread"] / frame["floor"], np.nan)
    return frame.sort_values("beyond", ascending=False, kind="stable", na_position="last").reset_index(drop=True)


def _stacked(tallies: pd.DataFrame, sides: Sequence[Side], panels: Sequence[Panel]) -> tuple:
    """Numerators and denominators, paragraphs (side after side) × panels; and the paragraphs of each side."""
    ids = _all_paragraphs(sides)
    sums = sums_by_paragraph(_own(tallies, panels), ids)
    sums = sums.only(pd.MultiIndex.from_tuples([(panel.measure, panel.key) for panel in panels], names=SERIES))
    return sums.numerator, sums.denominator, [len(side.paragraph_ids) for side in sides]


def _floors(numerator: np.ndarray, denominator: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """The floor of each panel; unknown where no deal gives two sides a value."""
    random, starts, deals = np.random.default_rng(SEED), _starts(sizes), []
    for _ in range(DEALS):
        dealt = random.permutation(len(numerator))
        deals.append(_width(ratio(*(np.add.reduceat(each[dealt], starts) for each in (numerator, denominator)))))
    widths = np.array(deals)
    known = ~np.isnan(widths).all(axis=0)
    ends = np.full(widths.shape[1], np.nan)
    ends[known] = np.nanpercentile(widths[:, known], 95, axis=0)
    able = ends > 0
    if not able.any():
        return np.full(len(ends), np.nan)
    furthest = np.nanmax(np.nan_to_num(widths[:, able]) / ends[able], axis=1)
    return np.where(able, ends * np.percentile(furthest, 95), np.nan)


def _starts(sizes: Sequence[int]) -> np.ndarray:
    return np.cumsum([0, *sizes[:-1]])


def _width(values: np.ndarray) -> np.ndarray:
    """Highest less lowest of each column; unknown where fewer than two are known."""
    several = (~np.isnan(values)).sum(axis=0) > 1
    width = np.full(values.shape[1], np.nan)
    if several.any():
        width[several] = np.nanmax(values[:, several], axis=0) - np.nanmin(values[:, several], axis=0)
    return width


def _own(tallies: pd.DataFrame, panels: Sequence[Panel]) -> pd.DataFrame:
    wanted = pd.MultiIndex.from_tuples([(panel.measure, panel.key) for panel in panels], names=SERIES)
    return tallies[pd.MultiIndex.from_frame(tallies[SERIES]).isin(wanted)]


def _all_paragraphs(sides: Sequence[Side]) -> pd.Index:
    """The paragraphs of all sides, side after side."""
    return pd.Index([each for side in sides for each in side.paragraph_ids])


def n_pairs(sides: Collection[Side]) -> int:
    """How many pairs the sides make."""
    return len(sides) * (len(sides) - 1) // 2


def judged_pairs(
    shown: Results, sides: Sequence[Side], voices: Mapping[str, str], agreements: Mapping[str, bool | None]
) -> Iterator[dict]:
    """For each two sides in turn: their ids and how many of their differences hold, lean, or may be noise (PAIRS).

    Each pair is judged by itself, as on its own page: a difference has one badge everywhere. untold are those with too
    little text to be judged; n_judged counts the others.
    """
    wanted = {measure: voice for measure, voice in voices.items() if measure in JUDGED}
    tallies, words = tallies_by_voice(shown, wanted.items()), words_by_voice(shown)  # counted once for all pairs
    for target, reference in combinations(sides, 2):
        comparison = Comparison.of(Contrast("pair", target, reference), wanted)
        judged = judge_pairs([(comparison, pair_of(comparison, tallies))], words, agreements)
        yield count_badges(target.id, reference.id, judged)


def count_badges(target: str, reference: str, judged: pd.DataFrame) -> dict:
    """The badges of one pair's judged differences, counted; `mark` names the pair."""
    badges = judged["badge"].value_counts()
    named = {"holds": HOLDS, "leans": LEANS, "noise": NOISE, "untold": UNKNOWN}
    counted = {name: int(badges.get(badge, 0)) for name, badge in named.items()}
    told = counted["holds"] + counted["leans"] + counted["noise"]
    return {"target": target, "reference": reference, "mark": f"{target}|{reference}"} | counted | {"n_judged": told}
