"""Projects on disk: saved whole or not at all, undone, brought back after a crash, deleted without a trace."""

import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest

from analysis.errors import CodebookError, InputError
from analysis.projects import store
from analysis.projects.codebooks.kinds import TOPIC_KIND
from analysis.projects.codebooks.versions import default_text
from analysis.projects.one_at_a_time import OneAtATime
from analysis.projects.packed import pack_project, unpack_project
from analysis.projects.project import TOPICS, Project
from analysis.text.documents import Article
from tests.conftest import ROOT

FERRY = Article("ferry", ("The ferry was late.",), {"title": "Ferry", "translated": False})
TRAM = Article("tram", ("The tram was early.",), {"title": "Tram", "translated": False})


@pytest.fixture
def saved(tmp_path) -> Project:
    project = store.save_project(tmp_path, store.new_project(tmp_path, "Ferries & Trams!"))
    return store.save_project(tmp_path, project.with_articles((FERRY,), "1 article added."))


def titles(home: Path) -> list[str]:
    return [article.record["title"] for article in store.read_project(home, "ferries-trams").articles]


def test_a_saved_project_reads_back(saved, tmp_path):
    assert store.read_project(tmp_path, saved.id) == saved
    assert store.list_projects(tmp_path) == [store.Listed("ferries-trams", "Ferries & Trams!", 1, "1 article added.")]


def test_two_projects_of_one_title_have_folders_of_their_own(saved, tmp_path):
    assert store.new_project(tmp_path, "Ferries, trams").id == "ferries-trams-2"
    assert store.new_project(tmp_path, "Паром").id == "project"


def test_undo_goes_back_and_again_forth(saved, tmp_path):
    assert store.undo(tmp_path, saved.id).articles == ()
    assert store.undo(tmp_path, saved.id).articles == (FERRY,)


def test_decisions_kept_beside_a_project_outlive_a_save_and_an_undo(saved, tmp_path):
    kept = tmp_path / saved.id / "decisions.json"
    kept.write_text("[]")
    store.save_project(tmp_path, saved.with_articles((FERRY, TRAM), "1 article added."))
    store.undo(tmp_path, saved.id)
    assert kept.read_text() == "[]"
    assert titles(tmp_path) == ["Ferry"]


