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
        start, end = match.span()
        form = text[start:end]
        if not form.isalnum():  # it may have a possessive or brackets; most words have neither
            stem = _POSSESSIVE.sub("", form)
            end, form = start + len(stem), bare_form(stem)
        found.append(Word(start, end, form))
    return found


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(WORD.findall(text))


def bare_form(word: str) -> str:
    """The word as a codebook would write it: `China’s` → `China`, `[i]nterference` → `interference`."""
    return _POSSESSIVE.sub("", word.replace("[", "").replace("]", ""))
