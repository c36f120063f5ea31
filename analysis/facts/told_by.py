"""Who tells what among many articles: how many of each side tell a fact, and the facts that a side tells or leaves out.

A side is an id with its articles: a perspective, or, where perspectives do not tell the articles apart, each article.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from analysis.facts.ledger import NEITHER
from analysis.facts.rows import Row

EVERY, ALL = "every", "all"
BY, ONLY, NOT = "by", "only", "not"
_PARTS_CHOICE = ":"  # a kind of choice from the side that it names, in addresses

Sides = Mapping[str, Collection[str]]


class Tally(NamedTuple):
    """How many of the articles of a side (its id) tell a fact."""

    side: str
    n: int
    of: int


def sides_told(documents: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The articles of each perspective, by its name; each article alone where fewer than two perspectives are named.

    Articles without a perspective are a side each.
    """
    sides = documents["perspective"].where(documents["perspective"].notna(), documents["doc_id"])
    if documents["perspective"].nunique() < 2:
        sides = documents["doc_id"]
    return {side: tuple(ids) for side, ids in documents["doc_id"].groupby(sides, sort=False)}


def tally(row: Row, sides: Sides) -> list[Tally]:
    """One count per side, in their order."""
    return [Tally(side, sum(doc_id in row.cells for doc_id in ids), len(ids)) for side, ids in sides.items()]


def choices(sides: Sides) -> list[str]:
    """What can be asked for, as addresses have it: all, every, then by, only and not for each side.

    `every` (each side, by one of its articles at least) is `all` where each side is one article.
    """
    several = [EVERY] if any(len(ids) > 1 for ids in sides.values()) else []
    return [ALL, *several, *(f"{kind}{_PARTS_CHOICE}{side}" for kind in (BY, ONLY, NOT) for side in sides)]


def parted(choice: str) -> tuple[str, str]:
    """The kind of a choice, and the side that it names: ("only", "Harbour Post"); "" where it names none."""
    kind, _, side = choice.partition(_PARTS_CHOICE)
    return kind, side


def told_as(rows: Iterable[Row], choice: str, sides: Sides) -> tuple[Row, ...]:
    """The rows that a choice (one of `choices`) asks for; all where there is none. What nobody tells is in none."""
    if not choice:
        return tuple(rows)
    return tuple(row for row in rows if row.status != NEITHER and _is_told_as(tally(row, sides), *parted(choice)))


def _is_told_as(counts: list[Tally], kind: str, side: str) -> bool:
    if kind == ALL:
        return all(each.n == each.of for each in counts)
    if kind == EVERY:
        return all(each.n for each in counts)
    own = any(each.n for each in counts if each.side == side)
    others = any(each.n for each in counts if each.side != side)
    return {BY: own, ONLY: own and not others, NOT: not own}[kind]
