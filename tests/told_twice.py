"""Invented articles analysed as far as alignment needs: sentences, content words and mentions of actors."""

import pandas as pd

from analysis.measures.content_words import content_words, read_function_words
from analysis.measures.mentions import find_mentions, read_actors
from analysis.results import Results
from analysis.schemas import SCHEMAS, conform, empty
from analysis.text.documents import Article, documents_frame, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from tests.conftest import ROOT

_ACTORS = read_actors(ROOT / "corpus" / "codebooks" / "actors.toml")
_FUNCTION_WORDS = read_function_words(ROOT / "corpus" / "lexicons" / "function_words.txt")

HARBOUR = (
    "Norway closed the port of Velby on May 3. It rained.",
    "The minister, Ada Lund, counted 148 boats. She blamed the weather.",
    "Nobody sang.",
)
UPLAND = (
    "A choir came down from the hills.",
    "In her ledger Ada Lund had 148 boats, and a headache.",
    "Velby, its port closed since 3 May, slept.",
)


def analysed(**articles: tuple[str, ...]) -> Results:
    """The analysis of articles by id, each published on 2022-05-14: only the frames that alignment reads."""
    read = [
        Article(doc_id, tuple(map(normalise, body)), {"published": "2022-05-14"}) for doc_id, body in articles.items()
    ]
    paragraphs = paragraph_rows(read)
    sentences = split_sentences(paragraphs)
    voices = empty("voices")
    mentions = find_mentions(sentences, voices, _ACTORS).assign(holder="author", unsure=False)
    made = {
        "documents": documents_frame(read),
        "paragraphs": _whole(paragraphs.assign(quoted_words=0, reported_words=0, voice="author"), "paragraphs"),
        "sentences": _whole(sentences.assign(quoted_words=0, reported_words=0, voice="author"), "sentences"),
        "words": content_words(paragraphs, _FUNCTION_WORDS),
        "mentions": _whole(mentions, "mentions"),
    }
    return Results(**{name: made.get(name, empty(name)) for name in Results.names()})


def _whole(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    return conform(frame.reindex(columns=list(SCHEMAS[name].columns)), name)
