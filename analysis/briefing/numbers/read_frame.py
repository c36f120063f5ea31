"""A frame as a sentence reads it: labels that it names, counts, measures and flags, by column."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

_LEAST, _MOST = 3, 80  # letters of a label that a sentence can be said to name
_NO_LABELS = re.compile(
    r"(^|_)(ids?|gist|mark|text|surface|movers|words|speaker)$|^(flips|against|measure|family|panel)$"
)
_NOT_READ = re.compile(r"(^|_)(ids?|gist|mark|key|text)$|^(flips|against|label|side|group)$")
_NO_COUNTS = ("value", "low", "high", "share", "difference", "weight", "polarity")  # even where all are whole
_NUMBER = re.compile(r"(?<![\w.,/])(?P<number>[+−-]?\d+(?:,\d{3})*(?P<rest>(?:\.\d+)?(?: ?%)?))(?![\w/])")
_NO_LABEL = "\0"


class ReadFrame:
    """A frame by its columns: `labels` (folded texts), `ids`, `flags`, `counts` (whole numbers) and `measures`.

    All hold one array a column; rows are told by an array of flags, one a row.
    """

    def __init__(self, frame: pd.DataFrame):
        self._frame = frame
        self.all_rows = np.ones(len(frame), dtype=bool)

    @cached_property
    def labels(self) -> dict[str, np.ndarray]:
        """Short texts, which a sentence can name, folded."""
        folded = {name: self._frame[name].map(_folded) for name in self._texts if not _NO_LABELS.search(name)}
        return {name: each.to_numpy() for name, each in folded.items() if each.str.len().max() <= _MOST}

    @cached_property
    def ids(self) -> dict[str, np.ndarray]:
        """Ids, which can only be counted."""
        return {name: self._frame[name].to_numpy() for name in self._texts if name.endswith("_id")}

    @cached_property
    def flags(self) -> dict[str, np.ndarray]:
        """Whether something holds of a row; unknown is no."""
        return {
            name: self._frame[name].eq(True).to_numpy() for name in self._frame if self._holds(name, bool | np.bool_)
        }

    @cached_property
    def numbers(self) -> dict[str, np.ndarray]:
        """Every column of numbers."""
        others = {*self._texts, *self.flags}
        numeric = [name for name in self._frame if name not in others and _is_numeric(self._frame[name])]
        numbers = {name: self._frame[name].to_numpy(dtype=float, na_value=np.nan) for name in numeric}
        if "paragraph_id" in self._frame:  # of sentences, position is theirs
            numbers["position"] = self._frame["paragraph_id"].str.extract(r"/p(\d+)$")[0].to_numpy(dtype=float)
        return numbers

    @cached_property
    def counts(self) -> list[str]:
        """The columns of whole numbers."""
        return [name for name, each in self.numbers.items() if name not in _NO_COUNTS and _is_whole(each)]

    @cached_property
    def measures(self) -> list[str]:
        """The columns whose numbers may have decimals."""
        return [name for name in self.numbers if name not in self.counts or self._is_float(name)]

    def values(self, rows: np.ndarray, names: Sequence[str]) -> Iterator[float]:
        """The known numbers of some columns."""
        for name in names:
            own = self.numbers[name][rows]
            yield from own[~np.isnan(own)]

    def written(self, rows: np.ndarray) -> Iterator[tuple[float, int, bool]]:
        """The numbers in the texts of rows, such as "5 of 8": each with its decimals and whether it is of a hundred."""
        return (number for each in self._written for row in np.flatnonzero(rows) for number in each[row])

    def named(self, name: str, sentence: str) -> list[tuple[int, str]]:
        """Where a sentence names which labels of a column: only those that it quotes, if it quotes some."""
        key = name, sentence
        if key not in self._found:
            found = [(each.start(), each[0]) for each in self._patterns[name].finditer(sentence.casefold())]
            quoted = [(at, label) for at, label in found if sentence[at - 1 : at] == "“"]
            self._found[key] = quoted or found
        return self._found[key]

    def summed(self, rows: np.ndarray) -> list[tuple[float, str]]:
        """What several rows count and add up to, each with its column: different labels, flags, unknowns, sums."""
        key = rows.tobytes()
        if key not in self._sums:
            self._sums[key] = list(self._summed(rows)) if rows.sum() > 1 else []
        return self._sums[key]

    def _summed(self, rows: np.ndarray) -> Iterator[tuple[float, str]]:
        for name, each in (self.labels | self.ids).items():
            yield len({*each[rows]} - {_NO_LABEL, ""}), name
        for name, each in self.flags.items():
            yield each[rows].sum(), name
        for name in self.counts:
            if name != "position":
                yield np.nansum(self.numbers[name][rows]), name
        for name in self.measures:
            yield np.isnan(self.numbers[name][rows]).sum(), name

    @cached_property
    def _texts(self) -> list[str]:
        return [name for name in self._frame if self._holds(name, str)]

    @cached_property
    def _written(self) -> list[list[list[tuple[float, int, bool]]]]:
        return [
            [_numbers_of(cell) if isinstance(cell, str) else [] for cell in self._frame[name]]
            for name in self._texts
            if not _NOT_READ.search(name)
        ]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern]:
        """What finds the labels of a column in a text, the longest first."""
        labels = {name: sorted({*each}, key=len, reverse=True) for name, each in self.labels.items()}
        return {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, each))})(?!\w)") for name, each in labels.items()
        }

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[tuple[int, str]]]:
        return {}

    @cached_property
    def _sums(self) -> dict[bytes, list[tuple[float, str]]]:
        return {}

    def _is_float(self, name: str) -> bool:
        return name in self._frame and self._frame[name].dtype.kind == "f"

    def _holds(self, name: str, kind: type) -> bool:
        return any(isinstance(cell, kind) for cell in self._frame[name])


def _folded(cell: object) -> str:
    cell = cell.casefold() if isinstance(cell, str) else ""
    return cell if len(cell) >= _LEAST and not cell.isdigit() else _NO_LABEL


def _is_numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column)


def _is_whole(numbers: np.ndarray) -> bool:
    known = numbers[~np.isnan(numbers)]
    return bool((known % 1 == 0).all())


def _numbers_of(text: str) -> list[tuple[float, int, bool]]:
    found = [(each["number"], each["rest"]) for each in _NUMBER.finditer(text)]
    return [
        (float(re.sub(r"[,% ]", "", number).replace("−", "-")), len(rest.strip(" %").lstrip(".")), rest.endswith("%"))
        for number, rest in found
    ]
