"""Proposals of alignments: how many of the facts that two articles share they find, and how many are right.

    python -m benchmarks.alignment --originals FOLDER

FOLDER holds the originals of the built-in articles. Without it the built-in pair is scored from the proposals that
ship, and plain TF-IDF cosine, which needs the texts, is compared on the invented pairs alone. A pair of sentences is
right where a reader has found one fact in both; a fact is found where one of its pairs is proposed. A second reader
listed the facts of the built-in pair apart from the ledger: how far the two agree is what a machine could reach.
Weights and the threshold were chosen by the pairs for development; how many partners a sentence may have, with the
figures of all pairs in view. All invented pairs, held out or not, are by the hand that wrote the rules.
"""

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.contrast.alignment.features import ArticleTerms, article_terms
from analysis.contrast.alignment.propose import propose_alignments
from analysis.contrast.alignment.similarity import cosines
from analysis.contrast.shares import wilson
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_alignments, read_features
from analysis.pipeline import read_codebooks
from analysis.results import Results
from benchmarks.aligned_pairs import (
    SECOND,
    SPLITS,
    Aligned,
    Pair,
    built_in_facts,
    built_in_pair,
    invented_pairs,
    second_reading,
)
from benchmarks.results_file import save_result

COMMAND = "python -m benchmarks.alignment --originals FOLDER"
TOPS = (10, 20, 50)
_DRAWS, _SEED = 2000, 20210323


