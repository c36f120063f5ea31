"""Broken, mistaken and hostile files: what each is told, and that none loses the good file beside it."""

import pytest

from analysis.exchange.formats import bounds
from analysis.exchange.reading import read_articles
from analysis.exchange.writing import csv_bytes
from analysis.text.documents import documents_frame
from docs import hostile_files
from tests.hostile_files import HOSTILE_FILES, PAGE, PDF, WORD, HostileFile
from tests.made_files import json_file, parquet_file, pdf_file, zip_file

FILES = [file for files in HOSTILE_FILES.values() for file in files]


@pytest.fixture(scope="module")
def page() -> str:
    """The page about hostile files, as the code writes it now."""
    return hostile_files.hostile_page()


def test_what_hostile_files_are_told_is_what_the_page_about_them_says(page):
    assert page.splitlines() == hostile_files.FILE.read_text(encoding="utf-8").splitlines(), (
        "Write the page again: python -m docs.hostile_files"
    )


def test_a_file_that_gives_no_article_says_why(page):
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ``")]
    assert len(rows) == len(FILES) >= 100
    assert [row for row in rows if row[3] == "nothing |" and row[2] == "—"] == []
    assert [row for row in rows if "broke its reader" in row[2]] == []


def test_the_table_of_hostile_files_names_each_once():
    assert len({(file.name, file.what, file.content) for file in FILES}) == len(FILES)


def read_both(folder, file: HostileFile):
    return hostile_files.read_beside_a_good_file(file, folder)


@pytest.mark.parametrize("group", ["Broken", "Odd, and read", "Ways out"])
def test_the_good_file_before_a_bad_one_is_kept(tmp_path, group):
    for number, file in enumerate(HOSTILE_FILES[group]):
        (folder := tmp_path / str(number)).mkdir()
        assert read_both(folder, file).articles[0].doc_id == "good", file.what


@pytest.mark.parametrize("what", ["an entity that names a file of the server", "the same in a Word file"])
def test_no_file_of_the_server_is_read_into_an_article(tmp_path, what):
    for number, file in enumerate(file for file in HOSTILE_FILES["Ways out"] if file.what == what):
        (folder := tmp_path / str(number)).mkdir()
        text = " ".join(" ".join(article.paragraphs) for article in read_both(folder, file).articles[1:])
        assert "root:" not in text
        assert text.startswith("A")


def test_entities_do_not_unfold(tmp_path):
    for number, file in enumerate(HOSTILE_FILES["Bombs"]):
        (folder := tmp_path / str(number)).mkdir()
        for article in read_both(folder, file).articles[1:]:
            assert sum(map(len, article.paragraphs)) < 500, file.what


def test_a_bad_file_in_an_archive_loses_none_of_the_others(tmp_path):
    members = {"a.txt": "A ferry.", "b.pdf": PAGE, "../c.txt": "Out.", "d.docx": WORD[:99], "e.md": "A pier."}
    (tmp_path / "some.zip").write_bytes(zip_file(members))
    reading = read_articles([tmp_path / "some.zip"])
    assert [article.doc_id for article in reading.articles] == ["a", "e"]
    assert [trouble.partition(":")[0] for trouble in reading.troubles] == [
        "some.zip/b.pdf",
        "some.zip/../c.txt",
        "some.zip/d.docx",
    ]


LONG = "word " * 30  # 150 characters, 150 bytes
BOUNDED = [
    ("LARGEST_FILE", 100, "a.txt", LONG, "larger than"),
    ("LARGEST_PAGE", 100, "a.html", PAGE, "larger than"),
    ("LARGEST_PART", 100, "a.docx", WORD, "a part of this Word file is larger than"),
    ("LARGEST_MARKUP", 100, "a.html", PAGE, "characters of markup, more than the 100 of one page"),
    ("LARGEST_ARTICLE", 100, "a.txt", LONG, "holds 150 characters, more than the 100 of one article"),
    ("LARGEST_ARTICLE", 100, "a.md", LONG, "holds 150 characters, more than the 100 of one article"),
    ("LARGEST_ARTICLE", 100, "a.pdf", PDF, "more than the 100 characters of one article"),
    ("LARGEST_ARTICLE", 100, "a.docx", WORD, "more than the 100 of one article"),
    ("MOST_PAGES", 1, "a.pdf", pdf_file(["A."], ["B."]), "has 2 pages, more than the 1 of one file"),
    ("MOST_MEMBERS", 1, "a.zip", zip_file({"a.txt": "A.", "b.txt": "B."}), "holds 2 files, more than the 1 of one"),
    ("LARGEST_UNPACKED", 100, "a.zip", zip_file({"a.txt": LONG}), "would unpack to 0 MB, more than 0 MB"),
]


