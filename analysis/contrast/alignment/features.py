"""What the sentences of one article can share with another's: words, names, actors, dates, numbers, topics, event."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.dates import find_dates
from analysis.results import Results
from analysis.text.words import Word, find_words

if TYPE_CHECKING:
    from nltk.stem.porter import PorterStemmer

KINDS = ("words", "letters", "names", "actors", "dates", "numbers", "topics", "event")
_GRAM = 4  # characters
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


@dataclass(frozen=True)
class ArticleTerms:
    """The sentences of one article, in reading order, each with its terms by KIND.

    shown: how a sentence writes a stem, dates and numbers left out. named: its names, word by word. proper: the words
    that are names anywhere in the article; a word that opens a sentence may be one.
    """

    doc_id: str
    sentence_ids: tuple[str, ...]
    paragraph_ids: tuple[str, ...]
    terms: Mapping[str, tuple[Counter, ...]]
    shown: tuple[Mapping[str, str], ...]
    named: tuple[tuple[tuple[str, ...], ...], ...]
    proper: frozenset[str]

    def __len__(self) -> int:
        return len(self.sentence_ids)

    @cached_property
    def days(self) -> tuple[frozenset[str], ...]:
        """The single days that each sentence names."""
        return tuple(
            frozenset(each for each in dates if len(each) == len("2021-03-18")) for dates in self.terms["dates"]
        )


def article_terms(results: Results) -> list[ArticleTerms]:
    """One set of terms per article that has its text, in the order of the documents.

    Source
    ------
    Stems: Porter (1980), Program 14(3), 130-137, in NLTK.
    """
    sentences = results.sentences[results.sentences["text"].fillna("").ne("")]
    found = _found(results, sentences)
    owners = dict(zip(results.paragraphs["paragraph_id"], results.paragraphs["doc_id"], strict=True))
    of_document = sentences["paragraph_id"].map(owners)
    return [
        _terms_of(doc_id, sentences[of_document == doc_id], found)
        for doc_id in results.documents["doc_id"]
        if (of_document == doc_id).any()
    ]


def stem(word: str) -> str:
    """The stem of a word in lower case: `diplomats` and `diplomatic` give `diplomat`."""
    return _stem(word.casefold())


def grams(word: str) -> list[str]:
    """The runs of four characters of a word with its ends marked; a shorter word whole."""
    marked = f"_{word.casefold()}_"
    return [marked[at : at + _GRAM] for at in range(max(1, len(marked) - _GRAM + 1))]


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _stemmer().stem(word)


@cache
def _stemmer() -> "PorterStemmer":
    from nltk.stem.porter import PorterStemmer  # here, since NLTK takes a second and more to load

    return PorterStemmer()


@dataclass(frozen=True)
class _Found:
    """What other stages have found, by sentence; content words and event by paragraph.

    dated: where dates and numbers stand, as start and end.
    """

    content: Mapping[str, list[str]]
    actors: Mapping[str, list[str]]
    dates: Mapping[str, list[str]]
    numbers: Mapping[str, list[str]]
    dated: Mapping[str, list[tuple[int, int]]]
    topics: Mapping[str, list[str]]
    event: Mapping[str, list[str]]


def _found(results: Results, sentences: pd.DataFrame) -> _Found:
    named = find_dates(sentences, results.documents)
    ends = named["start"] + named["surface"].str.len()
    named = named.assign(place=list(zip(named["start"], ends, strict=True)))
    events = results.events[results.events["event"] != "none"]
    return _Found(
        content=_lists(results.words, "paragraph_id", "word"),
        actors=_lists(results.mentions, "sentence_id", "actor"),
        dates=_lists(named[named["kind"] == "date"], "sentence_id", "value"),
        numbers=_lists(named[named["kind"] == "number"], "sentence_id", "value"),
        dated=_lists(named, "sentence_id", "place"),
        topics=_lists(results.topic_mentions, "sentence_id", "topic"),
        event=_lists(events, "paragraph_id", "event"),
    )


def _lists(frame: pd.DataFrame, by: str, column: str) -> dict[str, list]:
    lists: dict[str, list] = {}
    for key, value in zip(frame[by], frame[column], strict=True):
        lists.setdefault(key, []).append(value)
    return lists


def _terms_of(doc_id: str, sentences: pd.DataFrame, found: _Found) -> ArticleTerms:
    ids, owners, texts = (sentences[name].tolist() for name in ("sentence_id", "paragraph_id", "text"))
    words = [find_words(text) for text in texts]
    proper = _proper_names(zip(texts, words, strict=True))
    runs = [
        _runs(each, frozenset(found.content.get(owner, ())), proper) for owner, each in zip(owners, words, strict=True)
    ]
    by_sentence = [_terms(*ids_of, of_one, found) for *ids_of, of_one in zip(ids, owners, runs, strict=True)]
    return ArticleTerms(
        doc_id,
        tuple(ids),
        tuple(owners),
        {kind: tuple(terms[kind] for terms in by_sentence) for kind in KINDS},
        tuple(_shown(of_one, found.dated.get(name, ())) for name, of_one in zip(ids, runs, strict=True)),
        tuple(tuple(tuple(word.form for word in run) for is_name, run in of_one if is_name) for of_one in runs),
        proper,
    )


_Runs = list[tuple[bool, list[Word]]]


def _terms(sentence_id: str, paragraph_id: str, runs: _Runs, found: _Found) -> dict[str, Counter]:
    """The terms of one sentence by KIND; an actor, a date and a number count once."""
    return {
        "words": _shared_out(runs),
        "letters": Counter(gram for _, run in runs for word in run for gram in grams(word.form)),
        "names": Counter({word.form for _, run in runs for word in run if word.form[:1].isupper()}),
        "actors": Counter(set(found.actors.get(sentence_id, ()))),
        "dates": Counter(set(found.dates.get(sentence_id, ()))),
        "numbers": Counter(set(found.numbers.get(sentence_id, ()))),
        "topics": Counter(found.topics.get(sentence_id, ())),
        "event": Counter(found.event.get(paragraph_id, ())),
    }


def _runs(words: list[Word], content: Collection[str], proper: Collection[str]) -> _Runs:
    """The content words in their order, parted into names and what is none: "Wang Yi" is one name."""
    runs = groupby(words, key=lambda word: word.form in proper)
    return [(is_name, [word for word in run if word.form.casefold() in content]) for is_name, run in runs]


def _shared_out(runs: _Runs) -> Counter:
    """The stems of the content words; the words of one name share the weight of one word."""
    counts: Counter = Counter()
    for is_name, run in runs:
        for word in run:
            counts[stem(word.form)] += 1 / sqrt(len(run)) if is_name else 1
    return counts


def _shown(runs: _Runs, dated: Collection[tuple[int, int]]) -> dict[str, str]:
    """How each stem is written where it first stands; "March 18" is shown as a date, not as two words besides."""
    words = [word for _, run in runs for word in run]
    told = [word for word in words if not any(start <= word.start < end for start, end in dated)]
    return {stem(word.form): word.form for word in reversed(told)}


def _proper_names(sentences: Iterable[tuple[str, list[Word]]]) -> frozenset[str]:
    """The words with a capital where no sentence or quotation opens; days and months are no names."""
    return frozenset(
        word.form
        for text, words in sentences
        for word in words
        if word.form[:1].isupper() and word.form.casefold() not in _TIMES and not _opens(text, word.start)
    )


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" “‘\"'(—–[")
    return not before or before[-1] in ".!?:…"
