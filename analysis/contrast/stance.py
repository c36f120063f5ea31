"""Stance toward each actor: by author, by voice, by meeting, and paragraph by paragraph."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import product

import numpy as np
import pandas as pd

from analysis.contrast.compared import compare, score_sides
from analysis.contrast.contrasts import Contrast, contrast_meetings, event_label, meetings_within
from analysis.contrast.gaps import gap_intervals, paired_sums
from analysis.contrast.groups import Side
from analysis.contrast.moments import MANY
from analysis.contrast.positions import CODES, count_codes, positions
from analysis.contrast.rollup import SEED, STANCE, Sums, draw_ratios, interval, sums_by_paragraph, tally
from analysis.results import Results

WHOLE = "The whole text"
SPOKEN = ("author", "reported", "quoted")
NAMED_OFTEN = 3  # paragraphs: an actor named in so many is charted, even if one text alone names it
MOST_CHARTED = 6  # actors in a chart; the table has them all
_SHARES = {"stance_against": "share_against", "stance_favour": "share_favour"}
COUNTS = [f"n_{code}" for code in CODES]
_PLACE = ["group", "key"]
_COLUMNS = ["panel", "voice", "group", "key", "label", "mark", "value", "low", "high", "n_units", *COUNTS]
_COLUMNS += [f"{share}{end}" for share in _SHARES.values() for end in ("", "_low", "_high")]


@singledispatch
def charted_actors(results: Results, contrast: Contrast, chosen: Sequence[str] = ()) -> list[str]:
    """The actors that a chart shows: those chosen, else those that both texts name, or 3 paragraphs or more do.

    Named in whatever voice, so that the rows stay when a reader asks for another one. Those named in most paragraphs
    come first, of equals the one that is named first; at most six.
    """
    held = _held(results, contrast, "all")
    named = held.groupby("actor", sort=False).agg(n=("paragraph_id", "size"), n_sides=("group", "nunique"))
    named = named.sort_values("n", ascending=False, kind="stable")
    wide = named.index.isin(list(chosen)) if chosen else (named["n_sides"] > 1) | (named["n"] >= NAMED_OFTEN)
    return list(named.index[wide])[:MOST_CHARTED]


def stance_of_actors(
    results: Results, contrast: Contrast, voice: str, actors: Sequence[str], panel: str = ""
) -> pd.DataFrame:
    """One row per actor and text: how its paragraphs stand toward the actor, in the order of `actors`.

    Columns: panel, voice, group (the side's id), key and label (the actor), mark, value (mean position, -1 against to
    +1 in favour; unknown where the text does not name the actor), low, high (95 % interval over paragraphs), n_units
    (paragraphs that name it), of them n_against, n_neutral, n_favour and n_unsure, and the shares against and in
    favour with their intervals.
    """
    pairs = [(side.id, actor) for actor, side in product(actors, contrast.filled)]
    places = pd.MultiIndex.from_tuples(pairs, names=_PLACE)
    known = codes_by_side(results, contrast, voice).set_index(_PLACE), _scores(results, contrast, voice)
    frame = pd.concat([columns.reindex(places) for columns in known], axis=1).reset_index()
    frame[["n_units", *COUNTS]] = frame[["n_units", *COUNTS]].fillna(0).astype(int)
    mark = f"stance|{voice}|{panel}|" + frame["key"] + "|" + frame["group"]
    return frame.assign(panel=panel, voice=voice, label=frame["key"], mark=mark)[_COLUMNS]


def stance_in_panels(results: Results, panels: Mapping[str, tuple[Contrast, str]], actors: Sequence[str]):
    """The rows of `stance_of_actors` for each panel: its title, and the contrast and voice that it shows."""
    frames = [stance_of_actors(results, contrast, voice, actors, title) for title, (contrast, voice) in panels.items()]
    return pd.concat(frames, ignore_index=True)


def about_meetings(results: Results, contrast: Contrast, pair: Sequence[str] | None = None) -> dict[str, Contrast]:
    """The contrast as a whole and about each of two events alone (`pair`), by the title of its panel."""
    panels = {WHOLE: contrast}
    for event in contrast_meetings(results, pair=pair).sides:
        sides = (side_within(results, side, event) for side in contrast.sides)
        panels[f"About {event_label(results.scope, event.id)}"] = Contrast(contrast.id, *sides)
    return panels


def stance_differences(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """One row per actor and stance measure, as `differences` gives it; none where a side has no paragraph."""
    return compare(results, contrast, dict.fromkeys(STANCE, voice))


def meeting_differences(
    results: Results, contrast: Contrast, voice: str, actors: Collection[str], pair: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row per text and actor: its stance about one event less that about the other, as `differences` gives it.

    Column `side` is the text's id; a text without a paragraph about an event has no row.
    """
    parts = []
    for side in contrast.filled:
        meetings = meetings_within(results, side, pair)
        differing = compare(results, meetings, {"stance": voice})
        parts.append(differing[differing["key"].isin(list(actors))].assign(side=side.id))
    return pd.concat(parts, ignore_index=True)


