import json
from pathlib import Path

import pytest

from analysis.exchange.formats import bounds
from analysis.exchange.formats.decoding import decode
from analysis.exchange.reading import read_articles
from tests.summit import HARBOUR, page_of


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(*entries: object) -> str:
    return "\n".join(entry if isinstance(entry, str) else json.dumps(entry) for entry in entries)


def ids(reading) -> list[str]:
    return [article.doc_id for article in reading.articles]


def test_a_text_file_is_one_article_named_after_it(tmp_path):
    found = read_articles([written(tmp_path, "veld.txt", "\n\n".join(HARBOUR))])
    assert [(article.doc_id, article.paragraphs, article.from_file) for article in found.articles] == [
        ("veld", HARBOUR, True)
    ]
    assert found.troubles == []


def test_a_table_is_one_article_a_row_with_its_record(tmp_path):
    table = 'doc_id,title,text,translated,mood\na,One,"First.\n\nSecond.",True,sour\nb,,Third.,no,\n'
    found = read_articles([written(tmp_path, "two.csv", table)])
    assert [(article.doc_id, article.paragraphs) for article in found.articles] == [
        ("a", ("First.", "Second.")),
        ("b", ("Third.",)),
    ]
    assert found.articles[0].record == {"title": "One", "translated": True}
    assert found.articles[1].record == {"translated": False}


def test_json_lines_are_one_article_a_line(tmp_path):
    content = lines({"doc_id": 7, "text": "First.", "author": "Ann Ash"}, "", {"doc_id": "b", "text": "Second."})
    found = read_articles([written(tmp_path, "two.jsonl", content)])
    assert ids(found) == ["7", "b"]
    assert found.articles[0].record == {"author": "Ann Ash"}


@pytest.mark.parametrize(
    ("entry", "trouble"),
    [
        ("not json", "is no JSON object"),
        ("[1, 2]", "is no JSON object"),
        ('"text"', "is no JSON object"),
        ("9" * 5000, "is no JSON object"),
        ("[" * 100_000, "is no JSON object"),
        ({"text": "Without an id."}, "has no 'doc_id'"),
        ({"doc_id": "  ", "text": "Blank id."}, "has no 'doc_id'"),
        ({"doc_id": None, "text": "No id."}, "has no 'doc_id'"),
        ({"doc_id": "x"}, "has no 'text'"),
        ({"doc_id": "x", "text": ""}, "has no 'text'"),
        ({"doc_id": "x", "text": ["a", "list"]}, "has no 'text'"),
        ({"doc_id": "x", "text": "?! … — “”"}, "holds no words"),
        ({"doc_id": "a/b", "text": "Slash."}, "may not contain /"),
        ({"doc_id": "good", "text": "Twice."}, "has the doc_id 'good' again"),
    ],
)
def test_a_bad_entry_is_told_with_its_place_and_the_others_are_kept(tmp_path, entry, trouble):
    good, last = {"doc_id": "good", "text": "A ferry."}, {"doc_id": "last", "text": "A pier."}
    found = read_articles([written(tmp_path, "some.jsonl", lines(good, entry, last))])
    assert ids(found) == ["good", "last"]
    assert len(found.troubles) == 1
    assert found.troubles[0].startswith("some.jsonl, line 2: ")
    assert trouble in found.troubles[0]


def test_an_article_as_long_as_a_library_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_ARTICLE", 50)
    content = lines({"doc_id": "a", "text": "word " * 11}, {"doc_id": "b", "text": "Short."})
    found = read_articles([written(tmp_path, "long.jsonl", content)])
    assert ids(found) == ["b"]
    assert "holds 55 characters, more than the 50 of one article" in found.troubles[0]


def test_a_line_of_ten_megabytes_is_told_and_loses_nothing_else(tmp_path):
    content = lines({"doc_id": "a", "text": "a" * 10 * 2**20}, {"doc_id": "b", "text": "Short."})
    found = read_articles([written(tmp_path, "long.jsonl", content)])
    assert ids(found) == ["b"]
    assert "holds 10,485,760 characters" in found.troubles[0]


