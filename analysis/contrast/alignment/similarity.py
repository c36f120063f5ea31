"""How alike two sentences are: the terms they share, each weighted by how rare it is in the two articles.

Term frequency times inverse frequency: Salton & Buckley (1988), "Term-weighting approaches in automatic text
retrieval", Information Processing & Management 24(5), 513-523. The cosine is their weighting `tfc`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

import numpy as np

Vector = Mapping[str, float]


def rarity(sentences: Iterable[Iterable[str]]) -> dict[str, float]:
    """The weight of each term: log of all sentences over those that have it; 0 for one that stands in each.

    `sentences` gives the terms of each sentence of both articles: what is rare is rare in this pair of texts.
    """
    stands: Counter = Counter()
    n = 0
    for terms in sentences:
        stands.update(set(terms))
        n += 1
    return {term: log(n / times) for term, times in stands.items()}


def cosines(ones: Sequence[Vector], others: Sequence[Vector]) -> np.ndarray:
    """The cosine of frequency times rarity of every sentence of the one with every sentence of the other.

    0: they share no term, or only such as stand in every sentence; 1: they have the same terms in the same shares.
    """
    weights = rarity(chain(ones, others))
    return dot_products(*([unit_vector(counts, weights) for counts in side] for side in (ones, others)))


def unit_vector(counts: Vector, weights: Mapping[str, float]) -> dict[str, float]:
    """Frequency times rarity of each term, scaled to a length of 1; nothing where no term weighs anything."""
    vector = {term: times * weights[term] for term, times in counts.items() if weights[term] > 0}
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}


def shared_weights(ones: Sequence[Vector], others: Sequence[Vector]) -> dict[str, float]:
    """Of every term its share of the highest rarity, 0 to 1: 1 where it stands in two sentences of the two articles."""
    highest = log(max(len(ones) + len(others), 3) / 2)
    return {term: min(weight / highest, 1.0) for term, weight in rarity(chain(ones, others)).items()}


def shared_evidence(ones: Sequence[Vector], others: Sequence[Vector], weights: Mapping[str, float]) -> np.ndarray:
    """How much two sentences share: the sum of squared weights over the terms that both have, however often.

    It is not divided by length: what a long sentence tells besides takes nothing from what both tell.
    """
    return dot_products(
        *(
            [{term: weights[term] * min(times, 1) for term, times in counts.items()} for counts in side]
            for side in (ones, others)
        )
    )


def dot_products(ones: Sequence[Vector], others: Sequence[Vector]) -> np.ndarray:
    """The dot product of every vector of the one with every vector of the other, over an inverted index."""
    matrix = np.zeros((len(ones), len(others)))
    of_one, of_other = _postings(ones), _postings(others)
    for term in sorted(of_one.keys() & of_other.keys()):  # sorted: sums come out the same to the last digit
        (rows, row_weights), (columns, column_weights) = of_one[term], of_other[term]
        matrix[np.ix_(rows, columns)] += np.outer(row_weights, column_weights)
    return matrix


def _postings(vectors: Sequence[Vector]) -> dict[str, tuple[list[int], list[float]]]:
    """For each term the vectors it stands in, and its weight in each."""
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for at, vector in enumerate(vectors):
        for term, weight in vector.items():
            rows, weights = postings.setdefault(term, ([], []))
            rows.append(at)
            weights.append(weight)
    return postings
