"""Projects on disk: a folder each, saved whole or not at all, with the one before kept to go back to.

HOME/<id>/           the project as it stands: a Data Package, and a reader's decisions and codings beside it
HOME/.before/<id>/   as it stood before the last change
HOME/.scored/<id>.*  what was computed from it, which can be computed again
HOME/.lock           held by the one who saves
"""

import os
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from uuid import uuid4

from analysis.errors import InputError, ParallaxError
from analysis.projects.one_at_a_time import OneAtATime
from analysis.projects.package import DESCRIPTION, KEPT, files_of, project_of, read_description
from analysis.projects.project import Project
from analysis.projects.whole import bring_back, replace_folder

_HOME = Path(__file__).parents[2] / "projects"
_BEFORE, _SAVING, _SCORED, _LOCK = ".before", ".saving", ".scored", ".lock"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_KEPT = tuple(name.rpartition(".")[0] for name in KEPT)
_LONGEST_TITLE = 200
_WAITED = 20.0  # seconds for another window or server that is saving: a project of 2,000 articles takes two


@dataclass(frozen=True)
class Listed:
    """A project in a list: its id, title, how many articles it has and its last change; or what is wrong with it."""

    id: str
    title: str
    n_articles: int = 0
    said: str = ""
    trouble: str = ""


def projects_home() -> Path:
    """Where projects are kept: $PARALLAX_PROJECTS, or `projects/` in the project's own folder, which git ignores."""
    return Path(os.environ.get("PARALLAX_PROJECTS", _HOME))


def list_projects(home: Path) -> list[Listed]:
    """The projects of a folder by their titles; one that cannot be read is listed with its trouble."""
    _recover_all(home)
    ids = [path.name for path in home.iterdir() if _is_project(path)] if home.is_dir() else []
    return sorted((_listed(home, project_id) for project_id in ids), key=lambda each: (each.title.lower(), each.id))


def new_project(home: Path, title: str, own: Mapping[str, str] | None = None) -> Project:
    """A project without articles, with an id that no other has; it is not saved yet.

    Raises
    ------
    InputError
        The title is empty.
    """
    project = retitled(Project("", ""), title)
    return replace(project, id=_free_id(home, _slug(project.title)), own=own or {}, said="")


def retitled(project: Project, title: str) -> Project:
    """The project under another title; its id, by which links find it, stays.

    Raises
    ------
    InputError
        The title is empty.
    """
    title = " ".join(title.split())[:_LONGEST_TITLE]
    if not title:
        raise InputError("A project needs a title. Give it one.")
    return replace(project, title=title, said="Renamed.")


def read_project(home: Path, project_id: str) -> Project:
    """A project as it stands on disk.

    Raises
    ------
    InputError
        There is no such project, or a file of it is not as it may be.
    CodebookError
        Its perspectives cannot be used. Whether its codebooks can is for who reads them to find out.
    """
    folder = project_folder(home, project_id)
    _recover(home, project_id)
    if not folder.is_dir():
        raise InputError(f"{project_id}: there is no such project. It may have been deleted.")
    return read_folder(folder)


