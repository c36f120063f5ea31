"""The contrasts of a large corpus: which cells, telling by event, make up each side."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import (
    AUTHORS,
    LEFT,
    MEETINGS,
    Contrast,
    Pair,
    contrast_authors,
    contrast_meetings,
    event_label,
    event_side,
    first_events,
    first_pair,
    meetings_within,
    paragraphs_left_out,
)
from analysis.contrast.groups import Members, Side
from analysis.large.results import LargeResults
from analysis.scope import REST

_EVENTS = 100_000  # more than there are: a telling and an event are one number


@contrast_authors.register
def _contrast_authors(shown: LargeResults, pair: Sequence[str]) -> Contrast:
    of, against = first_pair(list(pair))
    return Contrast(AUTHORS, *(_telling(shown, name, of) for name in (of, against)))


@contrast_meetings.register
def _contrast_meetings(
    shown: LargeResults, perspective: str | None = None, pair: Sequence[str] | None = None
) -> Contrast:
    if perspective is None:
        return _of_events(shown, pair, "the text", shown.words)
    return meetings_within(shown, _telling(shown, perspective, perspective), pair)


@meetings_within.register
def _meetings_within(shown: LargeResults, whose: Side, pair: Sequence[str] | None = None) -> Contrast:
    return _of_events(shown, pair, whose.phrase, cells_of(shown, shown.words, whose))


@paragraphs_left_out.register
def _paragraphs_left_out(shown: LargeResults, pair: Sequence[str] | None = None) -> pd.DataFrame:
    cells = shown.words
    sides = cells["event"].map(_event_sides(shown, pair or first_events(shown.scope)))
    left = cells[sides.isna()]
    n_events = left["event"].map(lambda number: len(shown.scope.events_of(shown.corpus.names.events[number])))
    counted = [int(left.loc[each, "n_paragraphs"].sum()) for each in (n_events > 1, n_events == 1, n_events == 0)]
    return pd.DataFrame([[sum(counted), *counted]], columns=["n_paragraphs", *LEFT])


def cells_of(shown: LargeResults, frame: pd.DataFrame, side: Side) -> pd.DataFrame:
    """The rows of a frame of cells that belong to a side."""
    return frame[in_side(frame, side)]


def in_side(frame: pd.DataFrame, side: Side) -> np.ndarray:
    """Whether each row of a frame of cells belongs to a side."""
    return _inside(frame, side.paragraph_ids)


def _telling(shown: LargeResults, name: str, first: str) -> Side:
    """One telling; REST: all others but the first and what has none."""
    words = shown.words
    if name == REST:
        others = words[(words["telling"] >= 0) & (words["telling"] != shown.number_of(first))]
        return Side(REST, "All others", "the rest of the tellings", shown.members(others))
    known = shown.scope.of(name)
    own = words[words["telling"] == shown.number_of(name)]
    return Side(name, known.label, known.phrase, shown.members(own))


def _of_events(shown: LargeResults, pair: Sequence[str] | None, whose: str, cells: pd.DataFrame) -> Contrast:
    pair = Pair(*pair) if pair else first_events(shown.scope)
    sides = cells["event"].map(_event_sides(shown, pair))
    made = []
    for name in pair:
        label = event_label(shown.scope, name)
        shown_as = label if name in shown.scope.events else label.capitalize()
        made.append(Side(name, shown_as, f"{whose} about {label}", shown.members(cells[sides == name])))
    return Contrast(MEETINGS, *made)


def _event_sides(shown: LargeResults, pair: Sequence[str]) -> dict[int, str | None]:
    """The side of each code of events, by its number; None where it is on neither."""
    codes = enumerate(shown.corpus.names.events)
    return {number: event_side(shown.scope.events_of(code), pair) for number, code in codes}


def _inside(cells: pd.DataFrame, members: Members) -> np.ndarray:
    wanted = [telling * _EVENTS + event for telling, event in members.cells]
    return np.isin(cells["telling"].to_numpy(int) * _EVENTS + cells["event"].to_numpy(int), wanted)


def narrowed(shown: LargeResults, side: Side, members: Members) -> Side:
    """A side with only those of its paragraphs that are among others."""
    own = cells_of(shown, shown.words, side)
    return replace(side, paragraph_ids=shown.members(own[_inside(own, members)]))


def alone_or_both(sides: Sequence[Side]) -> Contrast:
    """One side or two as a contrast: a single one against nobody."""
    first, *others = sides
    nobody = replace(first, paragraph_ids=Members(0, frozenset()))
    return Contrast(AUTHORS, first, others[0] if others else nobody)
