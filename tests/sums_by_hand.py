"""Pairs written by hand: one paragraph a row, one series a column, without a corpus."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.contrast.doubt.pairs import Pair
from analysis.contrast.rollup import Sums


def sums(numerator, denominator=None, counted=None) -> Sums:
    """Sums of series m/0, m/1 …; without a denominator each paragraph is one unit, and every unit is counted."""
    numerator = np.array(numerator, float).reshape(len(numerator), -1)
    denominator = np.ones_like(numerator) if denominator is None else np.array(denominator, float)
    denominator = denominator.reshape(numerator.shape)
    series = pd.MultiIndex.from_tuples([("m", str(n)) for n in range(numerator.shape[1])], names=["measure", "key"])
    counted = denominator.copy() if counted is None else np.array(counted, float).reshape(numerator.shape)
    return Sums(series, numerator, denominator, counted)


def pair_of_sums(target: Sums, reference: Sums, paired: bool = False) -> Pair:
    """A pair whose paragraphs are a/p01 … on the target's side, b/p01 … on the other; paired: a/p01 … on both."""
    own = _named("a", target)
    return Pair(target, reference, own, own if paired else _named("b", reference), paired)


def pair_of_values(target: Sequence[float], reference: Sequence[float], paired: bool = False) -> Pair:
    """A pair of one series whose values are the means of what the paragraphs have."""
    return pair_of_sums(sums(target), sums(reference), paired)


def _named(document: str, of_side: Sums) -> pd.Index:
    return pd.Index([f"{document}/p{place:02}" for place in range(1, len(of_side.numerator) + 1)])
