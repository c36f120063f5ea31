"""A date as texts write it: from 2024-05-03 to "May 3", "3 May", "May 3rd" …"""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_LIKE = re.compile(r"\s*\d{4}[-./]\d{1,2}([-./]\d{1,2})?\s*")
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def spellings(day: str) -> tuple[str, ...]:
    """How English texts write a day that is given as ISO 8601, without its year; the year is a field of its own.

    Raises
    ------
    ValueError
        It is no day of the calendar, as 2024-02-30.
    """
    when = date.fromisoformat(day)
    month, number = _MONTHS[when.month - 1], when.day
    nth = f"{number}{_ENDINGS.get(number, 'th')}"
    short = month[:3]
    shorts = () if short == month else (short, "Sept") if month == "September" else (short,)
    abbreviated = [spelling for short in shorts for spelling in (f"{short} {number}", f"{number} {short}")]
    full = (f"{month} {number}", f"{number} {month}", f"{month} {nth}", f"{nth} {month}", f"{nth} of {month}")
    return (*full, *abbreviated)


def spelled_out(terms: Iterable[str]) -> list[str]:
    """The terms, each ISO day replaced by its spellings; none stands twice. What is no day of the calendar stays."""
    found: dict[str, None] = {}
    for term in terms:
        found |= dict.fromkeys(spellings(term) if is_day(term) else (term,))
    return list(found)


def is_day(term: str) -> bool:
    """Whether a term is a day of the calendar as ISO 8601 writes it."""
    try:
        return bool(_ISO.fullmatch(term)) and bool(spellings(term))
    except ValueError:
        return False


def year_of(terms: Iterable[str]) -> int | None:
    """The year that all ISO days among the terms share; None where they share none."""
    years = {int(term[:4]) for term in terms if is_day(term)}
    return years.pop() if len(years) == 1 else None


def faulty_days(terms: Iterable[str]) -> list[str]:
    """Terms that look like a date in figures and are no ISO day: texts would hardly write them so."""
    return [term for term in terms if _ISO_LIKE.fullmatch(term) and not is_day(term)]
