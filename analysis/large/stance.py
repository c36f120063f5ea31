"""Stance in a large corpus: who judges whom in which paragraphs, by event, and where voices part."""

from collections.abc import Sequence

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.gaps import gap_intervals
from analysis.contrast.groups import Side
from analysis.contrast.stance import COUNTS, codes_by_side, gaps_of_side, judged_paragraphs, side_within
from analysis.large.behind import asking
from analysis.large.cells import ask_sums
from analysis.large.places import Places
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of, narrowed
from analysis.schemas import VOICES

_GAPS = ["key", "n_units", "difference", "low", "high"]


@side_within.register
def _side_within(results: LargeResults, side: Side, other: Side) -> Side:
    return narrowed(results, side, other.paragraph_ids)


@judged_paragraphs.register
def _judged_paragraphs(results: LargeResults, contrast: Contrast, voice: str) -> dict[str, Sequence[str]]:
    judged = codes_by_side(results, contrast, voice)
    n = judged.set_index("key")[COUNTS].sum(axis=1).groupby(level=0, sort=False).sum()
    n = n[n > 0].sort_values(ascending=False, kind="stable")
    cells = frozenset().union(*(side.paragraph_ids.cells for side in contrast.sides))
    actors, spoken = results.corpus.names.actors, voice if voice in VOICES else "all"
    one = {actor: f"actor = {actors.index(actor)} AND voice = '{spoken}'" for actor in n.index}
    return {actor: Places(int(n[actor]), asking(results, cells, ("stances", one[actor]))) for actor in n.index}


@gaps_of_side.register
def _gaps_of_side(results: LargeResults, side: Side, voice: str) -> pd.DataFrame:
    sums = _sums_of_two(results, side, voice)
    low, high = gap_intervals(sums)
    frame = sums.assign(
        key=pd.Series([results.corpus.names.actors[number] for number in sums.index], index=sums.index, dtype=object),
        n_units=sums["d"].astype(int),
        difference=sums["a"] / sums["d"] - sums["b"] / sums["e"],
        low=low,
        high=high,
    )
    return frame[_GAPS].reset_index(drop=True)


def _sums_of_two(shown: LargeResults, side: Side, voice: str) -> pd.DataFrame:
    """One row per actor (its number) whom both judge: the sums of `gap_intervals`, of a voice and of the author."""
    filters = shown.filters
    parts = []
    for each, names in ((voice, ("able_1", "a", "aa")), ("author", ("able_2", "b", "bb"))):
        sums = shown.passing(ask_sums(shown.corpus, "stance_sums", each, filters.topics, filters.actors))
        added = cells_of(shown, sums, side).groupby("number")[["n", "a", "aa"]].sum()
        parts.append(added.set_axis(names, axis=1))
    pairs = shown.passing(ask_sums(shown.corpus, "pair_sums", voice, filters.topics, filters.actors))
    both = cells_of(shown, pairs, side).groupby("number")[["ab", "ae", "bd", "de"]].sum()
    sums = pd.concat([parts[0].join(parts[1], how="inner"), both.reindex(parts[0].index)], axis=1, join="inner").fillna(
        0
    )
    # A stance is a mean over the paragraphs that judge: its denominator is 1 in each of them.
    return sums.assign(
        d=sums["able_1"], dd=sums["able_1"], ad=sums["a"], e=sums["able_2"], ee=sums["able_2"], be=sums["b"]
    )
