"""Voice: which words of an article are the author's own, which are quoted or reported, and who speaks them."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.schemas import SCHEMAS, conform
from analysis.text.attribution import Sentence, announced, find_attribution, is_speech, name
from analysis.text.cues import Cues, read_cues
from analysis.text.quotation import Quotation, find_quotations
from analysis.text.reported import find_reports
from analysis.text.speakers import Floor, tokenise
from analysis.text.words import find_words

__all__ = ["Cues", "add_voice", "find_voices", "paragraph_voice", "read_cues", "voice_at"]

_AUTHOR_BELOW, _QUOTED_ABOVE = 0.2, 0.6


class _Speech(NamedTuple):
    """A quotation that is speech: its place in the paragraph, its speaker and cue."""

    start: int
    end: int
    speaker: str | None
    cue: str | None


class _Stretch(NamedTuple):
    sentence_id: str
    start: int
    end: int
    voice: str
    speaker: str | None
    cue: str | None
    n_words: int


def find_voices(sentences: pd.DataFrame, cues: Cues) -> pd.DataFrame:
    """One row per stretch of a sentence in a voice other than the author's, in reading order; stretches never overlap.

    Where quotation marks stand inside reported speech, the part in marks is `quoted` and the rest `reported`. Titles
    of works and words at which the author only raises an eyebrow stay the author's. Sentences without text have none.

    Parameters
    ----------
    sentences
        sentence_id, paragraph_id and text (normalised) of each sentence, in reading order.
    cues
        The words that announce speech and thought.

    Returns
    -------
    "voices" frame.

    Source
    ------
    Rules of our own, for the attributions of PARC and PolNeAR (Pareti 2016; Newell et al. 2018, LREC); `python -m
    benchmarks.voice` measures them.
    """
    columns = sentences[["sentence_id", "paragraph_id", "text"]].dropna(subset="text")
    rows = columns.itertuples(index=False, name=None)
    found: list[_Stretch] = []
    for _, article in groupby(rows, key=lambda row: row[1].rpartition("/")[0]):
        found += _read_article([list(rows) for _, rows in groupby(article, key=lambda row: row[1])], cues)
    return conform(pd.DataFrame(found, columns=list(SCHEMAS["voices"].columns)), "voices")


def _read_article(paragraphs: list[list[tuple[str, str, str]]], cues: Cues) -> Iterator[_Stretch]:
    texts = [" ".join(text for *_, text in rows) for rows in paragraphs]
    ends = [_sentence_ends(rows) for rows in paragraphs]
    floor, before = Floor(), None
    for rows, places, quotations in zip(paragraphs, ends, find_quotations(texts, ends), strict=True):
        sentences = _read_sentences(rows, places, quotations, cues)
        yield from _read_paragraph(sentences, quotations, before, floor, cues)
        before = sentences[-1]


def _sentence_ends(rows: list[tuple[str, str, str]]) -> list[int]:
    """Where each sentence of a paragraph ends, the sentences being parted by one space."""
    return [int(end) - 1 for end in np.cumsum([len(text) + 1 for *_, text in rows])]


def _read_sentences(
    rows: list[tuple[str, str, str]], ends: list[int], quotations: list[Quotation], cues: Cues
) -> list[Sentence]:
    sentences = []
    for (sentence_id, _, text), end in zip(rows, ends, strict=True):
        begin, tokens = end - len(text), tokenise(text)
        inside = [(mark.start - begin, mark.end - begin) for mark in quotations if mark.start < end and mark.end > begin]
        quoted = [any(start <= place < stop for start, stop in inside) for place in tokens.starts]
        sentences.append(
            Sentence(sentence_id, text, begin, find_words(text), tokens, quoted, find_reports(tokens, quoted, cues))
        )
    return sentences


def _read_paragraph(
    sentences: list[Sentence], quotations: list[Quotation], before: Sentence | None, floor: Floor, cues: Cues
) -> Iterator[_Stretch]:
    speeches: list[_Speech] = []
    waiting = list(quotations)
    for at, sentence in enumerate(sentences):
        reports = _name_reports(sentence, floor, cues)
        while waiting and waiting[0].start < sentence.begin + len(sentence.text):
            speech = _read_quotation(waiting.pop(0), sentences[at:], before, speeches, floor, cues)
            speeches += [speech] if speech else []
        yield from _cut(sentence, speeches, reports)
        floor.pass_sentence(sentence.tokens, cues)
        before = sentence


def _name_reports(sentence: Sentence, floor: Floor, cues: Cues) -> list[_Speech]:
    """The reports of a sentence with their places in it and their speakers."""
    tokens, named = sentence.tokens, []
    for report in sentence.reports:
        speaker = floor.give_to(tokens, report.subject, cues) if report.subject else None
        named.append(_Speech(tokens.starts[report.first], tokens.ends[report.after - 1], speaker, report.cue))
    return named


def _read_quotation(
    quotation: Quotation,
    sentences: list[Sentence],
    before: Sentence | None,
    speeches: list[_Speech],
    floor: Floor,
    cues: Cues,
) -> _Speech | None:
    """A quotation that starts in the first of these sentences, with its speaker; None where it is no speech."""
    opens = sentences[0]
    closes = next(each for each in sentences if quotation.end <= each.begin + len(each.text))
    start, end = quotation.start - opens.begin, quotation.end - closes.begin
    words = [
        word.form
        for each in sentences[: sentences.index(closes) + 1]
        for word in each.words
        if quotation.start <= each.begin + word.start < quotation.end
    ]
    found = find_attribution(opens, start, closes, end, cues) or (announced(before, cues) if start <= 1 else None)
    if not is_speech(words, _word_before(opens, start), found, cues, runs_on=quotation.runs_on):
        return None
    if found:
        return _Speech(quotation.start, quotation.end, name(found, floor, cues), found.cue)
    goes_on = quotation.runs_on or bool(speeches) or start == 0
    return _Speech(quotation.start, quotation.end, floor.speaker if goes_on else None, None)


def _word_before(sentence: Sentence, start: int) -> str:
    words = [word.form.lower() for word in sentence.words if word.start < start]
    return words[-1] if words else ""


def _cut(sentence: Sentence, speeches: list[_Speech], reports: list[_Speech]) -> list[_Stretch]:
    """The stretches of one sentence in reading order; quotation marks win over reports, an earlier cue over a later."""
    length = len(sentence.text)
    taken: list[_Stretch] = []
    for speech in speeches:
        start, end = max(speech.start - sentence.begin, 0), min(speech.end - sentence.begin, length)
        taken += _stretch(sentence, start, end, "quoted", speech)
    for report in reports:
        for start, end in _left_over(report.start, report.end, taken):
            taken += _stretch(sentence, start, end, "reported", report)
    return sorted(taken, key=lambda stretch: stretch.start)


def _left_over(start: int, end: int, taken: list[_Stretch]) -> Iterator[tuple[int, int]]:
    """The parts of a span that no stretch has taken."""
    for stretch in sorted(taken, key=lambda stretch: stretch.start):
        if stretch.end > start and stretch.start < end:
            if start < stretch.start:
                yield start, stretch.start
            start = stretch.end
    if start < end:
        yield start, end


def _stretch(sentence: Sentence, start: int, end: int, voice: str, speech: _Speech) -> list[_Stretch]:
    """The stretch without the spaces around it; none where no word is left."""
    if start >= end:
        return []
    text = sentence.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    n_words = sum(start <= word.start < end for word in sentence.words)
    return [_Stretch(sentence.sentence_id, start, end, voice, speech.speaker, speech.cue, n_words)] if n_words else []


def add_voice(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """The same rows with voice, speaker, quoted_words and reported_words.

    A sentence is `quoted` when more than half of its words are, else `reported` when more than half are quoted or
    reported, else the `author`'s. Its speaker is that of the longest stretch that names one.
    """
    counts = voices.pivot_table("n_words", "sentence_id", "voice", aggfunc="sum")
    counts = counts.reindex(index=sentences["sentence_id"], columns=["quoted", "reported"]).fillna(0).astype(int)
    quoted, attributed = counts["quoted"].to_numpy(), counts.sum(axis=1).to_numpy()
    half = sentences["n_words"].to_numpy() / 2
    named = voices.dropna(subset="speaker").sort_values("n_words", ascending=False, kind="stable")
    speakers = named.drop_duplicates("sentence_id").set_index("sentence_id")["speaker"]
    return sentences.assign(
        voice=np.select([quoted > half, attributed > half], ["quoted", "reported"], "author"),
        speaker=sentences["sentence_id"].map(speakers).astype(object).where(lambda names: names.notna(), None),
        quoted_words=quoted,
        reported_words=counts["reported"].to_numpy(),
    )


def voice_at(places: pd.DataFrame, voices: pd.DataFrame) -> pd.Series:
    """One voice for each place (sentence_id, start): that of the stretch which covers it, else the author's."""
    if voices.empty or places.empty:
        return pd.Series("author", index=places.index, name="voice", dtype="str")
    ids = {sentence_id: rank for rank, sentence_id in enumerate(voices["sentence_id"].unique())}
    ordered = voices.assign(rank=voices["sentence_id"].map(ids)).sort_values(["rank", "start"])
    width = 1 + max(ordered["end"].max(), places["start"].max())
    begins = (ordered["rank"] * width + ordered["start"]).to_numpy()
    wanted = (places["sentence_id"].map(ids).fillna(-1) * width + places["start"]).to_numpy()
    at = np.searchsorted(begins, wanted, side="right") - 1
    covered = (at >= 0) & (wanted < np.append((ordered["rank"] * width + ordered["end"]).to_numpy(), 0)[at])
    found = np.append(ordered["voice"].to_numpy(dtype=object), "author")[np.where(covered, at, -1)]
    return pd.Series(found, index=places.index, name="voice", dtype="str")


def paragraph_voice(quoted_words: int, n_words: int) -> str:
    """Who speaks most of a paragraph: `author` under 20 % of the words quoted, `quoted` over 60 %, else `mixed`."""
    share = quoted_words / n_words if n_words else 0.0
    if share < _AUTHOR_BELOW:
        return "author"
    return "quoted" if share > _QUOTED_ABOVE else "mixed"
