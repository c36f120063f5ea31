"""Framing: the words of the ledger that colour the telling of a fact, at their places in the sentences that tell it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.evidence.passages import Mark
from analysis.facts.ledger import Fact, Telling
from analysis.text.terms import TermIndex, term_parts

if TYPE_CHECKING:
    from analysis.results import Results

FRAMING = "framing"


class FramingWord(NamedTuple):
    """A framing word of a telling whose text is not at hand, and the paragraph that holds it, as far as is known."""

    paragraph_id: str
    term: str
    fact_id: str


def framing_marks(results: "Results", facts: Iterable[Fact]) -> dict[str, tuple[Mark, ...]]:
    """The marks of kind framing by sentence, in reading order: label is the fact, words those that colour it.

    Only words that stand in the sentences of their telling, in articles whose text is at hand.
    """
    texts = results.sentences.dropna(subset="text").set_index("sentence_id")["text"].to_dict()
    marks: dict[str, list[Mark]] = {}
    for fact, telling in _tellings(facts):
        index = TermIndex((fact.id, term) for term in telling.framing)
        for sentence_id in telling.sentence_ids:
            for found in index.find(texts.get(sentence_id, "")):
                words = texts[sentence_id][found.start : found.end]
                marks.setdefault(sentence_id, []).append(Mark(found.start, found.end, FRAMING, fact.id, None, words))
    return {name: tuple(sorted(own, key=lambda mark: (mark.start, -mark.end))) for name, own in marks.items()}


def framing_words(results: "Results", facts: Iterable[Fact]) -> list[FramingWord]:
    """The framing words of the articles that are not attached, each at a paragraph of its telling.

    Of several paragraphs the one that counts the word; the first, where the counts do not tell.
    """
    silent = set(results.sentences.loc[results.sentences["text"].isna(), "paragraph_id"])
    counted = results.words.groupby("paragraph_id")["word"].agg(set)
    return [
        FramingWord(_holding(telling, term, counted), term, fact.id)
        for fact, telling in _tellings(facts)
        for term in telling.framing
        if _holding(telling, term, counted) in silent
    ]


def _tellings(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Telling]]:
    return ((fact, telling) for fact in facts for telling in fact.tellings if telling.framing)


def _holding(telling: Telling, term: str, counted: pd.Series) -> str:
    forms = {part.casefold() for part in term_parts(term)}
    shared = {name: len(forms & counted.get(name, set())) for name in telling.paragraph_ids}
    return max(shared, key=shared.get)