def test_a_row_with_cells_too_many_loses_nothing_else(tmp_path):
    found = read_articles([written(tmp_path, "some.csv", "doc_id,text\na,One.\nb,Two, and more.\nc,Three.\n")])
    assert ids(found) == ["a", "c"]
    assert found.troubles == [
        "some.csv, line 3: has 3 cells under 2 column names; put text with commas in quotation marks. "
        "The entry was left out."
    ]


def test_a_row_with_cells_too_few_loses_nothing_else(tmp_path):
    found = read_articles([written(tmp_path, "some.csv", "doc_id,text\na\nb,Two.\n")])
    assert ids(found) == ["b"]
    assert found.troubles[0].startswith("some.csv, line 2: has no 'text'")


def test_a_quotation_mark_that_never_closes_is_told_and_what_stands_before_is_kept(tmp_path):
    found = read_articles([written(tmp_path, "some.csv", 'doc_id,text\na,One.\nb,"Two.\nc,Three.\n')])
    assert ids(found) == ["a"]
    assert "some.csv: this is no table of comma-separated values" in found.troubles[0]


def test_lines_are_counted_in_the_file_not_in_the_table(tmp_path):
    found = read_articles([written(tmp_path, "some.csv", 'doc_id,text\na,"One.\n\nTwo."\na,Again.\n')])
    assert found.troubles[0].startswith("some.csv, line 5: has the doc_id 'a' again")


def test_a_table_with_long_cells_is_read(tmp_path):
    found = read_articles([written(tmp_path, "some.csv", f"doc_id,text\na,{'word ' * 100_000}\n")])
    assert ids(found) == ["a"]


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("a.odt", "word", "files of type .odt are not read"),
        ("none", "word", "files of type none are not read"),
        ("a.txt", b"\0\0\0\0", "this is no text file"),
        ("a.csv", "", "the file is empty"),
        ("a.csv", "doc_id,text\n", "holds no entry"),
        ("a.jsonl", "\n\n", "holds no entry"),
        ("a.csv", "name,body\na,One.\n", "has no 'doc_id'"),
        ("a.txt", "", "the file is empty"),
        ("a.txt", "\u202e \u200b …", "holds no words"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_kept(tmp_path, name, content, trouble):
    paths = [written(tmp_path, name, content), written(tmp_path, "good.txt", "A ferry.")]
    found = read_articles(paths)
    assert ids(found) == ["good"]
    assert len(found.troubles) == 1
    assert trouble in found.troubles[0]


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    found = read_articles([tmp_path / "gone.txt", tmp_path / "folder.txt"])
    assert "gone.txt: there is no such file" in found.troubles[0]
    assert "folder.txt: cannot be read" in found.troubles[1]


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_FILE", 4)
    path = written(tmp_path, "long.txt", "longer")
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    assert read_articles([path]).troubles[0].startswith("long.txt: larger than")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding):
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    assert decode((mark + "A “naïve” – plan").encode(encoding), "x").removeprefix("\ufeff") == "A “naïve” – plan"


def test_a_sign_that_no_encoding_has_does_not_stop_the_others(tmp_path):
    content = (
        '{"doc_id": "a\\ud800", "title": "\\udfff", "text": "Half \\ud83d a sign."}\n{"doc_id": "b", "text": "Two."}'
    )
    found = read_articles([written(tmp_path, "odd.jsonl", content)])
    assert len(found.articles) == 2
    for article in found.articles:
        "".join([article.doc_id, *article.paragraphs, *article.record.values()]).encode("utf-8")


def test_hostile_text_is_read_as_text(tmp_path):
    odd = "<script>alert(1)</script> =cmd() **bold** ![](http://x) \u202eevil\u202c $x$ \x07 end"
    found = read_articles([written(tmp_path, "odd.jsonl", lines({"doc_id": "=cmd()", "text": odd}))])
    assert ids(found) == ["=cmd()"]
    assert found.articles[0].paragraphs == ("<script>alert(1)</script> =cmd() **bold**![](http://x) evil $x$ end",)


def test_a_page_with_boilerplate_is_read_whole(tmp_path):
    found = read_articles([written(tmp_path, "page.txt", page_of("harbour"))])
    assert found.articles[0].paragraphs[:3] == ("Home | World | Search", "Cold Water at Lake Veld", "Share this story")
