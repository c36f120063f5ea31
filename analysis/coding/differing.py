"""Where coders differ, and what was settled."""

import pandas as pd

from analysis.coding.agreement import settled_of
from analysis.coding.codings import QUESTION, SETTLED, standing


def disagreements(codings: pd.DataFrame) -> pd.DataFrame:
    """One row per question to which coders gave different codes, in reading order: the question, answers, settled.

    answers: coder to code, by name. settled: the code chosen since, or empty. Of a coder's blind answer and correction
    the later one counts.
    """
    held = standing(codings)
    held = held[held["origin"] != SETTLED]
    held = held[~held.duplicated([*QUESTION, "coder"], keep="last")]
    chosen = settled_of(codings).set_index(QUESTION)["code"]
    rows = [
        (*at, dict(sorted(zip(own["coder"], own["code"], strict=True))), chosen.get(at, ""))
        for at, own in held.groupby(QUESTION, sort=True)
        if len(set(own["code"])) > 1
    ]
    return pd.DataFrame(rows, columns=[*QUESTION, "answers", "settled"])
