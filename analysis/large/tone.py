"""Tone of a large corpus by voice and by event, and how far one voice lies from the author's own."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.contrast.compared import score_sides
from analysis.contrast.contrasts import contrast_meetings, event_label
from analysis.contrast.gaps import gap_intervals
from analysis.contrast.groups import Side
from analysis.contrast.tone import WHOLE, tone_by_meeting, tone_by_voice, voice_gap
from analysis.evidence.behind_tone import behind_meetings, behind_voices, marked_rows
from analysis.large.behind import holding
from analysis.large.cells import CELL, ask_sums
from analysis.large.results import LargeResults
from analysis.large.sides import alone_or_both, cells_of, narrowed
from analysis.schemas import VOICES

_BY_VOICE = ["group", "voice", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted"]
_BY_MEETING = [name for name in _BY_VOICE if name != "voice"]


@tone_by_voice.register
def _tone_by_voice(results: LargeResults, sides: Iterable[Side], labels: dict[str, str]) -> pd.DataFrame:
    sides = list(sides)
    frame = pd.concat([_scores(results, sides, "polarity", voice) for voice in VOICES], ignore_index=True)
    speaking = {
        (side.id, voice): int(cells_of(results, results.words, side)[f"n_{voice}"].sum())
        for side in sides
        for voice in VOICES
    }
    frame["n_units"] = [speaking[each] for each in zip(frame["group"], frame["voice"], strict=True)]
    frame["label"] = frame["voice"].map(labels)
    return frame.assign(mark=frame["voice"] + "|" + frame["group"])[_BY_VOICE]


@tone_by_meeting.register
def _tone_by_meeting(
    results: LargeResults, sides: Iterable[Side], measure: str, voice: str, pair: Sequence[str] | None = None
) -> pd.DataFrame:
    sides = list(sides)
    frames = [_scores(results, sides, measure, voice).assign(label=WHOLE, event="")]
    for event in contrast_meetings(results, pair=pair).filled:
        within = [narrowed(results, side, event.paragraph_ids) for side in sides]
        label = f"About {event_label(results.scope, event.id)}"
        frames.append(_scores(results, within, measure, voice).assign(label=label, event=event.id))
    frame = pd.concat(frames, ignore_index=True)
    return frame.assign(mark=frame["event"] + "|" + frame["group"])[_BY_MEETING]


@voice_gap.register
def _voice_gap(results: LargeResults, side: Side, voice: str) -> tuple[float, float]:
    sums = ask_sums(results.corpus, "gap_sums", voice, results.filters.topics, results.filters.actors)
    sums = cells_of(results, results.passing(sums), side).drop(columns=CELL)
    low, high = gap_intervals(sums.sum().to_frame().T)
    return float(low[0]), float(high[0])


def _scores(results: LargeResults, sides: Sequence[Side], measure: str, voice: str) -> pd.DataFrame:
    """One row per side with a paragraph: its value in one measure and voice, as "scores" has it."""
    return score_sides(results, alone_or_both(sides), voice, (measure,)).rename(columns={"unit_id": "group"})


@behind_voices.register
def _behind_voices(results: LargeResults, voices: pd.DataFrame, sides: list[Side]) -> pd.DataFrame:
    named = {side.id: side for side in sides}
    ids = [holding(results, "polarity", "", row.voice, named[row.group]) for row in voices.itertuples(index=False)]
    return marked_rows(voices, named, ids)


@behind_meetings.register
def _behind_meetings(
    results: LargeResults, scores: pd.DataFrame, sides: list[Side], voice: str, pair: Sequence[str] | None = None
) -> pd.DataFrame:
    named = {side.id: side for side in sides}
    about = {event.id: event.paragraph_ids for event in contrast_meetings(results, pair=pair).sides}
    ids = []
    for row in scores.itertuples(index=False):
        event, side = row.mark.split("|")[0], named[row.group]
        ids.append(holding(results, "polarity", "", voice, narrowed(results, side, about[event]) if event else side))
    return marked_rows(scores, named, ids)
