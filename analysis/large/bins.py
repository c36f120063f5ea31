"""Tone of a large corpus in bins: how its paragraphs spread, hostile to favourable, and tone from beginning to end."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.large.cells import SERIES, ask_sums, moments_of_cells
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of
from analysis.large.summed import BINS, DECIMALS, PARTS
from analysis.large.sums import SUMS

SILENT = "silent"  # in place of a bin's number: no word of the paragraph is scored
_MEASURE = "polarity"
_HALF = BINS // 2


def tone_spread(shown: LargeResults, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per side and bin of its paragraphs' tone, from -1 to +1; each side's last row: those without a tone.

    A bin holds its edge away from 0 and not the one towards it: the first hostile one -0.1 and what lies between it and
    0, the first favourable one +0.1. A tone of exactly 0 is neither, and has a row of its own between them, with 0 for
    both edges. A paragraph without a scored word of `voice` has no tone: it is no 0.

    Columns: group (the side's id), side (its label), bin (-10 … 10, SILENT in the last row), label (of the bin), low,
    high (its edges; unknown where there is no tone), n_paragraphs, n_base (the paragraphs that share is of: the side's
    with a tone; in the last row all of the side), share, mark ("-3|group").
    """
    filters = shown.filters
    counted = ask_sums(shown.corpus, "spread_sums", voice, filters.topics, filters.actors)
    return of_sides(contrast, lambda side: _spread_of(cells_of(shown, counted, side)))


def tone_through(shown: LargeResults, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per side and tenth of its articles, from the beginning: the tone of the paragraphs that stand there.

    A paragraph stands in the tenth in which its middle lies, in the later one if on an edge. An article of fewer than
    ten paragraphs thus leaves tenths empty.

    Columns: group (the side's id), side (its label), tenth (1 the beginning), those of `told`, n_short (how many of the
    paragraphs are of articles of fewer than ten), mark ("3|group").
    """
    filters, tenths = shown.filters, list(range(1, PARTS + 1))
    sums = ask_sums(shown.corpus, "through_sums", voice, filters.topics, filters.actors)

    def of_tenths(side: Side) -> pd.DataFrame:
        own = cells_of(shown, sums, side)
        short = own[own["short"]].groupby("part")["n_polarity"].sum().reindex(tenths, fill_value=0)
        return told("tenth", tenths, own, "part").assign(n_short=short.astype(int).to_numpy())

    return of_sides(contrast, of_tenths)


def halves_of(spread: pd.DataFrame) -> pd.DataFrame:
    """One row per side of `tone_spread`: how many of its paragraphs sound hostile, exactly even, and favourable.

    Columns: group, side, n_hostile, n_zero, n_favourable, n_known (their sum), hostile, zero, favourable (shares of
    it), n_silent (paragraphs without a tone), n_paragraphs (all), silent (their share).
    """
    halves = {"n_hostile": spread["low"] < 0, "n_zero": (spread["low"] == 0) & (spread["high"] == 0)}
    halves |= {"n_favourable": spread["high"] > 0, "n_silent": spread["bin"] == SILENT}
    counted = pd.DataFrame({name: spread["n_paragraphs"].where(which, 0) for name, which in halves.items()})
    frame = counted.groupby([spread["group"], spread["side"]], sort=False).sum().reset_index()
    frame["n_known"] = frame[["n_hostile", "n_zero", "n_favourable"]].sum(axis=1)
    frame["n_paragraphs"] = frame["n_known"] + frame["n_silent"]
    known, every = (frame[name].where(frame[name] > 0) for name in ("n_known", "n_paragraphs"))
    shares = {name: frame[f"n_{name}"] / known for name in ("hostile", "zero", "favourable")}
    return frame.assign(**shares, silent=frame["n_silent"] / every)


def told(name: str, parts: Sequence, sums: pd.DataFrame, key: str) -> pd.DataFrame:
    """One row per part, in a column called `name`: what sums of tone in one voice add up to, whose column `key` it is.

    value (ratio of sums; unknown where nothing is scored), low, high (its 95 % interval, linearised), error (standard),
    n_paragraphs, n_able (those with a scored word), n_counted (scored words).
    """
    tone = sums[[key, *(f"{each}_{_MEASURE}" for each in SUMS)]].set_axis(["key", *SUMS], axis=1)
    series = pd.MultiIndex.from_product([[_MEASURE], parts], names=SERIES)
    moments = moments_of_cells(tone.assign(measure=_MEASURE), series)
    low, high = moments.interval()
    numbers = {name: parts, "value": moments.value, "low": low, "high": high, "error": moments.error}
    counts = {"n_paragraphs": moments.n, "n_able": moments.able, "n_counted": moments.counted}
    return pd.DataFrame(numbers | {each: counted.astype(int) for each, counted in counts.items()})


def of_sides(contrast: Contrast, rows_of: Callable[[Side], pd.DataFrame]) -> pd.DataFrame:
    """The rows of each side that has a paragraph, one side under the other.

    Columns before theirs: group (the side's id), side (its label); after: mark, of their first column and the group.
    """
    frames = [rows_of(side).assign(group=side.id, side=side.label) for side in contrast.sides]
    frame = pd.concat(frames, ignore_index=True)
    marks = frame.iloc[:, 0].astype(str) + "|" + frame["group"]
    frame = frame.assign(mark=marks)[["group", "side", *frame.columns[:-2], "mark"]]
    return frame[frame["group"].isin([side.id for side in contrast.filled])].reset_index(drop=True)


def _spread_of(counted: pd.DataFrame) -> pd.DataFrame:
    bins = np.arange(-_HALF, _HALF + 1)
    by_bin = counted.groupby("bin")["n"].sum().reindex(bins, fill_value=0).astype(int)
    silent, known = int(counted.loc[counted["bin"].isna(), "n"].sum()), int(by_bin.sum())
    ends = np.round([(bins - np.sign(bins)) / _HALF, bins / _HALF], DECIMALS)
    lows, highs = ends.min(axis=0), ends.max(axis=0)
    frame = pd.DataFrame(
        {
            "bin": [*map(str, bins), SILENT],
            "label": [*map(_label, lows, highs), "no signal"],
            "low": [*lows, np.nan],
            "high": [*highs, np.nan],
            "n_paragraphs": [*by_bin, silent],
            "n_base": [*[known] * len(bins), known + silent],
        }
    )
    return frame.assign(share=frame["n_paragraphs"] / frame["n_base"].where(frame["n_base"] > 0))


def _label(low: float, high: float) -> str:
    return "exactly 0" if low == high else f"{_signed(low)} to {_signed(high)}"


def _signed(edge: float) -> str:
    return f"{edge:+.3g}".replace("-", "−") if edge else "0"
