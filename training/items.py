"""Items: passages with the readings that coders made of them, from the data sets that the stance model learns from.

Each reader gives a list of `Item`, one per passage. The texts stay where they are; nothing is written here.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from analysis.measures.blinding import Blinded, Blinder, Place, marked_signs
from analysis.measures.mentions import Actors, find_mentions
from analysis.text.typography import normalise
from analysis.text.voice import Cues, find_voices
from benchmarks.stance_formats import labels_of_names, marked_texts

Span = tuple[int, int]


class Reading(NamedTuple):
    """One label of a passage: which head learns it, the target's signs, the label, and the signs of the coder's cue.

    goal and cue are places in the sequences of the blinded passage; cue is empty where no coder has marked any.
    """

    head: str
    goal: tuple[int, ...]
    label: int
    cue: tuple[int, ...]
    actor: str


class Item(NamedTuple):
    """One passage as the model reads it, its readings, the group that it belongs to, and all signs of each target."""

    blinded: Blinded
    readings: tuple[Reading, ...]
    group: str
    marks: dict[str, tuple[int, ...]]


class Reader:
    """Reads data sets with the codebooks of the product, so that training sees what the running measure will see."""

    def __init__(self, blinder: Blinder, actors: Actors, cues: Cues):
        self._blinder, self._actors, self._cues = blinder, actors, cues
        self._labels = labels_of_names(actors)

    def paragraphs(self, rows: Iterable[dict]) -> list[Item]:
        """Items of coded paragraphs (the form of `training/paragraphs`): the heads paragraph, stance and speaker."""
        rows = [_with_labels(row, self._labels) for row in rows]
        texts = {row["id"]: [normalise(sentence["text"]) for sentence in row["sentences"]] for row in rows}
        found = self._found(texts)
        items = [self._of_paragraph(row, texts[row["id"]], found[row["id"]]) for row in rows]
        return [item for item in items if item.readings]

    def targeted(self, rows: Iterable[dict], head: str) -> list[Item]:
        """Items of texts with one marked target: NewsMTSC sentences (`sentiment`), PerSenT paragraphs (`persent`)."""
        marked = marked_texts(rows, "newsmtsc" if head == "sentiment" else head)
        found = self._found({str(number): [text.text] for number, text in enumerate(marked)})
        items = []
        for number, text in enumerate(marked):
            places, spoken = found[str(number)][0]
            blinded = self._blinder.mark(text.text, [Place("", *span) for span in text.spans], places, spoken)
            goal = marked_signs(blinded, text.spans)
            reading = Reading(head, goal, text.case.accepted[0], (), "")
            items.append(Item(blinded, (reading,), text.case.group, {"": goal}))
        return items

    def _of_paragraph(self, row: dict, texts: list[str], found: list[tuple[list[Place], list[Span]]]) -> Item:
        starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
        places = [
            Place(place.actor, place.start + start, place.end + start)
            for (part, _), start in zip(found, starts, strict=True)
            for place in part
        ]
        spoken = [(a + start, b + start) for (_, part), start in zip(found, starts, strict=True) for a, b in part]
        blinded = self._blinder.blind(" ".join(texts), places, spoken)
        readings = [*_of_the_whole(row, texts, starts, blinded), *_of_mentions(row, texts, starts, blinded)]
        marks = {
            one.actor: tuple(at for at, name in enumerate(blinded.actors) if name == one.actor) for one in readings
        }
        return Item(blinded, tuple(readings), row["id"], marks)

    def _found(self, texts: dict[str, list[str]]) -> dict[str, list[tuple[list[Place], list[Span]]]]:
        """For each passage and sentence: where actors are named, and which stretches others speak."""
        rows = [(f"x{key}/p01", number, text) for key, part in texts.items() for number, text in enumerate(part)]
        frame = pd.DataFrame(rows, columns=["paragraph_id", "number", "text"])
        frame["sentence_id"] = frame["paragraph_id"] + "/s" + frame["number"].astype(str)
        voices = find_voices(frame, self._cues)
        mentions = find_mentions(frame, voices, self._actors)
        spoken: dict[str, list] = {}
        for one in voices.itertuples():
            spoken.setdefault(one.sentence_id, []).append((one.start, one.end))
        places: dict[str, list] = {}
        for one in mentions.itertuples():
            places.setdefault(one.sentence_id, []).append(Place(one.actor, one.start, one.start + len(one.surface)))
        return {
            key: [(places.get(f"x{key}/p01/s{n}", []), spoken.get(f"x{key}/p01/s{n}", [])) for n in range(len(part))]
            for key, part in texts.items()
        }


def _with_labels(row: dict, labels: dict[str, str]) -> dict:
    """The row with every target under the label that the product gives it."""
    sentences = [
        sentence
        | {"stances": [one | {"target": labels.get(one["target"], one["target"])} for one in sentence["stances"]]}
        for sentence in row["sentences"]
    ]
    net = {labels.get(target, target): code for target, code in row["author_stance"].items()}
    return row | {"sentences": sentences, "author_stance": net}


def _with_label(stance: dict, labels: dict[str, str]) -> dict:
    return stance | {"target": labels.get(stance["target"], stance["target"])}


def _of_the_whole(row: dict, texts: list[str], starts: list[int], blinded: Blinded) -> Iterator[Reading]:
    """What the author takes of each actor over the paragraph."""
    for actor, label in row["author_stance"].items():
        goal = signs_of(blinded, actor)
        cues = [
            (number, one["cue"])
            for number, sentence in enumerate(row["sentences"])
            for one in sentence["stances"]
            if one["target"] == actor and one["holder"] == "author" and one["stance"] == label
        ]
        if goal:
            yield Reading("paragraph", goal, label, _cue_signs(blinded, cues, texts, starts), actor)


def _of_mentions(row: dict, texts: list[str], starts: list[int], blinded: Blinded) -> Iterator[Reading]:
    """What the author, or the speaker, takes of each actor in each sentence that names it."""
    for number, (sentence, text, start) in enumerate(zip(row["sentences"], texts, starts, strict=True)):
        span = (start, start + len(text))
        for actor, of_author, label, cues in _labels(sentence):
            goal = signs_of(blinded, actor, span, spoken=not of_author)
            if goal:
                head = "stance" if of_author else "speaker"
                where = [(number, cue) for cue in cues]
                yield Reading(head, goal, label, _cue_signs(blinded, where, texts, starts), actor)


def signs_of(blinded: Blinded, actor: str, span: Span | None = None, *, spoken: bool | None = None) -> tuple[int, ...]:
    """The signs of an actor: in the author's voice where there are any (or as `spoken` says), inside the span."""
    signs = [at for at, name in enumerate(blinded.actors) if name == actor]
    if span:
        signs = [at for at in signs if span[0] <= blinded.offsets[at][0] < span[1]]
    if spoken is None:
        return tuple([at for at in signs if not blinded.spoken[at]] or signs)
    return tuple(at for at in signs if bool(blinded.spoken[at]) == spoken)


