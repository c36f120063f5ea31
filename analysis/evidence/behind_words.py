"""Which paragraphs stand behind a word, a name or a set phrase."""

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.evidence.behind import say_paragraphs


def behind_keywords(rows: pd.DataFrame, contrast: Contrast) -> pd.DataFrame:
    """One row per row of `Keywords.frame`: label with the counts of both sides, mark, the paragraphs that hold it."""
    return _behind(rows, rows["label"], contrast)


def behind_shift(shift: pd.DataFrame, contrast: Contrast) -> pd.DataFrame:
    """One row per row of `word_shift`: label with its weight and counts, mark, and the paragraphs that hold it."""
    weights = [f"{weight:+.2f}".replace("-", "−") if weight else "0" for weight in shift["weight"]]
    return _behind(shift, shift["word"] + " (" + pd.Series(weights, index=shift.index, dtype="str") + ")", contrast)


def _behind(rows: pd.DataFrame, names: pd.Series, contrast: Contrast) -> pd.DataFrame:
    counted = zip(names, rows["n_target"], rows["n_reference"], rows["paragraph_ids"], strict=True)
    labels = [
        f"{name}: {contrast.target.label} {n}, {contrast.reference.label} {other}; {say_paragraphs(len(ids))}"
        for name, n, other, ids in counted
    ]
    return pd.DataFrame({"label": labels, "mark": rows["mark"], "paragraph_ids": rows["paragraph_ids"]})
