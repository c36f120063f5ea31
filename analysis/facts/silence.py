"""What is left out: facts that one side alone tells, entries that none tells, actors that one alone names.

A side is one article, or the articles of a telling. Absence in one text is absence in this text, as far as a ledger
kept by hand and a codebook of names can see.
"""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.contrast.groups import Side, places_in_voice
from analysis.contrast.rollup import summarise, tally, words_by_voice
from analysis.contrast.shares import wilson
from analysis.facts.cells import AUTHOR
from analysis.facts.ledger import NEITHER, Fact
from analysis.facts.rows import CHRONOLOGY, Row
from analysis.facts.told_by import Sides
from analysis.results import Results

UNSURPRISING = 3.0  # mentions expected, below which none at all would happen by chance more than once in 20 (Poisson)
_ATTRIBUTED = ("quoted", "reported")
_ACTOR_COLUMNS = ["actor", "group", "side", "only", "n_mentions", "n_paragraphs", "n_units", "n_words"]
_ACTOR_COLUMNS += ["value", "low", "high", "share", "share_low", "share_high", "heard_in", "expected", "mark"]


def told_alone(rows: Iterable[Row], sides: Sides, asked: Sequence[str] = ()) -> tuple[Row, ...]:
    """The rows that one of the sides tells and no other of them: side by side in their order, each in the order given.

    `asked`: only those of these sides.
    """
    wanted = [side for side in sides if not asked or side in asked]
    by_side = [(teller, row) for row in rows if (teller := _only_teller(row, sides)) in wanted]
    return tuple(row for _, row in sorted(by_side, key=lambda each: wanted.index(each[0])))


def told_of(rows: Iterable[Row], sides: Sides) -> tuple[Row, ...]:
    """The rows that any of the sides tells, in the order given."""
    return tuple(row for row in rows if _tellers(row, sides))


def untold(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that no article tells, in the order given."""
    return tuple(row for row in rows if row.status == NEITHER)


def told_by_side(rows: Iterable[Row], sides: Sides, asked: Sequence[str] = ()) -> pd.DataFrame:
    """One row per side: side, n_told (facts it tells), n_alone (of them, told by no other side), share, low, high.

    `share` is n_alone / n_told with Wilson's 95 % interval; unknown where the side tells nothing. `asked`: only these.
    """
    wanted = [side for side in sides if not asked or side in asked]
    tellers = [_tellers(row, sides) for row in rows]
    told = np.array([sum(side in each for each in tellers) for side in wanted])
    alone = np.array([sum(each == [side] for each in tellers) for side in wanted])
    with np.errstate(invalid="ignore", divide="ignore"):
        low, high = wilson(alone, told)
        share = alone / told
    return pd.DataFrame({"side": wanted, "n_told": told, "n_alone": alone, "share": share, "low": low, "high": high})


def untold_entries(facts: Iterable[Fact], entries: Iterable[Row], doc_ids: Collection[str]) -> tuple[int, int]:
    """How many of these entries there are, and how many of them no article tells."""
    told = {name for fact in facts if fact.status(doc_ids) != NEITHER for name in fact.chronology}
    ids = [name for row in entries for name in row.fact.chronology]
    return len(ids), sum(name not in told for name in ids)


def kept_in(row: Row) -> str:
    """Where a row that no article tells is kept and edited: in the chronology, or as a fact of the ledger."""
    return CHRONOLOGY if row.fact.origin == CHRONOLOGY else "ledger"


def actors_by_side(results: Results, sides: Sequence[Side], voice: str = "all") -> pd.DataFrame:
    """One row per actor and side: how often each side names it in a voice; those that one alone names come first.

    Columns: actor, group (the side's id), side (its name), only (the name of the side that alone names it, or empty),
    n_mentions, n_paragraphs (that name it, in whatever voice), n_units (paragraphs), n_words (of the voice), value
    (mentions per 1,000 words) with low and high (unknown for nought); share (n_paragraphs / n_units) with share_low
    and share_high; heard_in (quoted, reported: the only voices that name it there, empty where the author does);
    expected (of an actor not named: the mentions it would have at the rate of the sides that name it); mark.
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


def _tellers(row: Row, sides: Sides) -> list[str]:
    """The sides of which an article tells it."""
    return [side for side, doc_ids in sides.items() if row.cells.keys() & set(doc_ids)]


def _only_teller(row: Row, sides: Sides) -> str | None:
    """The one side that tells it; None where several do, or none."""
    tellers = _tellers(row, sides)
    return tellers[0] if len(tellers) == 1 else None


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
