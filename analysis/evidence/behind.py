"""Which paragraphs stand behind a number: those that added something to it, in reading order."""

from collections.abc import Collection, Mapping

import pandas as pd

from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import by_perspective
from analysis.contrast.rollup import tally
from analysis.results import Results


def paragraphs_behind(tallies: pd.DataFrame, measure: str, key: str, within: Collection[str]) -> list[str]:
    """The paragraphs of `within` that a measure counted something in: topic present, actor named, word scored.

    `tallies` is what `tally` gives in the voice of the number.
    """
    adding = tallies[(tallies["measure"] == measure) & (tallies["key"] == key) & (tallies["n_counted"] > 0)]
    members = set(within)
    return [each for each in adding["paragraph_id"] if each in members]


def behind_values(
    shown: Results,
    values: pd.DataFrame,
    measure: str,
    groups: Mapping[str, str],
    members: Mapping,
    tallies: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """One row per mark of a frame of `side_values`: label (as a reader picks it), mark, paragraph_ids.

    `groups` gives a side its label, `members` a panel and side its paragraph_ids. `tallies` saves the counting where
    `tally` has done it, of these results by voice.
    """
    voices = values["mark"].str.split("|").str[1]
    tallies = tallies or {voice: tally(shown, voice) for voice in voices.unique()}
    rows = []
    for row, voice in zip(values.itertuples(index=False), voices, strict=True):
        ids = paragraphs_behind(tallies[voice], measure, row.key, members[row.panel, row.group])
        named = ", ".join(dict.fromkeys(part for part in (row.panel, row.label, groups[row.group]) if part))
        rows.append((f"{named}: {say_paragraphs(len(ids))}", row.mark, ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def behind_each_paragraph(results: Results) -> pd.DataFrame:
    """One row per paragraph, which is its own mark: label (whose it is, its place, its gist), mark, paragraph_ids."""
    perspective = by_perspective(results)
    rows = [
        (f"{_whose(perspective[row.paragraph_id])}, {row.position}: {_gist(row)}", row.paragraph_id, [row.paragraph_id])
        for row in results.paragraphs.itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def _whose(perspective: str | None) -> str:
    return f"{perspective} author" if isinstance(perspective, str) else "Author"


def _gist(row) -> str:
    return row.gist if isinstance(row.gist, str) and row.gist else f"paragraph {row.paragraph_id}"
