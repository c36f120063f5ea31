"""The project's own list: terms of international relations, with weights and reasons (tone_of_diplomacy.toml)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analysis.errors import CodebookError
from analysis.measures.weighted_words import Weighed
from analysis.text.terms import Found, TermIndex
from analysis.text.wordlists import check_terms, read_toml
from analysis.text.words import Word, find_words

_REACH = 3  # words before a term, within which a negation turns it
_TURNED = -0.5  # what a negation does to a weight, as in Pattern: no trust is less than distrust
_PARTING = ",.;:!?–—()"


@dataclass(frozen=True)
class Diplomacy:
    """The list: the weight of each term, the reason of each group, and the words that negate."""

    weights: dict[str, float]
    reasons: dict[str, str]
    negators: frozenset[str]

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex((term, term) for term in self.weights)

    def find(self, text: str, hidden: Iterable[tuple[int, int]] = ()) -> list[Weighed]:
        """Every term in a text, in reading order, its weight turned where it is negated.

        A term within a hidden stretch counts only where it is that whole stretch: the list names the set phrase itself.
        """
        words = find_words(text)
        found = self._index.find(text, words, one_code=True)
        kept = (term for term in found if not any(_within(term, stretch) for stretch in hidden))
        return [Weighed(term.start, term.end, self._weight(term, text, words)) for term in kept]

    def _weight(self, term: Found, text: str, words: list[Word]) -> float:
        weight = self.weights[term.term]
        before = [word for word in words if word.end <= term.start][-_REACH:]
        negated = any(self._negates(word) and not _parted(text[word.end : term.start]) for word in before)
        return weight * _TURNED if negated else weight

    def _negates(self, word: Word) -> bool:
        form = word.form.casefold().replace("’", "'")
        return form in self.negators or form.endswith("n't")


def read_diplomacy(path: Path) -> Diplomacy:
    """The list of a file such as corpus/lexicons/tone_of_diplomacy.toml.

    Raises
    ------
    CodebookError
        A group lacks its reason, its terms or a weight from -1 to +1, or a term stands in two groups.
    """
    entries = read_toml(path)
    weights: dict[str, float] = {}
    reasons: dict[str, str] = {}
    for group in entries.get("group", []):
        where = f"{path}: group {group.get('id', '?')}"
        terms, weight = check_terms(group.get("terms"), where), group.get("weight")
        if not isinstance(weight, int | float) or not -1 <= weight <= 1:
            raise CodebookError(f"{where} has the weight {weight!r}. Write a number from -1 to +1.")
        if not group.get("reason"):
            raise CodebookError(f"{where} has no reason. Say why its terms weigh {weight:+}.")
        if twice := sorted(set(terms) & set(weights)):
            raise CodebookError(f"{where} has {twice[0]!r}, which an earlier group has too. Keep one.")
        weights |= dict.fromkeys(terms, float(weight))
        reasons |= dict.fromkeys(terms, group["reason"])
    return Diplomacy(weights, reasons, frozenset(entries.get("negators", [])))


def _within(term: Found, stretch: tuple[int, int]) -> bool:
    """Whether the term meets the stretch and leaves a part of it uncovered."""
    start, end = stretch
    return term.start < end and start < term.end and not (term.start <= start and end <= term.end)


def _parted(between: str) -> bool:
    return any(mark in _PARTING for mark in between)
