import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from analysis.projects import store, worker
from analysis.projects.shelf import Shelf
from analysis.projects.worker import Workers
from benchmarks.project_articles import made_articles

N = 8


def wait_for(process: subprocess.Popen, shelf: Shelf, at_least: int) -> None:
    end = time.monotonic() + 90
    while len(shelf.scored()) < at_least and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)


def test_killed_it_loses_the_article_in_hand_at_most_and_another_goes_on(tmp_path):
    project = store.new_project(tmp_path, "Herrings").with_articles(tuple(made_articles(N, sentences=10)), "Added.")
    store.save_project(tmp_path, project)
    shelf = Shelf(store.cache_path(tmp_path, "herrings"))

    killed = worker._start(tmp_path, "herrings")
    wait_for(killed, shelf, 2)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    first = shelf.scored()
    assert 2 <= len(first) < N

    assert worker._start(tmp_path, "herrings").wait(120) == 0
    assert first < shelf.scored()
    assert len(shelf.scored()) == N


def test_it_is_told_to_stop_when_the_server_is_gone(monkeypatch):
    of_worker, of_server = os.pipe()
    with os.fdopen(of_worker) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        stop = threading.Event()
        waiting = threading.Thread(target=worker._wait_until_closed, args=(stop,))
        waiting.start()
        assert not stop.wait(0.05)
        os.close(of_server)
        assert stop.wait(5)
        waiting.join()


class Process:
    """A stand-in for a process: it runs until `ended` is set."""

    ended: int | None = None

    def poll(self) -> int | None:
        return self.ended


@pytest.fixture
def started(monkeypatch) -> dict[str, list[Process]]:
    """The processes that were started, by project."""
    processes: dict[str, list[Process]] = {}

    def start(home: Path, project_id: str) -> Process:
        processes.setdefault(project_id, []).append(Process())
        return processes[project_id][-1]

    monkeypatch.setattr(worker, "_start", start)
    return processes


def test_a_project_has_one_process_and_a_server_no_more_than_it_may(tmp_path, started):
    workers = Workers(most=1)
    said = [workers.ask(tmp_path, name, "") for name in ("a", "a", "b", "c", "b")]
    assert said == ["running", "running", "waiting", "waiting", "waiting"]
    started["a"][0].ended = 0
    assert [workers.ask(tmp_path, name, "") for name in ("c", "b", "c")] == ["waiting", "running", "waiting"]
    assert {name: len(processes) for name, processes in started.items()} == {"a": 1, "b": 1}


def test_who_no_longer_asks_keeps_nobody_waiting(tmp_path, started, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(worker.time, "monotonic", lambda: now[0])
    workers = Workers(most=1)
    assert [workers.ask(tmp_path, name, "") for name in ("a", "b", "c")] == ["running", "waiting", "waiting"]
    now[0], started["a"][0].ended = 60.0, 0
    assert workers.ask(tmp_path, "c", "") == "running"


def test_a_process_that_ended_by_itself_is_not_started_again_for_the_same_articles(tmp_path, started):
    workers = Workers(most=2)
    workers.ask(tmp_path, "a", "old")
    started["a"][0].ended = 0
    assert workers.ask(tmp_path, "a", "old") == "ended"
    assert workers.ask(tmp_path, "a", "new") == "running"
    started["a"][1].ended = 0
    workers.forget(tmp_path, "a")
    assert workers.ask(tmp_path, "a", "new") == "running"


def test_a_process_that_was_killed_is_started_again_but_not_for_ever(tmp_path, started):
    workers = Workers(most=2)
    for _ in range(3):
        assert workers.ask(tmp_path, "a", "") == "running"
        started["a"][-1].ended = -9
    assert workers.ask(tmp_path, "a", "") == "ended"


def test_what_another_server_scores_is_left_to_it(tmp_path, started):
    with Shelf(store.cache_path(tmp_path, "a")).lock.held():
        assert Workers().ask(tmp_path, "a", "") == "running"
    assert started == {}
