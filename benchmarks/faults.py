"""Faults for `benchmarks.soak`: each is brought about at a running server, and tells what was found and lost."""

import asyncio
import hashlib
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from analysis.briefing.kept import kept_tray
from analysis.coding.codings import BLIND, EVENT, Coding, codings_frame
from analysis.coding.files import FILE as CODINGS
from analysis.coding.files import log_bytes
from analysis.exchange.decided import keep_decisions
from analysis.exchange.writing import write_whole
from analysis.facts.decisions import Decision
from analysis.projects import store
from analysis.projects.shelf import Shelf
from analysis.projects.work import work_of
from benchmarks.project_articles import made_articles
from benchmarks.reader import Reader
from benchmarks.served import Served, kill, start

FEW, MANY = 12, 30  # articles of the project that is read, and of those whose scoring is broken off
_CODED = "2031-05-01T08:00:00+00:00"
_WRITTEN_TO = ("briefing.json", "figures", ".sqlite", ".lock", ".part", ".jsonl", "-wal", "-shm")  # while readers read
_SAMPLE = "sample"  # the button that saves a project
_SLOW_FOR, _FULL_FOR = 60.0, 30.0  # seconds
_VANISHING = 10
_PATIENCE = 900.0  # seconds for what was broken off to be done after all


@dataclass
class House:
    """What is put under load: the server, where it keeps what readers make, and a tally of what was found.

    down: of each kill, when the server was gone and when it answered again, in seconds of the monotonic clock.
    acknowledged: whether the writer was last told that the figure is in the briefing; None while an answer is due.
    """

    port: int
    folder: Path
    server: Served | None = None
    project: str = ""
    found: Counter = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    down: list[tuple[float, float]] = field(default_factory=list)
    acknowledged: bool | None = None
    n_made: int = 0

    @property
    def home(self) -> Path:
        """The folder of projects."""
        return self.folder / "projects"

    def furnish(self) -> None:
        """A project with decisions and codings beside it, the same of the built-in corpus, and the server started."""
        self.project = self.new_project(FEW)
        for folder in (store.project_folder(self.home, self.project), self.folder / "attached"):
            keep_decisions([Decision("rejected", _CODED, "Not the same.", {("pair", "a|b"): {"id": "a|b"}})], folder)
            answers = [Coding("herring-001/p01", EVENT, "", "none", "Reader", _CODED, BLIND, "first", 0.5)]
            write_whole(log_bytes(codings_frame(answers)), folder / CODINGS)
        self.server = start(self.port, self.folder, shared=False, more={})

    def new_project(self, n: int) -> str:
        """Save a project of n made articles; its id."""
        self.n_made += 1
        made = tuple(made_articles(n, seed=self.n_made))
        project = store.new_project(self.home, f"Herring {self.n_made}").with_articles(made, f"{n} articles added.")
        return store.save_project(self.home, project).id

    def kept(self) -> dict[str, str]:
        """The hash of each file that readers keep and that no reader changes now."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and path.suffix != ".log")
        still = (path for path in files if not path.name.endswith(_WRITTEN_TO) and "ballast" not in path.name)
        return {str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in still}

    def is_in_briefing(self) -> bool:
        """Whether the briefing of the project, as it lies on disk, holds a figure."""
        return bool(kept_tray(store.project_folder(self.home, self.project)).exhibits)

    def was_down(self, since: float, until: float) -> bool:
        """Whether the server was away at some moment between the two."""
        return any(gone <= until and since <= back for gone, back in self.down)

    def note(self, what: str, seconds: float) -> None:
        """Keep how long something took."""
        self.seconds.setdefault(what, []).append(seconds)


async def vanish(house: House) -> None:
    """Readers who are gone in the middle of an answer, without a word."""
    readers = [Reader(house.server.socket, 500 + number) for number in range(_VANISHING)]
    await asyncio.gather(*(reader.open() for reader in readers))
    for reader in readers:
        if reader.is_there:
            await reader.ask()
            reader.vanish()
    house.found["readers who vanished"] += len(readers)


async def read_nothing(house: House) -> None:
    """A reader who asks for a page every second, and takes in nothing of what is sent."""
    reader, before = Reader(house.server.socket, 600, page="tone"), house.server.memory()
    if (await reader.open()).trouble:
        house.found["slow clients that could not even begin"] += 1
        return
    begun = time.monotonic()
    while time.monotonic() - begun < _SLOW_FOR and reader.is_there:
        try:
            await asyncio.wait_for(reader.ask(), 5)
        except (TimeoutError, OSError):
            break
        await asyncio.sleep(1)
    house.note("memory more with a client that does not read, MB", max(0.0, house.server.memory() - before))
    reader.vanish()
    house.found["clients that do not read"] += 1


async def kill_worker(house: House) -> None:
    """The process that scores an article is killed in the middle; nothing that was scored may be lost or lacking."""
    project = house.new_project(MANY)
    work, shelf = work_of(store.read_project(house.home, project)), Shelf(store.cache_path(house.home, project))
    reader = Reader(house.server.socket, 700, f"project={project}", "topics")
    await reader.open()
    await _until(lambda: len(shelf.scored()) >= 3, reader)
    before = shelf.scored()
    killed = [_killed(pid) for pid in _workers_of(house.server.process.pid)]
    house.found["scoring processes killed"] += sum(killed)
    await _until(lambda: not work.lacking(shelf), reader)
    after = shelf.scored()
    house.found["scored articles lost"] += len(before - after)
    house.found["articles never scored"] += len(set(work.articles) - after)
    await reader.close()
    store.delete_project(house.home, project)


async def fill_disk(house: House) -> None:
    """No room is left: whoever saves is told so in words and nothing kept is spoilt; with room again, saving works."""
    before, ballast = house.kept(), house.folder / "ballast"
    _fill(ballast)
    house.found["times the disk was full"] += 1
    reader = Reader(house.server.socket, 800, page="projects")
    await reader.open()
    answer = await reader.press(_SAMPLE) if _SAMPLE in reader.keys else None
    house.found["saving on a full disk, said so in words"] += bool(answer and "disk full" in answer.trouble)
    await asyncio.sleep(_FULL_FOR)
    house.found["files changed or lost by a full disk"] += _n_differing(before, house.kept())
    ballast.unlink()
    answer = await reader.press(_SAMPLE)
    saved = {each.id for each in store.list_projects(house.home)} - {house.project}
    house.found["saving works once there is room"] += bool(saved) and not answer.trouble
    await reader.close()
    for project in saved:
        store.delete_project(house.home, project)


async def kill_server(house: House) -> None:
    """The server is killed while readers read and one writes; it is started again on what lies on disk."""
    before, acknowledged, gone = house.kept(), house.acknowledged, time.monotonic()
    kill(house.server)
    house.found["servers killed"] += 1
    house.found["files changed or lost by a kill"] += _n_differing(before, house.kept())
    try:
        held = house.is_in_briefing()
        house.found["acknowledged changes lost by a kill"] += acknowledged is not None and held != acknowledged
    except Exception:  # of whatever kind: it is there and cannot be read
        house.found["briefings spoilt by a kill"] += 1
    house.down.append((gone, float("inf")))
    house.server = await asyncio.to_thread(start, house.port, house.folder, False, {})
    house.down[-1] = (gone, time.monotonic())
    house.note("from kill to health, s", house.down[-1][1] - gone)


FAULTS = (vanish, read_nothing, kill_worker, fill_disk, kill_server)


async def _until(happened, reader: Reader) -> None:
    """Wait, the reader's page asking every two seconds as a browser's does; and the reader presses “Go on”."""
    end = time.monotonic() + _PATIENCE
    while not happened() and time.monotonic() < end:
        await asyncio.sleep(2)
        if not reader.is_there:
            await reader.open()
        elif "scoring-go-on" in reader.keys:
            await reader.press("scoring-go-on")
        else:
            await reader.turn(reader.page)


def _n_differing(before: dict[str, str], after: dict[str, str]) -> int:
    return sum(after.get(name) != content for name, content in before.items())


def _workers_of(server: int) -> list[int]:
    """The processes that score for a server."""
    listed = Path(f"/proc/{server}/task").glob("*/children")
    children = (int(pid) for each in listed for pid in each.read_text().split())
    return [pid for pid in children if b"analysis.projects.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _killed(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _fill(ballast: Path) -> None:
    """Write until nothing more goes in."""
    with ballast.open("wb", buffering=0) as file:
        for size in (2**20, 2**12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
