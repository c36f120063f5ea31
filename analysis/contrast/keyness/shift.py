"""Which words make the difference in tone: a word shift of the scored words of two sides."""

from functools import singledispatch

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import places_in_voice
from analysis.results import Results

# Which way a word pulls depends on the other side's tone: even one that weighs 0 pulls down where that is above 0.
MORE_HIGH, LESS_LOW = "more often, higher in tone", "less often, lower in tone"
LESS_HIGH, MORE_LOW = "less often, higher in tone", "more often, lower in tone"
SCORED = "tone"


@singledispatch
def word_shift(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per scored word and weight: what it adds to the tone of the target less that of the reference.

    Columns: word (lower case), weight (-1 hostile to +1 favourable), n_target and n_reference, share_target and
    share_reference (of the side's scored words), contribution (share of the target less share of the reference, times
    how far the weight lies from the reference's tone: above 0 it makes the target sound more favourable), kind (how:
    more or less often than in the reference, a word higher or lower than its tone), mark, paragraph_ids.
    The largest contribution comes first. They add up to the difference in tone exactly. No row where a side has no
    scored word: there is then no difference.

    Source: Gallagher et al. (2021), Generalized word shift graphs, EPJ Data Science 10:4, equation 7, with the tone
    of the reference as reference value.
    """
    found = _scored(results, contrast, voice)
    counts = found.pivot_table(index=["word", "weight"], columns="side", values="start", aggfunc="count", fill_value=0)
    frame = shift_frame(counts.reindex(columns=[side.id for side in contrast.sides], fill_value=0))
    held = found.groupby(["word", "weight"])["paragraph_id"].agg(lambda ids: list(dict.fromkeys(ids))).to_dict()
    return frame.assign(paragraph_ids=[held[each] for each in zip(frame["word"], frame["weight"], strict=True)])


def shift_frame(counts: pd.DataFrame) -> pd.DataFrame:
    """The frame of `word_shift` but for paragraph_ids, from how often each word and weight (index) stands on each side.

    counts: by word and weight, a column for the target and one for the reference.
    """
    if (counts.sum() == 0).any():
        counts = counts.iloc[:0]
    n = [counts[name].astype(int) for name in counts.columns]
    shares = [each / max(each.sum(), 1) for each in n]
    weight = counts.index.get_level_values("weight").to_numpy(dtype=float)
    apart = weight - float((shares[1] * weight).sum())
    columns = {"n_target": n[0], "n_reference": n[1], "share_target": shares[0], "share_reference": shares[1]}
    frame = pd.DataFrame({**columns, "contribution": (shares[0] - shares[1]) * apart}).reset_index()
    frame["kind"] = _kinds(frame, apart)
    marks = [f"{word}|{each:+.3f}" for word, each in zip(frame["word"], frame["weight"], strict=True)]
    return _ordered(frame.assign(mark=marks))


def _scored(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    receipts = results.receipts
    found = places_in_voice(receipts[receipts["measure"] == SCORED], voice)
    found = found.assign(side=found["paragraph_id"].map(contrast.groups), word=found["term"].str.casefold())
    # One weight a word and weight: a negated word is a phrase of its own; rounding only clears the noise of files.
    return found.dropna(subset=["side", "weight"]).assign(weight=lambda rows: rows["weight"].round(6) + 0.0)


def _kinds(frame: pd.DataFrame, apart: np.ndarray) -> np.ndarray:
    more = frame["share_target"] > frame["share_reference"]
    kinds = np.where(more, MORE_HIGH, LESS_HIGH), np.where(more, MORE_LOW, LESS_LOW)
    return np.where(apart > 0, *kinds)


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    ranked = frame.assign(size=frame["contribution"].abs())
    return ranked.sort_values("size", ascending=False, kind="stable").drop(columns="size").reset_index(drop=True)
