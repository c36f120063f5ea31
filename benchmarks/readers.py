"""Many readers at once: how long each waits, what the server spends, and what memory each takes and gives back.

    python -m benchmarks.readers

Starts the app with the variables of the Dockerfile, on this machine alone, and drives real sessions over Streamlit's
WebSocket: each opens the first page (all within ten seconds), then does something every 4 to 12 seconds (drawn
uniformly): sets a filter (voice, event, topic, one beside another), turns a page, or clicks a mark. The server has
stood for a while when they come (--after), in which it draws the likely views, those of one filter; what else they ask
for first is counted and drawn within the time. Then as many come anew and do the same again, all of which is
remembered; and then, as the hard case, all ask anew for the page on which they are, in the same moment, three times.
Choices and pauses are seeded. The readers run in one process on the same cores as the server, and no browser draws what
comes. The same readers come to one server, and to two that share them, reader by reader, as behind a proxy that holds
to a server (docs/serving.md; the proxy itself is left out). The first number of readers comes once more to a server
that has just started and has drawn nothing.

What the server then holds is mostly what it remembers of views. What readers themselves take is measured at another
fresh server: a lot of readers of pages that are remembered, and another lot once the first have left and Streamlit has
forgotten their sessions, which takes it some two minutes.
"""

import argparse
import asyncio
import itertools
import json
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.reader import SHARES, Answer, Reader
from benchmarks.results_file import save_result
from benchmarks.served import Served, served

COMMAND = "python -m benchmarks.readers"
READERS = (32, 100)
SERVERS = (1, 2)
THINK = (4.0, 12.0)  # seconds between an answer and the next act
_ARRIVE = 10.0  # seconds within which all open the first page
_FIRST, _AGAIN, _FRESH = "first", "the same again", "at a server that has just started"
_ANY = 1_000_000
_AHEAD = {"PARALLAX_AHEAD": "1"}
_ROUNDS = 3  # of all acting in the same moment
_KNOWN = ("topics", "tone")  # pages, after the first one, of readers of what is remembered
_FORGOTTEN = 150.0  # seconds after which Streamlit has let go of the sessions that ended


def main() -> None:
    """Print the figures as JSON, times in seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/readers.json")
    parser.add_argument("--readers", type=int, nargs="+", default=list(READERS), help="how many at once")
    parser.add_argument("--servers", type=int, nargs="+", default=list(SERVERS), help="how many servers share them")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long they read, once all are there")
    parser.add_argument("--after", type=float, default=150.0, help="how long the server stands before they come")
    parser.add_argument("--port", type=int, default=8700)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--no-memory", action="store_true", help="do not measure what readers themselves take: it waits for minutes"
    )
    chosen = parser.parse_args()
    figures: dict[str, float] = {}
    for n, n_servers in itertools.product(chosen.readers, chosen.servers):
        with _standing(n_servers, chosen.port, _AHEAD) as servers:
            told = asyncio.run(_visited(servers, n, chosen))
        who = f"{n} readers" if n_servers == 1 else f"{n} readers of {n_servers} servers"
        figures |= {f"{who}, {label}": value for label, value in told.items()}
    n = chosen.readers[0]
    with _standing(1, chosen.port) as servers:
        told = asyncio.run(_load(servers, _readers(servers, n, chosen), [_ANY] * n, chosen))
    figures |= {f"{n} readers {_FRESH}: {label}": value for label, value in told.items()}
    if not chosen.no_memory:
        with _standing(1, chosen.port) as servers:
            told = asyncio.run(_remembered(*servers, n))
        figures |= {f"{n} readers of what is remembered, {label}": value for label, value in told.items()}
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("readers", "Many readers at once", COMMAND, _material(chosen.seconds, chosen.after), figures)


def _material(seconds: float, after: float) -> str:
    acts = ", ".join(f"{share} {act}" for act, share in SHARES.items())
    return (
        f"built-in corpus, fresh servers for each number of readers, which stood for {after:.0f} s and drew likely "
        f"views, {seconds:.0f} s of acts ({acts} of 100) with {THINK[0]:.0f} to {THINK[1]:.0f} s between; servers and "
        f"readers on the same {os.cpu_count()} processor cores, no browser, Python {platform.python_version()}"
    )


@contextmanager
def _standing(n: int, port: int, more: Mapping[str, str] | None = None) -> Iterator[list[Served]]:
    """So many fresh servers, from this port on."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(n)]
        yield [stack.enter_context(served(port + i, folder, more=more)) for i, folder in enumerate(folders)]


