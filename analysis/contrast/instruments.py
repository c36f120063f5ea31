"""Instruments of tone side by side: each side and each paragraph by each lexicon, their agreement and their spread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.contrast.groups import Side
from analysis.contrast.rollup import DRAWS, SEED, interval, ratio, rollup, tally, words_by_voice
from analysis.measures.instruments import TEXTBLOB
from analysis.results import Results
from analysis.schemas import INSTRUMENTS

MEASURES = ("polarity", "instrument")  # TextBlob's tone, and that of the others
_DECIMALS = 10
FEWEST_PAIRED = 5  # paragraphs that two instruments must both score, for a correlation to be told
_SIDE_COLUMNS = ["instrument", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted", "coverage"]


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha of the instruments over paragraphs (1: alike; 0: as by chance; below: worse), its interval.

    n counts the paragraphs that two instruments or more score. Unknown where there are fewer than two.
    """

    alpha: float
    low: float
    high: float
    n: int


@singledispatch
def has_instruments(results: Results) -> bool:
    """Whether the results hold the receipts of any lexicon but TextBlob's."""
    return bool(results.receipts["measure"].isin(INSTRUMENTS).any())


@singledispatch
def tone_by_instrument(
    results: Results, sides: Iterable[Side], voice: str, labels: Mapping[str, str], unit: str = "side"
) -> pd.DataFrame:
    """One row per instrument and side, in the order of `labels` (id to name): its tone of the side's words.

    Columns: group (the side's id), instrument (its id), label, mark, value (-1 hostile to +1 favourable; unknown
    without a scored word), low, high (95 % interval over paragraphs), n_units, n_words, n_counted (scored words),
    coverage (scored words per 1,000 words; unknown without words).
    """
    members = pd.Series({each: side.id for side in sides for each in side.paragraph_ids}, dtype=object)
    return by_instrument(rollup(results, members, unit, voice, MEASURES), labels)


