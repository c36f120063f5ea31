"""Anchors: a passage that is found again after its text was re-wrapped, moved or slightly mended."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from analysis.text.typography import normalise

AROUND = 32  # characters kept before and after a passage, as Hypothesis keeps them
LONGEST_QUOTE = 2_000  # characters of a passage that an anchor holds
_ALIKE = 0.75  # of the letters of a mended passage, how many must agree
_LEAST_RUN = 8  # letters in a row that must have stayed
_QUOTE, _POSITION = "TextQuoteSelector", "TextPositionSelector"
# Signs that copies of one text write in several ways; each becomes one other sign, so that places stay.
_ONE_WAY = str.maketrans("“”„«»‘’‚\n\t\u00a0–—‑", '"""""\'\'\'   ---')


@dataclass(frozen=True)
class Anchor:
    """A passage of a text: its words, those around it, and its place (0-based characters, end exclusive).

    After the W3C Web Annotation Data Model (2017): a TextQuoteSelector and a TextPositionSelector in one.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0

    def selectors(self) -> list[dict]:
        """The two selectors as the W3C writes them in JSON."""
        quote = {"type": _QUOTE, "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [quote, {"type": _POSITION, "start": self.start, "end": self.end}]

    def record(self) -> dict:
        """The anchor as plain values, for files."""
        return asdict(self)


@dataclass(frozen=True)
class Found:
    """Where a passage stands now (0-based, end exclusive), and how alike its words are: 1 to the letter."""

    start: int
    end: int
    alike: float


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of a text.

    Raises
    ------
    ValueError
        The stretch is empty, longer than LONGEST_QUOTE, or not inside the text.
    """
    if not 0 <= start < end <= len(text) or end - start > LONGEST_QUOTE:
        raise ValueError(f"an anchor takes 1 to {LONGEST_QUOTE} characters of the text, not {start} to {end}")
    return Anchor(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND], start, end)


def anchor_from(selectors: list[Mapping]) -> Anchor:
    """The anchor that W3C selectors describe.

    Raises
    ------
    ValueError
        There is no TextQuoteSelector with words among them, or the place is none.
    """
    by_type = {each.get("type"): each for each in selectors if isinstance(each, Mapping)}
    quote, place = by_type.get(_QUOTE, {}), by_type.get(_POSITION, {})
    if not isinstance(quote.get("exact"), str) or not quote["exact"].strip():
        raise ValueError("a passage is found by a TextQuoteSelector, and there is none with words")
    words = (str(quote.get(name, "")) for name in ("prefix", "suffix"))
    start, end = (place.get(name, 0) for name in ("start", "end"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"a passage stands from one character to another, not from {start!r} to {end!r}")
    return Anchor(quote["exact"], *words, start, end)


def find_anchor(text: str, anchor: Anchor) -> Found | None:
    """Where the passage stands in a text of normalised paragraphs, or None where its words are no longer there.

    Its exact words first, however their quotation marks, dashes and line breaks are written: of several places the one
    whose surroundings agree best, then the one nearest to where it stood. Else the stretch whose letters agree best, if
    three quarters do: a word was mended.
    """
    text = text.translate(_ONE_WAY)
    exact = anchor.exact[:LONGEST_QUOTE]
    # As it is first: normalised on its own, a stretch loses the space at its edge, and its first mark may turn.
    for words in (exact.translate(_ONE_WAY), _one_way(exact)):
        if places := list(_places(text, words)):
            best = max(places, key=lambda at: (_agreement(text, at, at + len(words), anchor), -abs(at - anchor.start)))
            return Found(best, best + len(words), 1.0)
    return _mended(text, _one_way(exact))


def _one_way(words: str) -> str:
    return normalise(words).translate(_ONE_WAY)


def _places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact) if exact else -1
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(text: str, start: int, end: int, anchor: Anchor) -> int:
    """How many characters around a place agree with those around the passage, counted outward from it."""
    before, after = _one_way(anchor.prefix), _one_way(anchor.suffix)
    left, right = text[max(0, start - AROUND) : start].strip(), text[end : end + AROUND].strip()
    return _shared(left[::-1], before[::-1]) + _shared(right, after)


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _mended(text: str, exact: str) -> Found | None:
    """The stretch about the longest run of letters that agree, cut to where they begin and end to agree."""
    longest = SequenceMatcher(None, text, exact, autojunk=False).find_longest_match()
    if longest.size < _LEAST_RUN:
        return None
    window = max(0, longest.a - longest.b - AROUND)
    around = text[window : longest.a - longest.b + len(exact) + AROUND]
    runs = [run for run in SequenceMatcher(None, around, exact, autojunk=False).get_matching_blocks() if run.size > 2]
    start, end = runs[0].a, runs[-1].a + runs[-1].size
    alike = SequenceMatcher(None, around[start:end], exact, autojunk=False).ratio()
    return Found(window + start, window + end, round(alike, 3)) if alike >= _ALIKE else None
