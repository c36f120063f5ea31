"""The fields of a citation, each made harmless: one line of text, a date as exact as it is, an address of the web."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import SplitResult, urlencode, urlsplit

import pandas as pd

from analysis.briefing.address import asked_for, path_of
from analysis.briefing.citing.names import Name, family_of
from analysis.briefing.exhibit import Exhibit

LONGEST_TITLE = 20  # words of a finding that a reference takes, as the APA takes them of a post
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_LOOPBACK = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
_CLAUSE_END = re.compile(r"(?<=\w)[:;.,](?=\s)")
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts spell with them
_UNWRITABLE = ("Cc", "Cf", "Cs", "Co", "Cn")  # Unicode's categories of control signs and of what is no sign


def line_of(text: str) -> str:
    """The text in one line, without control signs, turned writing directions and halves of signs."""
    signs = (
        sign if sign in _JOINERS or unicodedata.category(sign) not in _UNWRITABLE else " " if sign.isspace() else ""
        for sign in text
    )
    return " ".join("".join(signs).split())


def text_in(record: Mapping, name: str) -> str:
    """A field of a record as one line; empty where it is unknown."""
    value = record.get(name)
    return "" if value is None or pd.isna(value) else line_of(str(value))


def is_set(record: Mapping, name: str) -> bool:
    """Whether a flag of a record is set; one that is unknown is not."""
    return text_in(record, name).lower() in ("true", "1", "1.0", "yes")


def issued_on(published: str) -> dict:
    """A date in CSL’s parts, as exact as it is: of `2021-03` year and month; what is no date is none."""
    found = _DATE.match(published)
    parts = [int(part) for part in found.groups() if part] if found else []
    while parts and not _is_date(parts):
        parts.pop()
    return {"date-parts": [parts]} if parts else {}


def web_address(url: str) -> str:
    """The address where it is one of the web; anything else is no link to give away."""
    return url if _parts_of(url) else ""


def link_back(exhibit: Exhibit, address: str) -> str:
    """Where a figure reopens, with its filters; empty where the dashboard answers on its reader’s own machine alone."""
    root = _root(address)
    if not root:
        return ""
    asked = asked_for(exhibit.id, exhibit.place, exhibit.inputs.project)
    return f"{root}/{path_of(exhibit.place)}?{urlencode(asked, doseq=True)}"


def key_of(names: Sequence[Name], issued: Mapping, title: str, told_apart: str) -> str:
    """A key such as “joscelyn2021-3f9c1a”: the same in every briefing, whatever else is cited there."""
    called = ascii_of(family_of(names[0])) if names else ascii_of(" ".join(title.split()[:2]))
    year = str(issued["date-parts"][0][0]) if issued else "nd"
    return f"{called[:24] or 'article'}{year}-{hashlib.sha256(told_apart.encode()).hexdigest()[:6]}"


def ascii_of(text: str) -> str:
    """The small letters, digits and stops of a text, without accents: what a key may hold in every format."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "", plain)


def shortened(title: str) -> str:
    """A title of so many words at most, without its stop.

    A longer one ends with its last whole clause, outside brackets, and “ …”.
    """
    words = title.removesuffix(".").split()
    if len(words) <= LONGEST_TITLE:
        return " ".join(words)
    kept = " ".join(words[:LONGEST_TITLE])
    if kept.count("(") > kept.count(")"):
        kept = kept[: kept.rindex("(")]
    ends = [end.start() for end in _CLAUSE_END.finditer(kept) if end.start() > len(kept) / 2]
    return f"{(kept[: ends[-1]] if ends else kept).rstrip(' ,;:.–—(')} …"


def _is_date(parts: Sequence[int]) -> bool:
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True


def _root(address: str) -> str:
    """The address of the dashboard that others can open; empty where they cannot."""
    parts = _parts_of(line_of(address))
    if parts is None or parts.hostname in _LOOPBACK:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def _parts_of(url: str) -> SplitResult | None:
    """The parts of an http address; none where it is no such address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname and " " not in url else None
