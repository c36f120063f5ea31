"""A corpus of nothing but counted words: two texts told apart by the first letter of their paragraphs."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.results import Results
from analysis.schemas import conform
from tests.two_shores import two_shores


def worded(paragraphs: Mapping[str, Mapping[str, int]], named: list[tuple] = ()) -> Results:
    """Paragraphs with the counts of their words; `named` are places (paragraph_id, actor, surface, start)."""
    base, ids = two_shores(), list(paragraphs)
    rows = [(each, word, n) for each, words in paragraphs.items() for word, n in sorted(words.items())]
    mentions = [base.mentions.iloc[0].to_dict() | _place(at, *each) for at, each in enumerate(named)]
    frame = pd.DataFrame([base.paragraphs.iloc[0].to_dict() | {"paragraph_id": each} for each in ids])
    return replace(
        base,
        paragraphs=conform(frame, "paragraphs"),
        words=conform(pd.DataFrame(rows, columns=["paragraph_id", "word", "n"]), "words"),
        mentions=pd.DataFrame(mentions, columns=base.mentions.columns),
        receipts=base.receipts.iloc[:0],
    )


def two_sides(paragraphs: Mapping[str, object], letter: str = "a") -> Contrast:
    """The paragraphs that begin with a letter against the others."""
    ids = pd.Index(list(paragraphs))
    first = ids.str.startswith(letter)
    return Contrast(
        "authors",
        Side("Russian", "Russian author", "the Russian author’s text", ids[first]),
        Side("American", "American author", "the American author’s text", ids[~first]),
    )


def _place(at: int, paragraph_id: str, actor: str, surface: str, start: int) -> dict:
    sentence = f"{paragraph_id}/s01"
    return {
        "mention_id": f"{sentence}/m{at:02}",
        "sentence_id": sentence,
        "actor": actor,
        "surface": surface,
        "start": start,
    }