def by_instrument(scores: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """The frame of `tone_by_instrument` from "scores" of MEASURES by side."""
    scores = scores.rename(columns={"unit_id": "group"})
    scores["instrument"] = scores["key"].where(scores["measure"] == "instrument", TEXTBLOB)
    scores = scores[scores["instrument"].isin(list(labels))]
    scores["coverage"] = ratio(1000.0 * scores["n_counted"].to_numpy(), scores["n_words"].to_numpy(float))
    scores["label"] = scores["instrument"].map(dict(labels))
    scores["mark"] = scores["instrument"] + "|" + scores["group"]
    order = scores["instrument"].map(list(labels).index).sort_values(kind="stable").index
    return scores.loc[order, ["group", *_SIDE_COLUMNS]].reset_index(drop=True)


@singledispatch
def paragraphs_by_instrument(results: Results, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per paragraph of the sides and instrument that scores a word of it, in reading order.

    Columns: paragraph_id, group (the side's id), instrument (its id), value (-1 to +1), n_scored.
    """
    owners = {paragraph: side.id for side in sides for paragraph in side.paragraph_ids}
    tallies = tally(results, voice, MEASURES)
    tallies = tallies[tallies["paragraph_id"].isin(owners) & (tallies["n_counted"] > 0)]
    names = tallies["key"].where(tallies["measure"] == "instrument", TEXTBLOB)
    frame = pd.DataFrame(
        {
            "paragraph_id": tallies["paragraph_id"],
            "group": tallies["paragraph_id"].map(owners),
            "instrument": names,
            "value": tallies["numerator"] / tallies["denominator"],
            "n_scored": tallies["n_counted"].astype(int),
        }
    )
    place = pd.Index(results.paragraphs["paragraph_id"]).get_indexer(frame["paragraph_id"])
    return frame.iloc[place.argsort(kind="stable")].reset_index(drop=True)


def spread_by_paragraph(results: Results, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per paragraph of the sides, in reading order: how far its tone moves with the instrument.

    Columns: paragraph_id, group (the side's id), side (its name), position, n_words (in the voice), polarity
    (TextBlob's; unknown without a scored word) and n_scored, low and high (of all instruments that score a word;
    unknown where none does), lowest and highest (their ids), spread (high less low), n_instruments (that score a
    word), mark.
    """
    sides = list(sides)
    scored = paragraphs_by_instrument(results, sides, voice).sort_values("value", kind="stable")
    by_paragraph = scored.groupby("paragraph_id", sort=False)
    ends = {"low": ("value", "first"), "high": ("value", "last"), "n_instruments": ("value", "size")}
    names = {"lowest": ("instrument", "first"), "highest": ("instrument", "last")}
    found = by_paragraph.agg(**ends, **names)
    own = scored[scored["instrument"] == TEXTBLOB].set_index("paragraph_id")
    frame = _paragraphs(results, sides, voice).join(found)
    frame["polarity"] = own["value"].reindex(frame.index)
    for count, source in (("n_scored", own["n_scored"]), ("n_instruments", found["n_instruments"])):
        frame[count] = source.reindex(frame.index).fillna(0).astype(int)
    frame["spread"] = frame["high"] - frame["low"]
    return frame.reset_index().assign(mark=lambda rows: rows["paragraph_id"])


@singledispatch
def agreement(scored: pd.DataFrame) -> Agreement:
    """How far instruments agree on paragraphs; `scored` is "paragraphs_by_instrument".

    Alpha at the interval level (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability), with a percentile
    bootstrap over paragraphs (DRAWS draws, SEED).
    """
    parts = _alpha_parts(scored)
    n = len(parts)
    if n < 2:
        return Agreement(np.nan, np.nan, np.nan, n)
    alpha = agreement_of(parts.sum(axis=0), n)
    weights = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=DRAWS).astype(float)
    low, high = interval(_alpha(weights @ parts)[:, None])
    return Agreement(alpha, float(low[0]), float(high[0]), n)


def agreement_of(parts: np.ndarray, n: int) -> float:
    """Alpha from sums over n paragraphs with two values or more; unknown where there are fewer than two.

    parts: how many values, their sum, the sum of their squares, and of the squared differences of all ordered pairs of
    a paragraph over its count less one.
    """
    return float(_alpha(parts[None])[0]) if n > 1 else np.nan


def pairwise(scored: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of instruments: one, other, rho (Spearman's rank correlation over paragraphs), n (paragraphs).

    rho is unknown where fewer than FEWEST_PAIRED paragraphs are scored by both, or one gives them all the same tone.
    """
    wide = scored.pivot_table("value", "paragraph_id", "instrument", sort=False)
    present = [name for name in (TEXTBLOB, *INSTRUMENTS) if name in wide]
    rows = []
    for one, other in combinations(present, 2):
        both = wide[[one, other]].dropna()
        rows.append((one, other, _rank_correlation(both[one], both[other]), len(both)))
    return pd.DataFrame(rows, columns=["one", "other", "rho", "n"])


def directions(values: pd.DataFrame, target: str, reference: str) -> pd.DataFrame:
    """One row per instrument that scores both sides: instrument, label, difference (target less reference).

    `values` is "tone_by_instrument"; `target` and `reference` are ids of its groups.
    """
    wide = values.pivot_table("value", "instrument", "group").reindex(columns=[target, reference])
    difference = (wide[target] - wide[reference]).dropna()
    labels = values.drop_duplicates("instrument").set_index("instrument")["label"]
    kept = [name for name in labels.index if name in difference.index]
    return pd.DataFrame(
        {"instrument": kept, "label": labels[kept].to_numpy(), "difference": difference[kept].to_numpy()}
    )


def _paragraphs(results: Results, sides: list[Side], voice: str) -> pd.DataFrame:
    """The paragraphs of the sides by their id: group, side, position, n_words."""
    owners = {paragraph: side for side in sides for paragraph in side.paragraph_ids}
    rows = results.paragraphs[results.paragraphs["paragraph_id"].isin(owners)].set_index("paragraph_id")
    return pd.DataFrame(
        {
            "group": [owners[each].id for each in rows.index],
            "side": [owners[each].label for each in rows.index],
            "position": rows["position"],
            "n_words": words_by_voice(results)[voice].reindex(rows.index),
        },
        index=rows.index,
    )


def _alpha_parts(scored: pd.DataFrame) -> np.ndarray:
    """One row per paragraph with two values or more: their count, sum, sum of squares, and mean squared difference.

    The last is the sum of the squared differences of all ordered pairs over the count less one.
    """
    values = scored.assign(square=scored["value"] ** 2).groupby("paragraph_id", sort=False)
    sums = values.agg(m=("value", "size"), total=("value", "sum"), squares=("square", "sum"))
    sums = sums[sums["m"] > 1]
    within = (2 * sums["m"] * sums["squares"] - 2 * sums["total"] ** 2) / (sums["m"] - 1)
    return sums.assign(within=within).to_numpy(float)


def _alpha(parts: np.ndarray) -> np.ndarray:
    """Alpha of each row of summed parts; unknown where all values are the same."""
    n, total, squares, within = parts.T
    expected = (2 * n * squares - 2 * total**2) / (n - 1)
    return 1 - ratio(within, np.where(expected > 1e-12, expected, 0.0))


def _rank_correlation(one: pd.Series, other: pd.Series) -> float:
    one, other = one.round(_DECIMALS), other.round(_DECIMALS)  # two ways to one mean are a tie, not a rank apart
    if len(one) < FEWEST_PAIRED or one.nunique() < 2 or other.nunique() < 2:
        return np.nan
    return float(np.corrcoef(one.rank(), other.rank())[0, 1])
