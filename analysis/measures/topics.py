"""Topics: where the terms of the codebook stand, and which topics a paragraph touches in substance."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.errors import CodebookError
from analysis.schemas import conform
from analysis.text.codebook import Field, check_entry, read_entries
from analysis.text.passing import aside_end, lists_in
from analysis.text.terms import Found, TermIndex
from analysis.text.voice import voice_at
from analysis.text.wordlists import check_can_be_found, read_toml

_TOPIC_FIELDS = {
    "id": Field("text"),
    "label": Field("text"),
    "definition": Field("text"),
    "terms": Field("terms"),
    "hints": Field("terms", required=False),
    "together": Field("tables", required=False),
    "except": Field("terms", required=False),
    "not_this": Field("text", required=False),
    "rule": Field("text", required=False),
    "example": Field("text", required=False),
}
_TOGETHER_FIELDS = {"with": Field("names"), "terms": Field("terms"), "hints": Field("terms", required=False)}
_PRESENT_FIELDS = {name: Field("number") for name in ("term", "hint", "listed", "aside", "needed", "words_per_point")}
_PRESENT_FIELDS |= {"short_item": Field("number"), "asides": Field("names")}
_EITHER = " or "
_NAMED = "[names] "  # what a list of names is looked up under, apart from any topic's id


@dataclass(frozen=True)
class Together:
    """Terms that count only where a word of each list stands in the same sentence; a list may be an either-or."""

    names: tuple[frozenset[str], ...]
    terms: tuple[str, ...]
    hints: tuple[str, ...]

    def holds(self, named: set[str]) -> bool:
        """Whether the lists that a sentence names fulfil every condition."""
        return all(either & named for either in self.names)


@dataclass(frozen=True)
class Topic:
    """One code of the codebook; what each field means stands at the head of `corpus/codebooks/topics.toml`."""

    id: str
    label: str
    definition: str
    terms: tuple[str, ...]
    hints: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()
    exceptions: tuple[str, ...] = ()
    not_this: str = ""
    rule: str = ""
    example: str = ""

    def all_terms(self) -> list[str]:
        """Every term and hint, also those that need company; none stands twice."""
        return [*self.terms, *self.hints, *(term for rule in self.together for term in (*rule.terms, *rule.hints))]

    def strong_terms(self) -> set[str]:
        """The terms that name the topic, against those that hint at it."""
        return {*self.terms, *(term for rule in self.together for term in rule.terms)}


@dataclass(frozen=True)
class Presence:
    """How many points a mention brings, and how many make a topic present; the codebook gives the reasons."""

    term: float
    hint: float
    listed: float
    aside: float
    needed: float
    words_per_point: float
    short_item: float
    asides: tuple[str, ...]


@dataclass(frozen=True)
class Topics:
    """The topic codebook: its topics in order, the lists of names they refer to, and when a topic is present."""

    topics: tuple[Topic, ...]
    names: Mapping[str, tuple[str, ...]]
    presence: Presence
    version: str = ""

    @property
    def ids(self) -> list[str]:
        """The topics' ids, in the codebook's order."""
        return [topic.id for topic in self.topics]

    @property
    def labels(self) -> dict[str, str]:
        """What each topic is called on a chart."""
        return {topic.id: topic.label for topic in self.topics}


def read_topics(path: Path | str) -> Topics:
    """The topic codebook of a TOML file.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    return topics_of(read_toml(path), path)


