"""What a web address says: the outlet, and often the day."""

import re
from urllib.parse import urlsplit

from analysis.exchange.reading import day
from analysis.intake.days import day_in
from analysis.intake.guess import ADDRESS, Guess

_ALONE = re.compile(
    r"(?:(?:source|url|link|from|retrieved from|available at)\s*:?\s*)?<?(https?://[^\s<>]{4,1000})>?\.?", re.I
)
_DATED = re.compile(r"(?<!\d)(\d{4})[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?![\d])", re.I)
_PREFIXES = re.compile(r"^(?:www\d?|m|amp|mobile|en|edition|eng)\.")


def address_in(line: str) -> str:
    """The web address that a line is, with no more than "Source:" before it; empty where it is none."""
    match = _ALONE.fullmatch(line.strip())
    return match[1] if match else ""


def guess_from_address(url: str) -> dict[str, Guess]:
    """The outlet (the host's name, for a person to write out) and the date, of what the address has."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return {}
    found = {"outlet": _PREFIXES.sub("", host), "published": _day(parts.path) if host else ""}
    return {field: Guess(value, ADDRESS) for field, value in found.items() if value}


def _day(path: str) -> str:
    """The date in a path such as /2021/03/24/slug or /2021/mar/24/slug, in ISO 8601; empty where there is none."""
    match = _DATED.search(path)
    if match is None or not "1900" <= match[1] <= "2999":
        return ""
    year, month, number = match.groups()
    if not month.isdigit():
        read = day_in(f"{number or 1} {month} {year}")
        return (read[0] if number else read[0][:7]) if read else ""
    return day("-".join(filter(None, (year, month.zfill(2), number and number.zfill(2))))) or ""
