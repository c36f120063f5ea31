"""Which pairs of sentences are proposed, of all that score: the best ones, a few for each sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

MOST = 6  # partners of one sentence: a long one shares something with many

Pair = tuple[int, int]


class Proposal(NamedTuple):
    """Two sentences by their places, their score, the rank of the second among the first's, and the group."""

    row: int
    column: int
    score: float
    rank: int
    group: int


def select(found: Mapping[Pair, float]) -> list[Proposal]:
    """The proposals among the scored pairs (`found`: the score of each that is worth a look), in reading order.

    Taken from the best down; one whose sentences have MOST better partners is left out. So a fact may be told in one
    sentence here and in several there. Asking that each be the other's best partner, or come close, found no more facts
    in the articles of `benchmarks.alignment`.
    """
    kept = _fewest(found)
    ranks, groups = _ranks(kept), _groups(kept)
    return [Proposal(*pair, found[pair], ranks[pair], groups[pair]) for pair in sorted(kept)]


def _fewest(found: Mapping[Pair, float]) -> list[Pair]:
    """The pairs from the best down, of equal ones the first, without those of a sentence that has MOST better ones."""
    kept: list[Pair] = []
    taken: tuple[Counter, Counter] = (Counter(), Counter())
    for pair in sorted(found, key=lambda each: (-found[each], each)):
        if all(taken[side][pair[side]] < MOST for side in (0, 1)):
            kept.append(pair)
            for side in (0, 1):
                taken[side][pair[side]] += 1
    return kept


def _ranks(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """Of pairs from the best down, which partner of its sentence each one is."""
    taken: Counter = Counter()
    ranks = {}
    for pair in pairs:
        taken[pair[0]] += 1
        ranks[pair] = taken[pair[0]]
    return ranks


def _groups(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """A group is a pair and the lesser ones that share a sentence with it; numbered in reading order."""
    heads: tuple[dict[int, Pair], dict[int, Pair]] = ({}, {})
    head_of: dict[Pair, Pair] = {}
    for pair in pairs:
        head = next((heads[side][pair[side]] for side in (0, 1) if pair[side] in heads[side]), pair)
        head_of[pair] = head
        if head == pair:
            for side in (0, 1):
                heads[side][pair[side]] = pair
    numbers = {head: number for number, head in enumerate(sorted(set(head_of.values())), 1)}
    return {pair: numbers[head] for pair, head in head_of.items()}
