"""The sentences of a project, ready for many questions: which of them have the words of a term, in milliseconds."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from analysis.measures.sentiment import Scored, assess
from analysis.results import Results
from analysis.schemas import empty
from analysis.text.documents import Article, documents_frame, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.terms import term_parts
from analysis.text.words import Word, find_words


@dataclass(frozen=True)
class Searched:
    """The text of some articles, sentence by sentence; built once for a text, whatever codebook is looked up in it.

    texts: of each sentence, in reading order. frames: documents, paragraphs and sentences as pages show them; no
    measure is in them.
    """

    frames: Results
    texts: tuple[str, ...]
    _forms: Mapping[str, Sequence[int]] = field(repr=False)
    _words: dict[int, list[Word]] = field(default_factory=dict, repr=False)
    _assessed: dict[int, list[Scored]] = field(default_factory=dict, repr=False)

    @cached_property
    def sentence_ids(self) -> list[str]:
        """The id of each sentence."""
        return self.frames.sentences["sentence_id"].tolist()

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._forms)

    def words(self, number: int) -> list[Word]:
        """The words of one sentence, by its number."""
        if number not in self._words:
            self._words[number] = find_words(self.texts[number])
        return self._words[number]

    def assessed(self, number: int) -> list[Scored]:
        """The words of one sentence that the tone measure scores with the mask off, by its number."""
        if number not in self._assessed:
            self._assessed[number] = assess(self.texts[number])
        return self._assessed[number]

    def with_any(self, terms: Iterable[str]) -> list[int]:
        """The numbers of the sentences that have all the words of one of the terms, in whatever order; in order."""
        return sorted(set().union(*(self._with_all(term_parts(term)) for term in set(terms))))

    def _with_all(self, parts: list[str]) -> set[int]:
        found: set[int] | None = None
        for part in parts:
            held = self._with(part.casefold())
            found = held if found is None else found & held
            if not found:
                return set()
        return found or set()

    def _with(self, part: str) -> set[int]:
        if not part.endswith("*"):
            return set(self._forms.get(part, ()))
        stem = part[:-1]
        first, last = (bisect_left(self._vocabulary, edge) for edge in (stem, stem + chr(0x10FFFF)))
        return set().union(*(self._forms[form] for form in self._vocabulary[first:last]))


def searched(articles: Iterable[Article]) -> Searched:
    """The sentences of articles, with an index of their words."""
    articles = list(articles)
    paragraphs = paragraph_rows(articles)
    sentences = split_sentences(paragraphs)
    texts = tuple(sentences["text"])
    forms: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for form in {word.form.casefold() for word in find_words(text)}:
            forms.setdefault(form, []).append(number)
    return Searched(_frames(articles, paragraphs, sentences), texts, forms)


def _frames(articles: list[Article], paragraphs: pd.DataFrame, sentences: pd.DataFrame) -> Results:
    nothing = Results(**{name: empty(name) for name in Results.names() if name != "audit"})
    return replace(
        nothing, documents=documents_frame(articles), paragraphs=paragraphs.assign(gist=None), sentences=sentences
    )
