"""Articles to fill large folders with: own sentences about world affairs, recombined, by four invented sides.

The same number gives the same articles. Each side has its friends and foes, its subjects and its outlets
(`large_prose.toml`); who speaks in these sentences is invented. No opinion in them is anybody's.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.text.documents import Article

FILE = Path(__file__).with_suffix(".toml")
KINDS = ("plain", "against", "favour", "said", "spoken")
MOODS = (
    (6, 1, 1, 2, 0),
    (2, 5, 0, 2, 0),
    (2, 0, 5, 2, 0),
    (2, 1, 1, 6, 0),
    (3, 2, 2, 3, 0),
    (1, 0, 0, 1, 5),
)  # of each
_THE = ("United States", "European Union", "Philippines")
_GAP = re.compile(r"\{([a-z]+(?:’s)?)\}")
_A = re.compile(r"\ba(?= [aeiou])")
_TO_A_SUBJECT, _TO_A_MEETING = 0.7, 0.5  # shares of sentences
_NEW_NAMES, _NAMELESS = 0.5, 0.35  # shares of places and surnames, and of speakers


@dataclass(frozen=True)
class Prose:
    """What `large_prose.toml` holds: gaps and their words, sides, subjects and meetings by id, filler."""

    gaps: Mapping[str, list]
    sides: tuple[dict, ...]
    topics: Mapping[str, dict]
    meetings: Mapping[str, dict]
    filler: Mapping[str, list[str]]


@cache
def read_prose(path: Path = FILE) -> Prose:
    """The sentences and the words for their gaps."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    by_id = {name: {each["id"]: each for each in content[name]} for name in ("topic", "meeting")}
    return Prose(content["gaps"], tuple(content["side"]), by_id["topic"], by_id["meeting"], content["filler"])


def made_articles(n: int, seed: int = 20310518) -> list[Article]:
    """N articles of 8 to 16 paragraphs, the sides in turn: perspective, title, author and date with each."""
    return [_Writer(place, random.Random(f"{seed}-{place}")).article() for place in range(n)]


def title(topic: str, meeting: str, chance: random.Random) -> str:
    """A title for an article about a subject, and about a meeting, where it is about one (else "")."""
    prose = read_prose()
    about = prose.meetings[meeting] if meeting else prose.topics[topic]
    return f"{chance.choice(about['titles'])}, {chance.choice(prose.gaps['month'])} Notes {chance.randint(1, 400)}"


@dataclass
class _Writer:
    """Who writes one article: its side, its meeting (or none), and the chance that fills the gaps."""

    place: int
    chance: random.Random
    prose: Prose = field(default_factory=read_prose)

    def article(self) -> Article:
        self.side = self.prose.sides[self.place % len(self.prose.sides)]
        self.meeting = ("", *self.prose.meetings, "")[self.place // len(self.prose.sides) % 4]
        paragraphs = tuple(self._paragraph() for _ in range(self.chance.randint(8, 16)))
        record = {
            "title": title(self.chance.choice(list(self.prose.topics)), self.meeting, self.chance),
            "author": self.chance.choice(self.prose.gaps["given"]),
            "outlet": self.chance.choice(self.side["outlets"]),
            "perspective": self.side["name"],
            "published": f"2021-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}",
            "language": "en",
        }
        return Article(f"source-{self.place + 1:04}", paragraphs, record)

    def _paragraph(self) -> str:
        likes = self.side["likes"]
        topic = self.chance.choices(list(self.prose.topics), [likes.get(name, 1) for name in self.prose.topics])[0]
        meeting = self.meeting if self.chance.random() < _TO_A_MEETING else ""
        weights = self.chance.choice(MOODS)
        return " ".join(self._sentences(topic, meeting, weights, self.chance.randint(3, 7)))

    def _sentences(self, topic: str, meeting: str, weights: tuple[int, ...], n: int) -> Iterator[str]:
        written: set[str] = set()
        while len(written) < n:
            kind = self.chance.choices(KINDS, weights)[0]
            sentence = self.chance.choice(self._about(topic, meeting).get(kind) or self.prose.filler[kind])
            if sentence not in written:
                written.add(sentence)
                yield self._filled(sentence)

    def _about(self, topic: str, meeting: str) -> Mapping[str, list[str]]:
        if meeting and self.chance.random() < _TO_A_MEETING:
            return self.prose.meetings[meeting]
        return self.prose.topics[topic] if self.chance.random() < _TO_A_SUBJECT else self.prose.filler

    def _filled(self, sentence: str) -> str:
        adjectives = dict(self.prose.gaps["state"])
        named = {gap: self.chance.choice(self.side[f"{gap}s"]) for gap in ("friend", "foe")}
        named["state"], named["other"] = self.chance.sample(list(adjectives), 2)
        words = {gap: f"the {name}" if name in _THE else name for gap, name in named.items()}
        words |= {f"{gap}’s": adjectives[name] for gap, name in named.items()}
        words["speaker"] = self._speaker(self.chance.choice(self.side["voices"]))
        words["stranger"] = self._speaker(adjectives[self.chance.choice(list(adjectives))])
        words["city"] = self._name(self.prose.gaps["city"])
        filled = _GAP.sub(lambda gap: words.get(gap[1]) or self.chance.choice(self.prose.gaps[gap[1]]), sentence)
        filled = _A.sub("an", filled)
        return filled[:1].upper() + filled[1:]

    def _speaker(self, adjective: str) -> str:
        office = f"the {adjective} {self.chance.choice(self.prose.gaps['office'])}"
        if self.chance.random() < _NAMELESS:
            return office
        first, last = self.chance.choice(self.prose.gaps["given"]).split()
        return f"{office} {first} {self._name([last])}"

    def _name(self, known: list[str]) -> str:
        """A name of these, or a new one: without new ones, the same few words would stand in a million paragraphs."""
        if self.chance.random() >= _NEW_NAMES:
            return self.chance.choice(known)
        return "".join(self.chance.choices(self.prose.gaps["syllable"], k=self.chance.randint(2, 3))).capitalize()
