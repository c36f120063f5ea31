"""The terms behind a topic: which words of the codebook stand in which text, and as what."""

from collections.abc import Iterable
from functools import singledispatch

import pandas as pd

from analysis.contrast.groups import Side, places_in_voice
from analysis.results import Results


@singledispatch
def topic_terms(results: Results, topic: str, sides: Iterable[Side], voice: str = "all") -> pd.DataFrame:
    """One row per codebook term of a topic that is found, the most frequent first.

    Columns: term (as the codebook writes it), found_as (the words as they stand in the texts, the most frequent
    first), one column per side with its mentions (named by its label), mentions (of all sides), paragraph_ids.
    """
    found = places_in_voice(results.topic_mentions[results.topic_mentions["topic"] == topic], voice)
    owners = {paragraph: side.label for side in sides for paragraph in side.paragraph_ids}
    found = found.assign(side=found["paragraph_id"].map(owners)).dropna(subset="side")
    names = [side.label for side in sides]
    terms = pd.DataFrame({name: found.loc[found["side"] == name, "term"].value_counts() for name in names})
    terms = terms.fillna(0).astype(int).rename_axis("term")
    terms = terms.assign(
        mentions=terms.sum(axis=1),
        found_as=found.groupby("term")["surface"].agg(_spellings),
        paragraph_ids=found.groupby("term")["paragraph_id"].agg(_once_each),
    )
    terms = terms.sort_values("mentions", ascending=False, kind="stable").reset_index()
    return terms[["term", "found_as", *names, "mentions", "paragraph_ids"]]


def _once_each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _spellings(surfaces: pd.Series) -> str:
    """The spellings of one term, the most frequent first; capitals are no difference."""
    spelled = surfaces.groupby(surfaces.str.casefold(), sort=False).agg(["size", "first"])
    return ", ".join(spelled.sort_values("size", ascending=False, kind="stable")["first"])
