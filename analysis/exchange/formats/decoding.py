"""Bytes as text: which encoding they are in, and what was done where the file does not say."""

import re

from analysis.errors import InputError

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LATIN = re.compile(r"[A-Za-z]{3,}")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄє]{3,}")
_SAMPLE = 2**16  # bytes or signs that a guess is made from
_MOST_NULS = 0.01  # of a text that a few got into (three in a short one); more, and the file is no text
_MOST_CONTROLS = 0.05  # the same of all signs that neither print nor colour, sixteen in a short one; noise has a tenth
_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\v\f\r\x1a\x1b")


def decode(content: bytes, name: str) -> str:
    """Bytes as text; `name` says in errors which file they are of."""
    return decode_noting(content, name)[0]


def decode_noting(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, and notes on what was guessed or taken off: UTF-8, UTF-16, else Windows-1252 or -1251.

    Raises
    ------
    InputError
        The bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)
    encoding = encoding or _unmarked_utf16(content)
    if encoding and encoding != "utf-8-sig":
        return _noting_losses(content.decode(encoding, errors="replace"), name, ())
    if _is_no_text(content[:_SAMPLE]):
        raise InputError(f"{name}: this is no text file. Save the article as plain text (.txt) and try again.")
    try:
        return _noting_losses(content.decode("utf-8-sig"), name, ())
    except UnicodeDecodeError:
        return _noting_losses(*_guessed(content, name))


def _is_no_text(sample: bytes) -> bool:
    n_controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.count(0) > max(3, _MOST_NULS * len(sample)) or n_controls > max(16, _MOST_CONTROLS * len(sample))


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a text in a European language is NUL."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) < 0.4 * len(sample) or min(even, odd) > 0.01 * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(content: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Text that is not UTF-8, from the two encodings it most likely is in: the one that makes more words."""
    cyrillic = content.decode("cp1251", errors="replace")
    is_cyrillic = len(_CYRILLIC.findall(cyrillic[:_SAMPLE])) > len(_LATIN.findall(cyrillic[:_SAMPLE]))
    text = cyrillic if is_cyrillic else content.decode("cp1252", errors="replace")
    read_as = "Windows-1251 (Cyrillic)" if is_cyrillic else "Windows-1252 (Western European)"
    note = f"{name}: is not UTF-8 and was read as {read_as}. If signs look wrong, save it as UTF-8."
    return text, name, (note,)


def _noting_losses(text: str, name: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The text without NULs, and what of it was lost."""
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        notes += (f"{name}: NUL signs were taken out ({nuls:,}).",)
    if broken := text.count("\ufffd"):
        notes += (f"{name}: signs that could not be decoded stand as \ufffd ({broken:,}).",)
    return text, notes
