"""Reading a file in another process: it is stopped when it takes too long, and what it breaks is not this one."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from time import monotonic

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.entries import Entry

# Told a file's name, its number and of how many, now and then while it is read; what it raises stops the reading.
Waiting = Callable[[str, int, int], object]


class StoppedReading(InputError):
    """A file took longer to read than is waited for."""


_ROOT = Path(__file__).resolve().parents[3]
_COMMAND = ("-m", "analysis.exchange.formats.worker")
_BEAT = 0.3  # seconds between two askings
_AT_ONCE = BoundedSemaphore(4)  # processes: readers of many sessions take turns
_KEPT = 2  # of them that stay, warm, for the next file
_BROKE = "{}: reading it broke its reader. Save it again, or give its text as .txt."
_TOO_LONG = (
    "{}: reading it took longer than {} seconds and was stopped. Open it, save it again, or give its text as .txt."
)


def read_apart(content: bytes, name: str, format_: str, waiting: Waiting | None = None) -> Iterator[Entry]:
    """The entries that the module of a format gives, read in a process of its own; all are here before the first goes.

    Raises
    ------
    InputError
        The file is broken, took too long or too much memory, or broke its reader; entries before that are given.
    """
    entries: list[Entry] = []
    trouble: InputError | None = None
    with _worker() as worker:
        try:
            for fields in worker.read(content, name, format_, waiting):
                entries.append(Entry(**fields | {"notes": tuple(fields["notes"])}))
        except InputError as error:
            trouble = error
    yield from entries
    if trouble:
        raise trouble


class _Worker:
    """A process that reads, and the thread that listens to it."""

    def __init__(self) -> None:
        paths = filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))
        # Arrow would set a gigabyte of addresses aside for a table of one row, numpy some for each of its threads.
        small = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, *_COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=os.environ | small | {"PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[dict | None] = SimpleQueue()
        self.is_ready = True
        Thread(target=self._listen, daemon=True).start()

    def read(self, content: bytes, name: str, format_: str, waiting: Waiting | None) -> Iterator[dict]:
        """The fields of each entry, as it comes; not ready for another file until the last has come."""
        self.is_ready = False
        Thread(target=self._ask, args=(content, name, format_), daemon=True).start()
        end = monotonic() + bounds.LONGEST_START
        while True:
            answer = self._answer(end, name, waiting)
            if "begun" in answer:  # what it takes to start and to load a library is not the file's fault
                end = monotonic() + bounds.LONGEST_READING
            elif "entry" in answer:
                yield answer["entry"]
            else:
                break
        self.is_ready = True
        if trouble := answer["ended"].get("trouble"):
            raise InputError(trouble)

    def lives(self) -> bool:
        """False where the process has ended meanwhile."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()

    def _answer(self, end: float, name: str, waiting: Waiting | None) -> dict:
        """The next message of the process, if it comes before `end`."""
        while monotonic() < end:
            with suppress(Empty):
                answer = self._answers.get(timeout=_BEAT)
                if answer is None:
                    raise InputError(_BROKE.format(name))
                return answer
            if waiting:
                waiting(name, 1, 1)
        raise StoppedReading(_TOO_LONG.format(name, bounds.LONGEST_READING))

    def _ask(self, content: bytes, name: str, format_: str) -> None:
        numbers = {name: value for name, value in vars(bounds).items() if name.isupper()}
        request = {"name": name, "format": format_, "size": len(content), "bounds": numbers}
        packed = json.dumps(request).encode("ascii")
        with suppress(OSError, ValueError):  # it has ended, which the listener tells
            for part in (len(packed).to_bytes(8), packed, content):
                self._write(memoryview(part))

    def _write(self, part: memoryview) -> None:
        while part:
            part = part[self._process.stdin.write(part) :]

    def _listen(self) -> None:
        """Put each message in the queue; nothing more is said by a process that has ended."""
        while (header := self._heard(8)) and (message := self._heard(int.from_bytes(header))):
            self._answers.put(json.loads(message))
        self._answers.put(None)
        self._process.stdout.close()

    def _heard(self, size: int) -> bytes:
        """That many bytes; none where the process ends before."""
        parts = bytearray()
        while len(parts) < size:
            if not (part := self._process.stdout.read(size - len(parts))):
                return b""
            parts += part
        return bytes(parts)


_warm: list[_Worker] = []


@contextmanager
def _worker() -> Iterator[_Worker]:
    """A process to read with: a warm one where one waits; it is kept where it is ready for another file."""
    with _AT_ONCE:
        worker = _next_warm() or _Worker()
        try:
            yield worker
        finally:
            if worker.is_ready and len(_warm) < _KEPT:
                _warm.append(worker)
            else:
                worker.stop()


def _next_warm() -> _Worker | None:
    """One that waits and lives."""
    while _warm:
        with suppress(IndexError):  # another thread may have taken it
            worker = _warm.pop()
            if worker.lives():
                return worker
            worker.stop()
    return None


@atexit.register
def _stop_all() -> None:
    while _warm:
        _warm.pop().stop()
