"""A codebook read once for many questions, and what it finds in a text, entry by entry."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

import pandas as pd

from analysis.measures.events import Events, find_events
from analysis.measures.mentions import find_references
from analysis.measures.topics import TopicFinder
from analysis.projects.codebooks.entries import content_of
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, TOPIC_KIND, Kind, read_codebook
from analysis.projects.codebooks.searched import Searched
from analysis.text.terms import TermIndex
from analysis.text.typography import normalise
from analysis.text.words import Word

as_term = lru_cache(maxsize=16_384)(normalise)  # a term, however its apostrophes are written
Finder = Callable[[str, list[Word]], list]  # of a sentence and its words


class Opened:
    """A codebook as it is saved, read once for many questions: its content, and what reads a text with it."""

    def __init__(self, text: str, kind: Kind):
        """`text` of its file; raises CodebookError where it cannot be used."""
        self.kind = kind
        self.text = text
        self.content = content_of(text, kind)
        self.book = read_codebook(self.content, kind)

    @property
    def entries(self) -> dict[str, dict]:
        """Its entries by id, in their order."""
        return {entry["id"]: entry for entry in self.content.get(self.kind.table, [])}

    @cached_property
    def holders(self) -> dict[str, list[str]]:
        """By each term, the ids of the entries that have it."""
        found: dict[str, list[str]] = {}
        for entry_id, entry in self.entries.items():
            for term in dict.fromkeys(as_term(term) for _, term in self.kind.terms_of(entry)):
                found.setdefault(term, []).append(entry_id)
        return found


def found_by_entry(opened: Opened, text: Searched) -> dict[str, int]:
    """How often each entry of a codebook is found, in its kind's unit."""
    kind, book = opened.kind, opened.book
    if kind is EVENT_KIND:
        coded = coded_paragraphs(book, text)
        found = Counter(event for code in coded["event"] for event in events_in(code, book))
    else:
        find = _finder_of_all(opened)
        numbers = text.with_any(term for entry in opened.entries.values() for _, term in kind.terms_of(entry))
        found = Counter(code for number in numbers for code in find(text.texts[number], text.words(number)))
    return {entry_id: found[entry_id] for entry_id in opened.entries}


def _finder_of_all(opened: Opened) -> Finder:
    """What gives the ids of the entries found in a sentence, one a place."""
    kind, book = opened.kind, opened.book
    if kind is TOPIC_KIND:
        finder = TopicFinder(book)
        return lambda sentence, words: [place.code for place in finder.find(sentence)]
    if kind is ACTOR_KIND:
        ids = {actor.label: actor.id for actor in book.actors}
        return lambda sentence, words: [
            ids[label] for place in find_references(sentence, words, book) for label in book.owners[place.term]
        ]
    listed = opened.entries.values()
    index = TermIndex((entry["id"], term) for entry in listed for _, term in kind.terms_of(entry))
    return lambda sentence, words: [place.code for place in index.find(sentence, words)]


def coded_paragraphs(events: Events, text: Searched) -> pd.DataFrame:
    """The "events" frame of the text. Sentences without a word of any cue are not read: nothing there decides."""
    cues = [term for event in events.events for terms in event.cues.values() for term in terms]
    heard = set(text.with_any([*cues, *(term for terms in events.reading.values() for term in terms)]))
    sentences = text.frames.sentences
    read = [sentence if number in heard else "" for number, sentence in enumerate(text.texts)]
    return find_events(text.frames.paragraphs, sentences.assign(text=read), events)


def finder_of(entry: Mapping, kind: Kind, book: object) -> Finder:
    """What gives the places of one entry in a sentence, as the measures count them."""
    if kind is TOPIC_KIND:
        own = replace(book, topics=tuple(topic for topic in book.topics if topic.id == entry["id"]))
        finder = TopicFinder(own)
        return lambda sentence, words: finder.find(sentence)
    if kind is ACTOR_KIND:
        label = next(actor.label for actor in book.actors if actor.id == entry["id"])
        return lambda sentence, words: [
            place for place in find_references(sentence, words, book) if label in book.owners[place.term]
        ]
    index = TermIndex((entry["id"], term) for term in dict.fromkeys(term for _, term in kind.terms_of(entry)))
    return index.find


def events_in(code: str, events: Events) -> list[str]:
    """The ids of the events that a paragraph's code names."""
    return events.ids if code == "both" else code.split("+")