def main() -> None:
    """Print the figures of all material; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--originals", type=Path, default=os.environ.get("PARALLAX_ORIGINALS"), metavar="FOLDER")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/alignment.json")
    chosen = parser.parse_args()
    figures = score_material(Path(chosen.originals) if chosen.originals else None)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        material = "the built-in pair (corpus/ledger.toml) and four invented pairs (benchmarks/pairs), two held out"
        save_result("alignment", "Proposed alignments against facts aligned by hand", COMMAND, material, figures)


def score_material(originals: Path | None) -> dict:
    """The facts found and the share of right proposals, by material; then all rates, beside those of plain cosine."""
    codebooks = read_codebooks(CORPUS)
    material = {split: [] for split in SPLITS}
    for aligned in invented_pairs(codebooks):
        material[aligned.split].append(aligned)
    parts: dict[str, Mapping] = {}
    for split, pairs in material.items():
        parts |= _parts(split, pairs)
    parts |= _parts("built-in", [built_in_pair(CORPUS, originals, codebooks)]) if originals else _shipped_part()
    return _main_figures(parts) | _second_reader() | {"by material": parts}


def _second_reader() -> dict:
    documents = read_features(CORPUS).documents["doc_id"]
    return readings_agree(built_in_facts(CORPUS, documents), second_reading(SECOND, documents))


def readings_agree(first: Sequence[frozenset[Pair]], second: Sequence[frozenset[Pair]]) -> dict:
    """Of the facts that each of two readers found in both articles, the share that the other found too, by any pair."""
    of_first, of_second = (frozenset().union(*facts) for facts in (first, second))
    return {
        **_counted("facts of the ledger that a second reader found", [bool(fact & of_second) for fact in first]),
        **_counted("facts of the second reader in the ledger", [bool(fact & of_first) for fact in second]),
    }


def _main_figures(parts: Mapping[str, Mapping]) -> dict:
    names = ("facts_found", "precision")
    return {
        f"{name.replace('_', ' ')}, {part}{end}": parts[part][f"{name}{end}"]
        for part in ("built-in", "held out", "development")
        for name in names
        for end in ("", "_interval")
    }


def _parts(name: str, pairs: Sequence[Aligned]) -> dict[str, Mapping]:
    """The rates of our proposals on some material, and of as many of the likest pairs by cosine."""
    ours = [_ranked(propose_alignments(each.results)) for each in pairs]
    plain = [_by_cosine(each.results)[: len(proposed)] for each, proposed in zip(pairs, ours, strict=True)]
    facts, near = [each.facts for each in pairs], [each.near_misses for each in pairs]
    return {name: rates(facts, ours, near), f"{name}, cosine alone": rates(facts, plain, near)}


def _shipped_part() -> dict[str, Mapping]:
    facts = built_in_facts(CORPUS, read_features(CORPUS).documents["doc_id"])
    return {"built-in": rates([facts], [_ranked(read_alignments(CORPUS))], [frozenset()])}


def rates(
    facts: Sequence[Sequence[frozenset[Pair]]],
    proposed: Sequence[Sequence[Pair]],
    near_misses: Sequence[frozenset[Pair]],
) -> dict:
    """The rates of proposals, the best first, of some pairs of articles, pooled; in [0, 1], higher is better.

    facts_found: share of facts of which a pair is proposed; recall and precision: of pairs of sentences. Facts and
    proposals with Wilson's 95 % interval, recall and average precision with a bootstrap over facts.
    """
    every = [(place, fact) for place, of_pair in enumerate(facts) for fact in of_pair]
    found = [not fact.isdisjoint(proposed[place]) for place, fact in every]
    gold = [frozenset().union(*of_pair) for of_pair in facts]
    right = [pair in of_pair for of_pair, ranked in zip(gold, proposed, strict=True) for pair in ranked]
    hits = [_precision_at(of_pair, ranked) for of_pair, ranked in zip(gold, proposed, strict=True)]
    worth = [[hits[place].get(pair, 0.0) for pair in sorted(fact)] for place, fact in every]
    tops = {
        f"facts_in_the_top_{top}": _share([not fact.isdisjoint(proposed[place][:top]) for place, fact in every])
        for top in TOPS
    }
    tops |= {
        f"right_in_the_top_{top}": _share(
            [pair in of_pair for of_pair, ranked in zip(gold, proposed, strict=True) for pair in ranked[:top]]
        )
        for top in TOPS[:2]
    }
    near = [pair in set(ranked) for misses, ranked in zip(near_misses, proposed, strict=True) for pair in misses]
    return {
        "facts": len(every),
        "proposals": len(right),
        **_counted("facts_found", found),
        **_counted("precision", right),
        **_resampled("recall", [[float(each > 0) for each in of_fact] for of_fact in worth]),
        **_resampled("average_precision", worth),
        **tops,
        "near_misses_proposed": f"{sum(near)} of {len(near)}",
    }


def _ranked(alignments: pd.DataFrame) -> list[Pair]:
    """The proposals, the best first."""
    best = alignments.sort_values("score", ascending=False, kind="stable")
    return list(zip(best["sentence_id"], best["other_id"], strict=True))


def _by_cosine(results: Results) -> list[Pair]:
    """Every pair of sentences of two articles, the likest first by TF-IDF cosine of their content words."""
    one, other = article_terms(results)
    alike = cosines(_counts(one), _counts(other)).ravel()
    pairs = list(product(one.sentence_ids, other.sentence_ids))
    return [pairs[place] for place in np.argsort(-alike, kind="stable")]


def _counts(article: ArticleTerms) -> list[dict[str, float]]:
    """How often each stem stands in each sentence; a word of a longer name counts as any other."""
    return [{stem: max(times, 1.0) for stem, times in counts.items()} for counts in article.terms["words"]]


def _precision_at(gold: frozenset[Pair], ranked: Sequence[Pair]) -> dict[Pair, float]:
    """For each right proposal the share of right ones down to it."""
    hits: dict[Pair, float] = {}
    for rank, pair in enumerate(ranked, 1):
        if pair in gold:
            hits[pair] = (len(hits) + 1) / rank
    return hits


def _share(flags: Sequence[bool]) -> float:
    return round(float(np.mean(flags)), 3) if flags else float("nan")


def _counted(name: str, flags: Sequence[bool]) -> dict:
    low, high = wilson(np.array([sum(flags)]), np.array([len(flags)]))
    return {name: _share(flags), f"{name}_interval": [round(float(low[0]), 3), round(float(high[0]), 3)]}


def _resampled(name: str, of_facts: Sequence[Sequence[float]]) -> dict:
    """The mean over pairs of sentences, each weighing alike, and the middle 95 % over resamples of whole facts."""
    sums, sizes = (np.array([measure(each) for each in of_facts], dtype=float) for measure in (sum, len))
    draws = np.random.default_rng(_SEED).integers(0, len(sums), (_DRAWS, len(sums)))
    means = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    ends = np.percentile(means, (2.5, 97.5)).round(3).tolist()
    return {name: round(float(sums.sum() / sizes.sum()), 3), f"{name}_interval": ends}


if __name__ == "__main__":
    main()
