"""Tone paragraph by paragraph with the mask on and off, by voice, and the words that score."""

from collections.abc import Iterable, Sequence
from functools import singledispatch

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import contrast_meetings, event_label
from analysis.contrast.gaps import gap_intervals, paired_sums
from analysis.contrast.groups import Side, places_in_voice
from analysis.contrast.moments import MANY
from analysis.contrast.rollup import (
    SEED,
    draw_ratios,
    interval,
    ratio,
    rollup,
    sums_by_paragraph,
    tally,
    words_by_voice,
)
from analysis.results import Results
from analysis.schemas import VOICES

WHOLE = "The whole text"
MASKED, UNMASKED = "tone", "tone_unmasked"
_MOVERS = 3  # hidden words named for a paragraph


def tone_by_paragraph(results: Results, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per paragraph of the sides, in reading order: its tone in a voice, and what the mask did to it.

    Columns: paragraph_id, group (the side's id), side (its name), position, n_words (in the voice), polarity and
    polarity_unmasked (-1 hostile to +1 favourable; unknown without a scored word), n_scored, n_scored_unmasked,
    n_zero (scored words that weigh 0, mask on), coverage (scored words per 1,000 words; unknown without words),
    shift (polarity with the mask on less off), movers (the hidden words that pulled most, with their weights), mark.
    """
    sides = list(sides)
    owners = {paragraph: side for side in sides for paragraph in side.paragraph_ids}
    frame = results.paragraphs.loc[results.paragraphs["paragraph_id"].isin(owners), ["paragraph_id", "position"]]
    frame = frame.set_index("paragraph_id").join(_tones(results, voice))
    frame.insert(0, "group", [owners[paragraph].id for paragraph in frame.index])
    frame.insert(1, "side", [owners[paragraph].label for paragraph in frame.index])
    frame["shift"] = frame["polarity"] - frame["polarity_unmasked"]
    found = words_in_voice(results, voice)
    frame["n_zero"] = _zeros(found).reindex(frame.index).fillna(0).astype(int)
    frame["movers"] = _movers(found, frame["polarity"]).reindex(frame.index).fillna("")
    return frame.reset_index().assign(mark=lambda rows: rows["paragraph_id"])


def words_in_voice(results: Results, voice: str, measure: str | None = None) -> pd.DataFrame:
    """The "receipts" rows of a voice (of `measure` alone, where one is given), with paragraph_id."""
    found = results.receipts
    return places_in_voice(found[found["measure"] == measure] if measure else found, voice)


@singledispatch
def tone_by_voice(results: Results, sides: Iterable[Side], labels: dict[str, str]) -> pd.DataFrame:
    """One row per voice and side: the tone of the author's own, the quoted and the reported words (names masked).

    Columns: group (the side's id), voice, label (its name, from `labels`), mark, value, low, high (95 % interval over
    paragraphs), n_units (paragraphs with words in the voice), n_words, n_counted (scored words).
    """
    frames = [_in_one_voice(results, side, voice) for voice in VOICES for side in sides]
    frame = pd.concat(frames, ignore_index=True)
    frame["label"] = frame["voice"].map(labels)
    frame["mark"] = frame["voice"] + "|" + frame["group"]
    return frame[["group", "voice", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted"]]


@singledispatch
def tone_by_meeting(
    results: Results, sides: Iterable[Side], measure: str, voice: str, pair: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row per text and per event in it: one measure of the whole text, and of its paragraphs about each event.

    Columns: group (the side's id), label (the whole text, About Anchorage, About Guilin), mark, value, low, high,
    n_units, n_words, n_counted. A text without a paragraph about an event has no row for it. `pair`: the two events,
    as `contrast_meetings` takes them.
    """
    owners = pd.Series({paragraph: side.id for side in sides for paragraph in side.paragraph_ids}, dtype=object)
    about = {"": (WHOLE, owners.index)}
    for side in contrast_meetings(results, pair=pair).filled:
        about[side.id] = f"About {event_label(results.scope, side.id)}", side.paragraph_ids
    frames = []
    for event, (label, ids) in about.items():
        members = owners[owners.index.isin(ids)]
        frames.append(rollup(results, members, "side", voice, (measure,)).assign(label=label, event=event))
    frame = pd.concat(frames, ignore_index=True).rename(columns={"unit_id": "group"})
    frame["mark"] = frame["event"] + "|" + frame["group"]
    return frame[["group", "label", "mark", "value", "low", "high", "n_units", "n_words", "n_counted"]]


@singledispatch
def voice_gap(results: Results, side: Side, voice: str) -> tuple[float, float]:
    """95 % interval of the tone in a voice less the author's own, over the same resamples of the side's paragraphs.

    Of more than MANY paragraphs the same by linearisation. Unknown where fewer than two paragraphs have a scored word
    in either.
    """
    both = [sums_by_paragraph(tally(results, each, ("polarity",)), side.paragraph_ids) for each in (voice, "author")]
    if len(side.paragraph_ids) > MANY:
        low, high = gap_intervals(paired_sums(*both))
    else:
        low, high = interval(draw_ratios(both[0], SEED) - draw_ratios(both[1], SEED))
    return float(low[0]), float(high[0])


@singledispatch
def scored_words(results: Results, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per scored word and weight (names masked), the most frequent first, of equals the heaviest.

    Columns: word (lower case), weight (-1 hostile to +1 favourable), one column per side with its count (named by its
    label), n, pull (n times weight: what it adds to the sum), paragraph_ids.
    """
    owners = {paragraph: side.label for side in sides for paragraph in side.paragraph_ids}
    found = words_in_voice(results, voice, MASKED)
    found = found.assign(side=found["paragraph_id"].map(owners), word=found["term"].str.casefold()).dropna(
        subset="side"
    )
    found["weight"] = found["weight"].round(2) + 0.0
    rows = [_one_word(word, weight, rows, owners) for (word, weight), rows in found.groupby(["word", "weight"])]
    names = list(dict.fromkeys(owners.values()))
    return most_frequent(pd.DataFrame(rows, columns=["word", "weight", *names, "n", "pull", "paragraph_ids"]))


def most_frequent(words: pd.DataFrame) -> pd.DataFrame:
    """The rows of `scored_words`, the most frequent first, of equals the heaviest."""
    ranked = words.assign(heavy=words["weight"].abs()).sort_values(["n", "heavy"], ascending=False, kind="stable")
    return ranked.drop(columns="heavy").reset_index(drop=True)


def _tones(results: Results, voice: str) -> pd.DataFrame:
    """One row per paragraph (its index): polarity, n_scored, coverage, each with the mask on and off, and n_words."""
    tallies = tally(results, voice, ("polarity", "polarity_unmasked", "coverage"))
    columns = {"n_words": words_by_voice(results)[voice]}
    for measure in ("polarity", "polarity_unmasked", "coverage"):
        own = tallies[tallies["measure"] == measure].set_index("paragraph_id")
        columns[measure] = pd.Series(ratio(own["numerator"].to_numpy(), own["denominator"].to_numpy()), index=own.index)
        if measure != "coverage":
            columns[measure.replace("polarity", "n_scored")] = own["n_counted"].astype(int)
    return pd.DataFrame(columns)


def _in_one_voice(results: Results, side: Side, voice: str) -> pd.DataFrame:
    members = pd.Series(side.id, index=side.paragraph_ids)
    scores = rollup(results, members, "side", voice, ("polarity",)).rename(columns={"unit_id": "group"})
    speaking = words_by_voice(results)[voice].reindex(side.paragraph_ids) > 0
    return scores.assign(n_units=int(speaking.sum()))


def _zeros(found: pd.DataFrame) -> pd.Series:
    scored = found[found["measure"] == MASKED]
    return scored[scored["weight"] == 0].groupby("paragraph_id").size()


def _movers(found: pd.DataFrame, polarity: pd.Series) -> pd.Series:
    """The hidden words of each paragraph that pulled its tone most: furthest from the tone of the words that stay."""
    hidden = found[(found["measure"] == UNMASKED) & found["masked"]]
    around = hidden["paragraph_id"].map(polarity).fillna(0.0)
    hidden = hidden.assign(pull=(hidden["weight"] - around).abs(), word=hidden["term"].str.casefold())
    ranked = hidden.sort_values("pull", ascending=False, kind="stable").drop_duplicates(["paragraph_id", "word"])
    words = zip(ranked["term"], ranked["weight"], strict=True)
    named = pd.Series([f"{term} {_signed(weight)}" for term, weight in words], index=ranked.index, dtype="str")
    return named.groupby(ranked["paragraph_id"]).agg(lambda words: ", ".join(words.head(_MOVERS)))


def _one_word(word: str, weight: float, rows: pd.DataFrame, owners: dict[str, str]) -> tuple:
    each = [int((rows["side"] == name).sum()) for name in dict.fromkeys(owners.values())]
    return word, weight, *each, len(rows), len(rows) * weight, list(dict.fromkeys(rows["paragraph_id"]))


def _signed(weight: float) -> str:
    return "0" if np.isclose(weight, 0) else f"{weight:+.2f}".replace("-", "−")