async def _visited(servers: Sequence[Served], n: int, chosen: argparse.Namespace) -> dict[str, float]:
    """One number of readers: for the first time, the same again, and all in the same moment."""
    before, figures, most = _memory(servers), {}, [_ANY] * n
    await asyncio.sleep(chosen.after)
    figures["looking ahead took, seconds of processor time"] = round(_spent(servers), 1)
    for when in (_FIRST, _AGAIN):
        readers = _readers(servers, n, chosen)
        told = await _load(servers, readers, most, chosen)
        figures |= {f"{when}: {label}": value for label, value in told.items()}
        most = [len(reader.answers) for reader in readers]  # so that the second time asks for nothing new
        if when == _FIRST:
            await asyncio.gather(*(reader.close() for reader in readers))
    at_once = [answer for _ in range(_ROUNDS) for answer in await _all_at_once(readers)]
    figures |= _told("all in the same moment", at_once)
    figures["all in the same moment, errors"] = sum(bool(answer.trouble) for answer in at_once)
    figures |= {"server before, MB": round(before), "server with all of them, MB": round(_memory(servers))}
    await asyncio.gather(*(reader.close() for reader in readers))
    return figures


def _readers(servers: Sequence[Served], n: int, chosen: argparse.Namespace) -> list[Reader]:
    return [Reader(servers[i % len(servers)].socket, chosen.seed * 1000 + i) for i in range(n)]


def _spent(servers: Sequence[Served]) -> float:
    return sum(server.cpu() for server in servers)


def _memory(servers: Sequence[Served]) -> float:
    return sum(server.memory() for server in servers)


async def _load(
    servers: Sequence[Served], readers: Sequence[Reader], most: Sequence[int], chosen: argparse.Namespace
) -> dict[str, float]:
    """What readers find who come, act for a while, each so often at most, and stay."""
    began, spent, spent_here = time.monotonic(), _spent(servers), time.process_time()
    await asyncio.gather(*(_read(*each, chosen.seconds, chosen.seed) for each in zip(readers, most, strict=True)))
    wall, spent, spent_here = time.monotonic() - began, _spent(servers) - spent, time.process_time() - spent_here
    answers = [answer for reader in readers for answer in reader.answers]
    opened, acted = ([each for each in answers if (each.act == "open") is first] for first in (True, False))
    return {
        **_told("first page", opened),
        **_told("acts", acted),
        "answers": len(answers),
        "errors": sum(bool(answer.trouble) for answer in answers),
        "kB an answer, mean": round(statistics.mean(answer.n_bytes for answer in answers) / 1024),
        "processor time an answer, ms": round(1000 * spent / max(1, len(answers))),
        "processors busy in the server": round(spent / wall, 2),
        "processors busy in the readers": round(spent_here / wall, 2),
    }


async def _read(reader: Reader, most: int, seconds: float, seed: int) -> None:
    """What one reader does: comes, opens the first page, and acts now and then until the time is up."""
    pauses = random.Random(f"{seed}-{reader.seed}")
    begun = time.monotonic()
    await asyncio.sleep(pauses.uniform(0, _ARRIVE))
    if (await reader.open()).trouble:
        return
    while len(reader.answers) < most:
        pause = pauses.uniform(*THINK)
        if time.monotonic() - begun + pause > _ARRIVE + seconds:
            return
        await asyncio.sleep(pause)
        await reader.act()


async def _all_at_once(readers: Sequence[Reader]) -> list[Answer]:
    await asyncio.sleep(THINK[0])
    return list(await asyncio.gather(*(reader.turn(reader.page) for reader in readers if reader.is_there)))


async def _remembered(server: Served, n: int) -> dict[str, float]:
    """Memory that readers take who read what is remembered, and whether others who come later take more."""
    await _lot(server, 1)
    before, of_lots = server.memory(), []
    for later in (False, True):
        if later:
            await asyncio.sleep(_FORGOTTEN)
        of_lots.append(await _lot(server, n))
    return {
        "each, MB": round((of_lots[0] - before) / n, 2),
        "server with none of them, MB": round(before),
        "server with all of them, MB": round(of_lots[0]),
        "server with as many others, once the first were forgotten, MB": round(of_lots[1]),
    }


async def _lot(server: Served, n: int) -> float:
    """Let n readers come, read the known pages, and leave together; the server's memory while they were there."""
    readers = [Reader(server.socket, number) for number in range(n)]
    for reader in readers:
        await reader.open()
        for page in _KNOWN:
            await reader.turn(page)
    held = server.memory()
    await asyncio.gather(*(reader.close() for reader in readers))
    return held


def _told(what: str, answers: Sequence[Answer]) -> dict[str, float]:
    """Median, 95th percentile and longest of the times, in seconds."""
    if len(answers) < 2:
        return {}
    seconds = sorted(answer.seconds for answer in answers)
    by_percent = statistics.quantiles(seconds, n=100, method="inclusive")
    told = {"median": statistics.median(seconds), "95 %": by_percent[94], "longest": seconds[-1]}
    return {f"{what}, {label}, s": round(value, 3) for label, value in told.items()}


if __name__ == "__main__":
    main()
