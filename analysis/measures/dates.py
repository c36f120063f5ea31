"""Dates and numbers: which days, months and years a sentence names, and how many of what.

A date is written as ISO 8601 has it: `2021-03-18`, `2021-03`, `2021`; a decade as its extension has it, `199X`; a day
or month whose year nobody tells as `--03-18`, `--03`. What only the day of reading resolves ("last week") is no date.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.measures.numerals import LARGE, value_of_numeral

COLUMNS = ("sentence_id", "kind", "value", "surface", "start")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # in their order
)
_NUMBER_OF = {name[:3].casefold(): number for number, name in enumerate(_MONTHS, 1)}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
_DAYS = rf"(?P<day>{_DAY})(?:\s*(?:[-–—]|to|and)\s*(?P<last>{_DAY})(?![\d,.]*\d|\s*%))?"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|\s*%)"
_DATES = re.compile(
    rf"(?<![\w-])(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])"
    rf"|\b{_MONTH}\s+(?:the\s+)?{_DAYS}(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\w|[,.:]\d)"
    rf"|(?<![\d.,])\b(?:the\s+)?{_DAYS.replace('day>', 'day_1>').replace('last>', 'last_1>')}\s+(?:of\s+)?"
    rf"{_MONTH.replace('month>', 'month_1>')}(?!\w)(?:,?\s+(?:of\s+)?(?P<year_1>{_YEAR}))?"
    rf"|\b{_MONTH.replace('month>', 'month_2>')}(?:,?\s+(?:of\s+)?(?P<year_2>{_YEAR}))?(?!\w)"
    rf"|(?<![\w.,$€£-])(?P<decade>(?:1[5-9]|20)\d)0[’']?s\b"
    rf"|(?<![\w.,$€£])(?P<alone>{_YEAR})(?![\w%])"
)
# Month names that are words too: a month only where a word of time stands before them, or a year behind.
_WORDS_TOO = {"March", "May", "August", "Mar", "Jan", "Dec", "Sep"}
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|during|from|to|through|before|after|last|this|next|early|late|mid|every)[\s-]+$",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\w.,])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<ordinal>st|nd|rd|th)?(?P<unit>[mk]|bn)?(?![^\W_]|,?\d)"
    rf"(?:[\s-]+(?P<large>{'|'.join(LARGE)}))?"
    r"(?P<share>\s*%|[\s-]+per\s?cent\b)?"
)
_WORD = re.compile(r"[^\W\d_]+")
_SHARE_BEHIND = re.compile(r"[\s-]+per\s?cent\b")
_UNITS = {"k": 10**3, "m": 10**6, "bn": 10**9, None: 1}


class _Named(NamedTuple):
    kind: str
    value: str
    start: int
    end: int


def find_dates(sentences: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row per date or number that a sentence names, in reading order: COLUMNS.

    kind is `date` or `number`; value the date as ISO 8601, or the number in figures (`20` of *20th* and *twenty*,
    `12%`, `3000000`); surface the words, and start their place in the sentence's text. *One*, *first* and *second*
    are words of every text and no numbers. A day or month without a year takes the one that brings it nearest to the
    day of publication; where that is unknown, the only year that its sentence names. Without text there is no row.

    Parameters
    ----------
    sentences
        sentence_id and text (normalised), in reading order.
    documents
        "documents" frame: doc_id and published.
    """
    published = dict(zip(documents["doc_id"], documents["published"], strict=True))
    rows = []
    for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True):
        if isinstance(text, str):
            written = _day(published.get(sentence_id.rsplit("/", 2)[0]))
            rows += [
                (sentence_id, one.kind, one.value, text[one.start : one.end], one.start)
                for one in named_in(text, written)
            ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({name: "int" if name == "start" else "str" for name in frame})


def named_in(text: str, written: date | None = None) -> list[_Named]:
    """The dates and numbers of one text, in reading order; `written` is the day of its publication."""
    dates = list(_dates(text, written))
    spans = [(one.start, one.end) for one in dates]
    figures = [one for one in _figures(text) if _free(one, spans)]
    spans += [(one.start, one.end) for one in figures]
    spelt = [one for one in _spelt(text) if _free(one, spans)]
    return sorted([*dates, *figures, *spelt], key=lambda one: (one.start, one.value))


def _day(published: object) -> date | None:
    """The day of publication; of a date without a day the first, None of one that is no date."""
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published if isinstance(published, str) else "")
    try:
        return date(*(int(part or 1) for part in parts.groups())) if parts else None
    except ValueError:
        return None


