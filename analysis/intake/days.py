"""Dates as articles write them, in the languages that their readers do: in, ISO 8601 out."""

import re
from datetime import date

# Beginnings of the months’ names; the longest that fits decides (juin before jui).
_MONTHS = (
    "jan|ene|gen|янв|січ",
    "feb|fév|fev|фев|лют",
    "mar|mär|mrz|мар|бер",
    "apr|avr|abr|апр|кві",
    "may|mai|мая|май|тра",
    "jun|juin|июн|чер",
    "jul|juil|июл|лип",
    "aug|août|aou|ago|авг|сер",
    "sep|set|сен|вер",
    "oct|okt|ott|окт|жов",
    "nov|ноя|лис",
    "dec|dez|déc|dic|дек|гру",
)
_MONTH_OF = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems.split("|")}
_NAME = r"([^\W\d_]{3,10})\.?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de |d’|d')?{_NAME},?\s+(?:de )?(\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"(?<!\w){_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_MONTH_ALONE = re.compile(rf"(?<!\w){_NAME},?\s+(\d{{4}})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")


def day_in(text: str) -> tuple[str, str] | None:
    """The first date of a text in ISO 8601 (a day, else a month), and how it stands there; None where there is none."""
    found = [hit for pattern, order in _ORDERS for match in pattern.finditer(text) if (hit := _read(match, order))]
    if not found:
        return None
    _, _, day, written = min(found)
    return day, written


def _read(match: re.Match, order: str) -> tuple[int, int, str, str] | None:
    """Where a match stands, how short it is (a day goes before the month in it), its date, its words."""
    parts = dict(zip(order, match.groups(), strict=True))
    month = _month(parts["m"])
    if month is None or not 1500 <= int(parts["y"]) <= 2999:
        return None
    if "d" not in parts:
        return match.start(), 1, f"{parts['y']}-{month:02}", match.group()
    try:
        return match.start(), 0, date(int(parts["y"]), month, int(parts["d"])).isoformat(), match.group()
    except ValueError:
        return None


def _month(written: str) -> int | None:
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else None
    written = written.lower()
    return next((_MONTH_OF[written[:size]] for size in (4, 3) if written[:size] in _MONTH_OF), None)


# 3/4/2021 is March or April, by whom one asks: it is read only where one of the two can be no month.
_ORDERS = (
    (_DAY_FIRST, "dmy"),
    (_MONTH_FIRST, "mdy"),
    (_NUMBERS, "ymd"),
    (_DOTTED, "dmy"),
    (_CHINESE, "ymd"),
    (re.compile(r"(?<!\d)(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})(?!\d)"), "dmy"),
    (re.compile(r"(?<!\d)(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})(?!\d)"), "mdy"),
    (_MONTH_ALONE, "my"),
)
