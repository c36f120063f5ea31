"""Whether a name sways the stance: the same paragraphs with their actors' names exchanged.

    python -m benchmarks.names FILE

FILE holds paragraphs of the ir_stance form. In each, the United States and Russia change places, so do China and
France, and the other pairs of `PAIRS`: name for name, demonym for demonym, capital for capital, a leader for a leader.
Both versions are read end to end. What the author takes of the United States in the one should be what the author
takes of Russia in the other. Prints how often the code differs and how far the value moves.
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.exchange.builtin import CORPUS
from analysis.measures.actors import Actor, Actors
from analysis.measures.mentions import find_mentions
from analysis.measures.stance import judge_mentions
from analysis.pipeline import Codebooks, read_codebooks
from analysis.text.documents import Article, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.voice import find_voices
from benchmarks.results_file import save_result
from benchmarks.stance_formats import read_rows

PAIRS = (
    ("United States", "Russia"),
    ("China", "France"),
    ("United Kingdom", "India"),
    ("Germany", "Japan"),
    ("Iran", "Israel"),
    ("Ukraine", "Turkey"),
    ("Pakistan", "Poland"),
)
COMMAND = "python -m benchmarks.names FILE"
_OTHER = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
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
    swapped = [exchange(text, places, codebooks.actors) for text, places in zip(texts, named, strict=True)]
    after, _ = _values(swapped, codebooks)
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


def exchange(text: str, places: Iterable[tuple[str, int, int]], actors: Actors) -> str:
    """The normalised text with every name of a pair replaced by its partner's name of the same kind."""
    known = {actor.label: actor for actor in actors.actors}
    text = normalise(text)
    for label, start, end in sorted(places, key=lambda place: -place[1]):
        if label not in _OTHER:
            continue
        surface, other = text[start:end], known[_OTHER[label]]
        new = _partner(surface, known[label], other)
        if new is None:
            continue
        if text[:start][-4:].casefold() == "the " and new in other.names:
            start -= 4
        text = text[:start] + (f"the {new}" if new == "United States" else new) + text[end:]
    return re.sub(r"^the ", "The ", re.sub(r"\b([Aa]|an) (the )", r"\2", text))


def _partner(surface: str, own: Actor, other: Actor) -> str | None:
    """The partner's name of the kind that the surface is; None for a collective, which names nobody."""
    if surface in own.demonyms:
        plural = [form for form in other.demonyms if form.endswith("s")]
        return plural[0] if surface.endswith("s") and plural else other.demonyms[0]
    if surface in own.capital:
        return other.capital[0]
    if surface in own.people:
        return other.people[own.people.index(surface) % len(other.people)]
    return other.names[0] if surface in (*own.names, *own.bynames) else None


def _values(texts: Sequence[str], codebooks: Codebooks) -> tuple[pd.DataFrame, list[list[tuple[str, int, int]]]]:
    """The author's code and value by paragraph and actor; and for each text where actors are named in it."""
    paragraphs = paragraph_rows([Article(f"t{n:05}", (normalise(text),), {}) for n, text in enumerate(texts)])
    sentences = split_sentences(paragraphs)
    voices = find_voices(sentences, codebooks.cues)
    named = find_mentions(sentences, voices, codebooks.actors)
    mentions, _, rows = judge_mentions(named, sentences, voices, codebooks.actors, codebooks.stance)
    return rows[rows["holder"] == "author"], _places(paragraphs, sentences, mentions)


def _places(
    paragraphs: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame
) -> list[list[tuple[str, int, int]]]:
    """Actor, start and end in the paragraph of every mention, one list a paragraph."""
    starts, at = {}, {}
    texts = dict(zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True))
    for sentence_id, paragraph_id, text in zip(
        sentences["sentence_id"], sentences["paragraph_id"], sentences["text"], strict=True
    ):
        starts[sentence_id] = texts[paragraph_id].index(text, at.get(paragraph_id, 0))
        at[paragraph_id] = starts[sentence_id] + len(text)
    found: dict[str, set[tuple[str, int, int]]] = {paragraph_id: set() for paragraph_id in texts}
    for sentence_id, actor, surface, start in mentions[["sentence_id", "actor", "surface", "start"]].itertuples(
        index=False, name=None
    ):
        begin = starts[sentence_id] + start
        found[sentence_id.rpartition("/")[0]].add((actor, begin, begin + len(surface)))
    return [sorted(found[paragraph_id], key=lambda place: place[1]) for paragraph_id in paragraphs["paragraph_id"]]


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
