"""The proposals of alignments of a whole corpus: computed where the texts are at hand, else those that ship."""

from collections.abc import Collection, Iterable
from itertools import combinations, product

import pandas as pd

from analysis.contrast.alignment.propose import Pairs, propose_alignments
from analysis.results import Results
from analysis.schemas import conform, empty

AT_ONCE = 160_000  # pairs of sentences that are compared while a reader waits: about two seconds
PER_SECOND = 80_000  # pairs of sentences, on a machine that has other things to do


def alignments_of(results: Results, shipped: pd.DataFrame, pairs: Pairs | None = None) -> pd.DataFrame:
    """ "alignments" frame of any two articles of the results, or of these pairs: computed for those that both have
    their text.

    Where one of the two lacks it, the pair has its rows of `shipped`, if it has any: they were computed from the
    texts, of which only these proposals ship.
    """
    without = _without_text(results)
    one, other = (shipped[name].str.rsplit("/", n=2).str[0] for name in ("sentence_id", "other_id"))
    here = set(results.documents["doc_id"])
    kept = shipped[one.isin(here) & other.isin(here) & (one.isin(without) | other.isin(without))]
    frames = [frame for frame in (_of_pairs(kept, pairs), propose_alignments(results, pairs)) if len(frame)]
    if not frames:
        return empty("alignments")
    return _in_reading_order(conform(pd.concat(frames, ignore_index=True), "alignments"), results)


def pairs_between(ones: Iterable[str], others: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Every pair of an article of the ones with one of the others, each once; any two where both are the same."""
    ones, others = list(ones), list(others)
    if ones == others:
        return tuple(combinations(ones, 2))
    held = {frozenset(pair): pair for pair in reversed(list(product(ones, others))) if pair[0] != pair[1]}
    return tuple(reversed(held.values()))


def n_compared(results: Results, pairs: Pairs) -> int:
    """How many pairs of sentences are compared for these pairs of articles: what the comparison costs."""
    owners = results.sentences["paragraph_id"].str.rpartition("/")[0]
    n = owners.value_counts()
    return int(sum(n.get(one, 0) * n.get(other, 0) for one, other in pairs))


def _of_pairs(alignments: pd.DataFrame, pairs: Pairs | None) -> pd.DataFrame:
    if pairs is None:
        return alignments
    wanted = {frozenset(pair) for pair in pairs}
    ids = zip(alignments["sentence_id"], alignments["other_id"], strict=True)
    return alignments[[frozenset(name.rsplit("/", 2)[0] for name in pair) in wanted for pair in ids]]


def _without_text(results: Results) -> Collection[str]:
    """The articles of which no sentence has its text."""
    has_text = results.paragraphs["text"].fillna("").ne("").groupby(results.paragraphs["doc_id"]).any()
    return {doc_id for doc_id in results.documents["doc_id"] if not has_text.get(doc_id, False)}


def _in_reading_order(alignments: pd.DataFrame, results: Results) -> pd.DataFrame:
    """By the article that comes first, then the other, then as they read."""
    place = {name: at for at, name in enumerate(results.sentences["sentence_id"])}
    article = {name: at for at, name in enumerate(results.documents["doc_id"])}
    ids = list(zip(alignments["sentence_id"], alignments["other_id"], strict=True))
    keys = [(*(article[name.rsplit("/", 2)[0]] for name in pair), *map(place.get, pair)) for pair in ids]
    return alignments.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)
