"""Pairs of articles with facts that a person has aligned: the material of `benchmarks.alignment`.

`benchmarks/pairs/*.toml` hold invented ones, written for this benchmark: two authors who tell the same week from two
sides, in words as different as two authors find, with facts that one tells alone and near-misses: sentences that name
the same people, places or numbers and tell another fact. The built-in pair is aligned in `corpus/ledger.toml`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.exchange.features import read_originals
from analysis.pipeline import Codebooks, analyse
from analysis.results import Results
from analysis.text.documents import Article
from analysis.text.typography import normalise
from analysis.text.wordlists import read_toml

PAIRS = Path(__file__).parent / "pairs"
SECOND = Path(__file__).parent / "codings" / "facts_second.toml"
SPLITS = ("development", "held out")

Pair = tuple[str, str]


@dataclass(frozen=True)
class Aligned:
    """Two articles: their analysis, and for each fact that both tell every pair of sentences that tells it.

    near_misses: pairs of sentences that look alike and tell different facts; a list of some, not of all.
    """

    name: str
    split: str
    results: Results
    facts: tuple[frozenset[Pair], ...]
    near_misses: frozenset[Pair] = frozenset()

    @property
    def gold(self) -> frozenset[Pair]:
        """Every pair of sentences that tells a fact of both."""
        return frozenset().union(*self.facts)


def invented_pairs(codebooks: Codebooks, folder: Path = PAIRS) -> list[Aligned]:
    """The invented pairs by the name of their file."""
    return [_invented(path, codebooks) for path in sorted(folder.glob("*.toml"))]


def built_in_facts(corpus: Path, documents: Iterable[str]) -> tuple[frozenset[Pair], ...]:
    """Of every fact of the ledger that both articles tell, the pairs of sentences: of the first, of the second."""
    one, other = documents
    tellings = [_tellings(fact) for fact in read_toml(corpus / "ledger.toml")["fact"]]
    return tuple(_pairs(each[one], each[other]) for each in tellings if each.keys() >= {one, other})


def second_reading(file: Path, documents: Iterable[str]) -> tuple[frozenset[Pair], ...]:
    """The pairs of sentences of every fact that a second reader found in both, as `built_in_facts` has them."""
    one, other = documents
    return tuple(_pairs(fact[one], fact[other]) for fact in read_toml(file)["fact"])


def built_in_pair(corpus: Path, originals: Path, codebooks: Codebooks) -> Aligned:
    """The built-in articles from a folder with their originals, and the facts of the ledger."""
    results = analyse(read_originals(originals, corpus), codebooks)
    return Aligned("built-in", "built-in", results, built_in_facts(corpus, results.documents["doc_id"]))


def _invented(path: Path, codebooks: Codebooks) -> Aligned:
    content = read_toml(path)
    articles = [
        Article(each["id"], tuple(map(normalise, each["paragraphs"])), {"published": each["published"]})
        for each in content["article"]
    ]
    facts = tuple(_pairs(*fact["tellings"]) for fact in content["fact"])
    near_misses = frozenset(tuple(each["at"]) for each in content["near_miss"])
    return Aligned(path.stem, content["split"], analyse(articles, codebooks), facts, near_misses)


def _tellings(fact: Mapping) -> dict[str, list[str]]:
    return {telling["at"][0].split("/")[0]: telling["at"] for telling in fact.get("telling", [])}


def _pairs(ones: Iterable[str], others: Iterable[str]) -> frozenset[Pair]:
    others = list(others)
    return frozenset((one, other) for one in ones for other in others)
