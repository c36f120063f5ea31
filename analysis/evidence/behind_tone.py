"""Which paragraphs stand behind a tone: of one paragraph, of a voice, of a meeting."""

from collections.abc import Sequence
from functools import singledispatch

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.contrasts import contrast_meetings
from analysis.contrast.groups import Side
from analysis.contrast.tone import MASKED, words_in_voice
from analysis.evidence.behind import say_paragraphs, say_places
from analysis.results import Results


def behind_tones(tones: pd.DataFrame, column: str, measure: Measure) -> pd.DataFrame:
    """One row per paragraph of "tone_by_paragraph": label with its value in `column`, mark, and the paragraph."""
    unit = " per 1,000 words" if "per 1,000" in measure.unit else ""
    shown = ["no signal" if pd.isna(value) else measure.show(value) + unit for value in tones[column]]
    return pd.DataFrame(
        {
            "label": [f"{place}: {value}" for place, value in zip(say_places(tones), shown, strict=True)],
            "mark": tones["mark"],
            "paragraph_ids": [[paragraph] for paragraph in tones["paragraph_id"]],
        }
    )


@singledispatch
def behind_voices(results: Results, voices: pd.DataFrame, sides: list[Side]) -> pd.DataFrame:
    """One row per row of "tone_by_voice": label, mark, and the side's paragraphs that score a word in the voice."""
    named = {side.id: side for side in sides}
    found = {voice: _scoring(results, voice) for voice in voices["voice"].unique()}
    ids = [_shared(named[row.group], found[row.voice]) for row in voices.itertuples(index=False)]
    return marked_rows(voices, named, ids)


@singledispatch
def behind_meetings(
    results: Results, scores: pd.DataFrame, sides: list[Side], voice: str, pair: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row per row of "tone_by_meeting": label, mark, and the paragraphs that score a word in the voice."""
    named, scoring = {side.id: side for side in sides}, _scoring(results, voice)
    about = {event.id: set(event.paragraph_ids) for event in contrast_meetings(results, pair=pair).sides}
    ids = []
    for row in scores.itertuples(index=False):
        event = row.mark.split("|")[0]
        ids.append([each for each in _shared(named[row.group], scoring) if not event or each in about[event]])
    return marked_rows(scores, named, ids)


def _scoring(results: Results, voice: str) -> set[str]:
    return set(words_in_voice(results, voice, MASKED)["paragraph_id"])


def _shared(side: Side, scoring: set[str]) -> list[str]:
    return [paragraph for paragraph in side.paragraph_ids if paragraph in scoring]


def marked_rows(frame: pd.DataFrame, named: dict[str, Side], ids: Sequence[Sequence[str]]) -> pd.DataFrame:
    """One row per row of a frame with label, group and mark: label, mark, paragraph_ids (`ids`); sides by their id."""
    rows = zip(frame["label"], frame["group"], ids, strict=True)
    labels = [f"{label}, {named[group].label}: {say_paragraphs(len(held))}" for label, group, held in rows]
    return pd.DataFrame({"label": labels, "mark": frame["mark"], "paragraph_ids": ids})
