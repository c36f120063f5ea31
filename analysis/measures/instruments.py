"""Instruments of tone side by side: every sentence scored by other lexicons than TextBlob's, each with its receipts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.errors import CodebookError
from analysis.measures.diplomacy import Diplomacy, read_diplomacy
from analysis.measures.sentiment import Mask, hide
from analysis.measures.vader import Vader
from analysis.measures.weighted_words import Weighed, WeightedWords, read_weights
from analysis.schemas import INSTRUMENTS, conform, empty
from analysis.text.terms import TermIndex
from analysis.text.voice import voice_at
from analysis.text.wordlists import LONGEST_TERM, read_toml

TEXTBLOB = "tone"  # the measure under which TextBlob's receipts stand, names and set phrases masked
# Typographic marks as these tools know them, one for one, so that every place holds; a dash parts words.
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("–—", " "), "…": "."}
)
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Instrument:
    """What is said of one instrument: its name, how it scores a word, what it gets wrong, whence it comes."""

    id: str
    label: str
    method: str
    fault: str
    source: str


@dataclass(frozen=True)
class Instruments:
    """All instruments but TextBlob, ready to score: each a function of a text and of its hidden stretches."""

    scorers: Mapping[str, Callable[[str, Spans], list[Weighed]]]


def read_instruments(lexicons: Path) -> Instruments:
    """The instruments that `instruments.toml` of a folder of lexicons describes.

    Raises
    ------
    CodebookError
        An entry is missing or unknown, or its list cannot be read.
    """
    return Instruments({name: _scorer(name, entry, lexicons) for name, entry in _entries(lexicons).items()})


def describe_instruments(lexicons: Path) -> dict[str, Instrument]:
    """What is said of every instrument by its id, TextBlob first."""
    path = lexicons / "instruments.toml"
    told = ("label", "method", "fault", "source")
    described = {}
    for name, entry in read_toml(path).items():
        if lacking := [field for field in told if not entry.get(field)]:
            raise CodebookError(f"{path}: entry {name} has no {lacking[0]!r}. Add it.")
        described[name] = Instrument(name, *(entry[field] for field in told))
    return described


def score_instruments(
    sentences: pd.DataFrame, voices: pd.DataFrame, instruments: Instruments, mask: Mask
) -> pd.DataFrame:
    """Score every sentence with every instrument, names and set phrases hidden as for TextBlob.

    Each instrument keeps its own rules of negation where it has some. Its weights are brought to -1 hostile to +1
    favourable by the scale of its list. A sentence in which it finds nothing has no row: unknown is not zero.

    Parameters
    ----------
    sentences
        sentence_id and text of each sentence.
    voices
        "voices" frame of those sentences: whose words the receipts are.
    mask
        Phrases whose words are hidden.

    Returns
    -------
    "receipts" frame: one row per scored word or phrase, under the instrument's id as its measure.
    """
    phrases, rows = mask.index, []
    for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True):
        for name, words in weigh(text, instruments, phrases).items():
            rows += [(sentence_id, name, _term(text, word), word.start, word.weight) for word in words]
    if not rows:
        return empty("receipts")
    places = pd.DataFrame(rows, columns=["sentence_id", "measure", "term", "start", "weight"])
    places = places.assign(subjectivity=None, masked=False)
    return conform(places.assign(voice=voice_at(places, voices)), "receipts")


def weigh(text: str, instruments: Instruments, phrases: TermIndex) -> dict[str, list[Weighed]]:
    """The words that each instrument scores in a text, in reading order."""
    hidden = [(found.start, found.end) for found in phrases.find(text)]
    return {name: score(text, hidden) for name, score in instruments.scorers.items()}


def _entries(lexicons: Path) -> dict[str, dict]:
    path = lexicons / "instruments.toml"
    entries = {name: entry for name, entry in read_toml(path).items() if name != TEXTBLOB}
    if set(entries) != set(INSTRUMENTS):
        wrong = sorted(set(entries) ^ set(INSTRUMENTS))[0]
        raise CodebookError(f"{path}: the entry {wrong!r} is missing or unknown. It may have {', '.join(INSTRUMENTS)}.")
    return {name: entries[name] for name in INSTRUMENTS}


def _scorer(name: str, entry: Mapping, lexicons: Path) -> Callable[[str, Spans], list[Weighed]]:
    if "file" not in entry:
        return _over_hidden(Vader(entry["scale"]))
    path = lexicons / entry["file"]
    if path.suffix == ".toml":
        own: Diplomacy = read_diplomacy(path)
        return own.find
    weights = read_weights(path, entry.get("neutral", 0.0), entry["scale"], entry.get("lens", 0.0))
    return _over_hidden(WeightedWords(weights))


def _over_hidden(finder: Vader | WeightedWords) -> Callable[[str, Spans], list[Weighed]]:
    """The finder, over a text in which hidden stretches are x: nothing that touches one is kept."""

    def find(text: str, hidden: Spans) -> list[Weighed]:
        found = finder.find(hide(text.translate(_PLAIN), hidden))
        return [word for word in found if not any(start < word.end and word.start < end for start, end in hidden)]

    return find


def _term(text: str, word: Weighed) -> str:
    return " ".join(text[word.start : word.end].split(" ")[:LONGEST_TERM])
