"""What a number may rest on: the cells of the rows that its sentence speaks of, and what those rows count or add up to.

The rows are those whose labels stand nearest to the number; without one, those that the finding names. So a number that
is right of another topic, or of the other side, is not taken for right.
"""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.briefing.numbers.read_frame import ReadFrame
from analysis.briefing.numbers.said import Said, Sentence

_NEAR = 6  # words after a number that may say what it counts
# What columns call what sentences count.
_CALLED = {
    "paragraph": {"unit", "id"},
    "position": {"unit"},
    "mention": {"counted"},
    "scored": {"counted"},
    "word": {"label"},
    "time": {"mention", "counted", "target", "reference", "passing", "n"},
    "topic": {"label", "key"},
    "actor": {"key", "label"},
    "article": {"doc"},
    "check": {"check"},
}
_BOUNDS = {"low", "high"}
# Columns whose values stand behind “against”, “to” and “of”; behind “of” stands what its noun names.
_SECOND = {"against": {"reference", "other", "own"}, "to": {"high"}, "of": set()}
_PREFACE = re.compile(r"^In the paragraphs that name (?:[^:;]* or )?[^,]*,")  # names what was chosen, not a row
_ASIDE = re.compile(r"\([^()]*\)")


class Ground:
    """A frame that numbers may rest on.

    beside: whether further frames are given for the sentences. Then this one answers for the rows that a sentence names
    and for what a noun tells, and no more: of its many numbers one is too easily the like of a wrong one.
    """

    def __init__(self, frame: pd.DataFrame, *, beside: bool = False):
        self._read, self._beside = ReadFrame(frame), beside

    def names(self, said: Said) -> bool:
        """Whether a column is called what the number counts: then none that is called otherwise can answer for it."""
        columns = (*self._read.counts, *self._read.flags, *self._read.ids)
        called = _called(said.noun, near=1)
        return not said.is_measure and any(called & _parts(name) for name in columns)

    def holds(self, said: Said, sentence: Sentence) -> bool:
        """Whether the rows that the sentence speaks of hold the number, or count or add up to it."""
        rows, read = self._rows_of(said, sentence), self._read
        if rows is None:
            return not said.is_measure and self._adds_up(said, read.all_rows, named_only=True)
        if said.place:
            return "position" in read.counts and said.value in read.values(rows, ["position"])
        if said.is_measure:
            values = read.values(rows, _of_role(read.measures, said, sentence.text))
            return any(said.shows(value) for value in values) or any(said.writes(*each) for each in read.written(rows))
        return self._counts(said, rows, sentence) or (not self._beside and said.value == len(read.all_rows))

    def _counts(self, said: Said, rows: np.ndarray, sentence: Sentence) -> bool:
        cells = self._columns_of(said, _of_role(self._read.counts, said, sentence.text))
        return (
            said.value in self._read.values(rows, cells)
            or (
                said.value == 0 and 0 in self._read.values(rows, self._read.measures)
            )  # a weight of nothing is told as 0
            or any(said.writes(*each) for each in self._read.written(rows))
            or self._adds_up(said, rows, named_only=self._beside)
            or self._adds_up(said, self._read.all_rows, named_only=self._beside)
        )

    def _columns_of(self, said: Said, names: Sequence[str]) -> list[str]:
        """The columns that hold what the noun of a number counts; all, where it says nothing of columns."""
        called = _called(said.noun)
        named = [each for each in names if called & _parts(each)]
        return named or ([] if self._beside or _is_common(said.noun) else list(names))

    def _adds_up(self, said: Said, rows: np.ndarray, *, named_only: bool) -> bool:
        """Whether rows count or add up to a number; named_only: of columns that its noun names."""
        called, strict = _called(said.noun), named_only or _is_common(said.noun)
        return any(
            said.value == number and (not strict or bool(called & _parts(name)))
            for number, name in self._read.summed(rows)
        )

    def _rows_of(self, said: Said, sentence: Sentence) -> np.ndarray | None:
        """The rows that a sentence speaks of; none where it names none and other frames answer for it."""
        read, text = self._read, _without_asides(sentence.text, said.start) if sentence.exact else sentence.text
        near = {name: _nearest(read.named(name, text), said.start, sentence) for name in read.labels}
        place = sentence.place_before(said) if "position" in read.counts and not said.place else None
        if not any(near.values()) and place is None:
            if self._beside and sentence.exact and read.labels:
                return None
            near = {name: {label for _, label in read.named(name, sentence.title)} for name in read.labels}
        rows = read.all_rows if place is None else read.numbers["position"] == place
        for name, named in near.items():
            rows = rows & np.isin(read.labels[name], list(named)) if named else rows
        return rows


def _nearest(named: list[tuple[int, str]], start: int, sentence: Sentence) -> set[str]:
    """The label before a number, and the one after it in its clause."""
    if not sentence.exact:
        return {label for _, label in named}
    before = [label for at, label in named if at < start][-1:]
    after = [label for at, label in named if start < at < sentence.end_of_clause(start)][:1]
    return {*before, *after}


def _of_role(names: Sequence[str], said: Said, sentence: str) -> list[str]:
    """The columns on whose side of “against”, “to” or “of” a number stands; bounds for an interval only."""
    spans = said.role.endswith("to")
    if not spans or "interval" in sentence:
        bounds = [name for name in names if _BOUNDS & _parts(name)]
        names = bounds if spans and bounds else [name for name in names if name not in bounds]
    for role, seconds in _SECOND.items():
        second = [name for name in names if (seconds or _called(said.whole, near=1)) & _parts(name)]
        if f"+{role}" in said.role and second:
            names = second
        if f"-{role}" in said.role:
            names = [name for name in names if name not in second]
    return list(names)


def _without_asides(sentence: str, start: int) -> str:
    """The sentence, blank where a bracket closes before a number: what it names is named of something else."""
    before = _PREFACE.sub(lambda found: " " * len(found[0]), sentence[:start])
    return _ASIDE.sub(lambda found: " " * len(found[0]), before) + sentence[start:]


def _parts(name: str) -> set[str]:
    """The words of a column's name, each in the singular."""
    return {word.removesuffix("s") for word in re.split(r"[_\s]+", str(name).casefold())}


def _called(noun: str, near: int = _NEAR) -> set[str]:
    """What columns may be called that hold what a noun counts, by its first words."""
    words = {word.removesuffix("s") for word in noun.casefold().split()[:near]}
    return {*words, *(each for word in words for each in _CALLED.get(word, ()))}


def _is_common(noun: str) -> bool:
    """Whether a noun is one that columns are named for, so that a column of something else is no answer."""
    return any(word.removesuffix("s") in _CALLED for word in noun.casefold().split()[:2])
