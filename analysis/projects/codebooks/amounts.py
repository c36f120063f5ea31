"""Numbers with their nouns, and long lists cut short, as sentences have them."""

from collections.abc import Collection


def amount(n: int, noun: str) -> str:
    """A number with its noun: "1 term", "12 terms", "no term"."""
    return f"no {noun}" if not n else f"{n:,} {noun}{'' if n == 1 else 's'}"


def few(terms: Collection[str], most: int) -> str:
    """The first terms, and how many there are besides: "Lisbon, Porto and 3 more"."""
    terms = list(terms)
    more = len(terms) - most
    return ", ".join(terms[:most]) + (f" and {more} more" if more > 0 else "")
