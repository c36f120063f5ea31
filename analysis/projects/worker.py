"""Scoring in a process of its own, so that pages answer meanwhile.

    python -m analysis.projects.worker HOME PROJECT

It ends when all is scored, when the reader stops it, on SIGTERM, or when the server that started it is gone: the
server holds the other end of its standard input, which closes with the server however that ends. Killed, it loses the
article in hand at most.
"""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import InputError, ParallaxError
from analysis.logs import keep_texts_out_of_the_log
from analysis.projects.scored import fingerprint_of_house
from analysis.projects.shelf import Shelf
from analysis.projects.store import cache_path
from analysis.projects.work import score_project

TROUBLE = "trouble"  # what the shelf is told: why the scoring ended early
MOST = max(1, min(2, (os.cpu_count() or 2) - 1))  # processes of one server at once: a core is left to the pages
_ROOT = Path(__file__).parents[2]
_NICER = 5
_BUSY = 3  # exit status: another process scores this project
_ASKS_STILL = 10.0  # seconds after which a project that nobody asks for has left the queue
_TRIES = 3
_log = logging.getLogger(__name__)


def main() -> None:
    """Score a project until nothing is left to score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path, help="the folder of projects")
    parser.add_argument("project", help="the project's id: the name of its folder")
    parser.add_argument("--until-closed", action="store_true", help="end when standard input is closed")
    parser.add_argument("--house", help="fingerprint of the program that asks; another program’s scores would not do")
    asked = parser.parse_args()
    keep_texts_out_of_the_log()
    sys.exit(_work(asked.home, asked.project, asked.house, _told_to_stop(asked.until_closed)))


def _work(home: Path, project: str, house: str | None, stop: threading.Event) -> int:
    if hasattr(os, "nice"):
        os.nice(_NICER)
    try:
        if house not in (None, fingerprint_of_house()):
            raise InputError("Parallax was changed on disk since the server started. Start the server again.")
        return 0 if score_project(home, project, stop.is_set) else _BUSY
    except (ParallaxError, OSError) as error:
        _log.warning("Nothing could be scored: %s", error)
        with suppress(ParallaxError):  # the shelf may be what is in trouble
            Shelf(cache_path(home, project)).say(TROUBLE, {"said": str(error)})
        return 1


def _told_to_stop(until_closed: bool) -> threading.Event:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    if until_closed:
        threading.Thread(target=_wait_until_closed, args=(stop,), daemon=True).start()
    return stop


def _wait_until_closed(stop: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 64):  # not by sys.stdin, which would be locked when the process ends
        pass
    stop.set()


@dataclass
class _Asked:
    """A project that a reader waits for: since when, until when, and what came of its processes."""

    since: float
    last: float
    digest: str
    process: subprocess.Popen | None = None
    started: int = 0

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def given_up(self) -> bool:
        """It ended by itself and left something unscored, or broke off again and again: no use in another one."""
        ended = self.process.poll() if self.process else None
        return ended in (0, 1) or (ended not in (None, _BUSY) and self.started >= _TRIES)


@dataclass
class Workers:
    """The processes that score for one server, `most` of them at once; the first who asks is the first served."""

    most: int = MOST
    _asked: dict[Path, _Asked] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, home: Path, project_id: str, digest: str) -> str:
        """See to it that a project is scored: "running", "waiting" for its turn, or "ended" and of no further use.

        To be asked every few seconds for as long as somebody waits. `digest` tells one state of the project's articles
        from another: when it changes, what ended is started again.

        Raises
        ------
        InputError
            No process can be started.
        """
        now, path = time.monotonic(), cache_path(home, project_id)
        with self._lock:
            self._drop_who_left(now)
            asked = self._asked.setdefault(path, _Asked(now, now, digest))
            if asked.digest != digest and not asked.running:
                asked = self._asked[path] = _Asked(now, now, digest)
            asked.last = now
            if asked.running:
                return "running"
            if asked.given_up:
                return "ended"
            if not self._has_turn(path):
                return "waiting"
            if _is_held(path):  # by another server
                return "running"
            asked.process, asked.started = _start(home, project_id), asked.started + 1
            return "running"

    def forget(self, home: Path, project_id: str) -> None:
        """Start a project again that ended or is about to, once it is asked for."""
        with self._lock:
            if asked := self._asked.get(cache_path(home, project_id)):
                asked.digest = ""

    def _drop_who_left(self, now: float) -> None:
        left = [path for path, each in self._asked.items() if not each.running and now - each.last > _ASKS_STILL]
        for path in left:
            if not self._asked[path].given_up:
                del self._asked[path]

    def _has_turn(self, path: Path) -> bool:
        free = self.most - sum(each.running for each in self._asked.values())
        queue = sorted((each.since, str(at)) for at, each in self._asked.items() if not each.running | each.given_up)
        return str(path) in [at for _, at in queue[:free]]


def _is_held(path: Path) -> bool:
    with Shelf(path).lock.held(seconds=0) as free:
        return not free


def _start(home: Path, project_id: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "analysis.projects.worker", str(home.resolve()), project_id]
    command += ["--until-closed", "--house", fingerprint_of_house()]
    try:
        return subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    except OSError as error:
        raise InputError(
            f"{project_id}: the scoring cannot be started ({error.strerror}). Free some memory."
        ) from error


if __name__ == "__main__":
    main()
