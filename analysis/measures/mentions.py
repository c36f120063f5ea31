"""Mentions: where a text names a state or an organisation, or refers to several at once ("both countries")."""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from analysis.measures.actors import Actors, read_actors
from analysis.measures.collectives import Collective, Context, Named, find_collectives, resolve
from analysis.text.terms import Found
from analysis.text.voice import voice_at
from analysis.text.words import Word, find_words

__all__ = ["Actors", "find_mentions", "read_actors"]

_HYPHENS = ("-", "‐", "‑", "–")


def find_mentions(sentences: pd.DataFrame, voices: pd.DataFrame, actors: Actors) -> pd.DataFrame:
    """One row per reference to an actor, in reading order; a collective gives one for each member.

    The "mentions" frame without its stance, which analysis/measures/stance.py adds.

    A collective counts only where it is clear who is meant: its own sentence, its paragraph or the one before names
    exactly as many actors as it asks for, has one list of as many ("Russia and China"), or names as many at least
    twice as often as any other. A sentence without text has no row: the features edition brings its own mentions.

    Parameters
    ----------
    sentences
        sentence_id, paragraph_id and text (normalised), in reading order; one article may follow another.
    voices
        "voices" frame of those sentences.
    actors
        The codebook, from `read_actors`.
    """
    rows = [row for article in _articles(sentences) for row in _article_rows(article, actors)]
    found = pd.DataFrame(rows, columns=["mention_id", "sentence_id", "actor", "surface", "start"])
    found = found.astype({name: "int" if name == "start" else "str" for name in found})
    return found.assign(voice=voice_at(found[["sentence_id", "start"]], voices).to_numpy())


def _articles(sentences: pd.DataFrame) -> Iterator[list[list[tuple[str, str]]]]:
    """For each article its paragraphs, each a list of sentence ids and texts."""
    texts = sentences["text"].where(sentences["text"].notna(), "")
    rows = zip(sentences["paragraph_id"], sentences["sentence_id"], texts, strict=True)
    for _, article in groupby(rows, key=lambda row: row[0].rpartition("/")[0]):
        yield [[row[1:] for row in paragraph] for _, paragraph in groupby(article, key=lambda row: row[0])]


def _article_rows(paragraphs: list[list[tuple[str, str]]], actors: Actors) -> Iterator[tuple]:
    earlier = Context()
    for paragraph in paragraphs:
        read = [(sentence_id, text, find_words(text)) for sentence_id, text in paragraph]
        named = [_named(text, words, actors) for _, text, words in read]
        so_far, whole = Context(), Context()
        for (_, text, _), found in zip(read, named, strict=True):
            whole = whole.then(text, found)
        for (sentence_id, text, words), found in zip(read, named, strict=True):
            meant = []
            for collective in find_collectives(text, words, found, actors.collectives):
                contexts = _widening(collective, text, found, so_far, earlier)
                meant += resolve(collective, (*contexts, whole), actors.kinds)
            so_far = so_far.then(text, found)
            yield from _rows(sentence_id, text, found + meant)
        earlier = whole


def _widening(
    collective: Collective, text: str, found: list[Named], so_far: Context, earlier: Context
) -> tuple[Context, ...]:
    """Where to look for members: back to the start of the sentence, the paragraph, ahead, then the paragraph before."""
    before = [one for one in found if one.end <= collective.start]
    paragraph = so_far.then(text, before)
    return Context(text, before), paragraph, Context(text, found), earlier.then(paragraph.text, paragraph.named)


def _rows(sentence_id: str, text: str, named: list[Named]) -> Iterator[tuple]:
    for position, one in enumerate(sorted(named, key=lambda one: one.start), 1):
        yield f"{sentence_id}/m{position:02}", sentence_id, one.actor, text[one.start : one.end], one.start


def _named(text: str, words: list[Word], actors: Actors) -> list[Named]:
    """Every reference to an actor by a term of the codebook, in reading order."""
    return [
        Named(actor, place.start, place.end)
        for place in find_references(text, words, actors)
        for actor in actors.owners[place.term]
    ]


def find_references(text: str, words: list[Word], actors: Actors) -> list[Found]:
    """Every place where a term of the codebook refers to an actor, in reading order; no collectives."""
    places = actors.index.find(text, words, one_code=True)
    return [place for place in places if actors.owners[place.term] and _refers(place, text, words, actors)]


def _refers(place: Found, text: str, words: list[Word], actors: Actors) -> bool:
    """False where the term only looks like the actor's: `Sino-` without hyphen, US for us, a bird, a place of talks."""
    if place.term.endswith("-"):
        return text[place.end : place.end + 1] in _HYPHENS
    if place.term in actors.ordinary_in_capitals and _among_capitals(place, text, words):
        return False
    if place.term in actors.capitals and _names_a_text(place, text, words, actors):
        return False
    return not any(place.term in wary.terms and wary.words.find(text, words) for wary in actors.wary)


def _among_capitals(place: Found, text: str, words: list[Word]) -> bool:
    """True in a sentence without a small letter, or between two words all in capitals."""
    if not any(sign.islower() for sign in text):
        return True
    neighbours = _neighbours(place, words)
    return all(len(form) > 1 and form.isupper() for form in neighbours)


def _names_a_text(place: Found, text: str, words: list[Word], actors: Actors) -> bool:
    """True for a city where something was only signed or held: *the Prague treaty* (but *Prague’s treaty*)."""
    _, after = _neighbours(place, words)
    return after.casefold() in actors.after_place and text[place.end] == " "


def _neighbours(place: Found, words: list[Word]) -> tuple[str, str]:
    """The words on both sides; empty at the sentence's ends."""
    before = [word.form for word in words if word.end <= place.start]
    after = [word.form for word in words if word.start >= place.end]
    return (before or [""])[-1], (after or [""])[0]
