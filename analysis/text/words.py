"""Words: the one rule by which every count, rate and term in this project splits text."""

import re
from typing import NamedTuple

# In this order: dotted abbreviations (U.S.), numbers with their suffix (3.5, 1,000, 21st),
# words altered in brackets by an editor ([i]nterference), words with inner apostrophes (China's).
# Hyphens separate, so that "Russian-Chinese" names both.
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[’'][sS]\b)?"
    r"|\d+(?:[.,]\d+)*[^\W\d_]*(?:[’'][sS]\b)?"
    r"|\[[^\W\d_]\][^\W\d_]+(?:[’'][^\W\d_]+)*"
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*"
    r"|\w+"
)
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")


class Word(NamedTuple):
    """One word without its possessive: its place in the text (0-based, end exclusive) and its form without brackets."""

    start: int
    end: int
    form: str


def find_words(text: str) -> list[Word]:
    """Every word of a text, in reading order."""
    found = []
    for match in WORD.finditer(text):
        stem = _POSSESSIVE.sub("", match.group())
        found.append(Word(match.start(), match.start() + len(stem), bare_form(stem)))
    return found


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))


def bare_form(word: str) -> str:
    """The word as a codebook would write it: `China’s` → `China`, `[i]nterference` → `interference`."""
    return _POSSESSIVE.sub("", word.replace("[", "").replace("]", ""))
