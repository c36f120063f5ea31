"""A project as one `.zip` file, to take to another machine, and back."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.archive import open_archive, unpack
from analysis.exchange.writing import write_whole
from analysis.projects.codebooks.checked import check_codebooks
from analysis.projects.package import DESCRIPTION, DOCUMENTS, KEPT, PARAGRAPHS, PERSPECTIVES, files_of, project_of
from analysis.projects.project import OWN_FILES, Project
from analysis.projects.store import kept_files, new_project, project_folder, save_project

_TAKEN = (DESCRIPTION, DOCUMENTS, PARAGRAPHS, PERSPECTIVES, *OWN_FILES, *KEPT)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes, whenever it is packed


def pack_project(home: Path, project: Project) -> bytes:
    """The project's folder, with what the reader decided and coded, as a zip archive."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files_of(project) | kept_files(home, project.id)).items():
            archive.writestr(zipfile.ZipInfo(f"{project.id}/{name}", _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack_project(home: Path, content: bytes, name: str) -> Project:
    """The project of an archive, saved under an id of its own; files that are no part of a project are passed over.

    Raises
    ------
    InputError
        The archive is broken or too large, or holds no project; nothing is saved then.
    CodebookError
        Its perspectives or a codebook cannot be used: the file and the entry; nothing is saved then.
    """
    if len(content) > bounds.LARGEST_FILE:
        raise InputError(f"{name}: larger than {bounds.megabytes(bounds.LARGEST_FILE)}. Split it and try again.")
    files = _members(content, name)
    brought = project_of(files, name)
    check_codebooks(brought, name)
    free = new_project(home, brought.title)
    project = save_project(home, replace(brought, id=free.id, said=f"Brought in from {name}.", state=""))
    for kept in KEPT:
        if kept in files:
            write_whole(files[kept], project_folder(home, project.id) / kept)
    return project


def _members(content: bytes, name: str) -> dict[str, bytes]:
    """The files of a project in an archive, by their names in the folder that has the description."""
    if not zipfile.is_zipfile(BytesIO(content)):
        raise InputError(f"{name}: is no zip archive. Give one that Parallax saved.")
    archive = open_archive(content, name)
    found = sorted((member for member in archive.namelist() if _is_description(member)), key=len)
    if not found:
        raise InputError(f"{name}: holds no {DESCRIPTION}, so it is no project. Drop articles on “Add articles”.")
    folder = found[0].removesuffix(DESCRIPTION)
    left, files = bounds.LARGEST_UNPACKED, {}
    for wanted in _TAKEN:
        if folder + wanted in archive.namelist():
            files[wanted] = unpack(archive, archive.getinfo(folder + wanted), f"{name}/{wanted}", left)
            left -= len(files[wanted])
    return files


def _is_description(member: str) -> bool:
    return PurePosixPath(member).name == DESCRIPTION
