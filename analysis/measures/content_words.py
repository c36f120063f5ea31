"""The content words of each paragraph, counted without their order: what may ship of a text in copyright."""

from collections import Counter
from pathlib import Path

import pandas as pd

from analysis.errors import CodebookError
from analysis.schemas import conform
from analysis.text.words import find_words


def content_words(paragraphs: pd.DataFrame, function_words: frozenset[str]) -> pd.DataFrame:
    """One row per paragraph and word, by alphabet: how often it stands there; function words left out.

    `paragraphs` needs paragraph_id and text. Words are in lower case, without possessive, and not reduced to a
    stem; single letters are left out.
    """
    rows = []
    for paragraph_id, text in zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True):
        words = Counter(word.form.casefold() for word in find_words(text))
        rows += [
            (paragraph_id, word, words[word]) for word in sorted(words) if not _is_function_word(word, function_words)
        ]
    return conform(pd.DataFrame(rows, columns=["paragraph_id", "word", "n"]), "words")


def read_function_words(path: Path) -> frozenset[str]:
    """The words that content_words leaves out, from a file such as corpus/lexicons/function_words.txt.

    Raises
    ------
    CodebookError
        The file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: no list of function words could be read ({error}).") from error
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_function_word(word: str, function_words: frozenset[str]) -> bool:
    return len(word) < 2 or word in function_words or word.replace("’", "'").split("'")[0] in function_words
