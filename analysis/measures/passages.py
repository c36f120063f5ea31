"""Passages: paragraphs, or parts of long ones, with their names hidden and the questions that are asked of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from analysis.measures.blinding import Blinded, Blinder, Place
from analysis.measures.stance_model import Question

AUTHOR = "author"
LONGEST_PASSAGE = 1000  # characters: about as many signs as the model reads at once


class Held(NamedTuple):
    """A mention with its holder: row of the mentions, sentence, actor, holder, start and end in the sentence."""

    row: int
    sentence_id: str
    actor: str
    holder: str
    start: int
    end: int


class Asked(NamedTuple):
    """A question and what its answer is for.

    rows: the mentions that share the answer. whole: True where the author's stance over the passage is asked.
    """

    question: Question
    paragraph_id: str
    actor: str
    holder: str
    rows: tuple[int, ...]
    whole: bool


class Passage(NamedTuple):
    """A passage as the model reads it; starts: where each of its sentences begins in it."""

    text: str
    starts: dict[str, int]
    blinded: Blinded
    asked: tuple[Asked, ...]


def read_passages(
    held: Sequence[Held], sentences: pd.DataFrame, voices: pd.DataFrame, blinder: Blinder
) -> list[Passage]:
    """Every passage in which an actor is mentioned, in reading order."""
    by_sentence = {key: list(group) for key, group in groupby(held, key=lambda one: one.sentence_id)}
    spoken: dict[str, list[tuple[int, int]]] = {}
    for sentence_id, start, end in voices[["sentence_id", "start", "end"]].itertuples(index=False, name=None):
        spoken.setdefault(sentence_id, []).append((start, end))
    columns = sentences[["paragraph_id", "sentence_id", "text"]].dropna(subset="text")
    rows = columns.itertuples(index=False, name=None)
    passages = []
    for paragraph_id, paragraph in groupby(rows, key=lambda row: row[0]):
        for part in _parts([(sentence_id, text) for _, sentence_id, text in paragraph]):
            inside = [one for sentence_id, _ in part for one in by_sentence.get(sentence_id, ())]
            if inside:
                passages.append(_passage(paragraph_id, part, inside, spoken, blinder))
    return passages


def _parts(sentences: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a paragraph, parted where they are too long for one passage."""
    part: list[tuple[str, str]] = []
    for sentence in sentences:
        if part and sum(len(text) + 1 for _, text in [*part, sentence]) > LONGEST_PASSAGE:
            yield part
            part = []
        part.append(sentence)
    yield part


def _passage(
    paragraph_id: str,
    part: list[tuple[str, str]],
    held: list[Held],
    spoken: dict[str, list[tuple[int, int]]],
    blinder: Blinder,
) -> Passage:
    starts, at = {}, 0
    for sentence_id, text in part:
        starts[sentence_id], at = at, at + len(text) + 1
    places = {one: Place(one.actor, *_moved((one.start, one.end), starts[one.sentence_id])) for one in held}
    stretches = [_moved(span, starts[key]) for key in starts for span in spoken.get(key, ())]
    text = " ".join(text for _, text in part)
    blinded = blinder.blind(text, places.values(), stretches)
    asked = (*_of_mentions(paragraph_id, places, blinded), *_of_the_whole(paragraph_id, places, blinded))
    return Passage(text, starts, blinded, asked)


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _of_mentions(paragraph_id: str, places: dict[Held, Place], blinded: Blinded) -> Iterator[Asked]:
    """One question for each sentence, actor and holder; none where the passage was cut before the mention."""
    ordered = sorted(places, key=lambda one: (one.sentence_id, one.actor, one.holder))
    for (_, actor, holder), group in groupby(ordered, key=lambda one: (one.sentence_id, one.actor, one.holder)):
        together = list(group)
        goal = signs_at(blinded, [places[one] for one in together])
        if goal:
            question = Question(
                actor, _marks(blinded, places, actor), goal, "stance" if holder == AUTHOR else "speaker"
            )
            yield Asked(question, paragraph_id, actor, holder, tuple(one.row for one in together), whole=False)


def _of_the_whole(paragraph_id: str, places: dict[Held, Place], blinded: Blinded) -> Iterator[Asked]:
    """One question for each actor that the author mentions: the author's stance over the passage."""
    for actor in dict.fromkeys(one.actor for one in places if one.holder == AUTHOR):
        own = [one for one in places if one.actor == actor and one.holder == AUTHOR]
        goal = signs_at(blinded, [places[one] for one in own])
        if goal:
            rows = tuple(one.row for one in own)
            question = Question(actor, _marks(blinded, places, actor), goal, "paragraph")
            yield Asked(question, paragraph_id, actor, AUTHOR, rows, whole=True)


def _marks(blinded: Blinded, places: dict[Held, Place], actor: str) -> tuple[int, ...]:
    return signs_at(blinded, [place for place in places.values() if place.actor == actor])


def signs_at(blinded: Blinded, places: Iterable[Place]) -> tuple[int, ...]:
    """The signs that hide the given places; one that hides several actors at once counts for each."""
    ends = {place.end for place in places}
    return tuple(at for at, actor in enumerate(blinded.actors) if actor and blinded.offsets[at][1] in ends)
