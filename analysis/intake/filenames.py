"""What a file's name says: `perspective_author_2021-03-24_slug.txt`, as readtext and AntConc read such names."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from analysis.exchange.reading import day
from analysis.intake.guess import FOLDER, NAME, Guess

_DATE = re.compile(r"(\d{4})(?:[-.]?(\d{2})(?:[-.]?(\d{2}))?)?")
_PARTS = re.compile(r"[_\s]+")


def guess_from_name(path: str, perspectives: Collection[str] = ()) -> dict[str, Guess]:
    """Perspective, author, date and title, of what the name has; `perspectives` are the names that are known.

    A name is read only where a date or a known perspective shows that it follows the convention.
    """
    parts = [part for part in _PARTS.split(PurePosixPath(path).stem) if part]
    dated = next((place for place, part in enumerate(parts) if _day(part)), None)
    known = {_plain(name): name for name in perspectives}
    before = parts[:dated] if dated is not None else parts[:1] if parts and _plain(parts[0]) in known else []
    found = {}
    if before and (len(before) > 1 or _plain(before[0]) in known):
        found["perspective"] = known.get(_plain(before[0]), _capital(before.pop(0)))
        before = before[1:] if before and _plain(before[0]) in known else before
    if before:
        found["author"] = " ".join(_as_name(part) for part in before)
    if dated is not None:
        found["published"] = _day(parts[dated])
        found["title"] = _capital(" ".join(part.replace("-", " ") for part in parts[dated + 1 :]))
    return {field: Guess(value, NAME) for field, value in found.items() if value}


def guess_from_folder(path: str, folders: Collection[str]) -> dict[str, Guess]:
    """The perspective, where the files of an archive lie in several folders: those of `folders`."""
    folder = PurePosixPath(path).parent.name
    return {"perspective": Guess(_capital(folder), FOLDER)} if folder and len(folders) > 1 else {}


def _day(part: str) -> str | None:
    """The date that a part is, in ISO 8601; four digits alone are a year from 1900 on."""
    match = _DATE.fullmatch(part)
    if match is None or not "1900" <= match[1] <= "2999":
        return None
    return day("-".join(filter(None, match.groups())))


def _plain(part: str) -> str:
    return part.replace("-", " ").casefold()


def _capital(part: str) -> str:
    """The part with a capital, and spaces for hyphens; one that has capitals keeps its spelling.

    Where every word between hyphens begins with a capital (Harbour-Post), the hyphens stand for spaces.
    """
    words = part.split("-")
    spaced = part.islower() or all(word[:1].isupper() for word in words)
    part = " ".join(words) if spaced else part
    return part[:1].upper() + part[1:]


def _as_name(part: str) -> str:
    """A person’s name: spaces for hyphens; written with capitals it keeps them, as in Ruth-van-Aar."""
    words = part.split("-")
    return " ".join(words if words[0][:1].isupper() else map(_capital, words))
