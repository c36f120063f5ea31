"""The files of a pack, from its zip archive or from the folder that it was unpacked to; nothing is written."""

import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from analysis.briefing.manifest import MANIFEST
from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.archive import open_archive, unpack


def read_pack(path: Path) -> dict[str, bytes]:
    """The files of a pack by their names in it, "data/03-stance.csv".

    Raises
    ------
    InputError
        There is nothing there, it is neither archive nor folder, it is too large, or it holds no manifest.
    """
    try:
        files = _in_folder(path) if path.is_dir() else _in_archive(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error
    return _below_manifest(files, str(path))


def _in_folder(folder: Path) -> dict[str, bytes]:
    below = [folder, *sorted(path for path in folder.iterdir() if path.is_dir())]
    root = next((path for path in below if (path / MANIFEST).is_file()), None)
    if root is None:  # before anything is read: it may be any folder at all
        return {}
    paths = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    _check_size(sum(path.stat().st_size for path in paths), len(paths), str(folder))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _in_archive(path: Path) -> dict[str, bytes]:
    _check_size(path.stat().st_size, 1, str(path))
    if not zipfile.is_zipfile(path):
        raise InputError(
            f"{path}: is no zip archive. Give a pack that Parallax made, or the folder it was unpacked to."
        )
    archive, files, left = open_archive(path.read_bytes(), path.name), {}, bounds.LARGEST_UNPACKED
    for member in archive.infolist():
        if not member.is_dir():
            files[member.filename] = unpack(archive, member, f"{path.name}/{member.filename}", left)
            left -= len(files[member.filename])
    return files


def _below_manifest(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The files beside the manifest: some programs unpack into a folder, or pack the folder itself."""
    found = sorted((each for each in files if PurePosixPath(each).name == MANIFEST), key=len)
    if not found:
        raise InputError(f"{name}: holds no {MANIFEST}, so it is no pack. Give one that the Briefing page made.")
    folder = found[0].removesuffix(MANIFEST)
    return {each.removeprefix(folder): content for each, content in files.items() if each.startswith(folder)}


def _check_size(n_bytes: int, n_files: int, name: str) -> None:
    if n_bytes > bounds.LARGEST_UNPACKED or n_files > bounds.MOST_MEMBERS:
        raise InputError(f"{name}: holds more than a pack can ({bounds.megabytes(bounds.LARGEST_UNPACKED)}).")
