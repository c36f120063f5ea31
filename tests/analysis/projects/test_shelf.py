import sqlite3

import pytest

from analysis.errors import InputError
from analysis.projects import shelf as shelf_module
from analysis.projects.shelf import Shelf


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path / "kept" / "a.sqlite")


def test_parcels_come_back_in_the_order_asked_without_those_that_are_not_there(shelf):
    for key in "abc":
        shelf.put(key, key.encode())
    assert shelf.parcels(["c", "x", "a"]) == {"c": b"c", "a": b"a"}
    assert list(shelf.parcels(["c", "x", "a"])) == ["c", "a"]


def test_of_parcels_that_nobody_wants_as_many_as_are_wanted_stay_and_the_latest(shelf):
    for key in "abcdef":
        shelf.put(key, b"")
    shelf.prune(["a", "c"])
    assert shelf.scored() == {"a", "c", "e", "f"}


def test_an_article_that_was_begun_and_never_ended_is_counted_until_it_is_scored(shelf):
    assert [shelf.begin("a"), shelf.begin("a")] == [0, 1]
    shelf.put("a", b"")
    assert shelf.begin("a") == 0


def test_a_damaged_file_gives_way_to_an_empty_shelf(shelf):
    shelf.put("a", b"")
    shelf.path.write_bytes(b"no database " * 100)
    assert shelf.scored() == set()
    shelf.put("b", b"")
    assert shelf.scored() == {"b"}


def test_a_shelf_does_not_bring_back_a_folder_that_has_gone(tmp_path):
    with pytest.raises(InputError, match="cannot be read or kept"):
        Shelf(tmp_path / "gone" / ".scored" / "a.sqlite").put("a", b"")
    assert not (tmp_path / "gone").exists()


def test_one_at_a_time_holds_the_lock(shelf):
    with shelf.lock.held(0) as first, shelf.lock.held(0) as second:
        assert (first, second) == (True, False)
    with shelf.lock.held(0) as again:
        assert again


def refuse(monkeypatch, message: str, code: int) -> None:
    """Let SQLite fail with an error whenever the shelf is opened."""

    def failing(path):
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(shelf_module, "_with_tables", failing)


def test_on_a_full_disk_what_was_scored_can_still_be_read(shelf, monkeypatch):
    shelf.put("a", b"scored")
    refuse(monkeypatch, "disk I/O error", sqlite3.SQLITE_IOERR_SHMSIZE)
    assert shelf.parcels(["a"]) == {"a": b"scored"}
    with pytest.raises(InputError, match="Is the disk full"):
        shelf.put("b", b"new")


def test_a_shelf_that_is_being_written_to_is_not_read_past_its_lock(shelf, monkeypatch):
    shelf.put("a", b"scored")
    refuse(monkeypatch, "database is locked", sqlite3.SQLITE_BUSY)
    with pytest.raises(InputError, match="locked"):
        shelf.scored()
