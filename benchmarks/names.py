"""Whether a name sways the stance: the same paragraphs with their actors' names exchanged.

    python -m benchmarks.names FILE

FILE holds paragraphs of the ir_stance form. In each, the United States and Russia change places, so do China and
France, and the other pairs of analysis/measures/renaming.py: name for name, demonym for demonym, capital for capital,
a leader for a leader. Both versions are read end to end. What the author takes of the United States in the one should
be what the author takes of Russia in the other. Prints how often the code differs and how far the value moves.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.exchange.builtin import CORPUS
from analysis.measures.blinding import Place
from analysis.measures.mentions import find_mentions
from analysis.measures.renaming import STATES, exchange, exchanged_actors, partners, places_by_paragraph
from analysis.measures.stance import judge_mentions
from analysis.pipeline import Codebooks, read_codebooks
from analysis.text.documents import Article, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.voice import find_voices
from benchmarks.results_file import save_result
from benchmarks.stance_formats import read_rows

COMMAND = "python -m benchmarks.names FILE"
_OTHER = partners(STATES)
_DRAWS, _SEED = 1000, 20210318


def main() -> None:
    """Print the figures of one file; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/names.json")
    parser.add_argument("--material", default="", help="what the file holds, in words, for --save")
    chosen = parser.parse_args()
    figures = audit([row["text"] for row in read_rows(chosen.file)], read_codebooks(CORPUS))
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("names", "Name audit: actors exchanged, stance compared", COMMAND, chosen.material, figures)


def audit(texts: Sequence[str], codebooks: Codebooks) -> dict:
    """n (paragraph, actor) pairs; share whose code changes, mean change of the value; both with 95 % intervals."""
    before, named = _values(texts, codebooks)
    swapped = [exchange(normalise(text), at, codebooks.actors, STATES) for text, at in zip(texts, named, strict=True)]
    after, _ = _values(swapped, replace(codebooks, actors=exchanged_actors(codebooks.actors, STATES)))
    wanted = before[before["actor"].isin(_OTHER)]
    partner = wanted.assign(actor=wanted["actor"].map(_OTHER))
    both = partner.merge(after, on=["paragraph_id", "actor"], how="left", suffixes=("", "_after"))
    both = both.fillna({"stance_after": 0.0, "value_after": 0.0})
    changed = (both["stance"] != both["stance_after"]).to_numpy(float)
    moved = (both["value"] - both["value_after"]).abs().to_numpy(float)
    groups = pd.factorize(both["paragraph_id"])[0]
    return {
        "n": len(both),
        "n_paragraphs": int(both["paragraph_id"].nunique()),
        "code_changed": round(float(changed.mean()), 4),
        "code_changed_interval": _interval(changed, groups),
        "value_moved": round(float(moved.mean()), 4),
        "value_moved_interval": _interval(moved, groups),
    }


def _values(texts: Sequence[str], codebooks: Codebooks) -> tuple[pd.DataFrame, list[list[Place]]]:
    """The author's code and value by paragraph and actor; and for each text where actors are named in it."""
    paragraphs = paragraph_rows([Article(f"t{n:05}", (normalise(text),), {}) for n, text in enumerate(texts)])
    sentences = split_sentences(paragraphs)
    voices = find_voices(sentences, codebooks.cues)
    named = find_mentions(sentences, voices, codebooks.actors)
    mentions, _, rows = judge_mentions(named, sentences, voices, codebooks.actors, codebooks.stance)
    return rows[rows["holder"] == "author"], list(places_by_paragraph(paragraphs, sentences, mentions).values())


def _interval(values: np.ndarray, groups: np.ndarray) -> list[float]:
    """The middle 95 % of the mean over resamples of whole paragraphs."""
    random = np.random.default_rng(_SEED)
    sums = np.bincount(groups, values)
    sizes = np.bincount(groups)
    draws = random.integers(0, len(sums), (_DRAWS, len(sums)))
    means = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    return np.percentile(means, (2.5, 97.5)).round(4).tolist()


if __name__ == "__main__":
    main()
