"""How two sets of paragraphs differ in every measure, each difference with its interval and counts."""

import numpy as np
import pandas as pd

from analysis.contrast.rollup import (
    SEED,
    SERIES,
    Sums,
    draw_ratios,
    interval,
    ratio,
    sums_by_paragraph,
    tally,
    units_of,
    words_by_voice,
)
from analysis.contrast.shares import PARAGRAPH_SHARES, agresti_caffo, unbroken
from analysis.results import Results

FEW = 5  # paragraphs: below this a bootstrap interval is known to be too narrow to lean on


def differences(
    results: Results, target: pd.Index, reference: pd.Index, voice: str = "all", measures: tuple[str, ...] | None = None
) -> pd.DataFrame:
    """One row per measure and key: how the target paragraphs differ from the reference paragraphs.

    Parameters
    ----------
    target, reference
        paragraph_ids of the two sides.
    voice
        Whose words count: author, quoted, reported or all.
    measures
        Ids of the measures to compare; all without it.

    Returns
    -------
    measure, key; target, reference (values of the two sides), difference (target less reference: above 0 means more
    in the target), low, high (95 % percentile bootstrap, each side's paragraphs resampled apart), spread (standard
    deviation of the drawn differences), n_units_*, n_words_*, n_counted_* of both sides; few: True where a side has
    fewer than FEW paragraphs, so that the interval is too narrow to lean on; and unbroken: True for a share of
    paragraphs that is 0 or 100 % on a side, where low, high and spread are Agresti & Caffo's.

    Source
    ------
    Percentile bootstrap: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. Unbroken shares:
    Agresti & Caffo (2000), The American Statistician 54(4), 280-288.
    """
    tallies = tally(results, voice, measures)
    left, right = sums_by_paragraph(tallies, target), sums_by_paragraph(tallies, reference)
    drawn = draw_ratios(left, SEED) - draw_ratios(right, SEED + 1)
    low, high = interval(drawn)
    words = words_by_voice(results)[voice]
    frame = left.series.to_frame(index=False)[SERIES]
    frame["target"], frame["reference"] = _value(left), _value(right)
    frame["difference"] = frame["target"] - frame["reference"]
    frame["low"], frame["high"], frame["spread"] = low, high, _spread(drawn)
    for side, ids, sums in (("target", target, left), ("reference", reference, right)):
        frame[f"n_units_{side}"] = units_of(sums)
        frame[f"n_words_{side}"] = int(words.reindex(ids).fillna(0).sum())
        frame[f"n_counted_{side}"] = sums.counted.sum(axis=0).astype(int)
    few = frame[["n_units_target", "n_units_reference"]].min(axis=1) < FEW
    return _with_intervals_of_unbroken_shares(frame.assign(few=few, unbroken=False))


def _with_intervals_of_unbroken_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Agresti & Caffo's interval and error where a side's share is an unbroken 0 or 100 % of two paragraphs or more."""
    counts = [frame[f"n_{what}_{side}"] for side in ("target", "reference") for what in ("counted", "units")]
    several = (counts[1] > 1) & (counts[3] > 1)
    still = unbroken(counts[0], counts[1]) | unbroken(counts[2], counts[3])
    stands = frame["measure"].isin(PARAGRAPH_SHARES) & several & still
    low, high, error = agresti_caffo(*(count[stands] for count in counts))
    frame.loc[stands, "low"], frame.loc[stands, "high"], frame.loc[stands, "spread"] = low, high, error
    return frame.assign(unbroken=stands)


def _value(sums: Sums) -> np.ndarray:
    return ratio(sums.numerator.sum(axis=0), sums.denominator.sum(axis=0))


def _spread(drawn: np.ndarray) -> np.ndarray:
    """Standard deviation of the drawn differences; unknown with fewer than two known draws."""
    known = (~np.isnan(drawn)).sum(axis=0)
    spread = np.full(drawn.shape[1], np.nan)
    if (known > 1).any():
        spread[known > 1] = np.nanstd(drawn[:, known > 1], axis=0, ddof=1)
    return spread
