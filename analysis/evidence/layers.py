"""Layers: the marks of an article that a reader switches on and off, each with a sign besides its colour."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.contrast.phrases import listed
from analysis.contrast.positions import CHANCES, code_of_chances
from analysis.contrast.stance import SIGNS
from analysis.evidence.framing import FRAMING, framing_marks
from analysis.evidence.judgements import AUTHOR, said_code
from analysis.evidence.passages import Mark, marks_by_sentence
from analysis.facts.ledger import Fact

if TYPE_CHECKING:
    from analysis.results import Results

TONE, TOPIC, ACTOR, VOICE = "tone", "topic", "actor", "voice"
LAYERS = (TONE, TOPIC, ACTOR, VOICE, FRAMING)
_LAYER_OF = {"tone": TONE, "topic": TOPIC, "quoted": VOICE, "reported": VOICE}


class LayerMark(NamedTuple):
    """A stretch of a sentence, `end` exclusive, that one layer marks.

    text: the words, of speech who speaks. said: topic, actors with their stances, quoted or reported, or the facts that
    the words frame. sign: of stances; weight: of a scored word.
    """

    start: int
    end: int
    layer: str
    text: str
    said: str
    sign: str = ""
    weight: float | None = None


def layer_marks(
    results: "Results", sentence_ids: pd.Series, topic_labels: Mapping[str, str], heard: Collection[str]
) -> dict[str, list[LayerMark]]:
    """The marks of tone, topics, actors and voice of these sentences, by sentence.

    Of tone, topics and actors those in the voices `heard`; who else speaks stays marked.
    """
    marks: dict[str, list[LayerMark]] = {}
    for sentence_id, found in marks_by_sentence(results, sentence_ids, topic_labels).items():
        marks[sentence_id] = [_of_mark(mark) for mark in found if _is_shown(mark, heard)]
    mentions = results.mentions
    own = mentions["sentence_id"].isin(sentence_ids) & mentions["voice"].isin(heard)
    for sentence_id, mark in _of_mentions(mentions[own]):
        marks.setdefault(sentence_id, []).append(mark)
    return marks


def framing_layer(
    results: "Results", facts: Iterable[Fact], numbers: Mapping[str, int]
) -> Iterator[tuple[str, LayerMark]]:
    """The framing words at hand, each with its sentence; those of several facts at one place are one mark."""
    for sentence_id, marks in framing_marks(results, facts).items():
        places: dict[tuple[int, int, str], list[int]] = {}
        for mark in marks:
            places.setdefault((mark.start, mark.end, mark.words), []).append(numbers[mark.label])
        for (start, end, words), framed in places.items():
            yield sentence_id, LayerMark(start, end, FRAMING, words, say_framed(framed))


def say_framed(numbers: Iterable[int]) -> str:
    """Which facts some words frame: "frames facts 2 and 7"."""
    named = [str(number) for number in sorted(numbers)]
    return f"frames {'facts' if len(named) > 1 else 'fact'} {listed(named)}"


def _is_shown(mark: Mark, heard: Collection[str]) -> bool:
    layer = _LAYER_OF.get(mark.kind)
    return layer == VOICE or (layer is not None and mark.voice in heard)


def _of_mark(mark: Mark) -> LayerMark:
    layer = _LAYER_OF[mark.kind]
    if layer == VOICE:
        return LayerMark(mark.start, mark.end, VOICE, mark.label, mark.kind)
    return LayerMark(mark.start, mark.end, layer, mark.words, mark.label, weight=mark.weight)


def _of_mentions(mentions: pd.DataFrame) -> Iterator[tuple[str, LayerMark]]:
    """One mark per place where actors are named, with the sign of each stance; a collective names several."""
    judged = mentions.dropna(subset=CHANCES)
    codes = code_of_chances(judged).to_dict() if len(judged) else {}
    places: dict[tuple[str, int, str], list] = {}
    for row in mentions.itertuples():
        places.setdefault((row.sentence_id, row.start, row.surface), []).append(row)
    for (sentence_id, start, surface), rows in places.items():
        said = "; ".join(dict.fromkeys(_say_mention(row, codes.get(row.Index)) for row in rows))
        signs = "".join(SIGNS[codes[row.Index]] for row in rows if row.Index in codes)
        yield sentence_id, LayerMark(start, start + len(surface), ACTOR, surface, said, signs)


def _say_mention(row, code: str | None) -> str:
    holder = "the author" if row.holder == AUTHOR else row.holder
    return f"{row.actor}: {said_code(code)}, by {holder}" if code else row.actor
