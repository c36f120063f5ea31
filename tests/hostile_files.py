"""Broken, mistaken and hostile files, each made in memory with what it is in words. All prose is the project's own.

docs/hostile-files.md, which `python -m docs.hostile_files` writes, shows what each is told and what of it is kept.
"""

import gzip
import io
import json
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pypdf
from pypdf.generic import ArrayObject, EncodedStreamObject, NameObject, NumberObject

from tests.made_files import BODY, _saved, json_file, parquet_file, pdf_file, web_page, word_file, zip_file

MEGABYTE = 2**20


@dataclass(frozen=True)
class HostileFile:
    """A file: its name, what it is in words, and its content, or what writes it to a path.

    seconds: how long it may be read, where it would take all of the time that a file is given.
    """

    name: str
    what: str
    content: bytes | str | Callable[[Path], object]
    seconds: int | None = None

    def write(self, folder: Path) -> Path:
        """The file in a folder."""
        path = folder / self.name
        if callable(self.content):
            self.content(path)
        else:
            path.write_bytes(self.content if isinstance(self.content, bytes) else self.content.encode())
        return path


def a_link() -> zipfile.ZipInfo:
    """A member of an archive that is a link, as Unix packs it."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return link


def encrypted_zip() -> bytes:
    """An archive whose member says that it needs a password."""
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
    """An archive of one file."""
    return zip_file({name: content})


def sparse(n_bytes: int) -> Callable[[Path], object]:
    """Writes a file that is said to be so large, and takes no room."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(n_bytes)

    return write


