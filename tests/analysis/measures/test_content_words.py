"""Content words: counted by alphabet, without function words, the same from text as they ship."""

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.measures.content_words import content_words, read_function_words


def test_words_are_counted_by_alphabet_without_function_words():
    paragraphs = pd.DataFrame(
        {"paragraph_id": ["a/p01"], "text": ["The ferry’s late; a Ferry is late, and it isn’t mine."]}
    )
    counts = content_words(paragraphs, frozenset({"the", "is", "and", "it", "isn", "mine"}))
    assert counts.values.tolist() == [["a/p01", "ferry", 2], ["a/p01", "late", 2]]


def test_comments_of_the_list_are_no_words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# of a kind\nthe and\nof\n", encoding="utf-8")
    assert read_function_words(path) == {"the", "and", "of"}


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CodebookError, match=r"none.txt: no list of function words could be read"):
        read_function_words(tmp_path / "none.txt")
