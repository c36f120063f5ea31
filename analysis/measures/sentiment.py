"""Polarity and subjectivity of sentences from TextBlob, with names and set phrases masked, and the receipts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.errors import CodebookError
from analysis.schemas import conform
from analysis.text.terms import TermIndex
from analysis.text.voice import voice_at
from analysis.text.wordlists import check_terms, read_toml, tables_of

_LETTER = re.compile(r"[^\W_]")
_LONGEST_RECEIPT = 4  # words


@dataclass(frozen=True)
class Mask:
    """The phrases that are hidden from the scorer, each with the reason why."""

    reasons: dict[str, str]

    def with_names(self, names: Iterable[str]) -> "Mask":
        """The same mask, with names of actors hidden too."""
        return Mask(self.reasons | {name: "The name of an actor." for name in names})

    @cached_property
    def index(self) -> TermIndex:
        """The mask's phrases, ready to be found."""
        return TermIndex(("mask", phrase) for phrase in self.reasons)


class Scored(NamedTuple):
    """One scored word or phrase of a text: its words, place, polarity and subjectivity."""

    term: str
    start: int
    end: int
    polarity: float
    subjectivity: float


def read_mask(path: Path) -> Mask:
    """The mask of a file such as corpus/lexicons/masks.toml.

    Raises
    ------
    CodebookError
        A group lacks its reason or its terms, or a term cannot be looked for.
    """
    return mask_of(read_toml(path), path)


def mask_of(content: Mapping, path: Path | str) -> Mask:
    """The mask of TOML that was read; `path` names its file in messages.

    Raises
    ------
    CodebookError
        A group lacks its reason or its terms, or a term cannot be looked for.
    """
    reasons: dict[str, str] = {}
    for group in tables_of(content, "group", path):
        where = f"{path}: group {group.get('id', '?')}"
        if not group.get("reason"):
            raise CodebookError(f"{where} has no reason. Say why its terms carry no tone, or remove the group.")
        reasons |= dict.fromkeys(check_terms(group.get("terms"), where), group["reason"])
    return Mask(reasons)


def score_sentiment(sentences: pd.DataFrame, voices: pd.DataFrame, mask: Mask) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score every sentence's polarity and subjectivity, as TextBlob does, with the mask on and with it off.

    A sentence without a scored word has polarity and subjectivity unknown (NaN), not 0: no evidence is not
    neutrality. Negation and intensifiers are TextBlob's own. With the mask off the scores equal TextBlob's.

    Parameters
    ----------
    sentences
        sentence_id and text of each sentence.
    voices
        "voices" frame of those sentences: whose words the receipts are.
    mask
        Phrases whose words are hidden from the scorer.

    Returns
    -------
    "sentiment" frame: one row per sentence, in the same order; polarity -1 hostile to +1 favourable, subjectivity
    0 fact to 1 opinion, n_scored the words and phrases that made them.
    "receipts" frame: one row per scored word or phrase, under measure `tone` (mask on) and `tone_unmasked`.

    Source
    ------
    TextBlob 0.20 (Loria, MIT), which carries the lexicon and rules of Pattern: De Smedt & Daelemans (2012),
    "Pattern for Python", JMLR 13.
    """
    phrases = mask.index
    rows, receipts = [], []
    for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True):
        hidden = [(found.start, found.end) for found in phrases.find(text)]
        unmasked = assess(text)
        masked = assess(hide(text, hidden)) if hidden else unmasked
        rows.append((sentence_id, *_means(masked), *_means(unmasked)))
        for measure, found in (("tone", masked), ("tone_unmasked", unmasked)):
            receipts += [_receipt(sentence_id, measure, text, word, hidden) for word in found]
    return _sentiment_frame(rows), _receipts_frame(receipts, voices)


def assess(text: str) -> list[Scored]:
    """The words and phrases that TextBlob scores in a text, in the order it scores them."""
    from textblob.en import sentiment  # here, since it brings NLTK, which takes longer to load than all else together

    found, at = [], 0
    # TextBlob(text).sentiment_assessments gives the same, and reads the text twice for it.
    for words, polarity, subjectivity, _ in sentiment(text).assessments:
        start, end = _place(text, words, at)
        found.append(Scored(text[start:end], start, end, polarity, subjectivity))
        at = end
    return found


def hide(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the letters of the spans made x, so that nothing there is scored and every offset holds."""
    for start, end in spans:
        text = text[:start] + _LETTER.sub("x", text[start:end]) + text[end:]
    return text


def _place(text: str, words: list[str], at: int) -> tuple[int, int]:
    """Where the words of one assessment stand, from `at` on; marks that only strengthen (!) are left out."""
    spelled = [word for word in words if _LETTER.search(word)] or words
    start = end = None
    for word in spelled:
        match = _standing_alone(word).search(text, at if end is None else end)
        if match:
            start = match.start() if start is None else start
            end = match.end()
    return (at, at) if start is None else (start, end)


def _standing_alone(word: str) -> re.Pattern:
    """The word in any case, not as a part of a longer one; an emoticon may follow a letter at once."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(word)}{after}", re.IGNORECASE)


def _means(found: list[Scored]) -> tuple[float, float, int]:
    """Polarity, subjectivity and their count; the means are taken in TextBlob's own order of summing."""
    if not found:
        return float("nan"), float("nan"), 0
    polarity = sum(word.polarity for word in found) / float(len(found))
    subjectivity = sum(word.subjectivity for word in found) / float(len(found))
    return polarity, subjectivity, len(found)


def _receipt(sentence_id: str, measure: str, text: str, word: Scored, hidden: list[tuple[int, int]]) -> tuple:
    in_mask = any(start < word.end and word.start < end for start, end in hidden)
    term = " ".join(text[word.start : word.end].split(" ")[:_LONGEST_RECEIPT])
    return sentence_id, measure, term, word.start, word.polarity, word.subjectivity, measure != "tone" and in_mask


def _sentiment_frame(rows: list[tuple]) -> pd.DataFrame:
    columns = ["polarity", "subjectivity", "n_scored"]
    names = ["sentence_id", *columns, *(f"{column}_unmasked" for column in columns)]
    return conform(pd.DataFrame(rows, columns=names), "sentiment")


def _receipts_frame(rows: list[tuple], voices: pd.DataFrame) -> pd.DataFrame:
    names = ["sentence_id", "measure", "term", "start", "weight", "subjectivity", "masked"]
    places = pd.DataFrame(rows, columns=names).astype({"start": int})
    return conform(places.assign(voice=voice_at(places, voices)), "receipts")
