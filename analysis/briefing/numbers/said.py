"""The numbers that a text says, in digits and in words, each with what the words around it say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from analysis.contrast.counts import FEWEST_SCORED
from analysis.contrast.doubt.checks import FEW
from analysis.contrast.instruments import FEWEST_PAIRED

_ROUNDING = 1 + 1e-6
_ONES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: float(n) for n, word in enumerate(_ONES, start=2)} | {"once": 1.0, "twice": 2.0}
_COUNTING = {"none": 0.0, "one": 1.0}  # pronouns but for where they count
_SAID = re.compile(
    r"(?<![\w.,+−-])(?P<sign>[+−-]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<unit>\s?%| points\b)?(?!\w)"
    rf"|(?<![\w-])(?P<word>{'|'.join(_WORDS)})\b"
    r"|\b(?P<counting>none|one)(?= (?:of (?:six|these)|is passed|holds?|leans?|passes)\b)"
    r"|\b(?P<half>half)(?= (?:of|the|its|their)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?]”))\s+(?=[^a-z\s(])")
# The words around a number: what it counts, its partner in "5 of 8", "1 against 2" and "1 to 2", and its clause.
_NOUN = re.compile(
    r"(?:\s(?:against|to|or|and|among)(?: the| these| its)? [+−]?[\d.,]*\d(?: %)?)*\s(?P<words>[^\d.;:,()]+)"
)
_PLACE = re.compile(r"(?:\bparagraphs? |¶ )(?:\d+(?:, | and | or | to ))*$", re.IGNORECASE)
_OF = re.compile(r"(?:\d|\b(?:two|three|four|five|six|one|none)) of (?:the |these |its )?$", re.IGNORECASE)
_OF_NEXT = re.compile(r" of (?:the |these |its )?(?P<digits>[\d,]+|six)\b")
_BEFORE = re.compile(r"(?: (?:of|in) [\d.,]+(?: paragraphs?)?)? (against|to) (?=[+−\d])")
_BEHIND = re.compile(r"\b(against|to) (?:[+−]?[\d.,]+ (?:of|in) )?$")
_JOINED = re.compile(r" (?:of|against|to|in)(?: the| these)? | paragraphs against ", re.IGNORECASE)
_CLAUSE = re.compile(r"[^\s,;:)(]+(?: of (?:the )?[\d,]+\b)?[^\d,;:()]*")
_TO_HUNDRED = re.compile(r" to [+−]?[\d.]+ ?%")
_RATE = " per 1,000"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

# What the method says of itself, dates, and words that are quoted: in these forms only. They stand in no frame.
CONSTANTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"95 % (?=interval\b|of the differences between two halves\b)",
        r"(?<=95 of )100 (?=random deals|splits)|95 (?=of 100 (?:random deals|splits))|95 times in 100",
        r"per 1,000\b",
        rf"(?:fewer|less) than (?:{FEW} paragraphs|five|{FEWEST_SCORED} (?:scored words|expected|times))",
        rf"paragraphs with {FEWEST_SCORED} scored words or more",
        r"p < \.05\b|the usual test",
        r"1 is full agreement|below the 0\.667 that",
        r"a scale from −1 to \+1|\+1 same order, 0 none, −1 reversed",
        r"weighs? 0\b|towards 0\b",
        r"\b(?:between|of|sets|tells|parts) the two\b|between no two\b|these two would share|the best of the two",
        r"half of the paragraphs rest on|in half by chance|two halves of one text",
        rf"scored by two\b|no two instruments both score {FEWEST_PAIRED} paragraphs",
        r"all three voices|three marks a row|all six checks",
        r"“[^”]*”",
        rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}},?)?(?: \d{{4}})?\b|\bin (?:19|20)\d\d\b",
    )
)


@dataclass(frozen=True)
class Said:
    """A number as a text says it.

    value: signed; of "35 %" 35. unit: "%" or none. decimals: as written. signed: whether a sign is written. start: its
    place, from 0. noun: what is counted; whole: what the number behind "of" counts. place: whether it is a paragraph’s.
    rate: whether it is said of 1,000 words. role: "-against" before that word, "+against" behind it, and so with "to"
    and "of". where: "caption", "finding", "counts" or "description".
    """

    value: float
    unit: str
    decimals: int
    signed: bool
    text: str
    start: int
    noun: str = ""
    whole: str = ""
    place: bool = False
    rate: bool = False
    role: str = ""

    where: str = ""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def is_measure(self) -> bool:
        """Whether it is a measure rather than a count: a share, a rate, a signed number, one with decimals."""
        return bool(self.unit or self.decimals or self.signed or self.rate)

    def shows(self, value: float) -> bool:
        """Whether it is a value as rounded to its decimals; without a sign also how large the value is."""
        value = 100 * value if self.unit else value
        value = value if self.signed else abs(value)
        return abs(value - self.value) <= 0.5 * 10**-self.decimals * _ROUNDING

    def writes(self, number: float, decimals: int, of_hundred: bool) -> bool:
        """Whether it is a number as a text has it, to the last decimal."""
        alike = decimals == self.decimals and of_hundred == bool(self.unit)
        return alike and (number if self.signed else abs(number)) == self.value


@dataclass(frozen=True)
class Sentence:
    """A sentence about a figure. title: its finding. exact: only labels near a number tell its row, not any in it."""

    text: str
    title: str
    exact: bool = True

    @cached_property
    def numbers(self) -> list[Said]:
        """All numbers, in their order."""
        return numbers_in(self.text)

    @cached_property
    def open_numbers(self) -> list[Said]:
        """The numbers that are no constants of the method."""
        fixed = [found.span() for pattern in CONSTANTS for found in pattern.finditer(self.text)]
        return [said for said in self.numbers if not any(low <= said.start < high for low, high in fixed)]

    @cached_property
    def runs(self) -> list[list[Said]]:
        """The open numbers, those together that are said in one breath: "5 of 8 against 3 of 16", "+0.1 to +0.4"."""
        runs: list[list[Said]] = []
        for said in self.open_numbers:
            if runs and self._joined(runs[-1][-1], said):
                runs[-1].append(said)
            else:
                runs.append([said])
        return runs

    def _joined(self, one: Said, other: Said) -> bool:
        return not (one.place or other.place) and bool(_JOINED.fullmatch(self.text[one.end : other.start]))

    def end_of_clause(self, start: int) -> int:
        """Where the words end that a number may be told by: at the next number but its "of 8", or a stop."""
        found = _CLAUSE.match(self.text, start)
        return found.end() if found else len(self.text)

    def place_before(self, said: Said) -> float | None:
        """The paragraph that stands named before a number, and whose number it thus is: "paragraph 7 (+0.28)"."""
        named = [each.value for each in self.numbers if each.place and each.start < said.start]
        return named[-1] if named and self.exact and not _OF.search(self.text[: said.start]) else None


def numbers_in(text: str) -> list[Said]:
    """The numbers of a text, in their order, those in words too ("six", "none lean", "half of"); constants as well."""
    return [_said(found, text) for found in _SAID.finditer(text)]


def sentences_of(text: str, title: str, *, exact: bool) -> Iterator[tuple[int, Sentence]]:
    cuts = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    return ((low, Sentence(text[low:high], title, exact)) for low, high in pairwise(cuts))


def _said(found: re.Match, text: str) -> Said:
    before, behind = text[: found.start()], text[found.end() :]
    bare = Said(*_read(found), found[0], found.start(), _noun(behind), _whole(behind))
    noun = f"times {bare.noun}".strip() if found[0].casefold() in ("once", "twice") else bare.noun
    place, rate = bool(_PLACE.search(before)), behind.startswith(_RATE)
    return replace(bare, noun=noun, place=place, rate=rate, role=_roles(before, behind))


def _read(found: re.Match) -> tuple[float, str, int, bool]:
    """Value, unit, decimals and whether it is signed."""
    if found["half"]:
        return 50.0, "%", 0, False
    if word := found["word"] or found["counting"]:
        return (_WORDS | _COUNTING)[word.casefold()], "", 0, False
    digits, sign = found["digits"].replace(",", ""), found["sign"]
    value = -float(digits) if sign in ("−", "-") else float(digits)
    of_hundred = found["unit"] or _TO_HUNDRED.match(found.string, found.end())
    return value, "%" if of_hundred else "", len(digits.partition(".")[2]), bool(sign)


def _roles(before: str, behind: str) -> str:
    """Which side of “against”, “to” and “of” a number stands on, such as "-of+against"."""
    of = "+of" if _OF.search(before) else "-of" if _OF_NEXT.match(behind) else ""
    if found := _BEHIND.search(before):
        return f"{of}+{found[1]}"
    found = _BEFORE.match(behind)
    return f"{of}-{found[1]}" if found else of


def _whole(behind: str) -> str:
    """What the number behind "of" counts, from either of the two."""
    following = _OF_NEXT.match(behind)
    return _noun(behind[following.end() :] if following else behind)


def _noun(behind: str) -> str:
    found = _NOUN.match(behind)
    return found["words"].strip() if found else ""
