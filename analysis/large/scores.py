"""Values, differences and counts of a large corpus, in the frames of analysis/contrast."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.contrast.compared import actors_named, compare, score_sides
from analysis.contrast.contrasts import Contrast
from analysis.contrast.doubt.judged import judge_sums
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.groups import Side
from analysis.contrast.heard import SPOKEN, heard_frame, words_heard
from analysis.contrast.moments import Moments
from analysis.contrast.rollup import tally
from analysis.contrast.stance import COUNTS, MOST_CHARTED, NAMED_OFTEN, charted_actors, codes_by_side
from analysis.large.cells import ask_sums, moments_of_cells, series_of
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of
from analysis.large.tables import VOICES
from analysis.schemas import conform, empty

_SPEAKERS = 40  # of one side and voice: those with most words


@dataclass(frozen=True)
class LargeTally:
    """What the paragraphs shown add to every measure in a voice: not listed, asked for when somebody reads them."""

    shown: LargeResults
    voice: str


@tally.register
def _tally(results: LargeResults, voice: str = "all", measures: Collection[str] | None = None) -> LargeTally:
    return LargeTally(results, voice)


@score_sides.register
def _score_sides(
    shown: LargeResults,
    contrast: Contrast,
    voice: str,
    measures: Collection[str] | None = None,
    tallies: object = None,
) -> pd.DataFrame:
    sums = _sums(shown, dict.fromkeys(measures or (), voice))
    series = series_of(sums)
    parts = [
        _scored(shown, moments_of_cells(cells_of(shown, sums, side), series), side, voice) for side in contrast.filled
    ]
    if not parts or not len(series):
        return empty("scores")
    return conform(pd.concat(parts, ignore_index=True).assign(unit=contrast.id, voice=voice), "scores")


@compare.register
def _compare(
    shown: LargeResults,
    contrast: Contrast,
    voices: Mapping[str, str],
    agreements: Mapping[str, bool | None] | None = None,
) -> pd.DataFrame:
    comparison = Comparison.of(contrast, voices)
    if contrast.empty:
        return pd.DataFrame(columns=["comparison", "measure", "key", "badge"])
    sums = _sums(shown, voices)
    cells = [cells_of(shown, sums, side) for side in contrast.sides]
    series = series_of(sums)
    moments = tuple(moments_of_cells(own, series) for own in cells)
    words = tuple(_words(shown, side) for side in contrast.sides)
    return judge_sums(comparison, moments, words, agreements)


@actors_named.register
def _actors_named(shown: LargeResults, contrast: Contrast) -> list[str]:
    sums = shown.sums("actor_rate", "all")
    named = _named(pd.concat([cells_of(shown, sums, side) for side in contrast.filled])) if contrast.filled else sums
    return list(named[named > 0].index) if len(named) else []


@charted_actors.register
def _charted_actors(results: LargeResults, contrast: Contrast, chosen: Sequence[str] = ()) -> list[str]:
    sums = results.sums("stance", "all")
    by_side = pd.DataFrame({side.id: _named(cells_of(results, sums, side)) for side in contrast.filled}).fillna(0)
    named = by_side.sum(axis=1).sort_values(ascending=False, kind="stable")
    both = ((by_side > 0).sum(axis=1) > 1).reindex(named.index)
    wide = named.index.isin(list(chosen)) if chosen else both | (named >= NAMED_OFTEN)
    return list(named.index[wide])[:MOST_CHARTED]


@codes_by_side.register
def _codes_by_side(results: LargeResults, contrast: Contrast, voice: str) -> pd.DataFrame:
    counted = ask_sums(results.corpus, "stance_sums", voice, results.filters.topics, results.filters.actors)
    parts = [
        cells_of(results, counted, side).groupby("number", sort=False)[COUNTS].sum().reset_index().assign(group=side.id)
        for side in contrast.filled
    ]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["number", *COUNTS, "group"])
    names = [results.corpus.names.actors[number] for number in frame["number"]]
    return frame.assign(key=pd.Series(names, index=frame.index, dtype=object))[["group", "key", *COUNTS]]


@words_heard.register
def _words_heard(shown: LargeResults, contrast: Contrast, panel: str = "") -> pd.DataFrame:
    speakers = _speakers(shown)
    rows = []
    for side in contrast.filled:
        words, own = _words(shown, side), cells_of(shown, speakers, side)
        for voice in SPOKEN:
            rows.append((side.id, voice, "", words[voice], words["all"]))
            told = own[own["spoken"] == voice].groupby("speaker")["n_words"].sum()
            told = told.sort_values(ascending=False, kind="stable").head(_SPEAKERS)
            rows += [(side.id, voice, speaker, n, words["all"]) for speaker, n in told.items()]
    return heard_frame(rows, panel)


def _speakers(shown: LargeResults) -> pd.DataFrame:
    """One row per cell, voice (spoken) and speaker: n_words."""
    return ask_sums(shown.corpus, "speaker_sums", "all", shown.filters.topics, shown.filters.actors)


def _sums(shown: LargeResults, voices: Mapping[str, str]) -> pd.DataFrame:
    return pd.concat([shown.sums(measure, voice) for measure, voice in voices.items()], ignore_index=True)


def _scored(shown: LargeResults, moments: Moments, side: Side, voice: str) -> pd.DataFrame:
    low, high = moments.interval()
    return moments.series.to_frame(index=False).assign(
        unit_id=side.id,
        value=moments.value,
        n_units=moments.n.astype(int),
        n_words=_words(shown, side)[voice],
        n_counted=moments.counted.astype(int),
        low=low,
        high=high,
    )


def _words(shown: LargeResults, side: Side) -> dict[str, int]:
    """The words of a side by voice."""
    return {voice: int(n) for voice, n in cells_of(shown, shown.words, side)[[*VOICES, "all"]].sum().items()}


def _named(sums: pd.DataFrame) -> pd.Series:
    """How much is counted of each key, the most first."""
    return sums.groupby("key", sort=False)["counted"].sum().sort_values(ascending=False, kind="stable")
