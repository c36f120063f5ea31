"""Files that are read in another process: it is stopped, it may break, and nothing else is lost."""

import sys
from zipfile import ZipInfo

import pytest

from analysis.errors import InputError
from analysis.exchange.formats import apart, bounds, read_entries
from analysis.exchange.formats.worker import send
from analysis.exchange.reading import read_articles
from tests.hostile_files import HOSTILE_FILES
from tests.made_files import BODY, parquet_file, web_page, zip_file

ENDLESS = next(file.content for file in HOSTILE_FILES["Too much"] if file.seconds)


@pytest.fixture
def impatient(monkeypatch):
    """A file is given a second, a process twenty to start."""
    monkeypatch.setattr(bounds, "LONGEST_READING", 1)
    monkeypatch.setattr(bounds, "LONGEST_START", 20)


def archive(members: dict[str, bytes | str]) -> bytes:
    """An archive that is not packed: what repeats itself without end would be taken for a bomb."""
    return zip_file([(ZipInfo(name), content) for name, content in members.items()])


def told(content: bytes | str, name: str, **options) -> str:
    with pytest.raises(InputError) as error:
        list(read_entries(content if isinstance(content, bytes) else content.encode(), name, **options))
    return str(error.value)


def test_a_file_that_takes_too_long_is_stopped_and_those_beside_it_are_read(impatient, tmp_path):
    (tmp_path / "some.zip").write_bytes(archive({"a.txt": "A ferry.", "b.html": ENDLESS, "c.md": "A pier."}))
    reading = read_articles([tmp_path / "some.zip"])
    assert [article.doc_id for article in reading.articles] == ["a", "c"]
    assert "some.zip/b.html: reading it took longer than 1 seconds and was stopped." in reading.troubles[0]


def test_an_archive_of_files_that_take_too_long_is_left(impatient, monkeypatch, tmp_path):
    monkeypatch.setattr(bounds, "MOST_STOPPED", 1)
    (tmp_path / "some.zip").write_bytes(archive({"a.html": ENDLESS, "b.txt": "A ferry."}))
    reading = read_articles([tmp_path / "some.zip"])
    assert reading.troubles[1] == ("some.zip: 1 of its files took too long; those after some.zip/a.html were not read.")


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux holds a process to so much memory.")
def test_a_process_that_needs_too_much_memory_is_told_and_the_next_file_is_read(monkeypatch):
    apart._stop_all()
    monkeypatch.setattr(bounds, "LARGEST_MEMORY", 150 * 2**20)
    assert told(parquet_file(doc_id=["a"], text=["word " * 10**6]), "a.parquet").startswith("a.parquet: reading it")
    monkeypatch.undo()
    apart._stop_all()
    assert list(read_entries(web_page(*BODY), "a.html"))


def test_a_process_that_ends_is_told_and_the_next_file_is_read(monkeypatch):
    monkeypatch.setattr(apart, "_warm", [])
    monkeypatch.setattr(apart, "_COMMAND", ("-c", "raise SystemExit"))
    assert told(web_page(*BODY), "a.html").startswith("a.html: reading it broke its reader.")
    monkeypatch.undo()
    assert list(read_entries(web_page(*BODY), "a.html"))


def test_a_warm_process_that_was_ended_meanwhile_is_not_asked():
    list(read_entries(b"A ferry.", "a.md"))
    apart._warm[-1].stop()
    assert [entry.fields["text"] for entry in read_entries(b"A pier.", "a.md")] == ["A pier."]


def test_reading_can_be_stopped_while_a_file_takes_its_time():
    asked = []

    def stop(*where) -> None:
        asked.append(where)
        raise KeyboardInterrupt

    n_warm = len(apart._warm)
    with pytest.raises(KeyboardInterrupt):
        list(read_entries(ENDLESS.encode(), "a.html", stop))
    assert asked == [("a.html", 1, 1)]
    assert len(apart._warm) <= n_warm


def test_the_progress_through_an_archive_is_told(tmp_path):
    (tmp_path / "some.zip").write_bytes(zip_file({"a.txt": "A ferry.", "b.md": "A pier."}))
    seen = []
    read_articles([tmp_path / "some.zip"], lambda *where: seen.append(where))
    assert list(dict.fromkeys(seen)) == [("some.zip/a.txt", 1, 2), ("some.zip/b.md", 2, 2)]


def test_text_and_tables_start_no_process(monkeypatch):
    monkeypatch.setattr(apart, "_Worker", lambda: pytest.fail("a process was started"))
    monkeypatch.setattr(apart, "_warm", [])
    for name, content in (("a.txt", b"A."), ("a.csv", b"doc_id,text\na,A.\n"), ("a.jsonl", b"{}"), ("a.json", b"{}")):
        assert list(read_entries(content, name))


def test_a_message_takes_what_json_has_no_word_for(tmp_path):
    with (tmp_path / "sent").open("wb") as sink:
        send({"entry": {"half": "\ud800", "bytes": b"\xff"}}, sink)
    sent = (tmp_path / "sent").read_bytes()
    assert int.from_bytes(sent[:8]) == len(sent) - 8