@pytest.mark.parametrize(("bound", "most", "name", "content", "told"), BOUNDED)
def test_a_bound_that_is_passed_is_told(tmp_path, monkeypatch, bound, most, name, content, told):
    monkeypatch.setattr(bounds, bound, most)
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    reading = read_articles([tmp_path / name])
    assert reading.articles == []
    assert len(reading.troubles) == 1
    assert told in reading.troubles[0]


def test_articles_before_a_bound_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_ARTICLES", 2)
    (tmp_path / "a.csv").write_text("doc_id,text\na,One.\nb,Two.\nc,Three.\n")
    (tmp_path / "a.parquet").write_bytes(parquet_file(doc_id=["d", "e", "f"], text=["Four.", "Five.", "Six."]))
    reading = read_articles([tmp_path / "a.csv", tmp_path / "a.parquet"])
    assert [article.doc_id for article in reading.articles] == ["a", "b", "d", "e"]
    assert reading.troubles == [
        f"{name}: holds more than 2 articles; the rest was not read. Split it." for name in ("a.csv", "a.parquet")
    ]


def test_a_table_that_unpacks_to_too_much_is_read_up_to_there(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_UNPACKED", 1_000)
    content = parquet_file(doc_id=list(range(500)), text=["word " * 20] * 500)
    (tmp_path / "a.parquet").write_bytes(content)
    reading = read_articles([tmp_path / "a.parquet"])
    assert len(reading.articles) == 10
    assert "rows from 11 on were not read" in reading.troubles[0]


def test_a_formula_as_title_is_text_and_is_written_as_text(tmp_path):
    (tmp_path / "a.csv").write_text("doc_id,title,text\na,=cmd()|calc,A ferry.\n")
    reading = read_articles([tmp_path / "a.csv"])
    assert reading.articles[0].record == {"title": "=cmd()|calc"}
    assert b"'=cmd()|calc" in csv_bytes(documents_frame(reading.articles))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_by_what_parts_the_names_of_its_columns(tmp_path, delimiter):
    names, cells = (
        delimiter.join(["doc_id", '"a, b; c, d"', "text"]),
        delimiter.join(["a", "x", '"A ferry, a pier; a quay."']),
    )
    (tmp_path / "a.csv").write_text(f"{names}\n{cells}\n")
    assert read_articles([tmp_path / "a.csv"]).articles[0].paragraphs == ("A ferry, a pier; a quay.",)


def test_a_record_that_steers_the_screen_or_nests_deep_or_never_ends_does_not(tmp_path):
    deep: list = []
    for _ in range(300):
        deep = [deep]
    found = {"text": "A ferry.", "title": "A\x1b[2J \n \u202eeltit", "author": deep, "outlet": "x" * 5_000}
    (tmp_path / "a.json").write_bytes(json_file(found))
    reading = read_articles([tmp_path / "a.json"])
    assert reading.articles[0].record == {"title": "A [2J eltit"}
    assert reading.notes == [f"a.json: the outlet “{'x' * 40} …” was left empty: it is too long."]


def test_an_article_has_no_more_paragraphs_than_it_may(monkeypatch, tmp_path):
    monkeypatch.setattr(bounds, "MOST_PARAGRAPHS", 3)
    (tmp_path / "few.txt").write_text("One.\n\nTwo.\n\nThree.\n\n\n\n")
    (tmp_path / "many.txt").write_text("One.\n\nTwo.\n\nThree.\n\nFour.")
    reading = read_articles([tmp_path / "few.txt", tmp_path / "many.txt"])
    assert [article.doc_id for article in reading.articles] == ["few"]
    assert reading.troubles == ["many.txt: holds 4 paragraphs, more than the 3 of one article. The entry was left out."]
