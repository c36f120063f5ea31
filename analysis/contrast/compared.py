"""The two sides of a contrast, measure by measure: frames that charts draw, and the difference that heads them."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import singledispatch

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.doubt.judged import judge
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.findings import largest
from analysis.contrast.groups import Side
from analysis.contrast.rollup import summarise, tally, words_by_voice
from analysis.results import Results
from analysis.schemas import conform, empty

# All measures in which two sides are compared: false discoveries are counted over all of them, whatever a page shows,
# so that a difference has one badge everywhere.
JUDGED = (
    *("topic_share", "topic_rate", "polarity", "subjectivity", "actor_rate", "quoted_share", "reported_share"),
    *("stance", "stance_against", "stance_favour"),
    "instrument",  # no difference of its own: the other lexicons, which check that of polarity
)
# What the overview ranks: one measure for each thing a reader asks about.
RANKED = ("topic_share", "polarity", "stance", "actor_rate", "quoted_share", "reported_share")
COLUMNS = ["panel", "group", "key", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted"]


@singledispatch
def compare(
    shown: Results, contrast: Contrast, voices: Mapping[str, str], agreements: Mapping[str, bool | None] | None = None
) -> pd.DataFrame:
    """One row per measure and key, as `judge` gives it; without a paragraph on a side: no row.

    `voices` names the measures to compare and whose words each counts, `agreements` which of them readers have checked.
    """
    return judge(shown, [Comparison.of(contrast, voices)], agreements)


def rankable(compared: pd.DataFrame) -> pd.DataFrame:
    """The rows that may be ranked among the largest differences.

    A stance rests on a model and on the few paragraphs that name an actor, of which two alike would pass for certainty:
    it ranks only where its interval is clear of zero and neither side has few paragraphs. Only the clearest stance
    ranks, or it would leave no room for what else differs.
    """
    compared = compared[compared["measure"].isin(RANKED)]
    stances = compared["measure"] == "stance"
    clear = (compared["low"] > 0) | (compared["high"] < 0)
    foremost = largest(compared[stances & clear & ~compared["few"].astype(bool)], 1).index
    return compared[~stances | compared.index.isin(foremost)]


def clearest(compared: pd.DataFrame, measure: str) -> pd.Series | None:
    """The row of one measure whose difference is largest against its own spread; without a spread, the widest.

    None where the measure has no row.
    """
    rows = compared[compared["measure"] == measure]
    if rows.empty:
        return None
    ranked = largest(rows, 1)
    sizes = rows["difference"].abs().fillna(-1.0)
    return rows.loc[sizes.idxmax()] if ranked.empty else ranked.iloc[0]


@singledispatch
def score_sides(
    shown: Results,
    contrast: Contrast,
    voice: str,
    measures: Collection[str] | None = None,
    tallies: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """ "scores" frame: one row per side of the contrast, measure and key; a side without a paragraph has no row.

    `measures` narrows them. `tallies` saves the counting where `tally` has done it, of these results in this voice.
    """
    tallies = tally(shown, voice, measures) if tallies is None else tallies
    tallies = tallies if measures is None else tallies[tallies["measure"].isin(list(measures))]
    words = words_by_voice(shown)[voice]
    parts = [_of_side(tallies, words, side, contrast.id) for side in contrast.sides if len(side.paragraph_ids)]
    if not parts or tallies.empty:
        return empty("scores")
    return conform(pd.concat(parts, ignore_index=True).assign(voice=voice), "scores")


def _of_side(tallies: pd.DataFrame, words: pd.Series, side: Side, unit: str) -> pd.DataFrame:
    n_words = int(words.reindex(side.paragraph_ids).sum())
    scored = summarise(tallies, side.paragraph_ids)
    return scored.assign(unit=unit, unit_id=side.id, n_words=n_words)


def side_values(
    scores: pd.DataFrame, measure: str, labels: Mapping[str, str], panel: str = "", silent: bool = False
) -> pd.DataFrame:
    """One row per key and side of one measure: what dots draw (COLUMNS).

    Keys that occur on no side are left out unless `silent`.

    `labels` names the keys that a chart may show (a measure of the whole text has the key ""). Rows come key by key:
    topics by their difference, the first side's own on top; actors in the order of `labels`.
    """
    rows = scores[(scores["measure"] == measure) & scores["key"].isin(list(labels))]
    rows = rows.rename(columns={"unit_id": "group"})
    keys = _ordered(rows, measure, list(labels), silent) if len(rows) else []
    places = {key: place for place, key in enumerate(keys)}
    rows = rows[rows["key"].isin(keys)]
    rows = rows.iloc[np.argsort([places[key] for key in rows["key"]], kind="stable")].reset_index(drop=True)
    label = pd.Series([labels[key] for key in rows["key"]], dtype=object)
    mark = [f"{measure}|{row.voice}|{panel}|{row.key}|{row.group}" for row in rows.itertuples(index=False)]
    return rows.assign(panel=panel, label=label, mark=pd.Series(mark, dtype="str"))[COLUMNS]


def _ordered(rows: pd.DataFrame, measure: str, labels: list[str], silent: bool) -> list[str]:
    """The keys to draw, in the order of the chart."""
    counted, apart = Counter(), Counter()
    first = rows["group"].iloc[0]
    for row in rows.itertuples(index=False):
        counted[row.key] += row.n_counted
        apart[row.key] += 0 if pd.isna(row.value) else -row.value if row.group == first else row.value
    drawn = [key for key in counted if silent or counted[key] > 0 or key == ""]
    return sorted(drawn, key=labels.index if measure.startswith("actor") else apart.get)


@singledispatch
def actors_named(shown: Results, contrast: Contrast) -> list[str]:
    """The actors that the sides name, those with most mentions first; of equals the one that is named first."""
    sides = shown.narrowed_to(contrast.groups.index)
    return list(sides.mentions["actor"].value_counts(sort=True).index)
