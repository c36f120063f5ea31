"""Values, differences and counts of a large corpus, in the frames of analysis/contrast."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
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
from analysis.large.cells import ADDED, ask_sums, moments_at, series_of
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of, in_side
from analysis.large.tables import VOICES
from analysis.schemas import check, empty

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
    moments = _moments(_sums(shown, dict.fromkeys(measures or (), voice)), contrast.filled)
    if not moments or not len(moments[0].series):
        return empty("scores")
    words = [_words(shown, side)[voice] for side in contrast.filled]
    return _scores(contrast, moments, words, voice)


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
    moments = tuple(_moments(sums, contrast.sides))
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


def _moments(sums: pd.DataFrame, sides: Sequence[Side]) -> list[Moments]:
    """What each side adds up to, all in the series of `sums`, of which a side may have nothing."""
    series, places = series_of(sums)
    values, members = sums[ADDED].to_numpy(float), [in_side(sums, side) for side in sides]
    return [moments_at(series, places[own], values[own]) for own in members]


def _scores(contrast: Contrast, moments: Sequence[Moments], words: Sequence[int], voice: str) -> pd.DataFrame:
    """ "scores" of the sides that have a paragraph, one under the other; `words`: of each in the voice."""
    series, n = moments[0].series, len(moments[0].series)
    intervals = [side.interval() for side in moments]
    frame = pd.DataFrame(
        {
            "unit": contrast.id,
            "unit_id": np.repeat([side.id for side in contrast.filled], n),
            "measure": np.tile(series.get_level_values("measure").to_numpy(object), len(moments)),
            "key": np.tile(series.get_level_values("key").to_numpy(object), len(moments)),
            "voice": voice,
            "value": np.concatenate([side.value for side in moments]),
            "n_units": np.concatenate([side.n for side in moments]).astype(int),
            "n_words": np.repeat(words, n),
            "n_counted": np.concatenate([side.counted for side in moments]).astype(int),
            "low": np.concatenate([low for low, _ in intervals]),
            "high": np.concatenate([high for _, high in intervals]),
        }
    )
    return check(frame, "scores")


def _words(shown: LargeResults, side: Side) -> dict[str, int]:
    """The words of a side by voice."""
    if (asked := ("words of", side.paragraph_ids)) not in shown.held:
        words = cells_of(shown, shown.words, side)[[*VOICES, "all"]].sum()
        shown.held[asked] = {voice: int(n) for voice, n in words.items()}
    return shown.held[asked]


def _named(sums: pd.DataFrame) -> pd.Series:
    """How much is counted of each key, the most first."""
    return sums.groupby("key", sort=False)["counted"].sum().sort_values(ascending=False, kind="stable")