def _free(one: _Named, spans: Iterable[tuple[int, int]]) -> bool:
    return all(one.end <= start or end <= one.start for start, end in spans)


def _dates(text: str, written: date | None) -> Iterator[_Named]:
    written = written or _year_named(text)
    for found in _DATES.finditer(text):
        for value in _values(found, text, written):
            yield _Named("date", value, found.start(), found.end())


def _year_named(text: str) -> date | None:
    """The middle of the only year that a text names, for days and months of an article without a day of its own."""
    years = {found["alone"] for found in _DATES.finditer(text) if found["alone"]}
    return date(int(years.pop()), 7, 1) if len(years) == 1 else None


def _values(found: re.Match, text: str, written: date | None) -> list[str]:
    """What one date says: two values of two days, none of a word that only looks like a month."""
    part = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
    if whole := part.get("iso") or part.get("alone"):
        return [whole]
    if "decade" in part:
        return [f"{part['decade']}X"]
    if "day" not in part and "year" not in part and not _is_a_month(part["month"], text[: found.start()]):
        return []
    month = _NUMBER_OF[part["month"][:3].casefold()]
    days = [int(re.match(r"\d+", part[name])[0]) for name in ("day", "last") if name in part] or [None]
    return [_iso(part.get("year"), month, day, written) for day in days]


def _is_a_month(name: str, before: str) -> bool:
    return name.rstrip(".") not in _WORDS_TOO or _TIME_BEFORE.search(before) is not None


def _iso(year: str | None, month: int, day: int | None, written: date | None) -> str:
    if year is None and written is not None:
        year = min(
            (written.year, written.year - 1, written.year + 1),
            key=lambda each: abs((each - written.year) * 12 + month - written.month),
        )
    end = f"-{month:02}" + (f"-{day:02}" if day else "")
    return f"{year or '-'}{end}"


def _figures(text: str) -> Iterator[_Named]:
    for found in _FIGURES.finditer(text):
        times = _UNITS[found["unit"]] * LARGE.get(found["large"], 1)
        value = f"{_plain(found['figure'], times)}{'%' if found['share'] else ''}"
        yield _Named("number", value, found.start(), found.end())


def _plain(figure: str, times: int = 1) -> str:
    """A number in figures: without separators of thousands, without closing noughts behind a point."""
    whole, _, fraction = figure.replace(",", "").partition(".")
    scaled = int(whole + fraction) * times
    digits = len(fraction)
    number, rest = divmod(scaled, 10**digits)
    behind = str(rest).zfill(digits).rstrip("0") if digits else ""
    return f"{number}.{behind}" if behind else str(number)


def _spelt(text: str) -> Iterator[_Named]:
    """Numbers in words: the longest runs of number words that make a number."""
    words = [(found.start(), found.end(), found[0].casefold()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        run = _longest_run(text, words[at:])
        value = _value(word for _, _, word in words[at : at + run])
        if value is not None and value > 1:
            start, end = words[at][0], words[at + run - 1][1]
            share = _SHARE_BEHIND.match(text, end)
            yield _Named("number", f"{value}{'%' if share else ''}", start, share.end() if share else end)
        at += max(run, 1)


def _longest_run(text: str, words: list[tuple[int, int, str]]) -> int:
    """How many words from the first on make one number; 0 where none do."""
    run = 0
    for n in range(1, min(len(words), 8) + 1):
        if n > 1 and text[words[n - 2][1] : words[n - 1][0]].strip(" -‑‐"):
            break
        if _value(word for _, _, word in words[:n]) is not None:
            run = n
    return run


def _value(words: Iterable[str]) -> int | None:
    words = tuple(words)
    return value_of_numeral(words) if words else None
