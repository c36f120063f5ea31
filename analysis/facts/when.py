"""Dates as a reader reads them."""

import calendar


def say_when(when: str) -> str:
    """An ISO day, month or year, or two joined by /, in words: "18 March 2021", "22 to 23 March 2021", "undated"."""
    if not when:
        return "undated"
    start, _, end = when.partition("/")
    if not end or start == end:
        return say_day(start)
    first, last = _parts(start), _parts(end)
    shared = 0  # of what both days share the first need not say
    while len(first) == len(last) and first[shared] == last[shared]:
        shared += 1
    return f"{_said(first[shared:])} to {_said(last)}"


def say_day(day: str) -> str:
    """An ISO day, month or year in words, as exactly as it is known: "24 March 2021", "March 2021", "2021"."""
    return _said(_parts(day))


def _parts(day: str) -> list[str]:
    """The year, the month by its name, the day: as many as the date has."""
    year, *rest = day.split("-")
    return [year, *[calendar.month_name[int(month)] for month in rest[:1]], *[str(int(each)) for each in rest[1:]]]


def _said(parts: list[str]) -> str:
    return " ".join(reversed(parts))
