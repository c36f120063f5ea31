"""Who judges whom in a large corpus: each telling's authors and the speakers it lets judge most."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.moments import Moments
from analysis.contrast.positions import CODES
from analysis.contrast.who_to_whom import AUTHOR, full_names, spoken_for, who_frame, who_to_whom
from analysis.large.behind import asking
from analysis.large.cells import CELL, ask_sums, passing
from analysis.large.corpus import Corpus
from analysis.large.places import Places
from analysis.large.results import LargeResults
from analysis.large.sides import cells_of
from analysis.large.summed import SUMMED

MOST_HOLDERS = 40  # of one side, beside its authors: those who judge most often
_KEYS = ["called", "actor"]
_ADDED = ["n_units", "value", "squares", "n_mentions", *(f"n_{code}" for code in CODES)]


@who_to_whom.register
def _who_to_whom(results: LargeResults, contrast: Contrast, by_actor: bool = False) -> pd.DataFrame:
    cells = results.passing(_cells(results, by_actor))
    return who_frame([_of_side(results, cells, side, by_actor) for side in contrast.filled])


def _of_side(shown: LargeResults, cells: pd.DataFrame, side: Side, by_actor: bool) -> pd.DataFrame:
    """The rows of one side, its authors first, then speakers, most mentions first; of each the actors, likewise."""
    how = dict.fromkeys(_ADDED, "sum") | {"least": "min", "most": "max"}
    sums = _ranked(cells_of(shown, cells, side).groupby(_KEYS).agg(how).reset_index())
    low, high = _moments(sums, len(side.paragraph_ids)).interval()
    counted = ["n_units", "n_mentions", *(f"n_{code}" for code in CODES)]
    names = shown.corpus.names.actors
    written = sums["called"] == AUTHOR
    return sums.assign(
        group=side.id,
        side=side.label,
        holder=sums["called"].mask(written, side.label),
        own=written,
        target=pd.Series([names[number] for number in sums["actor"]], index=sums.index, dtype=object),
        value=sums["value"] / sums["n_units"],
        low=low,
        high=high,
        **sums[counted].astype(int),
        paragraph_ids=[
            Places(int(row.n_units), _asking_holder(shown, side, by_actor, row.called, row.actor))
            for row in sums.itertuples(index=False)
        ],
    )


def _ranked(sums: pd.DataFrame) -> pd.DataFrame:
    """The rows of the authors and of those who judge most often, in the order of the frame."""
    of_holder = sums.groupby("called")["n_mentions"].sum().sort_values(ascending=False, kind="stable")
    order = [AUTHOR, *[holder for holder in of_holder.index if holder != AUTHOR][:MOST_HOLDERS]]
    kept = sums[sums["called"].isin(order)]
    kept = kept.assign(place=[order.index(holder) for holder in kept["called"]])
    return kept.sort_values(["place", "n_mentions"], ascending=[True, False], kind="stable").reset_index(drop=True)


def _moments(sums: pd.DataFrame, n: int) -> Moments:
    """The stances of each row as `Moments`: only the paragraphs in which the holder judges the actor are able."""
    series = pd.MultiIndex.from_arrays([np.full(len(sums), "stance"), sums.index], names=["measure", "key"])
    able = sums["n_units"].to_numpy(float)
    total, squares, least, most = (sums[name].to_numpy(float) for name in ("value", "squares", "least", "most"))
    return Moments(series, np.full(len(sums), n), able, able, total, able, squares, total, able, least, most, able > 0)


def _cells(shown: LargeResults, by_actor: bool) -> pd.DataFrame:
    """One row per cell, holder as they are called, and actor: over paragraphs the sums of the positions."""
    of_authors = _sums(shown, "author_sums").assign(called=AUTHOR)
    named = _called(shown.corpus, by_actor)
    if by_actor:
        speakers = _sums(shown, "spokesman_sums")
        return pd.concat([of_authors, speakers.assign(called=speakers["holder_actor"].map(named))], ignore_index=True)
    speakers = _sums(shown, "holder_sums")
    alone = speakers[~speakers["holder"].isin([*named, *named.values()])]
    parts = [of_authors, alone.assign(called=alone["holder"]), *([_of_several(shown, named)] if named else [])]
    return pd.concat(parts, ignore_index=True)


def _sums(shown: LargeResults, table: str) -> pd.DataFrame:
    return ask_sums(shown.corpus, table, "all", shown.filters.topics, shown.filters.actors)


def _of_several(shown: LargeResults, named: Mapping[str, str]) -> pd.DataFrame:
    """The sums of speakers whom the texts call by several names: in a paragraph they hold one position."""
    filters, cell = shown.filters, ", ".join(CELL)
    where = passing(shown.corpus, filters.topics, filters.actors)
    holders = ", ".join(sorted({_quoted(name) for each in named.items() for name in each}))
    listed = ", ".join(f"({_quoted(name)}, {_quoted(called)})" for name, called in named.items())
    sums = ", ".join(f"{what} AS {name}" for name, what in SUMMED["holder_sums"].columns.items())
    asked = f"""
        SELECT {cell}, called, actor, {sums} FROM (
            SELECT {cell}, coalesce(c.called, holder) AS called, actor,
                sum(value * n_mentions) / sum(n_mentions) AS value,
                first(code ORDER BY n_mentions DESC, place) AS code, sum(n_mentions) AS n_mentions
            FROM (SELECT * FROM holders WHERE holder IN ({holders}) AND {where}) h
            LEFT JOIN (VALUES {listed}) AS c(name, called) ON c.name = h.holder
            GROUP BY row, {cell}, coalesce(c.called, holder), actor) GROUP BY ALL"""
    question = "speakers of several names", tuple(sorted(filters.topics)), tuple(sorted(filters.actors))
    return shown.corpus.remembered(question, lambda: shown.corpus.ask(asked))


def _called(corpus: Corpus, by_actor: bool) -> dict:
    """What holders are called whom the table calls otherwise, by what it has: a name, or the number of an actor.

    By the names of the whole corpus, so that one is called alike under every filter.
    """
    if by_actor:
        return {-1: spoken_for(None)} | {at: spoken_for(name) for at, name in enumerate(corpus.names.actors)}
    asked = "SELECT DISTINCT holder AS name FROM holders UNION SELECT DISTINCT speaker FROM speakers ORDER BY name"
    names = corpus.remembered(("names of holders",), lambda: corpus.ask(asked))["name"]
    return {name: called for name, called in full_names(names).items() if called != name}


def _asking_holder(shown: LargeResults, side: Side, by_actor: bool, called: str, actor: int) -> Callable[[], list[str]]:
    def ask() -> list[str]:
        named = _called(shown.corpus, by_actor)
        keys = [key for key, name in named.items() if name == called]
        keys += [] if by_actor or called in named else [called]
        listed = ", ".join(str(key) if by_actor else _quoted(key) for key in keys)
        whose = f"{'holder_actor' if by_actor else 'holder'} IN ({listed}) AND holder <> '{AUTHOR}'"
        whose = f"holder = '{AUTHOR}'" if called == AUTHOR else whose
        return asking(shown, side.paragraph_ids.cells, ("holders", f"actor = {int(actor)} AND {whose}"))()

    return ask


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
