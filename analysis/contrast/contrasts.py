"""The contrasts that the pages draw: one telling of the events against another, one event against another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import NamedTuple

import pandas as pd

from analysis.contrast.groups import Side, by_telling, text_or_telling
from analysis.contrast.phrases import listed
from analysis.results import Results
from analysis.scope import NONE, REST, Scope

AUTHORS, MEETINGS = "authors", "meetings"  # ids of the contrasts
LEFT = ("n_several", "n_other", "n_none")  # paragraphs on no side, by how many events they are about


class Pair(NamedTuple):
    """Which two are compared, by their names: `of` less `against`, which may be REST, and of events NONE."""

    of: str
    against: str


@dataclass(frozen=True)
class Contrast:
    """Two sides that are compared, either of which may be empty; differences are target less reference."""

    id: str
    target: Side
    reference: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two sides, the target first."""
        return self.target, self.reference

    @property
    def empty(self) -> list[Side]:
        """The sides without a paragraph."""
        return [side for side in self.sides if side.paragraph_ids.empty]

    @property
    def filled(self) -> list[Side]:
        """The sides that have a paragraph."""
        return [side for side in self.sides if len(side.paragraph_ids)]

    @property
    def groups(self) -> pd.Series:
        """The side of each paragraph, indexed by paragraph_id; paragraphs of neither side have no entry."""
        return pd.concat([pd.Series(side.id, index=side.paragraph_ids, dtype=object) for side in self.sides])

    @property
    def noun(self) -> str:
        """What a side is called in a sentence about both: "text", or, of several articles, "telling"."""
        return text_or_telling(self.sides)


def perspectives(results: Results) -> list[str]:
    """The names of the tellings that can be set against each other; of articles without perspectives, their doc_ids."""
    return results.scope.names


def first_pair(names: Sequence[str]) -> Pair:
    """The first two of the tellings; of a single one, it against whatever else there is."""
    return Pair(*[*names, *("", REST)[len(names) :]][:2])


def first_events(scope: Scope) -> Pair:
    """The first two events; of a single one, it against the paragraphs about none."""
    return Pair(*[*scope.events, *("", NONE)[len(scope.events) :]][:2])


@singledispatch
def contrast_authors(shown: Results, pair: Sequence[str]) -> Contrast:
    """The two tellings of a pair, as far as they are among the paragraphs shown; REST: all others together.

    A paragraph of an article without a perspective is on no side where other articles have one.
    """
    groups = by_telling(shown).dropna()
    of, against = first_pair(list(pair))
    members = {of: groups.index[groups == of], against: groups.index[groups == against]}
    if against == REST:
        members[REST] = groups.index[groups != of]
    return Contrast(AUTHORS, *(_telling(shown, name, members[name]) for name in (of, against)))


@singledispatch
def contrast_meetings(shown: Results, perspective: str | None = None, pair: Sequence[str] | None = None) -> Contrast:
    """The paragraphs about one event against those about another; with `perspective`, those of that telling only.

    `pair`: the two events, without it the first two; REST: those about another event, NONE: those about none. A
    paragraph about several events is on no side.
    """
    if perspective is None:
        return _of_events(shown, pair, "the text", pd.Index(shown.paragraphs["paragraph_id"]))
    return meetings_within(shown, contrast_authors(shown, [perspective, REST]).target, pair)


@singledispatch
def meetings_within(shown: Results, whose: Side, pair: Sequence[str] | None = None) -> Contrast:
    """The contrast of two events among the paragraphs of one telling."""
    return _of_events(shown, pair, whose.phrase, whose.paragraph_ids)


def event_label(scope: Scope, name: str) -> str:
    """What a side of two events is called inside a sentence: "Anchorage", "other events", "no event"."""
    others = {REST: f"other {scope.event_word}s", NONE: f"no {scope.event_word}"}
    return scope.events.get(name) or others.get(name, "")


@singledispatch
def paragraphs_left_out(shown: Results, pair: Sequence[str] | None = None) -> pd.DataFrame:
    """How many paragraphs are on no side of the events: one row, n_paragraphs; of them n_several, n_other, n_none."""
    scope, sides = shown.scope, _event_sides(shown, pair or first_events(shown.scope))
    left = shown.events.loc[sides.isna().to_numpy(), "event"].map(scope.events_of).map(len)
    counted = [int(each.sum()) for each in (left > 1, left == 1, left == 0)]
    return pd.DataFrame([[len(left), *counted]], columns=["n_paragraphs", *LEFT])


def say_left_out(shown: Results, pair: Sequence[str] | None = None) -> str:
    """How many paragraphs are on no side of the events, as a sentence; empty where none is left out."""
    scope, counted = shown.scope, paragraphs_left_out(shown, pair).iloc[0]
    word, two = scope.event_word, len(scope.events) == 2
    names = (f"both {word}s" if two else f"several {word}s", f"other {word}s", "neither" if two else f"no {word}")
    parts = [f"{n} about {name}" for n, name in zip(counted[list(LEFT)], names, strict=True) if n]
    if not parts or not scope.events:
        return ""
    n = counted["n_paragraphs"]
    return f"Left out: {n} {'paragraph' if n == 1 else 'paragraphs'}, {listed(parts)}."


def say_cells(contrasts: Mapping[str, Contrast], scope: Scope) -> str:
    """How many paragraphs each contrast has on each side, as a sentence: "… 1 on Anchorage, 2 on Guilin"."""
    parts = []
    for name, contrast in contrasts.items():
        sides = ", ".join(f"{len(side.paragraph_ids)} on {event_label(scope, side.id)}" for side in contrast.sides)
        parts.append(f"{name}: {sides}")
    return f"Paragraphs by {scope.telling_word} and {scope.event_word}: {'; '.join(parts)}." if parts else ""


def _telling(shown: Results, name: str, paragraph_ids: pd.Index) -> Side:
    documents = shown.documents[shown.documents["doc_id"].isin({each.rpartition("/")[0] for each in paragraph_ids})]
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True)) if len(documents) > 1 else {}
    if name == REST:
        others = "articles" if shown.scope.by_article else "tellings"
        return Side(REST, "All others", f"the rest of the {others}", paragraph_ids, titles)
    known = shown.scope.of(name)
    return Side(name, known.label, known.phrase, paragraph_ids, titles)


def _of_events(shown: Results, pair: Sequence[str] | None, whose: str, within: pd.Index) -> Contrast:
    pair = Pair(*pair) if pair else first_events(shown.scope)
    groups = _event_sides(shown, pair)
    groups = groups[groups.index.isin(within)]
    labels = [event_label(shown.scope, name) for name in pair]
    named = [
        (name, label if name in shown.scope.events else label.capitalize(), f"{whose} about {label}")
        for name, label in zip(pair, labels, strict=True)
    ]
    return Contrast(MEETINGS, *(Side(*names, groups.index[groups == names[0]]) for names in named))


def _event_sides(shown: Results, pair: Sequence[str]) -> pd.Series:
    """The side of each paragraph among two events, by paragraph_id; missing where it is on neither."""
    codes = shown.events.set_index("paragraph_id")["event"]
    sides = {code: event_side(shown.scope.events_of(code), pair) for code in codes.unique()}
    return codes.map(sides).astype(object)


def event_side(events: Sequence[str], pair: Sequence[str]) -> str | None:
    """The side, among two events, of a paragraph about these events; None where it is on neither."""
    if not events:
        return NONE if NONE in pair else None
    if len(events) > 1:
        return None
    return events[0] if events[0] in pair else REST if REST in pair else None
