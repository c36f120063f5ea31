"""Terms: finding the words and phrases of a codebook in a text, at word boundaries.

How a term is written says how it is matched:

- `sanction` matches the word in any case; `sanction*` also *sanctions*, *sanctioned*;
- a term with a capital (`Turkey`, `US`) matches as written, or all in capitals when it is longer than three
  letters, so that the bird, the ware and the pronoun are no countries;
- a phrase (`rules-based order`) matches across spaces, hyphens and quotation marks, never across a comma or stop.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.text.words import Word, find_words

# A dash joins two words only where no space stands beside it: between spaces it parts them, as a comma does.
_JOINT = re.compile(r"(?:[’']s)?(?:[\s/’'“”‘\"\[\]]*|[’'”\"\]]?[\-–‐‑][“‘'\"\[]?)")
_STEM = 3


class Found(NamedTuple):
    """One place where a term stands: its code, the term as the codebook has it, start and end in the text."""

    code: str
    term: str
    start: int
    end: int


class _Part(NamedTuple):
    """One word of a term, ready to be compared.

    begins: where a word need only begin with the stem. folded: the stem where case does not matter, else None.
    capitals: what the word may also be, where it does.
    """

    stem: str
    begins: bool
    folded: str | None
    capitals: str


class _Term(NamedTuple):
    code: str
    term: str
    parts: tuple[_Part, ...]


class TermIndex:
    """A codebook's terms, ready to be looked up in texts; built once, used for every sentence."""

    def __init__(self, terms: Iterable[tuple[str, str]]):
        """`terms` are pairs of a code and one of its terms."""
        self._by_word: dict[str, list[_Term]] = {}
        self._by_stem: dict[str, list[_Term]] = {}
        for code, term in terms:
            parts = tuple(map(_part, term_parts(term)))
            first = parts[0].stem.casefold()
            if parts[0].begins:
                self._by_stem.setdefault(first[:_STEM], []).append(_Term(code, term, parts))
            else:
                self._by_word.setdefault(first, []).append(_Term(code, term, parts))

    def find(self, text: str, words: list[Word] | None = None, *, one_code: bool = False) -> list[Found]:
        """Every place where a term stands, in reading order, the longest where terms of a code overlap.

        With `one_code`, a word counts for one code only: the longest term wins whatever its code.
        """
        words = find_words(text) if words is None else words
        places = [found for at in range(len(words)) for found in self._starting_at(text, words, at)]
        return _longest(places, one_code=one_code)

    def _starting_at(self, text: str, words: list[Word], at: int) -> Iterable[Found]:
        form = words[at].form.casefold()
        for candidates in (self._by_word.get(form, ()), self._by_stem.get(form[:_STEM], ())):
            for term in candidates:
                last = at + len(term.parts) - 1
                if last < len(words) and _stands(term.parts, text, words[at : last + 1]):
                    yield Found(term.code, term.term, words[at].start, words[last].end)


def term_parts(term: str) -> list[str]:
    """The words of a term, each with its `*` where it has one.

    Raises
    ------
    ValueError
        The term has no word, or a `*` that does not close a word of three letters or more.
    """
    return list(_parts(term))


@lru_cache(maxsize=16_384)  # a codebook is read again at each change of one of its terms
def _parts(term: str) -> tuple[str, ...]:
    parts = [word.form + ("*" if term[word.end : word.end + 1] == "*" else "") for word in find_words(term)]
    if not parts or term.count("*") != sum(part.endswith("*") for part in parts):
        raise ValueError("write words, with * only at the end of one")
    if any(part.endswith("*") and len(part) <= _STEM for part in parts):
        raise ValueError(f"a word before * needs {_STEM} letters or more")
    return tuple(parts)


def _part(part: str) -> _Part:
    stem = part.removesuffix("*")
    any_case = stem.islower() or not stem.isalpha()
    capitals = stem.upper() if len(stem) > _STEM else stem
    return _Part(stem, part.endswith("*"), stem.casefold() if any_case else None, capitals)


def _stands(parts: tuple[_Part, ...], text: str, words: list[Word]) -> bool:
    for part, word in zip(parts, words, strict=True):  # a loop: this is asked more often than anything else
        if not _matches(part, word.form):
            return False
    return all(_JOINT.fullmatch(text, left.end, right.start) for left, right in pairwise(words))


def _matches(part: _Part, form: str) -> bool:
    stem, begins, folded, capitals = part
    if begins:
        form = form[: len(stem)]
    if folded is not None:
        return form.casefold() == folded
    return form in (stem, capitals)


def _longest(places: list[Found], *, one_code: bool) -> list[Found]:
    """Of overlapping places (of one code, or of any), the longest; of equally long ones, the first."""
    kept: list[Found] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for place in sorted(places, key=lambda found: (found.start - found.end, found.start)):
        spans = taken.setdefault("" if one_code else place.code, [])
        if all(place.end <= start or end <= place.start for start, end in spans):
            spans.append((place.start, place.end))
            kept.append(place)
    return sorted(kept, key=lambda found: (found.start, found.code))
