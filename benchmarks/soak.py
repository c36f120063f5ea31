"""An hour of readers and faults: what was tried, what was found, and what was lost.

    python -m benchmarks.soak --minutes 60

Starts the app as on a reader's own machine, where projects, briefing, codings and decisions are kept in folders, on a
small file system of its own (Linux; as root), and lets readers read: half of them the built-in corpus, half a project.
One more puts a figure into the briefing and takes it out again, all the time. Meanwhile, in turn: readers vanish in
the middle of an answer; a client asks and does not read; a scoring process is killed; the disk is full; the server is
killed (SIGKILL) and started again. After each, what lies on disk is compared with what lay there, or was acknowledged,
before. Answers that the server's death breaks off are counted apart; whoever reads then opens the page again.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.faults import FAULTS, House
from benchmarks.reader import Reader
from benchmarks.results_file import save_result
from benchmarks.served import kill

COMMAND = "python -m benchmarks.soak"
_THINK = (4.0, 12.0)  # seconds
_DISK = 96  # megabytes: room for the projects, and soon full
_ROUNDS = 3  # of all faults
_EVERY = 10.0  # seconds between two looks at the memory
_WRITES = (1.0, 4.0)  # seconds between two changes of the briefing
_FIGURE = "to-briefing"


def main() -> None:
    """Print what was tried and found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/soak.json")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--port", type=int, default=8720)
    chosen = parser.parse_args()
    with _small_disk() as folder:
        figures = asyncio.run(_soaked(House(chosen.port, folder), chosen))
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("soak", "An hour of readers and faults", COMMAND, _material(chosen), figures)


def _material(chosen: argparse.Namespace) -> str:
    return (
        f"{chosen.minutes:.0f} minutes, {chosen.readers} readers with {_THINK[0]:.0f} to {_THINK[1]:.0f} s between acts"
        f", one who writes; a disk of {_DISK} MB; server and readers on the same {os.cpu_count()} processor cores, "
        f"Python {platform.python_version()}"
    )


@contextmanager
def _small_disk() -> Iterator[Path]:
    """A file system in memory that is soon full."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK}m", "tmpfs", place], check=True)
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "--lazy", place], check=True)


async def _soaked(house: House, chosen: argparse.Namespace) -> dict[str, float]:
    await asyncio.to_thread(house.furnish)
    end = time.monotonic() + 60 * chosen.minutes
    queries = ["", f"project={house.project}"]
    readers = [Reader(house.server.socket, number, queries[number % 2]) for number in range(chosen.readers)]
    memory: list[float] = []
    reading = [asyncio.create_task(_read(house, reader, end)) for reader in readers]
    others = [asyncio.create_task(_write(house, end)), asyncio.create_task(_watch(house, memory, end))]
    try:
        await _bring_about(house, end)
        await asyncio.gather(*reading, *others)
    finally:
        kill(house.server)
    return _told(house, readers, memory)


async def _bring_about(house: House, end: float) -> None:
    """Each fault in turn, evenly over the time; a fault that itself breaks off is counted, and the next one comes."""
    began, n = time.monotonic(), _ROUNDS * len(FAULTS)
    for number, fault in enumerate(FAULTS * _ROUNDS, 1):
        await asyncio.sleep(max(1.0, began + number * (end - began) / (n + 1) - time.monotonic()))
        try:
            await fault(house)
        except Exception as error:  # of the trial, not of the server: told, so that nobody takes it for a success
            house.found[f"trials broken off: {fault.__name__} ({type(error).__name__}: {error})"] += 1
        print(f"{time.strftime('%H:%M:%S')} {fault.__name__}: {dict(house.found)}", flush=True)


async def _read(house: House, reader: Reader, end: float) -> None:
    """What a reader does for as long as there is time; away from the server, it comes back."""
    pauses = random.Random(f"pauses-{reader.seed}")
    while time.monotonic() < end:
        await asyncio.sleep(pauses.uniform(*_THINK))
        await (reader.act() if reader.is_there else reader.open())


async def _write(house: House, end: float) -> None:
    """Put a figure into the briefing of the project and take it out again, noting what the page acknowledged."""
    writer, pauses = Reader(house.server.socket, 900, f"project={house.project}", "topics"), random.Random("writer")
    while time.monotonic() < end:
        await asyncio.sleep(pauses.uniform(*_WRITES))
        if not writer.is_there:
            await writer.open()
            house.acknowledged = None
            continue
        button = next((key for key in writer.keys if key.endswith(_FIGURE)), None)
        if button is None:
            await writer.turn("topics")
            continue
        house.acknowledged = None
        answer = await writer.press(button)
        said = " ".join(writer.told)
        if answer.trouble or not said:
            continue
        if "cannot be written" in said:
            house.found["changes of the briefing that could not be kept, said so in words"] += 1
            continue
        house.acknowledged = said.startswith("Added")
        house.found["changes of the briefing acknowledged"] += 1


async def _watch(house: House, memory: list[float], end: float) -> None:
    while time.monotonic() < end:
        await asyncio.sleep(_EVERY)
        if held := house.server.memory():
            memory.append(held)


def _told(house: House, readers: list[Reader], memory: list[float]) -> dict[str, float]:
    """What was done and found; what was lost stands at zero where nothing was."""
    answers = [answer for reader in readers for answer in reader.answers]
    by_kill = [each for each in answers if each.trouble and house.was_down(each.at - each.seconds, each.at)]
    errors = [each for each in answers if each.trouble and each not in by_kill]
    seconds = sorted(answer.seconds for answer in answers if not answer.trouble)
    for error in errors[:10]:
        print(error, flush=True)
    return {
        "answers": len(answers),
        "answers, median, s": round(statistics.median(seconds), 3),
        "answers, 95 %, s": round(statistics.quantiles(seconds, n=20, method="inclusive")[-1], 3),
        "answers, longest, s": round(seconds[-1], 3),
        "answers broken off by a kill of the server": len(by_kill),
        "errors beside": len(errors),
        **dict(sorted(house.found.items())),
        **{f"{what}, at most": round(max(all_of_it), 1) for what, all_of_it in house.seconds.items()},
        "memory of the server, at the start, MB": round(memory[0]),
        "memory of the server, at most, MB": round(max(memory)),
        "memory of the server, at the end, MB": round(memory[-1]),
    }


if __name__ == "__main__":
    main()
