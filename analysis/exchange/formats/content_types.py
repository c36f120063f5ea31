"""What a file is by its first bytes, whatever its name says."""

import re

from analysis.errors import InputError
from analysis.exchange.formats.archive import open_archive

_SIGNATURES = {  # what it is, and what to do where it is not what the name says
    b"%PDF-": ("a PDF", "Rename it to .pdf"),
    b"PAR1": ("a Parquet table", "Rename it to .parquet"),
    b"\xd0\xcf\x11\xe0": ("an old Office file, or one with a password", "Save it as .docx without a password"),
    b"{\\rtf": ("rich text (RTF)", "Save it as .docx"),
    b"\x89PNG": ("a picture", "Give the text that it shows"),
    b"\xff\xd8\xff": ("a picture", "Give the text that it shows"),
    b"GIF8": ("a picture", "Give the text that it shows"),
    b"\x1f\x8b": ("a gzip archive", "Unpack it"),
    b"7z\xbc\xaf": ("a 7-Zip archive", "Unpack it"),
    b"Rar!": ("a RAR archive", "Unpack it"),
}
_PACKED = {  # what a zip archive with such a member is
    "word/document": ("a Word file", "Rename it to .docx"),
    "xl/workbook": ("an Excel workbook", "Save its sheet as .csv"),
    "ppt/presentation": ("a presentation", "Save its text as .txt"),
    "META-INF/": ("an e-book or OpenDocument file", "Save it as .docx"),
}
_ZIP = ("a zip archive", "Rename it to .zip")
_PAGE = ("a web page", "Rename it to .html")
_PAGE_OPENS = re.compile(rb"\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html[\s>])", re.I | re.S)
_EXPECTED = {
    ".pdf": "a PDF",
    ".parquet": "a Parquet table",
    ".docx": "a Word file",
    ".zip": "a zip archive",
    ".html": "a web page",
    ".htm": "a web page",
}
_NO_TEXT = (".pdf", ".parquet", ".docx", ".zip")


def check_content(content: bytes, suffix: str, name: str) -> None:
    """Refuse a file that is empty, or not what its name says.

    Raises
    ------
    InputError
        Says what the file is instead, and what to do.
    """
    if not content:
        raise InputError(f"{name}: the file is empty, so there was nothing to read.")
    found, advice = _content_type(content, name)
    expected = _EXPECTED.get(suffix)
    if found == expected or (not found and suffix not in _NO_TEXT):
        return
    if not found:
        raise InputError(f"{name}: this is not {expected}, or it is broken. Save it again, or give its text as .txt.")
    raise InputError(f"{name}: named {suffix}, but this is {found}. {advice} and try again.")


def _content_type(content: bytes, name: str) -> tuple[str, str]:
    """What the bytes are and what to do with such a file; empty where they may be any text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        members = open_archive(content, name).namelist()
        return next((kind for part, kind in _PACKED.items() if _any_begins(members, part)), _ZIP)
    opening = content[:1024].lstrip()
    for signature, kind in _SIGNATURES.items():
        if opening.startswith(signature):
            return kind
    return _PAGE if _PAGE_OPENS.match(content.removeprefix(b"\xef\xbb\xbf"), 0, 2048) else ("", "")


def _any_begins(members: list[str], part: str) -> bool:
    return any(member.startswith(part) for member in members)
