"""Words with weights: finding those of a list in a text, as the list's own tool finds them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.errors import CodebookError

_WORD = re.compile(r"\w+")


class Weighed(NamedTuple):
    """One word or phrase that an instrument scored: its place in the text (end exclusive), its weight, -1 to +1."""

    start: int
    end: int
    weight: float


class WeightedWords:
    """A list of words and phrases with weights, ready to be found: the longest first, none within another.

    As AFINN's own tool does it: in any case, at word boundaries, from left to right.
    """

    def __init__(self, weights: Mapping[str, float]):
        self._starting: dict[str, list[tuple[str, float]]] = {}
        for word in sorted(weights, key=len, reverse=True):
            if first := _WORD.match(word):
                self._starting.setdefault(first.group(), []).append((word, weights[word]))

    def find(self, text: str) -> list[Weighed]:
        """Every word of the list in a text, in reading order."""
        text, found, after = _lower(text), [], 0
        for word in _WORD.finditer(text):
            if word.start() >= after and (hit := self._at(text, word)):
                found.append(hit)
                after = hit.end
        return found

    def _at(self, text: str, word: re.Match) -> Weighed | None:
        for term, weight in self._starting.get(word.group(), []):
            end = word.start() + len(term)
            if text.startswith(term, word.start()) and _parted(text, end):
                return Weighed(word.start(), end, weight)
        return None


def read_weights(path: Path, neutral: float = 0.0, scale: float = 1.0, lens: float = 0.0) -> dict[str, float]:
    """The words of a file of words and weights with a tab between, on a scale from -1 to +1.

    A weight becomes its distance from `neutral` over `scale`; those closer to neutral than `lens` are left out.

    Raises
    ------
    CodebookError
        The file is missing, or a line of it is no word with a number.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise CodebookError(f"{path}: there is no such file.") from error
    weights = {}
    for number, line in enumerate(lines, 1):
        word, _, weight = line.partition("\t")
        try:
            distance = float(weight) - neutral
        except ValueError as error:
            found = f"{path}: line {number} is {line[:40]!r}"
            raise CodebookError(f"{found}. Write a word, a tab and a number.") from error
        if abs(distance) >= lens:
            weights[word] = distance / scale
    return weights


def _lower(text: str) -> str:
    """The text in lower case, letter by letter, so that every place holds (İ has two letters in lower case)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _parted(text: str, end: int) -> bool:
    """Whether a word ends here: a letter or figure on one side and none on the other, as \\b has it."""
    before, after = text[end - 1 : end], text[end : end + 1]
    return bool(_WORD.match(before)) != bool(_WORD.match(after))
