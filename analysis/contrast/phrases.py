"""Small pieces of sentences: numbers as words, names in a row."""

from collections.abc import Sequence

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(n: int) -> str:
    """A number as a sentence writes it: "none", "two", "12"."""
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def in_telling(label: str) -> str:
    """Where a side says something: "the Russian author’s text", "Harbour Post"."""
    return f"the {label}’s text" if label.endswith(" author") else label


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a sentence: "TextBlob, VADER and AFINN"."""
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
