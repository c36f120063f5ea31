"""The proposals of alignments of a whole corpus: computed where the texts are at hand, else those that ship."""

import pandas as pd

from analysis.contrast.alignment.propose import propose_alignments
from analysis.results import Results
from analysis.schemas import conform, empty


def alignments_of(results: Results, shipped: pd.DataFrame) -> pd.DataFrame:
    """ "alignments" frame of any two articles of the results: computed for those that both have their text.

    Where one of the two lacks it, the pair has its rows of `shipped`, if it has any: they were computed from the
    texts, of which only these proposals ship.
    """
    without = _without_text(results)
    one, other = (shipped[name].str.rsplit("/", n=2).str[0] for name in ("sentence_id", "other_id"))
    here = set(results.documents["doc_id"])
    kept = shipped[one.isin(here) & other.isin(here) & (one.isin(without) | other.isin(without))]
    frames = [frame for frame in (kept, propose_alignments(results)) if len(frame)]
    if not frames:
        return empty("alignments")
    return _in_reading_order(conform(pd.concat(frames, ignore_index=True), "alignments"), results)


def _without_text(results: Results) -> set[str]:
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