def voice_gaps(results: Results, contrast: Contrast, actors: Collection[str]) -> pd.DataFrame:
    """One row per text, voice and actor that the author and other speakers both judge there.

    Columns: side (the text's id), voice (reported or quoted), key (the actor), n_units (paragraphs in which the
    speakers judge it), difference (their stance less the author's own), low, high (its 95 % interval, over the same
    resamples of the text's paragraphs).
    """
    parts = [
        gaps_of_side(results, side, voice).assign(side=side.id, voice=voice)
        for side in contrast.filled
        for voice in SPOKEN[1:]
    ]
    gaps = pd.concat(parts, ignore_index=True)
    return gaps[gaps["key"].isin(list(actors)) & gaps["difference"].notna()].reset_index(drop=True)


def stance_table(
    results: Results, contrast: Contrast, voice: str, differing: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per actor named in a voice, those named in most paragraphs first.

    Columns: actor; for each side its label (mean position) and `label, n` (paragraphs against, neutral, in favour and
    unsure, as signs with their numbers); difference, interval (95 %, of the difference, in words); paragraph_ids.
    `differing` saves the comparison where `stance_differences` has made it.
    """
    judged = judged_paragraphs(results, contrast, voice)
    actors = list(judged)
    values = stance_of_actors(results, contrast, voice, actors)
    table = pd.DataFrame({"actor": actors}, dtype=object)
    for side in contrast.filled:
        own = values[values["group"] == side.id].set_index("key").reindex(actors)
        table[f"{side.label}, n"] = [say_codes(row) for row in own[COUNTS].to_dict("records")]
        table[side.label] = own["value"].to_numpy()
    differing = stance_differences(results, contrast, voice) if differing is None else differing
    differing = differing[differing["measure"] == "stance"].set_index("key").reindex(actors)
    known = differing.reindex(columns=["difference", "low", "high"])
    table["difference"] = known["difference"].to_numpy(float)
    table["interval"] = [_between(low, high) for low, high in zip(known["low"], known["high"], strict=True)]
    return table.assign(paragraph_ids=list(judged.values()))


@singledispatch
def judged_paragraphs(results: Results, contrast: Contrast, voice: str) -> dict[str, Sequence[str]]:
    """The paragraphs of both sides that judge each actor in a voice; the actor of most paragraphs first."""
    held = _held(results, contrast, voice)
    ids = held.groupby("actor", sort=False)["paragraph_id"].agg(list)
    return {actor: ids[actor] for actor in held["actor"].value_counts().index}


def stance_arc(results: Results, contrast: Contrast, actors: Sequence[str], voice: str) -> pd.DataFrame:
    """One row per actor and paragraph of the sides, in reading order, also where the paragraph does not name the actor.

    Columns: actor, group (the side's id), side (its name), paragraph_id, position, value (-1 to +1; unknown where not
    named), code (against, neutral, favour, unsure; empty where not named), n_mentions, mark.
    """
    held = positions(results, voice).set_index(["actor", "paragraph_id"])
    places = results.paragraphs.set_index("paragraph_id")["position"]
    rows = [
        (actor, side.id, side.label, paragraph, places[paragraph])
        for actor in actors
        for side in contrast.filled
        for paragraph in side.paragraph_ids
    ]
    frame = pd.DataFrame(rows, columns=["actor", "group", "side", "paragraph_id", "position"])
    frame = frame.join(held[["value", "code", "n_mentions"]], on=["actor", "paragraph_id"], validate="one_to_one")
    frame["code"] = frame["code"].astype(object).where(frame["code"].notna(), "")
    frame["n_mentions"] = frame["n_mentions"].fillna(0).astype(int)
    return frame.assign(mark=frame["actor"] + "|" + frame["paragraph_id"])


SIGNS = {"against": "▼", "neutral": "○", "favour": "▲", "unsure": "?"}


def say_codes(counts: Mapping[str, int]) -> str:
    """Paragraphs by code, as signs with their numbers: "▼6 ○3 ▲0", and "?1" where one is unsure."""
    if not sum(counts[name] for name in COUNTS):
        return "not named"
    return " ".join(f"{SIGNS[code]}{counts[f'n_{code}']}" for code in CODES if code != "unsure" or counts["n_unsure"])


def _held(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """The positions in a voice of the paragraphs of the sides, with the side's id as group."""
    held = positions(results, voice)
    owners = contrast.groups
    return held.assign(group=held["paragraph_id"].map(owners)).dropna(subset="group")


@singledispatch
def gaps_of_side(results: Results, side: Side, voice: str) -> pd.DataFrame:
    """For each actor the stance in a voice less the author's own; unknown where either does not judge it.

    Columns: key (the actor), n_units (paragraphs in which the voice judges it), difference, low, high.
    """
    parts = [tally(results, each, ("stance",)).assign(measure=each) for each in (voice, "author")]
    sums = sums_by_paragraph(pd.concat(parts, ignore_index=True), side.paragraph_ids)
    names = sums.series.get_level_values
    spoken = dict.fromkeys(names("key")[names("measure") == voice])
    actors = [key for key in spoken if ("author", key) in sums.series]
    both = [sums.only(pd.MultiIndex.from_product([[each], actors])) for each in (voice, "author")]
    low, high = _gap_intervals(*both)
    return pd.DataFrame(
        {
            "key": pd.Series(actors, dtype=object),
            "n_units": both[0].counted.sum(axis=0).astype(int),
            "difference": both[0].value - both[1].value,
            "low": low,
            "high": high,
        }
    )


def _gap_intervals(spoken: Sums, own: Sums) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of the 95 % interval of the difference, series by series, over the same paragraphs."""
    if len(own.numerator) > MANY:
        return gap_intervals(paired_sums(spoken, own))
    together = Sums(
        spoken.series.append(own.series),
        *(
            np.hstack([getattr(each, name) for each in (spoken, own)])
            for name in ("numerator", "denominator", "counted")
        ),
    )
    drawn = draw_ratios(together, SEED)
    return interval(drawn[:, : len(spoken.series)] - drawn[:, len(spoken.series) :])


@singledispatch
def codes_by_side(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """Paragraphs by code: one row per group and key, columns n_against, n_neutral, n_favour, n_unsure."""
    counts = count_codes(_held(results, contrast, voice), ["group", "actor"])
    counts = counts.set_axis(COUNTS, axis=1).rename_axis(["group", "key"]).reset_index()
    return counts.astype({"group": object, "key": object})  # also where there is none


def _scores(results: Results, contrast: Contrast, voice: str) -> pd.DataFrame:
    """Stance and shares, with their intervals: one row per group and key, which are its index."""
    scores = score_sides(results, contrast, voice, STANCE).rename(columns={"unit_id": "group"})
    columns = {("stance", "n_units"): "n_units", **{("stance", end): end for end in ("value", "low", "high")}}
    for measure, name in _SHARES.items():
        columns |= {(measure, "value"): name, (measure, "low"): f"{name}_low", (measure, "high"): f"{name}_high"}
    scores = scores.set_index([*_PLACE, "measure"])[["value", "low", "high", "n_units"]]
    wide = scores.unstack("measure")  # noqa: PD010 - one value a place: a pivot table would look for means
    frame = {name: wide.get((column, measure)) for (measure, column), name in columns.items()}
    return pd.DataFrame(frame, index=wide.index)


@singledispatch
def side_within(results: Results, side: Side, other: Side) -> Side:
    """A side with only those of its paragraphs that are on another side too."""
    return replace(side, paragraph_ids=side.paragraph_ids[side.paragraph_ids.isin(other.paragraph_ids)])


def _between(low: float, high: float) -> str:
    if pd.isna(low):
        return ""
    return f"{low:+.2f} to {high:+.2f}".replace("-", "−")
