"""Stretches: reading one article, sentence by sentence, into the stretches that others than its author speak."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import NamedTuple

from analysis.text.attribution import Sentence, announced, find_attribution, is_speech
from analysis.text.cues import Cues
from analysis.text.quotation import Quotation, find_quotations
from analysis.text.reported import find_reports
from analysis.text.speakers import Floor, tokenise
from analysis.text.words import find_words

Row = tuple[str, str, str]


class Stretch(NamedTuple):
    """One row of the "voices" frame."""

    sentence_id: str
    start: int
    end: int
    voice: str
    speaker: str | None
    cue: str | None
    n_words: int


class _Speech(NamedTuple):
    """Words that somebody else speaks: their place in the paragraph, quoted or reported, by whom, at which cue."""

    start: int
    end: int
    voice: str
    speaker: str | None
    cue: str | None


def read_article(rows: list[Row], cues: Cues) -> Iterator[Stretch]:
    """The stretches of an article, in reading order; `rows` are (sentence_id, paragraph_id, text) of its sentences."""
    paragraphs = [list(group) for _, group in groupby(rows, key=lambda row: row[1])]
    texts = [" ".join(text for *_, text in paragraph) for paragraph in paragraphs]
    ends = [_sentence_ends(paragraph) for paragraph in paragraphs]
    floor, before = Floor(), None
    for paragraph, places, quotations in zip(paragraphs, ends, find_quotations(texts, ends), strict=True):
        sentences = _read_sentences(paragraph, places, quotations, cues)
        yield from _read_paragraph(sentences, quotations, before, floor, cues)
        before = sentences[-1]


def _sentence_ends(paragraph: list[Row]) -> list[int]:
    """Where each sentence of a paragraph ends, the sentences being parted by one space."""
    return [end - 1 for end in accumulate(len(text) + 1 for *_, text in paragraph)]


def _read_sentences(paragraph: list[Row], ends: list[int], quotations: list[Quotation], cues: Cues) -> list[Sentence]:
    closes = [quotation.end for quotation in quotations]
    sentences = []
    for (sentence_id, _, text), end in zip(paragraph, ends, strict=True):
        begin, tokens = end - len(text), tokenise(text)
        quoted = [False] * len(tokens.forms)
        for quotation in quotations[bisect_right(closes, begin) : bisect_left(closes, end) + 1]:
            first = bisect_left(tokens.starts, quotation.start - begin)
            last = bisect_left(tokens.starts, quotation.end - begin)
            quoted[first:last] = [True] * (last - first)
        reports = find_reports(tokens, quoted, cues)
        sentences.append(Sentence(sentence_id, text, begin, find_words(text), tokens, quoted, reports))
    return sentences


def _read_paragraph(
    sentences: list[Sentence], quotations: list[Quotation], before: Sentence | None, floor: Floor, cues: Cues
) -> Iterator[Stretch]:
    speeches: list[_Speech] = []
    waiting, spoken = 0, False
    for at, sentence in enumerate(sentences):
        reports = _name_reports(sentence, floor, cues)
        speeches = [speech for speech in speeches if speech.end > sentence.begin]
        while waiting < len(quotations) and quotations[waiting].start < sentence.end:
            closes = _closing(sentences, at, quotations[waiting].end)
            speeches += _read_quotation(quotations[waiting], closes, before, spoken, floor, cues)
            waiting, spoken = waiting + 1, spoken or bool(speeches)
        yield from _cut(sentence, [*speeches, *reports])
        floor.pass_sentence(sentence.tokens, cues)
        before = sentence


def _closing(sentences: list[Sentence], at: int, end: int) -> list[Sentence]:
    """The sentences over which a quotation runs that starts in the sentence at this place."""
    last = at
    while sentences[last].end < end:
        last += 1
    return sentences[at : last + 1]


def _name_reports(sentence: Sentence, floor: Floor, cues: Cues) -> list[_Speech]:
    tokens, named = sentence.tokens, []
    for report in sentence.reports:
        start, end = tokens.starts[report.first], tokens.ends[report.after - 1]
        speaker = floor.give_to(tokens, report.subject, cues) if report.subject else None
        named.append(_Speech(sentence.begin + start, sentence.begin + end, "reported", speaker, report.cue))
    return named


def _read_quotation(
    quotation: Quotation, sentences: list[Sentence], before: Sentence | None, spoken: bool, floor: Floor, cues: Cues
) -> list[_Speech]:
    """A quotation over these sentences, with its speaker; none where it is no speech.

    Without an attribution, a quotation that goes on or opens a sentence, or follows another in its paragraph,
    is by whoever spoke last.
    """
    start, end, runs_on = quotation
    opens, closes = sentences[0], sentences[-1]
    words = [word.form for each in sentences for word in each.words_between(start - each.begin, end - each.begin)]
    found = find_attribution(opens, start - opens.begin, closes, end - closes.begin, cues)
    if found is None and start <= opens.begin + 1:
        found = announced(before, cues)
    before_it = [word.form.lower() for word in opens.words_before(start - opens.begin)]
    if not is_speech(words, before_it, found, cues, runs_on=runs_on):
        return []
    if found is None:
        speaker = floor.speaker if runs_on or spoken or start == opens.begin else None
        return [_Speech(start, end, "quoted", speaker, None)]
    speaker = floor.give_to(found.sentence.tokens, found.subject, cues) if found.subject else None
    return [_Speech(start, end, "quoted", speaker, found.cue)]


def _cut(sentence: Sentence, speeches: list[_Speech]) -> Iterator[Stretch]:
    """The stretches of one sentence in reading order; where speeches overlap, the first in the list has the words."""
    tokens = sentence.tokens
    owners: list[int] = [len(speeches)] * len(tokens.forms)
    for rank, speech in enumerate(speeches):
        first = bisect_left(tokens.starts, speech.start - sentence.begin)
        last = bisect_left(tokens.starts, speech.end - sentence.begin)
        owners[first:last] = [min(rank, owner) for owner in owners[first:last]]
    for rank, run in groupby(range(len(owners)), key=owners.__getitem__):
        places = list(run)
        if rank < len(speeches):
            yield from _stretch(sentence, tokens.starts[places[0]], tokens.ends[places[-1]], speeches[rank])


def _stretch(sentence: Sentence, start: int, end: int, speech: _Speech) -> Iterator[Stretch]:
    """The stretch, if it has a word."""
    if n_words := len(sentence.words_between(start, end)):
        yield Stretch(sentence.sentence_id, start, end, speech.voice, speech.speaker, speech.cue, n_words)
