"""Intervals of differences where a side's share of paragraphs is an unbroken 0 or 100 %: resampled, it never moves."""

import pandas as pd

from analysis.contrast.shares import PARAGRAPH_SHARES, agresti_caffo, unbroken


def with_intervals_of_unbroken_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Agresti & Caffo's interval and error where a side's share is all or none of two paragraphs or more.

    `frame` has measure, low, high, spread, and n_counted and n_units of both sides; column `unbroken` says where.
    """
    counts = [frame[f"n_{what}_{side}"] for side in ("target", "reference") for what in ("counted", "units")]
    several = (counts[1] > 1) & (counts[3] > 1)
    still = unbroken(counts[0], counts[1]) | unbroken(counts[2], counts[3])
    stands = frame["measure"].isin(PARAGRAPH_SHARES) & several & still
    low, high, error = agresti_caffo(*(count[stands] for count in counts))
    frame.loc[stands, "low"], frame.loc[stands, "high"], frame.loc[stands, "spread"] = low, high, error
    return frame.assign(unbroken=stands)