def topics_of(content: Mapping, path: Path | str) -> Topics:
    """The topic codebook of TOML that was read; `path` names its file in messages.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    check_entry(path, "[present]", content.get("present", {}), _PRESENT_FIELDS)
    present = content["present"] | {"asides": tuple(content["present"]["asides"])}
    names = {name: tuple(terms) for name, terms in content.get("names", {}).items()}
    for name, terms in names.items():
        check_can_be_found(terms, f"{path}: entry [names] {name}")
    topics = tuple(_topic(path, entry, names) for entry in read_entries(path, content, "topic", _TOPIC_FIELDS))
    return Topics(topics, names, Presence(**present), str(content.get("version", "")))


def find_topics(sentences: pd.DataFrame, voices: pd.DataFrame, topics: Topics) -> pd.DataFrame:
    """One row per place where a term of a topic stands, in reading order: the "topic_mentions" frame.

    Of overlapping terms of a topic the longest counts; one place may be a mention of several topics.

    Parameters
    ----------
    sentences
        sentence_id and text of each sentence.
    voices
        "voices" frame of those sentences: whose words a mention stands in.
    """
    finder = TopicFinder(topics)
    rows = [
        (sentence_id, found.code, found.term, text[found.start : found.end], found.start)
        for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True)
        for found in finder.find(text)
    ]
    places = pd.DataFrame(rows, columns=["sentence_id", "topic", "term", "surface", "start"]).astype({"start": int})
    return conform(places.assign(voice=voice_at(places, voices)), "topic_mentions")


def topics_by_paragraph(
    paragraphs: pd.DataFrame, sentences: pd.DataFrame, topic_mentions: pd.DataFrame, topics: Topics
) -> pd.DataFrame:
    """One row per paragraph and topic, in reading and codebook order: the "topics_by_paragraph" frame.

    A topic is present when its mentions bring the points that `[present]` of the codebook asks for. Mentions are
    counted whether or not it is: `n_mentions` and `per_1000` know no passing mention, `present` does.

    Parameters
    ----------
    sentences
        With their text: without it, lists and asides cannot be seen, and every mention counts in full.
    """
    home = dict(_pairs(sentences, "sentence_id", "paragraph_id"))
    counts = Counter(
        (home[sentence_id], topic) for sentence_id, topic in _pairs(topic_mentions, "sentence_id", "topic")
    )
    points = _points(sentences, topic_mentions, topics)
    rows = []
    for paragraph_id, n_words in _pairs(paragraphs, "paragraph_id", "n_words"):
        needed = max(topics.presence.needed, n_words / topics.presence.words_per_point)
        for topic in topics.ids:
            cell = (paragraph_id, topic)
            per_1000 = 1000 * counts[cell] / n_words if n_words else None
            rows.append((*cell, counts[cell], n_words, per_1000, points[cell] >= needed))
    columns = ["paragraph_id", "topic", "n_mentions", "n_words", "per_1000", "present"]
    return conform(pd.DataFrame(rows, columns=columns), "topics_by_paragraph")


class TopicFinder:
    """One index over all topics; names and exceptions are looked up in the same pass."""

    def __init__(self, topics: Topics):
        terms = [(topic.id, term) for topic in topics.topics for term in (*topic.all_terms(), *topic.exceptions)]
        names = [(_NAMED + name, term) for name, listed in topics.names.items() for term in listed]
        self._index = TermIndex([*terms, *names])
        self._exceptions = {(topic.id, term) for topic in topics.topics for term in topic.exceptions}
        self._conditions = {
            (topic.id, term): rule
            for topic in topics.topics
            for rule in topic.together
            for term in (*rule.terms, *rule.hints)
        }
        self._place = {topic: place for place, topic in enumerate(topics.ids)}

    def find(self, text: str) -> list[Found]:
        """Every mention of a topic in a sentence, in reading order."""
        places = self._index.find(text)
        named = {found.code.removeprefix(_NAMED) for found in places if found.code.startswith(_NAMED)}
        kept = [found for found in places if self._counts(found, named)]
        return sorted(kept, key=lambda found: (found.start, self._place[found.code]))

    def _counts(self, found: Found, named: set[str]) -> bool:
        if found.code.startswith(_NAMED) or found[:2] in self._exceptions:
            return False
        condition = self._conditions.get(found[:2])
        return condition is None or condition.holds(named)


def _points(sentences: pd.DataFrame, topic_mentions: pd.DataFrame, topics: Topics) -> Counter:
    """The points of each paragraph and topic: of a term's mentions in one sentence, the weightiest."""
    presence = topics.presence
    strong = {(topic.id, term) for topic in topics.topics for term in topic.strong_terms()}
    found = topic_mentions[["sentence_id", "topic", "term", "start"]]
    mentioning = sentences[sentences["sentence_id"].isin(found["sentence_id"])]
    standing = {
        sentence_id: _Standing(text, presence) for sentence_id, text in _pairs(mentioning, "sentence_id", "text")
    }
    best: Counter = Counter()
    for sentence_id, topic, term, start in found.itertuples(index=False, name=None):
        full = presence.term if (topic, term) in strong else presence.hint
        weight = standing[sentence_id].limit(start, full)
        best[sentence_id, topic, term] = max(best[sentence_id, topic, term], weight)
    home = dict(_pairs(mentioning, "sentence_id", "paragraph_id"))
    points: Counter = Counter()
    for (sentence_id, topic, _), weight in best.items():
        points[home[sentence_id], topic] += weight
    return points


def _pairs(frame: pd.DataFrame, first: str, second: str) -> Iterable[tuple]:
    return zip(frame[first], frame[second], strict=True)


class _Standing:
    """Where the lists and the opening aside of one sentence stand, and what they leave of a mention's weight."""

    def __init__(self, text: str | None, presence: Presence):
        self._presence = presence
        known = isinstance(text, str)
        self._lists = lists_in(text, presence.short_item) if known else []
        self._aside = aside_end(text, presence.asides, presence.short_item) if known else 0

    def limit(self, start: int, weight: float) -> float:
        if start < self._aside:
            return min(weight, self._presence.aside)
        listed = any(begin <= start < end for begin, end in self._lists)
        return min(weight, self._presence.listed) if listed else weight


def _topic(path: Path | str, entry: Mapping, names: Iterable[str]) -> Topic:
    together = tuple(_together(path, entry["id"], rule, set(names)) for rule in entry.get("together", []))
    topic = Topic(
        **{name: entry[name] for name in ("id", "label", "definition")},
        terms=tuple(entry["terms"]),
        hints=tuple(entry.get("hints", ())),
        together=together,
        exceptions=tuple(entry.get("except", ())),
        **{name: entry.get(name, "") for name in ("not_this", "rule", "example")},
    )
    check_can_be_found([*topic.all_terms(), *topic.exceptions], f"{path}: entry {topic.id}")
    return topic


def _together(path: Path | str, topic: str, rule: Mapping, names: set[str]) -> Together:
    check_entry(path, f"{topic}, together", rule, _TOGETHER_FIELDS)
    conditions = tuple(frozenset(condition.split(_EITHER)) for condition in rule["with"])
    for unknown in sorted(frozenset().union(*conditions) - names):
        raise CodebookError(f"{path}: entry {topic}, together, names {unknown!r}. Add that list under [names].")
    return Together(conditions, tuple(rule["terms"]), tuple(rule.get("hints", ())))
