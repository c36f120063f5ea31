"""Which paragraphs of a large corpus stand behind a bin: of tone, of a tenth of the articles, of a month."""

from collections.abc import Callable

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import say_paragraphs
from analysis.large.behind import asking
from analysis.large.bins import SILENT
from analysis.large.findings import say_period
from analysis.large.over_time import UNDATED, period_of
from analysis.large.places import Places
from analysis.large.results import LargeResults
from analysis.large.summed import PART_OF_ARTICLE, PARTS, bin_of
from analysis.large.sums import in_voice


def behind_spread(shown: LargeResults, spread: pd.DataFrame, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per bin of `tone_spread` that holds a paragraph: label, mark, and its paragraphs (`Places`)."""

    def found(row: dict) -> tuple[str, str]:
        inside = "IS NULL" if row["bin"] == SILENT else f"= {int(row['bin'])}"
        return "paragraphs", f"{bin_of(voice)} {inside}"

    return _behind(shown, spread, contrast, "n_paragraphs", lambda row: row["label"], found)


def behind_through(shown: LargeResults, through: pd.DataFrame, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per tenth of `tone_through` in which a word is scored: label, mark, and the paragraphs that have one."""

    def found(row: dict) -> tuple[str, str]:
        return "paragraphs", f"{PART_OF_ARTICLE} = {int(row['tenth'])} AND {in_voice('tone_n', voice)} > 0"

    return _behind(shown, through, contrast, "n_able", lambda row: f"tenth {row['tenth']} of {PARTS}", found)


def behind_over_time(shown: LargeResults, timed: pd.DataFrame, contrast: Contrast) -> pd.DataFrame:
    """One row per period of `paragraphs_over_time` that has a paragraph: label, mark, and its paragraphs."""
    periods = [period for period in timed["period"].unique() if period != UNDATED]

    def found(row: dict) -> tuple[str, str]:
        return "paragraphs", f"{period_of(periods)} = '{row['period']}'"

    return _behind(shown, timed, contrast, "n_paragraphs", lambda row: say_period(row["period"]) or "no date", found)


def _behind(
    shown: LargeResults,
    frame: pd.DataFrame,
    contrast: Contrast,
    counted: str,
    name: Callable[[dict], str],
    found: Callable[[dict], tuple[str, str]],
) -> pd.DataFrame:
    cells = {side.id: side.paragraph_ids.cells for side in contrast.sides}
    rows = []
    for row in frame[frame[counted] > 0].to_dict("records"):
        n = int(row[counted])
        places = Places(n, asking(shown, cells[row["group"]], found(row)))
        rows.append((f"{row['side']}, {name(row)}: {say_paragraphs(n)}", row["mark"], places))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])
