"""The lines of a text file of any size, one at a time, decoded as the whole file would be."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.decoding import decode_noting

OPENING = 2**16  # bytes that tell what a file is
_LONGEST = 16 * bounds.LARGEST_ARTICLE  # signs of one line: an article of the largest, its signs escaped, and a record
_BLOCK = 2**20  # bytes
# Those that `decoding` reads; UTF-16 first, for without its NULs English in it is the same in UTF-8.
_ENCODINGS = ("utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "cp1252", "cp1251")


class Lines:
    """An open text file: its opening, its lines one by one, and how many bytes have been read."""

    def __init__(self, file: TextIOWrapper, name: str):
        self._file, self._name = file, name
        self.opening = _without_nuls(file.read(OPENING))
        file.seek(0)

    def __iter__(self) -> Iterator[str]:
        """Each line with its end.

        Raises
        ------
        InputError
            A line is longer than one of an article can be.
        """
        number = 0
        while line := self._file.readline(_LONGEST + 1):
            number += 1
            if len(line) > _LONGEST:
                raise InputError(
                    f"{self._name}: line {number:,} has more than {_LONGEST:,} characters; from there on nothing was "
                    "read. Give each article a line of its own."
                )
            yield _without_nuls(line)

    @property
    def n_bytes(self) -> int:
        """Bytes of the file that have been read."""
        return self._file.buffer.tell()


@contextmanager
def open_lines(path: Path, newline: str) -> Iterator[tuple[Lines, tuple[str, ...]]]:
    """The lines of a file and notes on how it was decoded, as `decoding.decode_noting` decides it.

    newline: what ends a line, as `open` takes it.

    Raises
    ------
    InputError
        The file holds no text.
    """
    encoding, notes = _encoding(path)
    notes += _losses(path, encoding)
    with path.open(encoding=encoding, errors="replace", newline=newline) as file:
        yield Lines(file, path.name), notes


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    """How a file is to be decoded, by its opening and by whether all of it is UTF-8; a note where that was guessed."""
    with path.open("rb") as file:
        opening = _cut(file.read(OPENING))
    encoding, notes = _read_as(opening, path.name)
    if encoding != "utf-8-sig" or _is_utf8(path):
        return encoding, notes
    return _read_as(opening + b"\xff", path.name)  # no UTF-8 file has this byte, so that it must be guessed


def _read_as(sample: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The encoding that gives the text which `decode_noting` gives, and its notes on a guess."""
    text, notes = decode_noting(sample, name)
    encoding = next(each for each in _ENCODINGS if _without_nuls(sample.decode(each, "replace")) == text)
    return encoding, notes[:1] if encoding.startswith("cp") else ()


def _cut(opening: bytes) -> bytes:
    """The opening without a sign of UTF-8 that its end cuts in two."""
    try:
        return getincrementaldecoder("utf-8")().decode(opening).encode()
    except UnicodeDecodeError:
        return opening


def _is_utf8(path: Path) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _losses(path: Path, encoding: str) -> tuple[str, ...]:
    """Notes on the signs that are lost in decoding, counted over the whole file."""
    decoder = getincrementaldecoder(encoding)("replace")
    nuls = broken = 0
    for block in _blocks(path):
        text = decoder.decode(block)
        nuls, broken = nuls + text.count("\0"), broken + text.count("\ufffd")
    notes = (f"{path.name}: NUL signs were taken out ({nuls:,}).",) if nuls else ()
    if broken:
        notes += (f"{path.name}: signs that could not be decoded stand as \ufffd ({broken:,}).",)
    return notes


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _without_nuls(text: str) -> str:
    return text.replace("\0", "")
