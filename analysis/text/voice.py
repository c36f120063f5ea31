"""Voice: which words of an article are the author's own, which are quoted or reported, and who speaks them."""

from itertools import groupby

import numpy as np
import pandas as pd

from analysis.schemas import SCHEMAS, conform
from analysis.text.cues import Cues, read_cues
from analysis.text.stretches import Stretch, read_article

__all__ = ["Cues", "add_voice", "find_voices", "paragraph_voice", "read_cues", "voice_at"]

_AUTHOR_BELOW, _QUOTED_ABOVE = 0.2, 0.6


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
    found: list[Stretch] = []
    for _, rows in groupby(columns.itertuples(index=False, name=None), key=lambda row: row[1].rpartition("/")[0]):
        found += read_article(list(rows), cues)
    return conform(pd.DataFrame(found, columns=list(SCHEMAS["voices"].columns)), "voices")


def add_voice(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """The same rows with voice, speaker, quoted_words and reported_words.

    A sentence is `quoted` when more than half of its words are, else `reported` when more than half are quoted or
    reported, else the `author`'s. Its speaker is that of the longest stretch that names one.
    """
    # Each id is looked up once: tables of ids outgrow the processor's cache, and then cost more than the work grows.
    places = pd.Index(sentences["sentence_id"]).get_indexer(voices["sentence_id"])
    told = voices[places >= 0].assign(place=places[places >= 0])
    quoted, reported = (_words_of(told[told["voice"] == voice], len(sentences)) for voice in ("quoted", "reported"))
    half = sentences["n_words"].to_numpy() / 2
    return sentences.assign(
        voice=np.select([quoted > half, quoted + reported > half], ["quoted", "reported"], "author"),
        speaker=pd.Series(_speakers_of(told, len(sentences)), sentences.index, dtype=object),
        quoted_words=quoted,
        reported_words=reported,
    )


def _words_of(told: pd.DataFrame, n: int) -> np.ndarray:
    """The words of the stretches in each of N sentences."""
    return np.bincount(told["place"], told["n_words"], n).astype(int)


def _speakers_of(told: pd.DataFrame, n: int) -> np.ndarray:
    """The speaker of the longest stretch of each of N sentences that names one, else None."""
    named = told.dropna(subset="speaker").sort_values("n_words", ascending=False, kind="stable")
    named = named.drop_duplicates("place")
    speakers = np.full(n, None, dtype=object)
    speakers[named["place"].to_numpy()] = named["speaker"].to_numpy(dtype=object)
    return speakers


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