def _all_signs(blinded: Blinded, actor: str) -> tuple[int, ...]:
    return tuple(at for at, name in enumerate(blinded.actors) if name == actor)


def _labels(sentence: dict) -> Iterator[tuple[str, bool, int, list[str]]]:
    """For each target and holder of a sentence: the sign of the sum of its labels, and the cues for it.

    Where only a speaker judges the target, the author is neutral: that is what a model must see to learn it.
    """
    found: dict[tuple[str, bool], list[dict]] = {}
    for one in sentence["stances"]:
        found.setdefault((one["target"], one["holder"] == "author"), []).append(one)
    for target, of_author in list(found):
        if not of_author and (target, True) not in found:
            found[target, True] = [{**one, "stance": 0, "cue": ""} for one in found[target, of_author]]
    for (target, of_author), rows in found.items():
        total = sum(row["stance"] for row in rows)
        label = (total > 0) - (total < 0)
        yield target, of_author, label, [row["cue"] for row in rows if row["stance"] == label]


def _cue_signs(
    blinded: Blinded, cues: Iterable[tuple[int, str]], texts: list[str], starts: list[int]
) -> tuple[int, ...]:
    """The signs of cues, each given with the number of its sentence; names are no cue."""
    spans = []
    for number, cue in cues:
        for part in (normalise(piece.strip()) for piece in cue.split("...")):
            at = texts[number].find(part) if part else -1
            if at >= 0:
                spans.append((starts[number] + at, starts[number] + at + len(part)))
    return tuple(
        at
        for at, (start, end) in enumerate(blinded.offsets)
        if not blinded.actors[at] and any(start < stop and begin < end for begin, stop in spans)
    )
