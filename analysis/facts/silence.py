"""What is left out: facts that one article alone tells, entries that none tells, actors that one alone names.

Absence in one text is absence in this text, as far as a ledger kept by hand and a codebook of names can see.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.contrast.groups import Side, by_document, places_in_voice
from analysis.contrast.groups import sides as sides_of
from analysis.contrast.rollup import summarise, tally, words_by_voice
from analysis.contrast.shares import wilson
from analysis.facts.cells import AUTHOR
from analysis.facts.findings import say_teller
from analysis.facts.ledger import NEITHER, ONE, Fact
from analysis.facts.rows import CHRONOLOGY, Row
from analysis.results import Results

UNSURPRISING = 3.0  # mentions expected, below which none at all would happen by chance more than once in 20 (Poisson)
_ATTRIBUTED = ("quoted", "reported")
_ACTOR_COLUMNS = ["actor", "group", "side", "only", "n_mentions", "n_paragraphs", "n_units", "n_words"]
_ACTOR_COLUMNS += ["value", "low", "high", "share", "share_low", "share_high", "heard_in", "expected", "mark"]


def article_sides(results: Results, names: Mapping[str, str]) -> list[Side]:
    """The articles that have a paragraph, in the order of `names`: what readers call each, by id."""
    return sides_of(by_document(results), {doc_id: (name, say_text(name)) for doc_id, name in names.items()})


def say_text(name: str) -> str:
    """An article inside a sentence, by its teller: "the Russian author’s text", "Yana Leksyutina’s text"."""
    return f"{say_teller(name)}’s text"


def told_alone(rows: Iterable[Row], doc_ids: Sequence[str]) -> tuple[Row, ...]:
    """The rows that one article alone tells: article by article in the order of `doc_ids`, each in the order given."""
    alone = [row for row in rows if row.status == ONE and next(iter(row.cells)) in doc_ids]
    return tuple(sorted(alone, key=lambda row: doc_ids.index(next(iter(row.cells)))))


def untold(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that no article tells, in the order given."""
    return tuple(row for row in rows if row.status == NEITHER)


def told_by_article(rows: Iterable[Row], doc_ids: Sequence[str]) -> pd.DataFrame:
    """One row per article: doc_id, n_told (facts it tells), n_alone (of them, told by no other), share, low, high.

    `share` is n_alone / n_told with Wilson's 95 % interval; unknown where the article tells nothing.
    """
    rows = list(rows)
    told = np.array([sum(doc_id in row.cells for row in rows) for doc_id in doc_ids])
    alone = np.array([sum(set(row.cells) == {doc_id} for row in rows) for doc_id in doc_ids])
    with np.errstate(invalid="ignore", divide="ignore"):
        low, high = wilson(alone, told)
        share = alone / told
    return pd.DataFrame(
        {"doc_id": list(doc_ids), "n_told": told, "n_alone": alone, "share": share, "low": low, "high": high}
    )


def untold_entries(facts: Iterable[Fact], entries: Iterable[Row], doc_ids: Collection[str]) -> tuple[int, int]:
    """How many of these entries there are, and how many of them no article tells."""
    told = {name for fact in facts if fact.status(doc_ids) != NEITHER for name in fact.chronology}
    ids = [name for row in entries for name in row.fact.chronology]
    return len(ids), sum(name not in told for name in ids)


def kept_in(row: Row) -> str:
    """Where a row that no article tells is kept and edited: in the chronology, or as a fact of the ledger."""
    return CHRONOLOGY if row.fact.origin == CHRONOLOGY else "ledger"


def actors_by_article(results: Results, sides: Sequence[Side], voice: str = "all") -> pd.DataFrame:
    """One row per actor and article: how often each article names it in a voice; those that one alone names come first.

    Columns: actor, group (the side's id), side (its name), only (the name of the side that alone names it, or empty),
    n_mentions, n_paragraphs (that name it, in whatever voice), n_units (paragraphs), n_words (of the voice), value
    (mentions per 1,000 words) with low and high (unknown for nought); share (n_paragraphs / n_units) with share_low
    and share_high; heard_in (quoted, reported: the only voices that name it there, empty where the author does);
    expected (of an actor not named: the mentions it would have at the rate of the articles that name it); mark.
    """
    named = places_in_voice(results.mentions, voice)
    parts = [_of_side(results, side, voice, named) for side in sides]
    if not parts or named.empty:
        return pd.DataFrame(columns=_ACTOR_COLUMNS)
    frame = pd.concat(parts, ignore_index=True)
    counted = frame.set_index(["actor", "side"])["n_mentions"].unstack("side")  # noqa: PD010
    holders = (counted > 0).sum(axis=1)
    only = counted.idxmax(axis=1).where(holders == 1, "") if len(sides) > 1 else pd.Series("", index=counted.index)
    frame = frame[frame["actor"].map(holders) > 0]
    frame = frame.assign(only=frame["actor"].map(only), mark=frame["actor"] + "|" + frame["group"])
    frame["expected"] = _expected(frame)
    return _ordered(frame, counted.sum(axis=1), [side.label for side in sides])[_ACTOR_COLUMNS]


def _of_side(results: Results, side: Side, voice: str, named: pd.DataFrame) -> pd.DataFrame:
    scored = summarise(tally(results, voice, ("actor_rate", "actor_share")), side.paragraph_ids)
    rates, shares = (scored[scored["measure"] == name].set_index("key") for name in ("actor_rate", "actor_share"))
    own = named[named["paragraph_id"].isin(side.paragraph_ids)]
    frame = rates[["value", "low", "high", "n_units"]].assign(n_mentions=rates["n_counted"])
    frame = frame.assign(n_paragraphs=shares["n_counted"], share=shares["value"])
    frame = frame.assign(share_low=shares["low"], share_high=shares["high"], heard_in="", group=side.id)
    frame["heard_in"] = own.groupby("actor")["voice"].agg(_only_in).reindex(frame.index).fillna("")
    silent = frame["n_mentions"] == 0  # resampled, a rate of nought never moves: no interval, not one of no width
    frame[["low", "high"]] = frame[["low", "high"]].mask(silent)
    frame = frame.assign(side=side.label, n_words=int(words_by_voice(results)[voice].reindex(side.paragraph_ids).sum()))
    return frame.rename_axis("actor").reset_index()


def _only_in(voices: Collection[str]) -> str:
    heard = [voice for voice in _ATTRIBUTED if voice in set(voices)]
    return "" if AUTHOR in set(voices) else " and ".join(heard)


def _expected(frame: pd.DataFrame) -> pd.Series:
    """What an article that does not name an actor would name it, at the rate of those that do; else unknown."""
    naming = frame[frame["n_mentions"] > 0].groupby("actor")[["n_mentions", "n_words"]].sum()
    rate = frame["actor"].map(naming["n_mentions"] / naming["n_words"])
    return (rate * frame["n_words"]).where(frame["n_mentions"] == 0)


def _ordered(frame: pd.DataFrame, total: pd.Series, names: Sequence[str]) -> pd.DataFrame:
    """Those that one alone names first, article by article; within each the most named first, then by name."""
    place = frame["only"].map({**{name: at for at, name in enumerate(names)}, "": len(names)})
    keyed = frame.assign(place=place, total=-frame["actor"].map(total), column=frame["side"].map(list(names).index))
    return keyed.sort_values(["place", "total", "actor", "column"], kind="stable").reset_index(drop=True)