def read_folder(folder: Path) -> Project:
    """The project that a folder holds, wherever it lies.

    Raises
    ------
    InputError
        A file of it is missing or not as it may be.
    """
    return project_of(_files_in(folder), str(folder), folder.name)


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project."""
    return (folder / DESCRIPTION).is_file()


def state_of(home: Path, project_id: str) -> str:
    """The fingerprint of a project as it stands on disk; empty where there is none."""
    path = project_folder(home, project_id) / DESCRIPTION
    try:
        return str(read_description(path.read_bytes(), str(path.parent)).get("state", ""))
    except (OSError, InputError):
        return ""


def save_project(home: Path, project: Project) -> Project:
    """Write a project whole; what stood there is kept as the one before. The project as it then stands on disk.

    Raises
    ------
    InputError
        Nothing can be written there, or the project was changed elsewhere since it was read: then nothing is written.
    """
    folder = project_folder(home, project.id)
    files = files_of(project)
    try:
        with _alone(home, project.title):
            _check_unchanged(home, project)
            _swap_in(home, project.id, files)
    except OSError as error:
        raise InputError(f"{folder}: the project could not be saved ({error.strerror}). Is the disk full?") from error
    return replace(project, state=str(read_description(files[DESCRIPTION], str(folder))["state"]))


def can_undo(home: Path, project_id: str) -> bool:
    """Whether there is a project before the last change to go back to."""
    return (_before(home, project_id) / DESCRIPTION).is_file()


def undo(home: Path, project_id: str) -> Project:
    """Go back to the project before the last change; doing so again brings the change back.

    Raises
    ------
    InputError
        There is nothing to go back to, or it cannot be read.
    """
    before = _before(home, project_id)
    if not can_undo(home, project_id):
        raise InputError(f"{project_id}: there is no change to undo.")
    return save_project(home, replace(read_folder(before), state=state_of(home, project_id)))


def delete_project(home: Path, project_id: str) -> None:
    """Delete a project and all that was kept of it: the one before, and what was computed from it.

    Raises
    ------
    InputError
        Something of it cannot be deleted.
    """
    folders = [_before(home, project_id), project_folder(home, project_id)]
    try:
        with _alone(home, project_id):
            for folder in folders:
                if folder.exists():
                    shutil.rmtree(folder)
            for path in (home / _SCORED).glob(f"{project_id}.*"):
                path.unlink()
    except OSError as error:
        raise InputError(f"{folders[1]}: could not be deleted whole ({error.strerror}). Delete the folder.") from error


def cache_path(home: Path, project_id: str) -> Path:
    """Where what was computed from a project is kept: beside it, since it is no part of it."""
    return home / _SCORED / f"{_checked(project_id)}.sqlite"


def kept_files(home: Path, project_id: str) -> dict[str, bytes]:
    """What a reader kept beside a project: decisions and codings, also those that were set aside."""
    folder = project_folder(home, project_id)
    kept = sorted(path for path in folder.glob("*") if path.name.startswith(_KEPT) and path.is_file())
    return {path.name: path.read_bytes() for path in kept}


@contextmanager
def _alone(home: Path, title: str) -> Iterator[None]:
    """Nobody else saves, deletes or brings back a project of this folder meanwhile, in any process."""
    home.mkdir(parents=True, exist_ok=True)
    with OneAtATime(home / _LOCK).held(_WAITED) as alone:
        if not alone:
            raise InputError(f"{title}: another window has been saving for {_WAITED:.0f} seconds. Try again.")
        yield


def _check_unchanged(home: Path, project: Project) -> None:
    if project_folder(home, project.id).is_dir() and state_of(home, project.id) != project.state:
        raise InputError(
            f"{project.title}: was changed in another window since this page read it, so this change was not "
            "saved. The project has been read again: make your change once more."
        )


def _swap_in(home: Path, project_id: str, files: Mapping[str, bytes]) -> None:
    """Put new files in the place of a project’s folder, with what a reader keeps beside it."""
    new = home / _SAVING / f"{project_id}-{uuid4().hex}"
    replace_folder(
        project_folder(home, project_id), _before(home, project_id), new, files | kept_files(home, project_id)
    )


def _recover_all(home: Path) -> None:
    for before in (home / _BEFORE).glob("*"):
        if _ID.fullmatch(before.name):
            _recover(home, before.name)


def _recover(home: Path, project_id: str) -> None:
    """A save that was broken off between its two renames left only the project before: it stands again."""
    if not _is_broken_off(home, project_id):
        return
    with suppress(OSError), _alone(home, project_id):  # or somebody is between the two renames just now
        if _is_broken_off(home, project_id):
            bring_back(project_folder(home, project_id), _before(home, project_id))


def _is_broken_off(home: Path, project_id: str) -> bool:
    """Whether there is only a project before: a deleted one has none."""
    return not project_folder(home, project_id).exists() and can_undo(home, project_id)


def _files_in(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _listed(home: Path, project_id: str) -> Listed:
    folder = project_folder(home, project_id)
    try:
        described = read_description((folder / DESCRIPTION).read_bytes(), str(folder))
    except (OSError, ParallaxError) as error:
        return Listed(project_id, project_id, trouble=str(error))
    n = described.get("articles", 0)
    title, said = str(described.get("title", project_id)), str(described.get("said", ""))
    return Listed(project_id, title, n if isinstance(n, int) else 0, said)


def _is_project(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and bool(_ID.fullmatch(path.name))


def _slug(title: str) -> str:
    """The title as a folder's name: "Lisbon, May 2024" → "lisbon-may-2024"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "project"


def _free_id(home: Path, wanted: str) -> str:
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if not (home / name).exists() and not _before(home, name).exists())


def _checked(project_id: str) -> str:
    if not _ID.fullmatch(project_id):
        raise InputError(f"{project_id!r} is no project’s id: small letters, digits and hyphens make one.")
    return project_id


def project_folder(home: Path, project_id: str) -> Path:
    """The folder of a project."""
    return home / _checked(project_id)


def _before(home: Path, project_id: str) -> Path:
    return home / _BEFORE / _checked(project_id)
