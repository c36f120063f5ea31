"""Which paragraphs stand behind an actor's naming in a text; behind a silence, none."""

from collections.abc import Iterable

import pandas as pd

from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import Side, places_in_voice
from analysis.results import Results

NO_PASSAGE = "no passage"


def behind_actors(frame: pd.DataFrame, sides: Iterable[Side], results: Results, voice: str) -> pd.DataFrame:
    """One row per row of "actors_by_side": label, mark, the paragraphs that name the actor there, in reading order.

    Rows without a mention are there too, with no paragraph, and come last.
    """
    named = places_in_voice(results.mentions, voice)
    side_of = {paragraph_id: side.id for side in sides for paragraph_id in side.paragraph_ids}
    named = named.assign(side=named["paragraph_id"].map(side_of))
    ids = named.groupby(["actor", "side"])["paragraph_id"].agg(lambda paragraphs: list(dict.fromkeys(paragraphs)))
    found = [ids.get((row.actor, row.group), []) for row in frame.itertuples(index=False)]
    told = [
        f"{row.actor}, {row.side}: {say_paragraphs(len(each)) if each else NO_PASSAGE}"
        for row, each in zip(frame.itertuples(index=False), found, strict=True)
    ]
    behind = pd.DataFrame({"label": told, "mark": list(frame["mark"]), "paragraph_ids": found})
    return behind.sort_values("paragraph_ids", key=lambda each: each.map(bool), ascending=False, kind="stable")
