"""A codebook that cannot be used says where, what was found and what to do."""

import pytest

from analysis.errors import CodebookError
from analysis.text.codebook import Field, read_entries
from analysis.text.wordlists import read_toml

FIELDS = {"id": Field("text"), "terms": Field("terms"), "not_this": Field("text", required=False)}


def entries(folder, text: str) -> list[dict]:
    path = folder / "birds.toml"
    path.write_text(text, encoding="utf-8")
    return read_entries(path, read_toml(path), "code", FIELDS)


def test_entries_come_in_the_file_s_order(tmp_path):
    found = entries(tmp_path, '[[code]]\nid = "owl"\nterms = ["owl*"]\n[[code]]\nid = "jay"\nterms = ["jay"]\n')
    assert [entry["id"] for entry in found] == ["owl", "jay"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('id = "owl"', r"birds\.toml: entry owl has no 'terms'\. Add one, or remove the entry\."),
        ('terms = ["owl"]', r"entry number 1 has no 'id'"),
        ('id = "owl"\nterms = ["owl"]\nnot_thsi = "x"', r"unknown field 'not_thsi'\. Is it misspelt\?"),
        ('id = "owl"\nterms = []', r"entry owl has an empty 'terms'"),
        ('id = "owl"\nterms = "owl"', r"'terms' should be a list of terms but is 'owl'"),
        ('id = " "\nterms = ["owl"]', r"'id' should be a text"),
        ('id = "owl"\nterms = ["owl", "jay", "owl"]', r"lists the term 'owl' more than once\. Keep one\."),
        ('id = "owl"\nterms = ["the owl of the barn"]', r"of 5 words\. Use 4 words at most\."),
        ('id = "owl"\nterms = ["ow*"]', r"entry owl has the term 'ow\*': a word before \* needs 3 letters"),
        ('id = "owl"\nterms = ["owl"]\n[[code]]\nid = "owl"\nterms = ["jay"]', r"entry owl stands there twice"),
    ],
)
def test_a_faulty_entry_is_told(tmp_path, lines, told):
    with pytest.raises(CodebookError, match=told):
        entries(tmp_path, "[[code]]\n" + lines)


def test_a_file_without_an_entry_is_told(tmp_path):
    with pytest.raises(CodebookError, match=r"has no entry\. Add one under \[\[code\]\]"):
        entries(tmp_path, 'title = "Birds"')


def test_a_file_that_is_not_toml_is_told_with_its_line(tmp_path):
    with pytest.raises(CodebookError, match=r"birds\.toml: is not TOML: .*line 2"):
        entries(tmp_path, '[[code]]\nid = "owl\n')


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CodebookError, match=r"none\.toml: cannot be read"):
        read_toml(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / "old.toml").write_bytes('title = "Vögel"'.encode("latin-1"))
    with pytest.raises(CodebookError, match="is not UTF-8"):
        read_toml(tmp_path / "old.toml")
