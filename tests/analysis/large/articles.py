"""Articles of which nothing is known but the weights of their scored words: enough to follow tone by eye."""

from collections.abc import Sequence

import pandas as pd

from analysis.results import Results
from analysis.schemas import SCHEMAS, conform
from analysis.scope import Scope

Weights = Sequence[Sequence[float]]


def article(
    doc_id: str, perspective: str, paragraphs: Weights, published: str | None = None, quoted: Weights = ()
) -> dict:
    """An article by the weights of each paragraph's scored words: the author's own, and those quoted there."""
    return {
        "doc_id": doc_id,
        "perspective": perspective,
        "published": published,
        "author": list(paragraphs),
        "quoted": [*quoted, *[[]] * (len(paragraphs) - len(quoted))],
    }


def told(*articles: dict) -> Results:
    """The analysis of some articles: each paragraph has ten words in one sentence, and is about no event."""
    rows = [
        (each["doc_id"], f"{each['doc_id']}/p{at:02}", at, each["author"][at - 1], each["quoted"][at - 1])
        for each in articles
        for at in range(1, len(each["author"]) + 1)
    ]
    docs, ids, positions, own, quoted = zip(*rows, strict=True)
    n, sentences = len(rows), [f"{paragraph}/s01" for paragraph in ids]
    words = [len(each) for each in quoted]
    weights = [
        (sentence, voice, weight)
        for sentence, *both in zip(sentences, own, quoted, strict=True)
        for voice, several in zip(("author", "quoted"), both, strict=True)
        for weight in several
    ]
    frames = {
        "documents": {
            "doc_id": [each["doc_id"] for each in articles],
            "title": [each["doc_id"] for each in articles],
            "perspective": [each["perspective"] for each in articles],
            "published": [each["published"] for each in articles],
            "translated": [False] * len(articles),
            "sha256": [each["doc_id"] for each in articles],
            "n_paragraphs": [len(each["author"]) for each in articles],
            "n_words": [10 * len(each["author"]) for each in articles],
        },
        "paragraphs": {
            "paragraph_id": ids,
            "doc_id": docs,
            "position": positions,
            "sha256": ids,
            "n_words": [10] * n,
            "quoted_words": words,
            "reported_words": [0] * n,
            "voice": ["author"] * n,
        },
        "sentences": {
            "sentence_id": sentences,
            "paragraph_id": ids,
            "position": [1] * n,
            "n_words": [10] * n,
            "voice": ["author"] * n,
            "quoted_words": words,
            "reported_words": [0] * n,
        },
        "receipts": {
            "sentence_id": [sentence for sentence, _, _ in weights],
            "measure": ["tone"] * len(weights),
            "term": ["word"] * len(weights),
            "start": [0] * len(weights),
            "weight": [weight for _, _, weight in weights],
            "subjectivity": [0.0] * len(weights),
            "voice": [voice for _, voice, _ in weights],
            "masked": [False] * len(weights),
        },
        "events": {"paragraph_id": ids, "event": ["none"] * n, "evidence": [""] * n},
    }
    made = {name: _frame(name, frames.get(name, {})) for name in Results.names()}
    return Results(**made, scope=Scope())


def _frame(name: str, columns: dict) -> pd.DataFrame:
    return conform(pd.DataFrame(columns).reindex(columns=list(SCHEMAS[name].columns)), name)
