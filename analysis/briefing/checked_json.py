"""A file of JSON read back, each part asked for as what it should be: it may have come by mail, from anybody."""

import json
import re
from collections.abc import Callable, Iterator

from analysis.errors import InputError

MOST_ENTRIES = 10_000  # of one list or object
LONGEST_TEXT = 20_000  # characters
_HALF_A_SIGN = re.compile(r"[\ud800-\udfff]")  # cannot be written anywhere
MEND = "Take the file as it was made."


def read_object(content: bytes, name: str, most: int) -> dict:
    """The JSON object that a file holds, of at most so many bytes.

    Raises
    ------
    InputError
        It is larger, or no JSON, or no object.
    """
    if len(content) > most:
        raise InputError(f"{name}: has {len(content):,} bytes, more than the {most:,} that it can have. {MEND}")
    try:
        held = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is no JSON ({_short(str(error))}). {MEND}") from error
    if not isinstance(held, dict):
        raise InputError(f"{name}: is a file of another kind. {MEND}")
    return held


def _no_number(sign: str) -> float:
    raise ValueError(f"{sign} is no number")


class Entry:
    """An object of the file and where it stands; each of its parts is asked for as what it should be.

    What is missing, or something else, is an InputError that names the place, the part and what stands there.
    """

    def __init__(self, held: dict, place: str):
        self._held, self.place = held, place

    def names(self) -> list[str]:
        """The names of its parts."""
        if odd := next((name for name in self._held if not _is_text(name)), None):
            raise InputError(f"{self.place}: {shown(odd)} is no name. {MEND}")
        return list(self._held)

    def text(self, name: str, form: Callable[[str], object] = bool, what: str = "") -> str:
        """A text; with `what` (a text of some kind), one that has its form."""
        return self._part(name, lambda each: _is_text(each) and (not what or form(each)), what or "a text")

    def number(self, name: str) -> int:
        """A whole number from 0."""
        return self._part(name, lambda each: type(each) is int and 0 <= each < 2**53, "a whole number")

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._part(name, lambda each: isinstance(each, bool), "true or false")

    def texts(self) -> dict[str, str]:
        """All of its parts, where they are texts."""
        return {name: self.text(name) for name in self.names()}

    def list_of_texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._part(name, lambda each: _is_list(each) and all(map(_is_text, each)), "a list of texts"))

    def entry(self, name: str) -> "Entry":
        """An object."""
        held = self._part(name, lambda each: isinstance(each, dict) and len(each) <= MOST_ENTRIES, "an object")
        return Entry(held, f"{self.place}, {shown(name)}")

    def entries(self, name: str) -> Iterator["Entry"]:
        """A list of objects, each by its number from 1."""
        held = self._part(name, _is_list, "a list")
        return (
            Entry(self._object(name, number, each), f"{self.place}, {name} {number}")
            for number, each in enumerate(held, 1)
        )

    def _object(self, name: str, number: int, held: object) -> dict:
        if not isinstance(held, dict):
            raise InputError(f"{self.place}: {name} {number} is {shown(held)}, not an object. {MEND}")
        return held

    def _part(self, name: str, fits: Callable[[object], object], what: str):
        if name not in self._held:
            raise InputError(f"{self.place}: has no {shown(name)}. {MEND}")
        if not fits(self._held[name]):
            raise InputError(f"{self.place}: {shown(name)} is {shown(self._held[name])}, not {what}. {MEND}")
        return self._held[name]


def shown(held: object) -> str:
    """A value as a message shows it: short, and with no sign that could do anything."""
    if isinstance(held, dict | list):
        return "an object" if isinstance(held, dict) else "a list"
    return _short(ascii(held[:100]) if isinstance(held, str) and not held[:100].isprintable() else _plainly(held))


def _plainly(held: object) -> str:
    return f"“{held[:100]}”" if isinstance(held, str) else str(held)


def _is_text(held: object) -> bool:
    return isinstance(held, str) and len(held) <= LONGEST_TEXT and not _HALF_A_SIGN.search(held)


def _is_list(held: object) -> bool:
    return isinstance(held, list) and len(held) <= MOST_ENTRIES


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:78] + " …"
