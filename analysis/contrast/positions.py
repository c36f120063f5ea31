"""The position of each paragraph toward each actor, in one voice: what every stance figure is rolled up from."""

from collections.abc import Mapping

import pandas as pd

from analysis.contrast.groups import places_in_voice
from analysis.results import Results, counted_once

AGAINST, NEUTRAL, FAVOUR, UNSURE = "against", "neutral", "favour", "unsure"
CODES = (AGAINST, NEUTRAL, FAVOUR, UNSURE)
CODE_OF = {-1: AGAINST, 0: NEUTRAL, 1: FAVOUR}  # the codes of "stance_by_paragraph" in words
DECIDED = 1 / 3  # of the way from neutral: a mean beyond it is called against or in favour
CHANCES = ["p_against", "p_neutral", "p_favour"]
_COLUMNS = ["paragraph_id", "actor", "value", "code", "n_mentions"]


def count_codes(held: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row per value of the columns `by` (its index, sorted): how many rows of `held` have each code of CODES."""
    counts = held.groupby([*by, "code"]).size().unstack(fill_value=0)  # noqa: PD010 - a size a place
    return counts.reindex(columns=list(CODES), fill_value=0)


@counted_once
def positions(results: Results, voice: str = "author") -> pd.DataFrame:
    """One row per paragraph and actor with a stance in a voice, in reading order; an actor not named has no row.

    Columns: paragraph_id, actor, value (-1 against to +1 in favour), code (against, neutral, favour; unsure where none
    of the three is more probable than not, so that it counts for none of them), n_mentions.

    In the author's voice the rows are those of "stance_by_paragraph" with the author as holder. In quoted, reported or
    all words several holders may share a paragraph: value and code are then those of the mean over the mentions of the
    actor in that voice, each mention counting once, whoever holds it.
    """
    rows = _of_author(results) if voice == "author" else _of_mentions(results, voice)
    return rows.dropna(subset="value")[_COLUMNS].reset_index(drop=True)


def code_of(stance: pd.Series, unsure: pd.Series) -> pd.Series:
    """The codes -1, 0, 1 in words; unsure where the flag says so."""
    return stance.map(CODE_OF).mask(unsure.astype(bool), UNSURE).astype(object)


def code_of_chances(chances: pd.DataFrame) -> pd.Series:
    """The most probable of p_against, p_neutral and p_favour in words; unsure where it has less than even odds."""
    likeliest = chances[CHANCES].idxmax(axis=1).str.removeprefix("p_")
    return likeliest.mask(chances[CHANCES].max(axis=1) < 0.5, UNSURE).astype(object)


def code_of_mean(row: Mapping) -> str:
    """What a mean is called: as all of its paragraphs are, where they agree; else by how far it is from neutral.

    `row` has value, n_units, and n_against, n_neutral, n_favour, n_unsure. Below minus a third a mean is against, above
    a third in favour, between them neutral; empty where it is unknown.
    """
    if pd.isna(row["value"]):
        return ""
    alike = [code for code in CODES if row[f"n_{code}"] == row["n_units"]]
    if alike:
        return alike[0]
    return NEUTRAL if abs(row["value"]) <= DECIDED else FAVOUR if row["value"] > 0 else AGAINST


def _of_author(results: Results) -> pd.DataFrame:
    rows = results.stance_by_paragraph
    rows = rows[rows["holder"] == "author"]
    return rows.assign(code=code_of(rows["stance"], rows["unsure"]))


def _of_mentions(results: Results, voice: str) -> pd.DataFrame:
    mentions = places_in_voice(results.mentions.dropna(subset=CHANCES), voice)
    grouped = mentions.groupby(["paragraph_id", "actor"], sort=False)
    means = grouped[CHANCES].mean().assign(n_mentions=grouped.size()).reset_index()
    means["value"] = means["p_favour"] - means["p_against"]
    return means.assign(code=code_of_chances(means) if len(means) else None)