def word_with(body: str, before: str = "") -> bytes:
    """A Word file whose document is this XML."""
    with zipfile.ZipFile(io.BytesIO(word_file("STAYS"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    document = members["word/document.xml"].decode().replace("STAYS", body)
    declared, _, rest = document.partition("?>")
    members["word/document.xml"] = f"{declared}?>{before}{rest}".encode()
    return zip_file(members)


def laughs(doctype: str) -> str:
    """A document type whose entity unfolds to a thousand million words."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {doctype} [<!ENTITY l0 "word ">{entities}]>'


def tei(paragraph: str, before: str = "") -> str:
    """A TEI file of one paragraph."""
    return f"<?xml version='1.0'?>{before}<TEI><text><body><p>{paragraph}</p></body></text></TEI>"


def pdf_bomb() -> bytes:
    """A PDF of one page, drawn by 100 MB of spaces."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf_file(list(BODY))))
    stream = EncodedStreamObject()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = zlib.compress(b" " * 100 * MEGABYTE, 1)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    return _saved(writer.write)


def pdf_without_end() -> bytes:
    """A PDF whose tree of pages holds itself."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf_file(list(BODY))))
    pages = writer.root_object["/Pages"].get_object()
    pages[NameObject("/Kids")] = ArrayObject([pages.indirect_reference])
    pages[NameObject("/Count")] = NumberObject(10**9)
    return _saved(writer.write)


def a_tar() -> bytes:
    """A tar archive of one text."""
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 8
        archive.addfile(entry, io.BytesIO(b"A ferry."))
    return sink.getvalue()


def many_rows(rows: int) -> Callable[[Path], object]:
    """Writes a CSV table of so many articles."""
    return lambda path: path.write_text("doc_id,text\n" + "".join(f"{row},A ferry.\n" for row in range(rows)))


def noise(n_bytes: int) -> bytes:
    """Bytes without order, always the same."""
    state, made = 1, bytearray()
    for _ in range(n_bytes // 4):
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        made += struct.pack(">I", state ^ state >> 13)
    return bytes(made)


PAGE, WORD, PDF = web_page(*BODY), word_file(*BODY), pdf_file(list(BODY))
TABLE, ARCHIVE = parquet_file(doc_id=["a"], text=["A ferry."]), zip_file({"a.txt": "A ferry."})
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = '[<!ENTITY e SYSTEM "file:///etc/passwd">]>'
ROWS = "doc_id,title,text\n"

GROUPS: dict[str, list[tuple]] = {
    "Empty, or nothing to read in it": [
        *[(f"a{suffix}", "no byte", b"") for suffix in (".txt", ".docx", ".pdf", ".json", ".parquet", ".xml", ".zip")],
        ("a.txt", "blanks and line ends", " \n\t\r\n \u3000"),
        ("a.txt", "punctuation only", "?! … — “”"),
        ("a.md", "a heading only", "# Only a heading\n"),
        ("a.md", "a record only", "---\ntitle: x\n---\n"),
        ("a.html", "a page without a word", "<html><body></body></html>"),
        ("a.html", "a page that is one script", "<script>alert(1)</script>"),
        ("a.html", "a page of frames", "<html><frameset><frame src='http://127.0.0.1/'></frameset></html>"),
        ("a.docx", "a Word file without paragraphs", word_file()),
        ("a.docx", "a Word file with a heading only", word_file(heading="Only a heading")),
        ("a.pdf", "a scan: two pages without text", pdf_file([], [])),
        ("a.csv", "names of columns only", "doc_id,text\n"),
        ("a.json", "an empty list", "[]"),
        ("a.json", "an empty object", "{}"),
        ("a.parquet", "no row", parquet_file(doc_id=pa.array([], "string"), text=pa.array([], "string"))),
        ("a.xml", "TEI without a paragraph", "<TEI><text><body/></text></TEI>"),
        ("a.zip", "no file in it", zip_file({})),
        ("a.zip", "folders and a system's leavings only", zip_file({"folder/": "", "__MACOSX/a.txt": "x"})),
    ],
    "Not what the name says": [
        ("a.pdf", "a web page", PAGE),
        ("a.txt", "a web page", PAGE),
        ("a.txt", "a web page behind a byte order mark", b"\xef\xbb\xbf" + PAGE),
        ("a.html", "a PDF", PDF),
        ("a.txt", "a PDF", PDF),
        ("a.md", "a Word file", WORD),
        ("a.zip", "a Word file", WORD),
        ("a.docx", "a zip archive", ARCHIVE),
        ("a.docx", "an Excel workbook", packed("xl/workbook.xml", "x")),
        ("a.docx", "a presentation", packed("ppt/presentation.xml", "x")),
        ("a.zip", "an e-book", packed("META-INF/container.xml", "x")),
        ("a.docx", "a Word file with a password, or of before 2007", OLD_OFFICE),
        ("a.docx", "rich text", rb"{\rtf1\ansi A ferry.}"),
        ("a.csv", "a Parquet table", TABLE),
        ("a.jsonl", "JSON lines packed by gzip", gzip.compress(b"{}", mtime=0)),
        ("a.txt", "a tar archive", a_tar()),
        ("a.txt", "bytes without order, as an unknown way of packing leaves them", noise(20_000)),
        ("a.pdf", "a picture", PNG),
        ("a.txt", "a picture", PNG),
        ("a.pdf", "plain text", "A ferry."),
        ("a.docx", "plain text", "A ferry."),
        ("a.parquet", "plain text", "A ferry."),
        ("a.zip", "plain text", "A ferry."),
        ("a.zip", "a program that unpacks itself", b"MZ" + bytes(60) + ARCHIVE),
        ("a.odt", "a suffix that is not read", "A ferry."),
        ("a.exe", "a program", b"MZ" + bytes(60)),
        ("a", "no suffix", "A ferry."),
    ],
    "Broken": [
        ("a.txt", "all bytes there are", bytes(range(256)) * 4 + bytes(100)),
        ("a.pdf", "a PDF's first line", b"%PDF-1.7\njunk"),
        ("a.pdf", "a PDF cut short", PDF[:200]),
        ("a.docx", "a Word file cut short", WORD[:2000]),
        ("a.docx", "a Word file without its parts", packed("word/document.xml", "<a>")),
        ("a.parquet", "a Parquet table cut short", TABLE[:40]),
        ("a.parquet", "a Parquet table of noise", b"PAR1" + b"\xff" * 40 + b"PAR1"),
        ("a.zip", "an archive cut short", ARCHIVE[:30]),
        ("a.zip", "an archive with a spoilt file", spoilt(packed("a.txt", "".join(map(str, range(999)))), 0.3)),
        ("a.xml", "XML that never closes", "<TEI><text><p>A ferry."),
        ("a.xml", "XML of another kind", "<rss><channel/></rss>"),
        ("a.json", "no JSON", "{not json"),
        ("a.json", "JSON cut short", '[{"text": "A fer'),
        ("a.json", "JSON lines", '{"text": "A."}\n{"text": "B."}'),
        ("a.json", "a text for an object", '"text"'),
        ("a.json", "a number for an article", "[1]"),
        (
            "a.jsonl",
            "a good line, a broken one, a good one",
            '{"doc_id":"a","text":"A."}\n{"doc\n{"doc_id":"b","text":"B."}',
        ),
        ("a.csv", "a quotation mark that never closes", 'doc_id,text\na,A ferry.\nb,"A pier.\nc,A quay.\n'),
        ("a.csv", "rows longer and shorter than the first", "doc_id,text\na,A ferry.,x,y\nb\n\nc,A quay.\n"),
        ("a.csv", "no names of columns", "a,A ferry.\nb,A pier.\n"),
    ],
    "Entries that are no articles": [
        ("a.json", "a list for a text", json_file({"text": ["a", "list"]})),
        ("a.json", "an id with a slash", json_file({"doc_id": "a/b", "text": "A."})),
        ("a.json", "an id of 500 signs", json_file({"doc_id": "x" * 500, "text": "A."})),
        ("a.csv", "an id that another file has given", "doc_id,text\ngood,Twice.\nnew,Once.\n"),
        ("a.csv", "an id of NULs", "doc_id,text\na\0\0\0\0\0\0\0b,A.\n"),
        ("a.parquet", "no column doc_id", parquet_file(name=["a"], text=["A."])),
        ("a.parquet", "no column text", parquet_file(doc_id=["a"], body=["A."])),
        ("a.parquet", "lists in the column text", parquet_file(doc_id=["a"], text=[["A."]])),
        ("a.parquet", "tables in a table", parquet_file(doc_id=["a"], text=["A."], title=[{"in": [{"x": [b"\xff"]}]}])),
        ("a.parquet", "an empty id and no text", parquet_file(doc_id=["", "b"], text=["A.", None])),
    ],
    "Odd, and read": [
        ("a.txt", "UTF-16", "A “naïve” ferry.".encode("utf-16")),
        ("a.txt", "UTF-16 without its mark", "A ferry without a mark.".encode("utf-16-be")),
        ("a.txt", "Windows-1251", "Никто не ожидал тепла.".encode("cp1251")),
        ("a.txt", "two encodings in one file", "Naïve. ".encode() + "Naïve.".encode("cp1252")),
        ("a.txt", "two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbfA ferry."),
        ("a.txt", "a few NULs", "A fer\0ry left."),
        ("a.txt", "signs that steer a screen and turn lines round", "A\x1b[2J fer\u202eyr\u202c left.\x07"),
        ("a.txt", "three languages in one text", "A ferry left. Паром ушёл. Die Fähre fuhr ab."),
        ("a.csv", "formulas for cells", ROWS + "a,=cmd()|calc,A ferry.\nb,@SUM(1),+1 ferry.\n"),
        ("a.csv", "markup for cells", ROWS + "a,<b onclick=x>,<script>alert(1)</script> ![](http://x)\n"),
        ("a.csv", "cells parted by semicolons", "doc_id;text\na;A ferry, and a pier.\n"),
        ("a.csv", "cells parted by tabs", "doc_id\ttext\na\tA ferry, and a pier.\n"),
        ("a.csv", "10,000 columns", f"doc_id,text{',x' * 10_000}\na,A ferry.{',' * 10_000}\n"),
        ("a.csv", "days that there are not", "doc_id,text,published\na,A.,2021-02-30\nb,B.,31/12/2021\n"),
        ("a.json", "halves of signs", '{"title": "\\ud800", "text": "Half \\udfff a sign."}'),
        ("a.json", "numbers that are none", '{"text": "A ferry.", "title": NaN, "author": Infinity}'),
        ("a.json", "a title of 5,000 signs", json_file({"text": "A ferry.", "title": "x" * 5_000})),
        ("a.html", "scripts, frames and pictures in the text", web_page(*BODY, "<script>x()</script><iframe src=x>")),
        ("a.html", "5,000 boxes in one another", web_page("<div>" * 5_000 + BODY[0])),
        ("a.md", "5,000 quotations in one another", ">" * 5_000 + " A ferry.\n\nA pier.\n"),
        (
            "a.md",
            "a record that would unfold to millions",
            "---\na: &a [x]\nb: &b [*a, *a]\ntitle: *b\n---\nA ferry.\n",
        ),
        ("a.zip", "names that Windows keeps for itself", zip_file({"CON.txt": "A ferry.", "nul.md": "A pier."})),
        ("a.zip", "one name in two folders", zip_file({"x/a.txt": "A ferry.", "y/a.txt": "A pier."})),
        (f"{'a' * 240}.txt", "a very long name", "A ferry."),
    ],
    "Closed": [
        ("a.pdf", "a PDF with a password", pdf_file(list(BODY), password="secret")),
        ("a.zip", "an archive with a password", encrypted_zip()),
    ],
    "Too much": [
        ("a.txt", "201 MB", sparse(201 * MEGABYTE)),
        ("a.html", "a web page of 21 MB", sparse(21 * MEGABYTE)),
        ("a.html", "a web page of 5 MB of markup", "<html><body>" + "<p>A ferry. " * 430_000),
        ("a.html", "a web page of 3 MB that never closes a paragraph", "<html><body>" + "<p>word " * 400_000, 2),
        ("a.txt", "one line of 10 MB", "word " * 2 * MEGABYTE),
        ("a.md", "3 MB of Markdown", "A ferry. " * 350_000),
        (
            "a.jsonl",
            "a line of 10 MB, and a good one",
            json.dumps({"doc_id": "a", "text": "x " * 5 * MEGABYTE}) + '\n{"doc_id":"b","text":"B."}',
        ),
        ("a.csv", "a million rows", many_rows(1_000_000)),
        ("a.json", "100,000 lists in one another", "[" * 100_000),
        ("a.json", "a number of 5,000 digits", "9" * 5000),
        ("a.pdf", "a PDF of 1,001 pages", pdf_file(*[[]] * 1_001)),
        ("a.zip", "an archive of 2,001 files", zip_file({f"{n}.txt": "A." for n in range(2_001)})),
    ],
    "Bombs": [
        ("a.zip", "3 MB of nothing, packed to 3 kB", packed("a.txt", bytes(3 * MEGABYTE))),
        ("a.docx", "the same in a Word file", packed("word/document.xml", bytes(3 * MEGABYTE))),
        ("a.zip", "an archive that lies about the size of its file", lying_zip()),
        ("a.pdf", "a PDF whose page is 100 MB of blanks", pdf_bomb()),
        ("a.pdf", "a PDF whose tree of pages holds itself", pdf_without_end()),
        ("a.xml", "entities that unfold to a thousand million words", tei("A &l9; ferry.", laughs("TEI"))),
        ("a.docx", "the same in a Word file", word_with("A &l9; ferry.", laughs("w"))),
        ("a.html", "the same in a web page", laughs("html") + PAGE.decode().replace("<p>", "<p>&l9; ", 1)),
    ],
    "Ways out": [
        ("a.xml", "an entity that names a file of the server", tei("A &e; ferry.", f"<!DOCTYPE TEI {ENTITY}")),
        ("a.docx", "the same in a Word file", word_with("A &e; ferry.", f"<!DOCTYPE w {ENTITY}")),
        ("a.zip", "an archive in an archive", packed("in.zip", ARCHIVE)),
        ("a.zip", "an archive in an archive, named .txt", packed("in.txt", ARCHIVE)),
        *[
            ("a.zip", "a path out of the archive", packed(name, "A."))
            for name in ("../a.txt", "x/../../a.txt", "..\\a.txt", "/etc/a.txt", "C:\\a.txt")
        ],
        ("a.zip", "a link to a file of the server", zip_file([(a_link(), "/etc/passwd")])),
        ("a.zip", "a program in an archive", packed("a.exe", "MZ")),
        ("a.zip", "a name that reads otherwise than it is", packed("\x1b[2J\u202efdp.exe", "MZ")),
        (
            "a.zip",
            "bad files between good ones",
            zip_file({"b.txt": "A ferry.", "c.pdf": PAGE, "d.docx": WORD[:99], "e.md": "A pier."}),
        ),
    ],
}
HOSTILE_FILES = {group: [HostileFile(*row) for row in rows] for group, rows in GROUPS.items()}
