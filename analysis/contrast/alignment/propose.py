"""Proposals: pairs of sentences of two articles that may tell the same fact, each with the reasons for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import pandas as pd

from analysis.contrast.alignment.evidence import Evidence
from analysis.contrast.alignment.features import ArticleTerms, article_terms
from analysis.contrast.alignment.reasons import reasons
from analysis.contrast.alignment.select import Proposal, select
from analysis.results import Results
from analysis.schemas import SCHEMAS, conform, empty

THRESHOLD = 0.28  # of the score: below it, more proposals are wrong than a reader will look at
LARGEST = 1_000_000  # pairs of sentences of two articles (1,000 by 1,000); beyond it only some are compared
RARE = 10  # sentences: beyond LARGEST, two sentences are compared that share a word which stands in no more than these
_ROWS = 200  # sentences compared at a time, beyond LARGEST
_COLUMNS = list(SCHEMAS["alignments"].columns)


Pairs = Collection[tuple[str, str]]  # of articles, by their ids


def propose_alignments(results: Results, pairs: Pairs | None = None) -> pd.DataFrame:
    """ "alignments" frame: for any two articles with text (or for these `pairs`), the sentences that may tell the same
    fact; by article, then in reading order of the first.

    A sentence is proposed with its best partners (analysis/contrast/alignment/select.py). The same texts give the same
    proposals. Two articles of more than LARGEST pairs of sentences are compared only where two sentences share a rare
    word.
    """
    if pairs is not None:
        named = results.paragraphs["doc_id"].isin({doc_id for pair in pairs for doc_id in pair})
        results = results.narrowed_to(results.paragraphs.loc[named, "paragraph_id"])
    wanted = None if pairs is None else {frozenset(pair) for pair in pairs}
    two = combinations(article_terms(results), 2)
    frames = [
        _of_two(one, other) for one, other in two if wanted is None or frozenset((one.doc_id, other.doc_id)) in wanted
    ]
    frames = [frame for frame in frames if len(frame)]
    return conform(pd.concat(frames, ignore_index=True), "alignments") if frames else empty("alignments")


def _of_two(one: ArticleTerms, other: ArticleTerms) -> pd.DataFrame:
    evidence = Evidence(one, other)
    found = {
        (row, column): float(score)
        for rows, columns in _compared(one, other)
        for (row, column), score in _above_threshold(evidence, rows, columns)
    }
    chosen = select(found)
    rows = [_row(one, other, evidence, proposal) for proposal in chosen]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _above_threshold(
    evidence: Evidence, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[tuple[int, int], float]]:
    matrix = evidence.scores(rows, columns)
    for row, column in zip(*(matrix >= THRESHOLD).nonzero(), strict=True):
        yield (rows[row], columns[column]), matrix[row, column]


def _compared(one: ArticleTerms, other: ArticleTerms) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Which sentences of the one are compared with which of the other: all, or those that share a rare word."""
    if len(one) * len(other) <= LARGEST:
        yield range(len(one)), range(len(other))
        return
    index = _rare_words(one, other)
    for start in range(0, len(one), _ROWS):
        rows = range(start, min(start + _ROWS, len(one)))
        words = {word for row in rows for word in one.terms["words"][row]}
        yield rows, sorted({column for word in words for column in index.get(word, ())})


def _rare_words(one: ArticleTerms, other: ArticleTerms) -> Mapping[str, list[int]]:
    """For each word that stands in RARE sentences of the two articles or fewer, where in the other it stands."""
    index: dict[str, list[int]] = {}
    for place, words in enumerate(other.terms["words"]):
        for word in words:
            index.setdefault(word, []).append(place)
    stands = {word: len(places) for word, places in index.items()}
    for words in one.terms["words"]:
        for word in words.keys() & stands.keys():
            stands[word] += 1
    return {word: places for word, places in index.items() if stands[word] <= RARE}


def _row(one: ArticleTerms, other: ArticleTerms, evidence: Evidence, proposal: Proposal) -> dict[str, object]:
    return {
        "sentence_id": one.sentence_ids[proposal.row],
        "other_id": other.sentence_ids[proposal.column],
        "score": round(proposal.score, 6),
        "rank": proposal.rank,
        "group": f"{one.doc_id}+{other.doc_id}/g{proposal.group:02}",
        **reasons(one, other, evidence, (proposal.row, proposal.column)),
        "similarity": round(evidence.cosine(proposal.row, proposal.column), 6),
    }
