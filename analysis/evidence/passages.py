"""Passages: one paragraph with everything a reader needs to judge a number that was made from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING

import pandas as pd

from analysis.evidence.instruments import Reading, readings_of
from analysis.evidence.judgements import Judgement, judgements_of

if TYPE_CHECKING:
    from analysis.results import Results

NO_EVENT = "none"


@dataclass(frozen=True)
class Mark:
    """A stretch of a sentence that a measure or a voice holds: `start` and `end` in its text, `end` exclusive.

    kind: tone (a scored word, `weight` its polarity, -1 hostile to +1 favourable), masked (a word of a name or set
    phrase that the mask hides from tone; `weight` is what it would have counted), topic, actor, quoted, reported,
    target (an actor that is judged), stance (words that carried a judgement; `weight` is their share of what the model
    looked at), framing (words that colour the telling of a fact). `label` says which topic, actor, speaker or fact, of
    target and stance the code; `words` is the stretch itself, where it may be shown without the text; `number` is that
    of the judgement.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    weight: float | None = None
    words: str = ""
    voice: str = ""
    number: int = 0


@dataclass(frozen=True)
class PassageSentence:
    """One sentence of a passage. `text` is None where the article is not attached; `polarity` None without a score."""

    sentence_id: str
    text: str | None
    voice: str
    speaker: str | None
    polarity: float | None
    n_scored: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Passage:
    """One paragraph, where it stands, what it is about, and its sentences in reading order."""

    paragraph_id: str
    title: str
    author: str | None
    perspective: str | None
    translated: bool
    position: int
    n_paragraphs: int
    event: str
    event_evidence: str
    topics: tuple[str, ...]
    gist: str | None
    n_words: int
    sentences: tuple[PassageSentence, ...]
    judgements: tuple[Judgement, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def attached(self) -> bool:
        """True where the words of the paragraph are at hand."""
        return bool(self.sentences) and all(sentence.text is not None for sentence in self.sentences)

    @property
    def receipts(self) -> tuple[Mark, ...]:
        """The scored words of the paragraph, in reading order."""
        return tuple(mark for sentence in self.sentences for mark in sentence.marks if mark.kind == "tone")

    @property
    def masked(self) -> tuple[Mark, ...]:
        """The words that the mask hid from tone, in reading order."""
        return tuple(mark for sentence in self.sentences for mark in sentence.marks if mark.kind == "masked")


@singledispatch
def passages_of(results: "Results", paragraph_ids: Sequence[str]) -> "Results":
    """Results that hold the frames of these paragraphs: where all are at hand, what is given."""
    return results


def read_passage(
    results: "Results",
    paragraph_id: str,
    topic_labels: dict[str, str] | None = None,
    more_marks: Mapping[str, Iterable[Mark]] | None = None,
) -> Passage:
    """The passage of one paragraph; topics by their labels where `topic_labels` (id to label) has them.

    `more_marks` are marks that the frames do not hold, by sentence: those of framing.

    Raises
    ------
    KeyError
        No paragraph has this id.
    """
    paragraph = _row(results.paragraphs, "paragraph_id", paragraph_id)
    document = _row(results.documents, "doc_id", paragraph["doc_id"])
    event = _row(results.events, "paragraph_id", paragraph_id)
    judgements = judgements_of(results, paragraph_id)
    return Passage(
        paragraph_id=paragraph_id,
        title=document["title"],
        author=_known(document["author"]),
        perspective=_known(document["perspective"]),
        translated=bool(document["translated"]),
        position=int(paragraph["position"]),
        n_paragraphs=int(document["n_paragraphs"]),
        event=event["event"],
        event_evidence=event["evidence"],
        topics=_present_topics(results.topics_by_paragraph, paragraph_id, topic_labels or {}),
        gist=_known(paragraph["gist"]),
        n_words=int(paragraph["n_words"]),
        sentences=tuple(_sentences(results, paragraph_id, topic_labels or {}, judgements, more_marks or {})),
        judgements=judgements,
        readings=readings_of(results, paragraph_id),
    )


def _row(frame: pd.DataFrame, key: str, value: str) -> pd.Series:
    found = frame[frame[key] == value]
    if found.empty:
        raise KeyError(f"No row has {key} {value!r}.")
    return found.iloc[0]


def _known(value) -> str | None:
    return None if pd.isna(value) else value


def _present_topics(topics: pd.DataFrame, paragraph_id: str, labels: dict[str, str]) -> tuple[str, ...]:
    present = topics.loc[(topics["paragraph_id"] == paragraph_id) & topics["present"], "topic"]
    return tuple(labels.get(topic, topic) for topic in present)


def _sentences(
    results: "Results",
    paragraph_id: str,
    labels: dict[str, str],
    judgements: Iterable[Judgement],
    more_marks: Mapping[str, Iterable[Mark]],
) -> list[PassageSentence]:
    own = results.sentences[results.sentences["paragraph_id"] == paragraph_id]
    scored = own.merge(
        results.sentiment[["sentence_id", "polarity", "n_scored"]], on="sentence_id", how="left", validate="one_to_one"
    )
    marks = marks_by_sentence(results, own["sentence_id"], labels)
    more = ((sentence_id, mark) for sentence_id in own["sentence_id"] for mark in more_marks.get(sentence_id, ()))
    for sentence_id, mark in (*_of_judgements(judgements), *more):
        marks.setdefault(sentence_id, []).append(mark)
    return [
        PassageSentence(
            sentence_id=row.sentence_id,
            text=_known(row.text),
            voice=row.voice,
            speaker=_known(row.speaker),
            polarity=None if pd.isna(row.polarity) else float(row.polarity),
            n_scored=0 if pd.isna(row.n_scored) else int(row.n_scored),
            marks=tuple(sorted(marks.get(row.sentence_id, []), key=lambda mark: (mark.start, -mark.end))),
        )
        for row in scored.itertuples()
    ]


def marks_by_sentence(
    results: "Results", sentence_ids: pd.Series, topic_labels: Mapping[str, str]
) -> dict[str, list[Mark]]:
    """The marks of these sentences that the frames hold, by sentence: tone, masked, topic, actor, quoted, reported."""
    marks: dict[str, list[Mark]] = {}

    def own(frame: pd.DataFrame):
        return frame[frame["sentence_id"].isin(sentence_ids)].itertuples()

    for row in own(results.receipts):
        if (kind := _tone_kind(row)) is not None:
            mark = Mark(row.start, row.start + len(row.term), kind, "", float(row.weight), row.term, row.voice)
            marks.setdefault(row.sentence_id, []).append(mark)
    for row in own(results.topic_mentions):
        label = topic_labels.get(row.topic, row.topic)
        mark = Mark(row.start, row.start + len(row.surface), "topic", label, None, row.surface, row.voice)
        marks.setdefault(row.sentence_id, []).append(mark)
    for row in own(results.mentions.drop_duplicates(["sentence_id", "start", "surface", "actor"])):
        mark = Mark(row.start, row.start + len(row.surface), "actor", row.actor, None, row.surface, row.voice)
        marks.setdefault(row.sentence_id, []).append(mark)
    for row in own(results.voices):
        mark = Mark(row.start, row.end, row.voice, _known(row.speaker) or "", None, "", row.voice)
        marks.setdefault(row.sentence_id, []).append(mark)
    return marks


def _of_judgements(judgements: Iterable[Judgement]) -> Iterator[tuple[str, Mark]]:
    """Each mark with its sentence; words that carried both a sentence's stance and the paragraph's are marked once."""
    taken = set()
    for judgement in sorted(judgements, key=lambda one: one.whole):
        for kind, stretches in (("target", judgement.mentions), ("stance", judgement.receipts)):
            for words in stretches:
                place = (words.sentence_id, words.start, judgement.actor)
                if judgement.whole and place in taken:
                    continue
                taken.add(place)
                mark = Mark(words.start, words.end, kind, judgement.code, words.weight, words.term)
                yield words.sentence_id, replace(mark, number=judgement.number)


def _tone_kind(receipt) -> str | None:
    """Which mark a receipt makes: a scored word, a masked one, or none (unmasked copies of scored words)."""
    if receipt.measure == "tone":
        return "tone"
    return "masked" if receipt.masked else None