@pytest.mark.parametrize("broken", ["write", "first rename", "second rename"])
def test_a_save_that_breaks_off_loses_nothing(saved, tmp_path, monkeypatch, broken):
    renames = []

    def rename(path: Path, target: Path) -> Path:
        renames.append(path)
        if broken == ("first rename" if len(renames) == 1 else "second rename"):
            raise OSError(28, "No space left on device")
        return Path(str(path)).replace(target)

    if broken == "write":
        monkeypatch.setattr(store.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(InputError, match=r"could not be saved \(No space left on device\)"):
        store.save_project(tmp_path, saved.with_articles((FERRY, TRAM), "1 article added."))
    monkeypatch.undo()
    assert list((tmp_path / ".saving").iterdir()) == []
    assert titles(tmp_path) == ["Ferry"]
    assert store.list_projects(tmp_path)[0].n_articles == 1


def test_a_change_made_in_another_window_is_not_overwritten(saved, tmp_path):
    store.save_project(tmp_path, saved.with_articles((FERRY, TRAM), "1 article added."))
    with pytest.raises(InputError, match="changed in another window"):
        store.save_project(tmp_path, replace(saved, title="Mine"))
    assert titles(tmp_path) == ["Ferry", "Tram"]


ANOTHER = """
import sys
from pathlib import Path
from analysis.errors import InputError
from analysis.projects import store
home = Path(sys.argv[1])
project = store.read_project(home, "ferries-trams")
print("read", flush=True)
try:
    store.save_project(home, store.retitled(project, "Another"))
    print("saved")
except InputError as error:
    print(error)
"""


def test_another_process_waits_for_a_save_and_is_told_that_it_came_late(saved, tmp_path, monkeypatch):
    others, swap = [], store._swap_in

    def swap_while_another_tries(*args) -> None:
        others.append(subprocess.Popen([sys.executable, "-c", ANOTHER, tmp_path], cwd=ROOT, stdout=-1, text=True))
        assert others[0].stdout.readline() == "read\n"
        sleep(0.5)  # time enough to save, were it let
        swap(*args)

    monkeypatch.setattr(store, "_swap_in", swap_while_another_tries)
    store.save_project(tmp_path, saved.with_articles((FERRY, TRAM), "1 article added."))
    assert "was changed in another window" in others[0].communicate(timeout=30)[0]
    assert titles(tmp_path) == ["Ferry", "Tram"]


def test_a_save_that_waits_too_long_for_another_is_told(saved, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_WAITED", 0)
    with OneAtATime(tmp_path / ".lock").held(), pytest.raises(InputError, match="has been saving for 0 seconds"):
        store.save_project(tmp_path, saved)


def test_a_project_that_cannot_be_read_is_listed_with_its_trouble(saved, tmp_path):
    (tmp_path / saved.id / "datapackage.json").write_text("{")
    (listed,) = store.list_projects(tmp_path)
    assert "datapackage.json is no JSON" in listed.trouble


def test_deleting_leaves_no_file(saved, tmp_path):
    cache = store.cache_path(tmp_path, saved.id)
    cache.parent.mkdir()
    cache.write_bytes(b"x")
    cache.with_name(f"{cache.name}-wal").write_bytes(b"x")
    store.delete_project(tmp_path, saved.id)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [".lock"]


@pytest.mark.parametrize("project_id", ["..", "a/b", "", ".before", "A", "a\x00"])
def test_an_id_never_leads_out_of_the_folder(tmp_path, project_id):
    for act in (store.read_project, store.delete_project, store.cache_path, store.undo):
        with pytest.raises(InputError, match="is no project’s id"):
            act(tmp_path, project_id)


def test_a_packed_project_comes_back_under_an_id_of_its_own_with_what_was_kept(saved, tmp_path):
    (tmp_path / saved.id / "codings.csv").write_text("unit\n")
    brought = unpack_project(tmp_path, pack_project(tmp_path, saved), "ferries.zip")
    assert (brought.id, brought.title, brought.articles) == ("ferries-trams-2", saved.title, saved.articles)
    assert (tmp_path / brought.id / "codings.csv").read_text() == "unit\n"


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no zip", "is no zip archive"),
        (zipped(**{"a.txt": b"x"}), "holds no datapackage.json"),
        (zipped(**{"datapackage.json": b"{}"}), "there is no documents.csv"),
    ],
)
def test_an_archive_that_holds_no_project_is_told_and_nothing_saved(tmp_path, content, said):
    with pytest.raises(InputError, match=said):
        unpack_project(tmp_path, content, "x.zip")
    assert store.list_projects(tmp_path) == []


FISH = '\n[[topic]]\nid = "fish"\nlabel = "Fish"\ndefinition = "All fish."\nterms = [1]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [("title = ", "topics.toml: is not TOML"), (default_text(TOPIC_KIND) + FISH, "topics.toml: entry fish")],
)
def test_an_archive_with_a_codebook_that_cannot_be_used_is_refused_with_its_entry(saved, tmp_path, text, said):
    content = pack_project(tmp_path, saved.with_file(TOPICS, text, "Mine."))
    with pytest.raises(CodebookError, match=f"x.zip: codebooks/{said}"):
        unpack_project(tmp_path / "other", content, "x.zip")
    assert store.list_projects(tmp_path / "other") == []


def test_files_that_are_no_part_of_a_project_are_never_written(saved, tmp_path):
    content = BytesIO(pack_project(tmp_path, saved))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("ferries-trams/../../evil.txt", "x")
        archive.writestr("ferries-trams/run.py", "x")
    unpack_project(tmp_path / "other", content.getvalue(), "x.zip")
    assert not [path for path in tmp_path.rglob("*") if path.name in ("evil.txt", "run.py")]


class FullDisk:
    """A lock's connection where there is no room."""

    def execute(self, statement):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    def close(self):
        pass


def test_a_lock_that_there_is_no_room_for_is_not_taken_for_another_window(tmp_path, monkeypatch):
    monkeypatch.setattr(OneAtATime, "_opened", lambda lock, seconds: FullDisk())
    with pytest.raises(InputError, match=r"database or disk is full.*Is the disk full"):
        store.save_project(tmp_path, store.new_project(tmp_path, "Anything"))
