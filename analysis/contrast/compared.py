"""The two sides of a contrast, measure by measure: frames that charts draw, and the difference that heads them."""

from collections.abc import Mapping

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.differences import differences
from analysis.contrast.rollup import rollup
from analysis.results import Results

# What the overview ranks: one measure for each thing a reader asks about.
RANKED = ("topic_share", "polarity", "actor_rate", "quoted_share", "reported_share")
COLUMNS = ["panel", "group", "key", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted"]


def compare(shown: Results, contrast: Contrast, voices: Mapping[str, str]) -> pd.DataFrame:
    """One row per measure and key, as `differences` gives it, and the voice it was computed in.

    `voices` names the measures to compare and whose words each counts. Without a paragraph on a side: no row.
    """
    parts = []
    for voice in dict.fromkeys(voices.values()):
        chosen = tuple(measure for measure, of in voices.items() if of == voice)
        ids = [side.paragraph_ids for side in contrast.sides]
        parts += [] if contrast.empty else [differences(shown, *ids, voice, chosen).assign(voice=voice)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["measure", "key", "voice"])


def widest(compared: pd.DataFrame, measure: str) -> pd.Series | None:
    """The row of one measure whose difference is widest; the first where none is known, None where there is no row."""
    rows = compared[compared["measure"] == measure]
    if rows.empty:
        return None
    sizes = rows["difference"].abs()
    return rows.iloc[0] if sizes.isna().all() else rows.loc[sizes.idxmax()]


def score_sides(shown: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """ "scores" frame: one row per side of the contrast, measure and key; a side without a paragraph has no row."""
    return rollup(shown, contrast.groups, contrast.id, voice)


def side_values(scores: pd.DataFrame, measure: str, labels: Mapping[str, str], panel: str = "") -> pd.DataFrame:
    """One row per key and side of one measure: what dots draw (COLUMNS). Keys that occur on no side are left out.

    `labels` names the keys that a chart may show (a measure of the whole text has the key ""). Rows come key by key:
    topics by their difference, the first side's own on top; actors by their mentions.
    """
    rows = scores[(scores["measure"] == measure) & scores["key"].isin(list(labels))]
    counted = rows.groupby("key")["n_counted"].sum()
    keys = _ordered(rows, counted, measure)
    keys = [key for key in keys if counted[key] > 0 or key == ""]
    rows = rows.assign(place=pd.Categorical(rows["key"], keys, ordered=True)).dropna(subset="place")
    rows = rows.sort_values("place", kind="stable").rename(columns={"unit_id": "group"})
    label = rows["key"].map(dict(labels)).astype(object)
    mark = measure + "|" + rows["voice"] + "|" + panel + "|" + rows["key"] + "|" + rows["group"]
    return rows.assign(panel=panel, label=label, mark=mark)[COLUMNS].reset_index(drop=True)


def _ordered(rows: pd.DataFrame, counted: pd.Series, measure: str) -> list[str]:
    if measure.startswith("actor"):
        return list(counted.sort_values(ascending=False, kind="stable").index)
    sides = list(rows["unit_id"].unique())
    wide = rows.pivot_table(index="key", columns="unit_id", values="value", sort=False, dropna=False).reindex(columns=sides)
    gap = wide[sides[0]] - wide[sides[-1]] if len(sides) > 1 else wide.iloc[:, 0] if sides else pd.Series(dtype=float)
    return list(gap.sort_values(ascending=False, kind="stable").index)


def most_named(shown: Results, n: int) -> list[str]:
    """The n actors with most mentions, the most first; of equals the one that is named first."""
    return list(shown.mentions["actor"].value_counts(sort=True).head(n).index)
