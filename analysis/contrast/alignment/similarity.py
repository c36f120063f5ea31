"""How alike two sentences are: the terms they share, each weighted by how rare it is in the two articles.

Term frequency times inverse frequency: Salton & Buckley (1988), "Term-weighting approaches in automatic text
retrieval", Information Processing & Management 24(5), 513-523. The cosine is their weighting `tfc`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

import numpy as np

_SMALL = 100_000  # cells of a matrix of which each sum is made on its own
Vector = Mapping[str, float]
_Posted = list[tuple[int, float]]  # the vectors that have a term, by place, and its weight in each


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
    shared = set().union(*ones) & set().union(*others)
    of_one, of_other = _postings(ones, shared), _postings(others, shared)
    matched = [(of_one[term], of_other[term]) for term in sorted(shared)]  # sorted: the same sums to the last digit
    summed = _summed_singly if len(ones) * len(others) <= _SMALL else _summed_in_arrays
    return summed(matched, (len(ones), len(others)))


def _summed_singly(matched: Iterable[tuple[_Posted, _Posted]], shape: tuple[int, int]) -> np.ndarray:
    """The sums one by one: in short articles most terms stand in few sentences, and arrays cost more than they save."""
    sums = [[0.0] * shape[1] for _ in range(shape[0])]
    for rows, columns in matched:
        for row, weight in rows:
            of_row = sums[row]
            for column, other in columns:
                of_row[column] += weight * other
    return np.array(sums).reshape(shape)


def _summed_in_arrays(matched: Iterable[tuple[_Posted, _Posted]], shape: tuple[int, int]) -> np.ndarray:
    matrix = np.zeros(shape)
    for rows, columns in matched:
        (at, weights), (across, others) = (map(np.array, zip(*posted, strict=True)) for posted in (rows, columns))
        matrix[at[:, None], across] += weights[:, None] * others
    return matrix


def _postings(vectors: Sequence[Vector], terms: Collection[str]) -> dict[str, _Posted]:
    """For each of the terms the vectors it stands in, and its weight in each."""
    postings: dict[str, _Posted] = {term: [] for term in terms}
    for at, vector in enumerate(vectors):
        for term in vector.keys() & postings.keys():
            postings[term].append((at, vector[term]))
    return postings
