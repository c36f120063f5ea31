"""What a start costs: each import, the first page in a browser, and every byte that is sent.

    python -m benchmarks.start

Imports are timed by Python itself (`-X importtime`) in fresh interpreters, by library: the time of its own modules and
not of those that they load. The first page is that of a fresh server, opened in a headless Chromium (CHROMIUM, or the
system's own) on the same machine: until its words and its charts stand, most of which is the browser's own work, and
what was sent for it. The second visit is by the same browser, with what it kept. Bytes are those of bodies as they come
over the wire, compressed where they are.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.results_file import save_result
from benchmarks.served import served
from benchmarks.visit import Visit, browser, visit

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.start"
_SHOWN = 8  # libraries told by name
_RUNS = 3
_VISITS = ("first visit", "second visit")


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/start.json")
    parser.add_argument("--port", type=int, default=8710)
    chosen = parser.parse_args()
    figures = _imports() | _visits(chosen.port)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("start", "The start: imports, first page, and bytes sent", COMMAND, _material(), figures)


def _material() -> str:
    return (
        f"built-in corpus, median of {_RUNS} fresh servers, Chromium on the same {os.cpu_count()} processor cores, no "
        f"network between them, Python {platform.python_version()}"
    )


def _imports() -> dict[str, float]:
    """Milliseconds that the start spends on each library's own modules; the rest together, ours apart."""
    runs = [_import_run() for _ in range(_RUNS)]
    spent = {name: statistics.median(run.get(name, 0) for run in runs) / 1000 for name in runs[0]}
    ours = spent.pop("ours")
    largest = sorted(spent, key=spent.get, reverse=True)[:_SHOWN]
    figures = {"imports at the start, ms": ours + sum(spent.values()), "imports of our own, ms": ours}
    figures |= {f"import {name}, ms": spent.pop(name) for name in largest}
    return {
        name: round(value) for name, value in (figures | {"imports of all others, ms": sum(spent.values())}).items()
    }


def _import_run() -> Counter:
    """Microseconds of the modules' own time in one fresh interpreter, by library."""
    code = "import streamlit.web.cli, app, pages.shared.frame"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    spent = Counter()
    for line in done.stderr.splitlines():
        own, _, name = [*line.removeprefix("import time:").split("|"), "", ""][:3]
        if line.startswith("import time:") and own.strip().isdecimal():
            library = name.strip().split(".")[0]
            spent["ours" if library in ("analysis", "pages", "app") else library] += int(own)
    return spent


def _visits(port: int) -> dict[str, float]:
    """Medians of a few fresh servers' times, and what the last one sent on a first and a second visit."""
    times: dict[str, list[float]] = defaultdict(list)
    sent: dict[str, float] = {}
    for _ in range(_RUNS):
        with tempfile.TemporaryDirectory() as folder, served(port, Path(folder)) as server, browser() as opened:
            times["start to health, s"].append(server.seconds)
            times["memory of the server at its start, MB"].append(server.memory())
            context = opened.new_context()
            for name in _VISITS:
                seen = visit(context, server.web)
                times[f"{name}, until its first sentences stand, s"].append(seen.words)
                times[f"{name}, until its charts stand, s"].append(seen.charts)
                sent |= _sent(name, seen)
    return {name: round(statistics.median(all_of_it), 2) for name, all_of_it in times.items()} | sent


def _sent(name: str, seen: Visit) -> dict[str, int]:
    """Requests, and kB by kind."""
    sizes = {"all": sum(seen.sizes.values()), **dict(sorted(seen.sizes.items()))}
    told = {f"{name}, {kind}, kB": round(n_bytes / 1024) for kind, n_bytes in sizes.items()}
    return {f"{name}, requests": seen.requests, **told}


if __name__ == "__main__":
    main()
