"""Texts as the frames that our stages read."""

from collections.abc import Sequence

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.exchange.builtin import CORPUS
from analysis.measures.content_words import content_words, read_function_words
from analysis.results import Results
from analysis.schemas import empty
from analysis.text.documents import Article, documents_frame, paragraph_rows
from benchmarks.peers.texts import Text

LEXICONS = CORPUS / "lexicons"


def paragraphs_of(texts: Sequence[Text]) -> pd.DataFrame:
    """One row per text, its own article: as `paragraph_rows` gives them."""
    return paragraph_rows(_articles(texts))


def worded_results(texts: Sequence[Text], function_words: frozenset[str]) -> Results:
    """Results that have content words and nothing else: no name and no set phrase is found."""
    paragraphs = paragraphs_of(texts).assign(quoted_words=0, reported_words=0)
    found = {"documents": documents_frame(_articles(texts)), "paragraphs": paragraphs}
    found["words"] = content_words(paragraphs, function_words)
    return Results(**{name: empty(name) for name in Results.names()} | found)


def read_common_words() -> frozenset[str]:
    """The function words that are not counted."""
    return read_function_words(LEXICONS / "function_words.txt")


def contrast_of(texts: Sequence[Text], results: Results) -> Contrast:
    """The two sides that the texts are on."""
    ids = pd.Index(results.paragraphs["paragraph_id"])
    on_target = [text.target for text in texts]
    sides = [Side(name, name, name, ids[[each == on for each in on_target]]) for name, on in _SIDES.items()]
    return Contrast("sides", *sides)


_SIDES = {"target": True, "reference": False}


def _articles(texts: Sequence[Text]) -> list[Article]:
    return [Article(each.paragraph_id, (each.text,), {}) for each in texts]
