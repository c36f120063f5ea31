"""Broken, mistaken and hostile files: what each is told, and that none loses the good file beside it."""

import stat
import zipfile
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from analysis.exchange.formats import bounds
from analysis.exchange.reading import read_articles
from analysis.exchange.writing import csv_bytes
from analysis.text.documents import documents_frame
from tests.made_files import BODY, json_file, parquet_file, pdf_file, web_page, word_file, zip_file

EMPTY = "the file is empty, so there was nothing to read"
BROKEN_ZIP = "is packed as a zip archive, and broken. Save or pack it again"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RTF = rb"{\rtf1\ansi A ferry.}"


def a_link() -> zipfile.ZipInfo:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return link


def encrypted_zip() -> bytes:
    content = bytearray(zip_file({"a.txt": "A ferry."}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    return bytes(content)


def lying_zip() -> bytes:
    """An archive that says its member is ten bytes long, and packs 3 MB."""
    content = bytearray(zip_file({"a.txt": "word " * 600_000}))
    for signature, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(signature) + size
        content[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(content)


def spoilt(content: bytes, at: float) -> bytes:
    """The bytes, with sixteen of them changed."""
    place = int(len(content) * at)
    return content[:place] + b"\xff" * 16 + content[place + 16 :]


def packed(name: str, content: bytes | str) -> bytes:
    return zip_file({name: content})


def parquet_of_many(rows: int) -> bytes:
    sink = BytesIO()
    parquet.write_table(pa.table({"doc_id": list(range(rows)), "text": ["word " * 20] * rows}), sink)
    return sink.getvalue()


PAGE, WORD, PDF = web_page(*BODY), word_file(*BODY), pdf_file(list(BODY))
TABLE, ARCHIVE = parquet_file(doc_id=["a"], text=["A ferry."]), zip_file({"a.txt": "A ferry."})

HOSTILE = [
    # empty
    *[(f"a{suffix}", b"", EMPTY) for suffix in (".txt", ".md", ".html", ".docx", ".pdf", ".json", ".parquet", ".zip")],
    ("a.md", "# Only a heading\n", "has no 'text'"),
    ("a.md", "---\ntitle: x\n---\n", "has no 'text'"),
    ("a.html", "<html><body></body></html>", "no article was found on this page"),
    ("a.html", "<script>alert(1)</script>", "no article was found on this page"),
    ("a.docx", word_file(), "has no 'text'"),
    ("a.docx", word_file(heading="Only a heading"), "has no 'text'"),
    ("a.json", "[]", "holds no entry"),
    ("a.parquet", parquet_file(doc_id=pa.array([], "string"), text=pa.array([], "string")), "holds no entry"),
    ("a.zip", zip_file({}), "holds no entry"),
    ("a.zip", zip_file({"folder/": "", "__MACOSX/a.txt": "x"}), "holds no entry"),
    # not what the name says
    ("a.pdf", PAGE, "named .pdf, but this is a web page. Rename it to .html and try again"),
    ("a.txt", PAGE, "named .txt, but this is a web page"),
    ("a.txt", b"\xef\xbb\xbf" + PAGE, "named .txt, but this is a web page"),
    ("a.html", PDF, "named .html, but this is a PDF. Rename it to .pdf"),
    ("a.txt", PDF, "named .txt, but this is a PDF"),
    ("a.md", WORD, "named .md, but this is a Word file. Rename it to .docx"),
    ("a.zip", WORD, "named .zip, but this is a Word file. Rename it to .docx"),
    ("a.docx", ARCHIVE, "named .docx, but this is a zip archive. Rename it to .zip"),
    ("a.docx", packed("xl/workbook.xml", "x"), "this is an Excel workbook. Save its sheet as .csv"),
    ("a.zip", packed("META-INF/container.xml", "x"), "this is an e-book or OpenDocument file. Save it as .docx"),
    ("a.docx", OLD_OFFICE, "this is an old Office file, or one with a password. Save it as .docx"),
    ("a.docx", RTF, "this is rich text (RTF). Save it as .docx"),
    ("a.csv", TABLE, "named .csv, but this is a Parquet table. Rename it to .parquet"),
    ("a.jsonl", b"\x1f\x8b" + bytes(40), "this is a gzip archive. Unpack it"),
    ("a.pdf", PNG, "this is a picture. Give the text, not a picture of it"),
    ("a.txt", PNG, "this is a picture"),
    ("a.pdf", "A ferry.", "this is not a PDF, or it is broken"),
    ("a.docx", "A ferry.", "this is not a Word file, or it is broken"),
    ("a.parquet", "A ferry.", "this is not a Parquet table, or it is broken"),
    ("a.zip", "A ferry.", "this is not a zip archive, or it is broken"),
    ("a.odt", "A ferry.", "files of type .odt are not read. Give .txt, .md,"),
    ("a", "A ferry.", "files of type none are not read"),
    # broken
    ("a.txt", bytes(range(256)) * 4 + bytes(100), "this is no text file"),
    ("a.pdf", b"%PDF-1.7\njunk", "this PDF is broken"),
    ("a.pdf", PDF[:200], "this PDF is broken"),
    ("a.docx", WORD[:2000], BROKEN_ZIP),
    ("a.docx", packed("word/document.xml", "<a>"), "this Word file is broken"),
    ("a.parquet", TABLE[:40], "this Parquet table is broken"),
    ("a.parquet", b"PAR1" + b"\xff" * 40 + b"PAR1", "this Parquet table is broken"),
    ("a.zip", ARCHIVE[:30], BROKEN_ZIP),
    ("a.zip", spoilt(packed("a.txt", "A ferry. " + "".join(map(str, range(999)))), 0.3), "or broken. Pack it again"),
    ("a.json", "{not json", "this is no JSON (Expecting property name"),
    ("a.json", '{"text": "A."}\n{"text": "B."}', "One object a line? Name it .jsonl"),
    ("a.json", '"text"', "holds neither an object nor a list"),
    ("a.json", "[" * 100_000, "nested too deep"),
    ("a.json", "9" * 5000, "nested too deep, or has too long a number"),
    ("a.json", "[1]", "a.json, article 1: is no JSON object"),
    ("a.json", "{}", "has no 'text'"),
    ("a.json", json_file({"text": ["a", "list"]}), "has no 'text'"),
    ("a.json", json_file({"doc_id": "a/b", "text": "A."}), "may not contain /"),
    ("a.json", json_file({"doc_id": "x" * 500, "text": "A."}), "has a doc_id of 500 characters, more than the 200"),
    ("a.csv", "doc_id,text\ngood,Twice.\n", "has the doc_id 'good' again"),
    ("a.csv", "doc_id,text\na\0\0\0\0\0\0\0b,A.\n", "this is no text file"),
    ("a.parquet", parquet_file(name=["a"], text=["A."]), "has no column 'doc_id'"),
    ("a.parquet", parquet_file(doc_id=["a"], body=["A."]), "has no column 'text'"),
    ("a.parquet", parquet_file(doc_id=["a"], text=[["A."]]), "a.parquet, row 1: has no 'text'"),
    # closed, or nothing to read in it
    ("a.pdf", pdf_file(list(BODY), password="secret"), "this PDF is encrypted. Save it without a password"),
    ("a.pdf", pdf_file([], []), "this PDF has no text, only pictures of it (a scan). Put it through OCR first"),
    ("a.zip", encrypted_zip(), "a.zip/a.txt: is encrypted. Pack it without a password"),
    # bombs and ways out
    ("a.zip", packed("a.txt", bytes(3 * 2**20)), "to 1, as no article is. It was not unpacked"),
    ("a.docx", packed("word/document.xml", bytes(3 * 2**20)), "as no article is. It was not unpacked"),
    ("a.zip", lying_zip(), "is packed in a way that cannot be read, or broken"),
    ("a.zip", packed("in.zip", ARCHIVE), "a.zip/in.zip: is an archive in an archive. Unpack it"),
    ("a.zip", packed("in.txt", ARCHIVE), "a.zip/in.txt: named .txt, but this is a zip archive"),
    ("a.zip", packed("../a.txt", "A."), "a.zip/../a.txt: its path leads out of the archive"),
    ("a.zip", packed("x/../../a.txt", "A."), "its path leads out of the archive"),
    ("a.zip", packed("..\\a.txt", "A."), "its path leads out of the archive"),
    ("a.zip", packed("/etc/a.txt", "A."), "its path leads out of the archive"),
    ("a.zip", packed("C:\\a.txt", "A."), "its path leads out of the archive"),
    ("a.zip", zip_file([(a_link(), "/etc/passwd")]), "a.zip/link.txt: is a link, not a file"),
    ("a.zip", packed("a.exe", "MZ"), "a.zip/a.exe: files of type .exe are not read"),
    ("a.zip", packed("\x1b[2J\u202efdp.exe", "MZ"), "a.zip/ [2Jfdp.exe: files of type .exe are not read"),
]


@pytest.mark.parametrize(("name", "content", "told"), HOSTILE, ids=[f"{n}:{told[:40]}" for n, _, told in HOSTILE])
def test_a_bad_file_is_told_and_the_good_one_beside_it_is_kept(tmp_path, name, content, told):
    (tmp_path / "good.txt").write_text("A ferry.")
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    reading = read_articles([tmp_path / "good.txt", tmp_path / name])
    assert [article.doc_id for article in reading.articles] == ["good"]
    assert len(reading.troubles) == 1
    assert reading.troubles[0].startswith(name)
    assert told in reading.troubles[0]


def test_the_table_of_bad_files_is_long_and_names_each_once():
    assert len(HOSTILE) >= 40
    assert len({(name, content) for name, content, _ in HOSTILE}) == len(HOSTILE)


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
    reading = read_articles([tmp_path / "a.csv"])
    assert [article.doc_id for article in reading.articles] == ["a", "b"]
    assert reading.troubles == ["a.csv: holds more than 2 articles; the rest was not read. Split it."]


def test_a_table_that_unpacks_to_too_much_is_read_up_to_there(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_UNPACKED", 1_000)
    (tmp_path / "a.parquet").write_bytes(parquet_of_many(500))
    reading = read_articles([tmp_path / "a.parquet"])
    assert len(reading.articles) == 10
    assert "rows from 11 on were not read" in reading.troubles[0]


def test_a_formula_as_title_is_text_and_is_written_as_text(tmp_path):
    (tmp_path / "a.csv").write_text("doc_id,title,text\na,=cmd()|calc,A ferry.\n")
    reading = read_articles([tmp_path / "a.csv"])
    assert reading.articles[0].record == {"title": "=cmd()|calc"}
    assert b"'=cmd()|calc" in csv_bytes(documents_frame(reading.articles))


def test_a_record_that_steers_the_screen_or_nests_deep_or_never_ends_does_not(tmp_path):
    deep: list = []
    for _ in range(300):
        deep = [deep]
    found = {"text": "A ferry.", "title": "A\x1b[2J \n \u202eeltit", "author": deep, "outlet": "x" * 5_000}
    (tmp_path / "a.json").write_bytes(json_file(found))
    reading = read_articles([tmp_path / "a.json"])
    assert reading.articles[0].record == {"title": "A [2J eltit"}
    assert reading.notes == [f"a.json: the outlet “{'x' * 40} …” was left empty: it is too long."]


def test_a_web_page_nested_without_end_is_read_or_told(tmp_path):
    (tmp_path / "a.html").write_bytes(web_page("<div>" * 5_000 + "A ferry."))
    reading = read_articles([tmp_path / "a.html"])
    assert len(reading.articles) + len(reading.troubles) == 1


def test_markdown_nested_without_end_is_read_or_told(tmp_path):
    (tmp_path / "a.md").write_text(">" * 5_000 + " A ferry.\n\n" + "[" * 5_000 + "\n\nA pier.\n")
    reading = read_articles([tmp_path / "a.md"])
    assert len(reading.articles) + len(reading.troubles) == 1
