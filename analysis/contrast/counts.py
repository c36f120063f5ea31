"""The counts that stand under a chart, as sentences."""

import pandas as pd

from analysis.contrast.contrasts import Contrast

FEWEST_SCORED = 3  # words: a tone that rests on fewer hangs on a single one of them
PASSED_OVER = f"The heading passes over paragraphs with fewer than {FEWEST_SCORED} scored words, where it can."
AMONG = f", among paragraphs with {FEWEST_SCORED} scored words or more"


def say_counts(values: pd.DataFrame, contrast: Contrast, counted: str = "") -> str:
    """What each side's values rest on: "Russian author: 8 paragraphs, 693 words, 79 mentions."

    `values` needs group, n_units, n_words and n_counted; `counted` names what n_counted counts (without it: unsaid).
    """
    parts = []
    for side in contrast.sides:
        rows = values[values["group"] == side.id]
        if len(rows):
            parts.append(f"{side.label}: {_listed(rows, counted)}.")
    return " ".join(parts)


def amount(n: int, noun: str) -> str:
    """A number with its noun: "1 paragraph", "12 paragraphs", "1,260 words", "no scored words"."""
    return f"{f'{n:,}' if n else 'no'} {noun}{'' if n == 1 else 's'}"


def _listed(rows: pd.DataFrame, counted: str) -> str:
    first = rows.iloc[0]
    parts = [amount(int(first["n_units"]), "paragraph"), amount(int(first["n_words"]), "word")]
    return ", ".join(parts + ([amount(int(rows["n_counted"].sum()), counted)] if counted else []))


def well_covered(rows: pd.DataFrame, counted: str) -> pd.DataFrame:
    """The rows whose tone rests on FEWEST_SCORED words or more (`counted` says on how many); all, if fewer than two do.

    A heading names these only: the most extreme tones are mostly those of one stray word.
    """
    kept = rows[rows[counted] >= FEWEST_SCORED]
    return kept if len(kept) > 1 else rows
