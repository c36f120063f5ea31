"""A guess at what is known of an article, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

FIELDS = ("title", "author", "outlet", "published", "language", "perspective", "translated", "url")

FILE, NAME, FOLDER, HEAD, ADDRESS, BIO, TEXT = (
    "the file", "its name", "its folder", "its first lines", "its address", "its last lines", "its words",
)  # fmt: skip
TYPED = "typed"


@dataclass(frozen=True)
class Guess:
    """What a field may hold, as text (`translated`: "yes"), and where that was found: FILE, NAME …"""

    value: str
    origin: str


Guesses = Mapping[str, Guess]  # by field; a field that nothing is known of is not there


def first_of(*several: Guesses) -> dict[str, Guess]:
    """For each field the guess of the first that has one, in the order of FIELDS."""
    found: dict[str, Guess] = {}
    for guesses in several:
        found = {field: guess for field, guess in guesses.items() if guess.value} | found
    return {field: found[field] for field in FIELDS if field in found}
