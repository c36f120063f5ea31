"""From paragraphs to sentences, with the pre-trained Punkt model of nupunkt (no download, no NLTK data)."""

import re

import nupunkt
import pandas as pd

from analysis.text.words import count_words

# The model joins about three sentences in a hundred that end in an ordinary lower-case word ("… in half a
# century. For that, …"); such a word before a stop, and a capital after it, end a sentence.
_PLAIN_STOP = re.compile(r"\b(?P<word>[a-z]{2,})[.!?][”’)]*(?P<gap> +)(?=[“‘(]?[A-Z])")
# Ranks and forms of address after which the model ends a sentence where another follows: Lt. Col. Ann Smith.
_RANK = re.compile(r"\b(?:Brig|Capt|Cmdr|Col|Hon|Lt|Maj|Rev|Sgt)\.$")
_ABBREVIATIONS = {"al", "approx", "ca", "cf", "dept", "est", "eg", "ie", "inc", "jr", "ltd", "pp", "pres", "sr", "vs"}


def split_sentences(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence, in reading order: sentence_id, paragraph_id, position, text, n_words.

    Sentences of a paragraph joined by single spaces are the paragraph's text again.

    Parameters
    ----------
    paragraphs
        paragraph_id and text (normalised) of each paragraph.

    Source
    ------
    nupunkt (ALEA Institute, MIT): Punkt of Kiss & Strunk (2006), Computational Linguistics 32(4), for legal text.
    """
    rows = []
    for paragraph_id, text in zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True):
        found = sentences_of(text)
        width = max(2, len(str(len(found))))
        for position, sentence in enumerate(found, 1):
            rows.append(
                (f"{paragraph_id}/s{position:0{width}}", paragraph_id, position, sentence, count_words(sentence))
            )
    columns = ["sentence_id", "paragraph_id", "position", "text", "n_words"]
    return pd.DataFrame(rows, columns=columns).astype({"position": int, "n_words": int})


def sentences_of(text: str) -> list[str]:
    """The sentences of one paragraph, in reading order; none for a paragraph without a sign."""
    return [part for sentence in _split_at_spaces(text) for part in _split_plain_stops(sentence) if part]


def _split_at_spaces(text: str) -> list[str]:
    """The model's sentences; one that begins inside a run of signs (`**bold**![`) or after a rank is no new one."""
    found, end = [], -1
    for sentence in map(str.strip, nupunkt.sent_tokenize(text)):
        start = text.index(sentence, max(end, 0))
        if start == end or (found and _RANK.search(found[-1])):
            found[-1] += text[end:start] + sentence
        elif sentence:
            found.append(sentence)
        end = start + len(sentence)
    return found


def _split_plain_stops(sentence: str) -> list[str]:
    parts, begin = [], 0
    for stop in _PLAIN_STOP.finditer(sentence):
        if stop["word"] not in _ABBREVIATIONS:
            parts.append(sentence[begin : stop.start("gap")])
            begin = stop.end("gap")
    return [*parts, sentence[begin:]]
