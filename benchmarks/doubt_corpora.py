"""Simulated corpora for `benchmarks.doubt`: the sums that paragraphs of two texts add to twenty measures.

Both texts are drawn alike, in the shapes of the built-in corpus: 80 words a paragraph, four of them scored, more than
half of those weighing nothing; mentions and quoted words with heavy tails; an actor named in some paragraphs only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from analysis.contrast.doubt.pairs import Comparison, Pair
from analysis.contrast.groups import Side
from analysis.contrast.rollup import Sums

PRESENT = {"share_10": 0.1, "share_20": 0.2, "share_30": 0.3, "share_30b": 0.3, "share_50": 0.5, "share_50b": 0.5}
RATES = {"seldom": 0.2, "at times": 0.5, "now and then": 0.8, "often": 1.1, "much": 1.6, "most": 2.5}  # a paragraph
TOPICS_RATED, NAMED = 3, 0.6  # of RATES those of topics, the rest of actors; share of paragraphs that name an actor
SCORED, WEIGHS_NOTHING = 4.0, 0.55  # scored words a paragraph; the share of them that weigh 0
LEXICON = ("instrument", "another lexicon")  # a second lexicon, which always agrees
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Planted:
    """A difference put into one series: what the target has, and how much more than the reference.

    Of a share, `more` is added to the share of paragraphs; of tone, to the mean weight of a scored word.
    """

    measure: str
    key: str
    more: float


@dataclass(frozen=True)
class Shape:
    """What is drawn: paragraphs of target and reference, likeness of neighbours (0 none), what is planted."""

    n_target: int
    n_reference: int
    likeness: float = 0.0
    planted: Planted | None = None


def draw_corpus(shape: Shape, chance: np.random.Generator) -> tuple[Comparison, Pair, pd.DataFrame]:
    """A comparison of two simulated texts, its sums, and the words of each paragraph by voice."""
    texts = [
        _Text(n, shape.likeness, chance).measured(planted)
        for n, planted in ((shape.n_target, shape.planted), (shape.n_reference, None))
    ]
    ids = [
        pd.Index([f"{name}/p{place:03}" for place in range(1, len(words) + 1)])
        for name, (words, _) in zip(("target", "reference"), texts, strict=True)
    ]
    sides = [Side(name, name, name, of_side) for name, of_side in zip(("target", "reference"), ids, strict=True)]
    sums = [_sums(columns) for _, columns in texts]
    voices = {measure: ("all", "all") for measure in sums[0].series.get_level_values("measure").unique()}
    words = pd.DataFrame({"all": np.concatenate([words for words, _ in texts])}, index=ids[0].append(ids[1]))
    return Comparison("simulated", "simulated", *sides, voices), Pair(*sums, *ids, paired=False), words


Columns = Mapping[tuple[str, str], tuple[np.ndarray, np.ndarray, np.ndarray]]


def _sums(columns: Columns) -> Sums:
    series = pd.MultiIndex.from_tuples(list(columns), names=["measure", "key"])
    return Sums(series, *(np.column_stack(part).astype(float) for part in zip(*columns.values(), strict=True)))


class _Text:
    """A text of n paragraphs; each of its traits is a chain in which neighbours are as alike as `likeness` says."""

    def __init__(self, n: int, likeness: float, chance: np.random.Generator) -> None:
        self.n, self.likeness, self.chance = n, likeness, chance
        self.words = np.maximum(20, np.exp(4.25 + 0.5 * self.trait())).astype(int)

    def trait(self) -> np.ndarray:
        """A normal deviate a paragraph: an autoregressive chain of the first order."""
        steps = self.chance.normal(size=self.n)
        chain = np.empty(self.n)
        chain[0], fresh = steps[0], np.sqrt(1 - self.likeness**2)
        for place in range(1, self.n):
            chain[place] = self.likeness * chain[place - 1] + fresh * steps[place]
        return chain

    def measured(self, planted: Planted | None) -> tuple[np.ndarray, Columns]:
        """Words a paragraph; numerator, denominator and what is counted, by measure and key."""
        more = {(planted.measure, planted.key): planted.more} if planted else {}
        return self.words, self._shares(more) | self._rates() | self._tone(more) | self._spoken() | self._stance()

    def _shares(self, more: Mapping[tuple[str, str], float]) -> Columns:
        columns = {}
        for key, share in PRESENT.items():
            reaches = _NORMAL.inv_cdf(share + more.get(("topic_share", key), 0.0))
            present = (self.trait() < reaches).astype(float)
            columns["topic_share", key] = present, np.ones(self.n), present
        return columns

    def _rates(self) -> Columns:
        columns = {}
        for place, (key, mean) in enumerate(RATES.items()):
            mentions = self.chance.poisson(mean * np.exp(self.trait() - 0.5))
            measure = "topic_rate" if place < TOPICS_RATED else "actor_rate"
            columns[measure, key] = 1000.0 * mentions, self.words, mentions
        return columns

    def _tone(self, more: Mapping[tuple[str, str], float]) -> Columns:
        """Scored words lean the way of their paragraph; those that weigh nothing pull its mean to 0."""
        scored = self.chance.poisson(SCORED * np.exp(0.4 * self.trait() - 0.08))
        of_word = np.repeat(np.arange(self.n), scored)
        leaning = 0.15 * self.trait()[of_word] + self.chance.gamma(1.0, 0.35, len(of_word)) - 0.3
        weighs = self.chance.random(len(of_word)) >= WEIGHS_NOTHING
        weights = np.where(weighs, leaning.clip(-1, 1), 0.0) + more.get(("polarity", ""), 0.0)
        tone = np.bincount(of_word, weights, self.n), scored, scored
        opinion = np.bincount(of_word, np.where(weighs, self.chance.beta(2, 2, len(of_word)), 0.0), self.n)
        return {("polarity", ""): tone, LEXICON: tone, ("subjectivity", ""): (opinion, scored, scored)}

    def _spoken(self) -> Columns:
        """Most paragraphs quote nothing; some are hardly anything else."""
        columns = {}
        for measure, silent in (("quoted_share", 0.5), ("reported_share", 0.75)):
            words = np.minimum(np.exp(2.7 + self.chance.normal(size=self.n)), 0.45 * self.words).astype(int)
            spoken = np.where(self.trait() > _NORMAL.inv_cdf(silent), words, 0)
            columns[measure, ""] = spoken, self.words, spoken
        return columns

    def _stance(self) -> Columns:
        """Values between -1 and 1 where an actor is named; beyond ±0.5 they are coded against or in favour."""
        columns = {}
        for key, share in (("named often", NAMED), ("named always", 1.0)):
            named = np.ones(self.n) if share == 1.0 else (self.trait() < _NORMAL.inv_cdf(share)).astype(float)
            value = np.tanh(0.5 * self.trait() - 0.2) * named
            columns["stance", key] = value, named, named
        against = (value < -0.35).astype(float)
        columns["stance_against", "named always"] = against, named, against
        columns["stance_favour", "named always"] = (favour := (value > 0.35).astype(float)), named, favour
        return columns
