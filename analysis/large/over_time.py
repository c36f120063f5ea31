"""A large corpus by the time of publication: how many paragraphs of each side, and their tone, month by month."""

from collections.abc import Sequence

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.large.bins import of_sides, told
from analysis.large.cells import ask_sums
from analysis.large.corpus import Corpus
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of

MOST_MONTHS = 36  # from the first to the last: of more, years are counted
UNDATED = ""  # the period of an article that states none
_MONTH, _YEAR = r"^\d{4}-(?:0[1-9]|1[0-2])", r"^\d{4}"


def paragraphs_over_time(shown: LargeResults, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per side and period of publication, and each side's last: its paragraphs of articles without a date.

    Periods are months, or years where the corpus spans more than MOST_MONTHS of them; all from its first to its last,
    whether a side has a paragraph in it or not, and whatever the filters leave. Where months are counted an article of
    which the year alone is known is one without a date. Empty where no article has one.

    Columns: group (the side's id), side (its label), period ("2021-03", "2021"; UNDATED in the last row), those of
    `told`, of which value is the tone of the words of `voice`, and mark ("2021-03|group").
    """
    periods = periods_of(shown.corpus)
    if not periods:
        return pd.DataFrame(columns=["group", "side", "period", "mark"])
    sums, every = _sums(shown, periods, voice), [*periods, UNDATED]
    return of_sides(contrast, lambda side: told("period", every, cells_of(shown, sums, side), "period"))


def periods_of(corpus: Corpus) -> list[str]:
    """The months, or else the years, from the first article of a corpus to its last; none where none has a date."""
    found = corpus.remembered(("periods",), lambda: corpus.ask(_SPAN)).iloc[0]
    if found["months"] and len(months := _months(found["month"], found["last_month"])) <= MOST_MONTHS:
        return months
    return [f"{year:04}" for year in range(int(found["year"]), int(found["last_year"]) + 1)] if found["years"] else []


def period_of(periods: Sequence[str]) -> str:
    """The period, in SQL, of a paragraph; UNDATED where its article states none of such a length."""
    return f"coalesce(regexp_extract(published, '{_pattern(periods)}'), '{UNDATED}')"


def _pattern(periods: Sequence[str]) -> str:
    return _MONTH if "-" in periods[0] else _YEAR


def _sums(shown: LargeResults, periods: Sequence[str], voice: str) -> pd.DataFrame:
    """One row per telling, event and time of publication: sums of tone, and the period that it lies in."""
    sums = ask_sums(shown.corpus, "dated_sums", voice, shown.filters.topics, shown.filters.actors)
    inside = sums["published"].str.extract(f"({_pattern(periods)})", expand=False).fillna(UNDATED)
    return sums.assign(period=inside)


def _months(first: str, last: str) -> list[str]:
    start, end = (12 * int(each[:4]) + int(each[5:]) - 1 for each in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


_SPAN = f"""
    SELECT count(month) AS months, min(month) AS month, max(month) AS last_month,
        count(year) AS years, min(year) AS year, max(year) AS last_year
    FROM (SELECT nullif(regexp_extract(published, '{_MONTH}'), '') AS month,
        nullif(regexp_extract(published, '{_YEAR}'), '') AS year FROM articles)"""
