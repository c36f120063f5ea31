"""The instruments of tone in a large corpus: each side by each lexicon, how far they agree, and how much is scored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.compared import score_sides
from analysis.contrast.groups import Side
from analysis.contrast.instruments import (
    MEASURES,
    Agreement,
    agreement,
    agreement_of,
    by_instrument,
    has_instruments,
    paragraphs_by_instrument,
    tone_by_instrument,
)
from analysis.contrast.tone import scored_words
from analysis.evidence.instruments import behind_instruments, instrument_rows
from analysis.large.behind import holding
from analysis.large.cells import ask_sums, cell_sums
from analysis.large.results import LargeResults
from analysis.large.sides import alone_or_both, cells_of
from analysis.measures.instruments import TEXTBLOB

_PARTS = ["m", "total", "squares", "apart"]


@dataclass(frozen=True)
class LargeReadings:
    """What the instruments read in the paragraphs of some sides, in a voice: not listed, added up when asked for."""

    shown: LargeResults
    sides: tuple[Side, ...]
    voice: str


@has_instruments.register
def _has_instruments(results: LargeResults) -> bool:
    return bool((cell_sums(results.corpus, "instrument", "all", (), ())["counted"] > 0).any())


@paragraphs_by_instrument.register
def _paragraphs_by_instrument(results: LargeResults, sides: Iterable[Side], voice: str) -> LargeReadings:
    return LargeReadings(results, tuple(sides), voice)


@tone_by_instrument.register
def _tone_by_instrument(
    results: LargeResults, sides: Iterable[Side], voice: str, labels: Mapping[str, str], unit: str = "side"
) -> pd.DataFrame:
    return by_instrument(score_sides(results, alone_or_both(list(sides)), voice, MEASURES), labels)


@agreement.register
def _agreement(scored: LargeReadings) -> Agreement:
    """Without its interval: for that, paragraphs would have to be drawn."""
    shown, filters = scored.shown, scored.shown.filters
    cells = shown.passing(ask_sums(shown.corpus, "alike_sums", scored.voice, filters.topics, filters.actors))
    sums = pd.concat([cells_of(shown, cells, side) for side in scored.sides])[[*_PARTS, "n"]].sum()
    n = int(sums["n"])
    return Agreement(agreement_of(sums[_PARTS].to_numpy(float), n), np.nan, np.nan, n)


@behind_instruments.register
def _behind_instruments(
    scored: LargeReadings, values: pd.DataFrame, sides: list[Side], measure: Measure
) -> pd.DataFrame:
    named = {side.id: side for side in sides}
    ids = [
        holding(scored.shown, *_counted_as(row.instrument), scored.voice, named[row.group])
        for row in values.itertuples(index=False)
    ]
    return instrument_rows(values, ids, sides, measure)


def _counted_as(instrument: str) -> tuple[str, str]:
    """The measure and key of an instrument's tone: TextBlob's is a measure of its own."""
    return ("polarity", "") if instrument == TEXTBLOB else ("instrument", instrument)


def coverage_of_sides(shown: LargeResults, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per side: group, side (its name), n_words (in the voice), n_scored, and n_zero (of them, of weight 0).

    What `say_coverage` tells.
    """
    sides, sums = list(sides), shown.sums("coverage", voice)
    words = scored_words(shown, sides, voice)
    zeros = words.loc[words["weight"] == 0, [side.label for side in sides]].sum()
    rows = []
    for side in sides:
        own = cells_of(shown, sums, side)
        rows.append((side.id, side.label, int(own["denominator"].sum()), int(own["counted"].sum()), zeros[side.label]))
    return pd.DataFrame(rows, columns=["group", "side", "n_words", "n_scored", "n_zero"])
