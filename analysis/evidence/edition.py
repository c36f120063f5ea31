"""The features edition as readers see it: what each file holds, and what each of its columns means."""

from collections.abc import Mapping

import pandas as pd

from analysis.facts.when import say_day
from analysis.schemas import SCHEMAS

# The file of the edition that is no frame of the analysis.
_BESIDES = {
    "fingerprints": (
        "paragraph",
        {
            "paragraph_id": "the paragraph, `joscelyn/p07`: article, paragraph",
            "n_runs": "its runs of letters or digits",
            "opening": "SHA-256 of the first four of them",
            "fingerprint": "SHA-256 of all of them: how a reader’s own copy is recognised",
        },
    ),
}


def edition_table(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per file of the edition, in the order given: File, One row per, Rows, Holds (its columns)."""
    rows = [(f"{name}.csv", _row_of(name), len(frame), ", ".join(_meanings(name))) for name, frame in frames.items()]
    return pd.DataFrame(rows, columns=["File", "One row per", "Rows", "Holds"])


def columns_of(name: str) -> pd.DataFrame:
    """One row per column of a file of the edition: Column, Meaning."""
    return pd.DataFrame(list(_meanings(name).items()), columns=["Column", "Meaning"])


def say_date(iso: str | None) -> str:
    """A date as readers write it: `2021-03-24` → 24 March 2021, `2021-03` → March 2021; empty where there is none."""
    return say_day(iso) if isinstance(iso, str) and iso else ""


def _row_of(name: str) -> str:
    return SCHEMAS[name].row if name in SCHEMAS else _BESIDES[name][0]


def _meanings(name: str) -> dict[str, str]:
    if name in SCHEMAS:
        return {column: law.meaning for column, law in SCHEMAS[name].columns.items()}
    return _BESIDES[name][1]
