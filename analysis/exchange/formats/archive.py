"""Zip archives of articles: each member read as the file it is; nothing is ever unpacked to disk."""

import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath
from struct import error as StructError
from zlib import error as DeflateError

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.apart import StoppedReading, Waiting
from analysis.exchange.formats.entries import Entry

_BROKEN = (  # what the standard library raises where an archive is
    zipfile.BadZipFile,
    DeflateError,
    LZMAError,
    StructError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,  # and NotImplementedError: a way of packing that it does not know
)
_OF_THE_SYSTEM = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def read(content: bytes, name: str, waiting: Waiting | None = None) -> Iterator[Entry]:
    """The entries of every member; a member that cannot be read loses no other.

    Raises
    ------
    InputError
        The archive is broken, or a bomb, or too many of its files had to be stopped.
    """
    unpacked, n_stopped = 0, 0
    archive = open_archive(content, name)
    members = list(_files(archive))
    for number, member in enumerate(members, 1):
        where = f"{name}/{member.filename}"
        tell = partial(_tell, waiting, where, number, len(members))
        tell()
        try:
            packed = _member(archive, member, where, bounds.LARGEST_UNPACKED - unpacked)
            unpacked += len(packed)
            yield from _entries(packed, where, tell)
        except StoppedReading as error:
            yield Entry(where, trouble=str(error))
            n_stopped += 1
        except InputError as error:
            yield Entry(where, trouble=str(error))
        if n_stopped >= bounds.MOST_STOPPED:
            raise InputError(f"{name}: {n_stopped} of its files took too long; those after {where} were not read.")


def _tell(waiting: Waiting | None, where: str, number: int, of: int, *_) -> None:
    """Tell of a member as the one of so many that it is, whatever is told of it alone."""
    if waiting:
        waiting(where, number, of)


def _entries(content: bytes, where: str, tell: Waiting) -> Iterator[Entry]:
    from analysis.exchange.formats import read_entries  # an archive holds files of all formats, so it asks for all

    return read_entries(content, where, tell)


def open_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """The archive, where what it says of itself is within bounds.

    Raises
    ------
    InputError
        It is broken, has too many members, or would unpack to too much.
    """
    if content.count(b"PK\x01\x02") > 50 * bounds.MOST_MEMBERS:  # Word files in it have lists of members, too
        raise InputError(f"{name}: holds more files than an archive of articles can. Split it and try again.")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN as error:
        raise InputError(f"{name}: is packed as a zip archive, and broken. Save or pack it again.") from error
    members = archive.infolist()
    if len(members) > bounds.MOST_MEMBERS:
        found = f"{len(members):,} files, more than the {bounds.MOST_MEMBERS:,}"
        raise InputError(f"{name}: holds {found} of one archive. Split it and try again.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > bounds.LARGEST_UNPACKED:
        most = bounds.megabytes(bounds.LARGEST_UNPACKED)
        raise InputError(f"{name}: would unpack to {bounds.megabytes(unpacked)}, more than {most}. Split it.")
    if bomb := next((member for member in members if _is_bomb(member)), None):
        ratio = f"{bomb.file_size // max(bomb.compress_size, 1):,} to 1"
        raise InputError(f"{name}: {bomb.filename} is packed {ratio}, as no article is. It was not unpacked.")
    return archive


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if "/media/" in member.filename:  # an empty picture in a Word file may pack as well as a bomb does
        return False
    return member.file_size > max(bounds.SMALLEST_BOMB, bounds.LARGEST_RATIO * member.compress_size)


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The members that are files of somebody's, not folders or what a system leaves in them."""
    for member in archive.infolist():
        parts = PurePosixPath(member.filename).parts
        if not member.is_dir() and not set(parts) & set(_OF_THE_SYSTEM):
            yield member


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, most: int) -> bytes:
    _check_member(member, where)
    return unpack(archive, member, where, most)


def _check_member(member: zipfile.ZipInfo, where: str) -> None:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or "/" in parts[:1] or ":" in "".join(parts[:1]):
        raise InputError(f"{where}: its path leads out of the archive. The file was left out.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError(f"{where}: is a link, not a file. The file was left out.")
    if member.flag_bits & 1:
        raise InputError(f"{where}: is encrypted. Pack it without a password and try again.")
    if member.filename.lower().endswith(".zip"):
        raise InputError(f"{where}: is an archive in an archive. Unpack it and give its files.")


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, most: int) -> bytes:
    """The member's bytes; never more than `most`, whatever the archive says of its size."""
    try:
        with archive.open(member) as packed:
            unpacked = packed.read(most + 1)
    except _BROKEN as error:
        raise InputError(f"{where}: is packed in a way that cannot be read, or broken. Pack it again.") from error
    if len(unpacked) > most:
        raise InputError(f"{where}: unpacks to more than {bounds.megabytes(bounds.LARGEST_UNPACKED)} with the others.")
    return unpacked
