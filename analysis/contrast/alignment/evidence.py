"""How much speaks for it that two sentences tell the same fact: the score of a proposal, 0 to 1."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

from analysis.contrast.alignment.features import ArticleTerms
from analysis.contrast.alignment.similarity import (
    Vector,
    dot_products,
    rarity,
    shared_evidence,
    shared_weights,
    unit_vector,
)

# What a shared term of each kind adds where it stands nowhere else, chosen on the pairs of articles for development
# (benchmarks/pairs). Letters: a word that both share has about six runs of four; names and dates are words besides.
WEIGHTS = {"words": 1.0, "letters": 1 / 6, "actors": 0.25, "dates": 1.0, "numbers": 0.5, "topics": 0.25, "event": 0.25}
PARAGRAPHS = 2.0  # what paragraphs with the same words add
CLASH = 0.6  # what is left where both name days, and none is the same
HALF = 4.0  # the evidence that makes a score of 0.5


class Evidence:
    """What two articles share, weighted once: then any sentences of the one can be scored against any of the other.

    A term counts the more, the fewer sentences of the two articles have it; a word that is in only these two counts 1.
    Likeness of the paragraphs counts as well: a sentence that goes on leaves out what the one before has named.
    """

    def __init__(self, one: ArticleTerms, other: ArticleTerms):
        """The articles, in the order in which the scores are asked for."""
        self._sides = (one, other)
        self._weights = {kind: shared_weights(one.terms[kind], other.terms[kind]) for kind in WEIGHTS}
        words = [_of_paragraphs(article.paragraph_ids, article.terms["words"]) for article in self._sides]
        rare = rarity(chain(*words))
        self._paragraphs = [[unit_vector(counts, rare) for counts in each] for each in words]
        rare = rarity(chain(one.terms["words"], other.terms["words"]))
        self._sentences = [[unit_vector(counts, rare) for counts in article.terms["words"]] for article in self._sides]

    def scores(self, rows: Sequence[int], columns: Sequence[int]) -> np.ndarray:
        """The score of sentences (by place) of the first article with those of the second: 0 nothing shared, to 1."""
        evidence = np.zeros((len(rows), len(columns)))
        for kind, weight in WEIGHTS.items():
            ones, others = self._pick(*(article.terms[kind] for article in self._sides), rows, columns)
            evidence += weight * shared_evidence(ones, others, self._weights[kind])
        alike = dot_products(*self._pick(*self._paragraphs, rows, columns))
        evidence = np.where(evidence > 0, evidence + PARAGRAPHS * alike, 0.0)
        evidence[self._clash(rows, columns)] *= CLASH
        return evidence / (evidence + HALF)

    def cosine(self, row: int, column: int) -> float:
        """How alike the words of two sentences are, 0 to 1."""
        one, other = self._sentences[0][row], self._sentences[1][column]
        return min(1.0, sum(weight * other[term] for term, weight in one.items() if term in other))

    def weight(self, kind: str, term: str) -> float:
        """How rare a term of a kind is in the two articles: 0 in every sentence, 1 in two."""
        return self._weights[kind].get(term, 0.0)

    @staticmethod
    def _pick(ones: Sequence, others: Sequence, rows: Sequence[int], columns: Sequence[int]) -> tuple[list, list]:
        return [ones[row] for row in rows], [others[column] for column in columns]

    def _clash(self, rows: Sequence[int], columns: Sequence[int]) -> np.ndarray:
        """Whether both sentences name days, and no day is the same."""
        ones, others = self._pick(*(article.days for article in self._sides), rows, columns)
        clash = np.zeros((len(rows), len(columns)), dtype=bool)
        dated = [place for place, days in enumerate(others) if days]
        for row, days in enumerate(ones):
            if days and dated:
                clash[row, dated] = [days.isdisjoint(others[place]) for place in dated]
        return clash


def _of_paragraphs(paragraph_ids: Sequence[str], words: Sequence[Vector]) -> list[Counter]:
    """For each sentence the words of its whole paragraph."""
    counts: dict[str, Counter] = {}
    for name, each in zip(paragraph_ids, words, strict=True):
        counts.setdefault(name, Counter()).update(each)
    return [counts[name] for name in paragraph_ids]
