"""Whose words fill each side of a contrast: the author's, or those of speakers quoted or reported."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.rollup import words_by_voice
from analysis.results import Results

UNNAMED = "unnamed"
_LONGEST_NAME = 4  # words: what is longer is no name, and no set term that may be shown
SPOKEN = ("author", "reported", "quoted")


@singledispatch
def words_heard(shown: Results, contrast: Contrast, panel: str = "") -> pd.DataFrame:
    """One row per side, voice and speaker: panel, group, voice, speaker, n_words, share, mark.

    `share` is of the words of the side, 0 to 1. The rows of a voice as a whole have an empty speaker; below them
    each speaker, those with most words first. A speaker whom the text does not name is "unnamed". A side without a
    paragraph has no row.
    """
    return heard_frame([row for side in contrast.filled for row in _of_side(shown, side.id, side.paragraph_ids)], panel)


def heard_frame(rows: Sequence[tuple[str, str, str, int, int]], panel: str) -> pd.DataFrame:
    """The frame of `words_heard`, from its side, voice, speaker, words, and all words of the side, row by row."""
    frame = pd.DataFrame(rows, columns=["group", "voice", "speaker", "n_words", "all"])
    frame = frame.assign(panel=panel, share=(frame["n_words"] / frame["all"].where(frame["all"] > 0)).astype(float))
    frame["mark"] = [mark_of(voice, panel, side) for voice, side in zip(frame["voice"], frame["group"], strict=True)]
    return frame[["panel", "group", "voice", "speaker", "n_words", "share", "mark"]]


def _of_side(shown: Results, group: str, paragraph_ids: pd.Index) -> list[tuple[str, str, str, int, int]]:
    words = words_by_voice(shown).reindex(paragraph_ids).sum()
    owner = shown.sentences.set_index("sentence_id")["paragraph_id"]
    stretches = shown.voices[shown.voices["sentence_id"].map(owner).isin(paragraph_ids)]
    speakers = stretches["speaker"].map(_named)
    by_speaker = stretches.groupby(["voice", speakers], sort=False)["n_words"].sum()
    rows, whole = [], int(words["all"])
    for voice in SPOKEN:
        rows.append((group, voice, "", int(words[voice]), whole))
        own = by_speaker[by_speaker.index.get_level_values("voice") == voice].sort_values(
            ascending=False, kind="stable"
        )
        rows += [(group, voice, speaker, int(n), whole) for (_, speaker), n in own.items()]
    return rows


def _named(speaker: str | None) -> str:
    return speaker if isinstance(speaker, str) and 0 < len(speaker.split()) <= _LONGEST_NAME else UNNAMED


def say_speakers(heard: pd.DataFrame) -> str:
    """The speakers of some rows of `words_heard` with their words, quoted and reported together, most words first."""
    named = heard[heard["speaker"] != ""].groupby("speaker", sort=False)["n_words"].sum()
    named = named.sort_values(ascending=False, kind="stable")
    return ", ".join(f"{speaker} {n}" for speaker, n in named.items())


@singledispatch
def behind_voices(shown: Results, panels: Mapping[str, Contrast], voice_labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per panel, side and voice: label, mark (as in `words_heard`), and the paragraphs with words in it."""
    words, rows = words_by_voice(shown), []
    for panel, contrast in panels.items():
        for side in contrast.sides:
            for voice in SPOKEN if len(side.paragraph_ids) else ():
                ids = [each for each in words.index[words[voice] > 0] if each in side.paragraph_ids]
                named = ", ".join(part for part in (panel, side.label, voice_labels[voice].lower()) if part)
                rows.append((f"{named}: {say_paragraphs(len(ids))}", mark_of(voice, panel, side.id), ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def mark_of(voice: str, panel: str, side: str) -> str:
    """What tells the bar of a voice from all others."""
    return f"voice|{voice}|{panel}||{side}"
