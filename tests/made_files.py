"""Files of every format that articles come in, made in memory for tests. All prose is the project's own."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

import docx
import pyarrow as pa
import pypdf
from pyarrow import parquet
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

LAKE = "The delegations met at Lake Veld on a cold morning, and nobody in the harbour expected any warmth of them."
PAPER = "By noon both sides were reading from paper, and the interpreters had begun to look at the clock on the wall."
BARGAIN = "What remains is a good photograph and a bad bargain, which the next talks will have to begin with again."
BODY = (LAKE, PAPER, BARGAIN)


def web_page(*body: str, head: str = "", opens: str = "<!doctype html>") -> bytes:
    """A page with navigation, a heading, paragraphs and a footer."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"{opens}<html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>"
        f"<h1>Cold Water</h1>{paragraphs}</article><footer>Subscribe to our newsletter</footer></body></html>"
    ).encode()


def word_file(*body: str, heading: str = "", title: str = "", author: str = "", table: bool = False) -> bytes:
    """A Word file with paragraphs, and a heading before them."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    if heading:
        document.add_heading(heading, 1)
    for paragraph in body:
        document.add_paragraph(paragraph)
    if table:
        document.add_table(1, 1).cell(0, 0).text = "A cell."
    return _saved(document.save)


def pdf_file(*pages: Sequence[str], record: Mapping[str, str] | None = None, password: str = "") -> bytes:
    """A PDF with pages of lines; a page without lines is blank, as a scan is to who looks for text."""
    return _pdf(["".join(f"({line}) Tj 0 -14 Td " for line in lines) for lines in pages], record, password)


def placed_pdf(*shown: tuple[float, float, str]) -> bytes:
    """A PDF of one page, with texts at places, in this order: x and y in points from its lower left corner."""
    return _pdf(["".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj " for x, y, text in shown)])


def _pdf(pages: Sequence[str], record: Mapping[str, str] | None = None, password: str = "") -> bytes:
    """A PDF of pages that these operators draw."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
        | {NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}
    )
    for drawn in pages:
        page = writer.add_blank_page(612, 792)
        if drawn:
            stream = DecodedStreamObject()
            stream.set_data(f"BT /F1 11 Tf 40 740 Td {drawn}ET".encode("cp1252"))
            page[NameObject("/Contents")] = writer._add_object(stream)
            fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
            page[NameObject("/MediaBox")] = ArrayObject([FloatObject(side) for side in (0, 0, 612, 792)])
    writer.add_metadata(dict(record or {}))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _saved(writer.write)


def parquet_file(**columns: Sequence) -> bytes:
    """A Parquet table of these columns."""
    return _saved(lambda sink: parquet.write_table(pa.table(columns), sink))


def zip_file(members: Mapping[str, bytes | str] | Sequence[tuple[str | zipfile.ZipInfo, bytes | str]]) -> bytes:
    """An archive of these members, packed."""
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, content)
    return sink.getvalue()


def json_file(found: object) -> bytes:
    """The value as JSON."""
    return json.dumps(found).encode()


def _saved(save) -> bytes:
    sink = BytesIO()
    save(sink)
    return sink.getvalue()
