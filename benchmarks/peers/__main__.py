"""One contestant's run, in the interpreter that has what it needs; prints a line of JSON.

    python -m benchmarks.peers NAME FILE PARAGRAPHS

What is timed is the work on so many paragraphs. Before it stand, apart, the imports and whatever is read once: the
contestant does its work on the first twenty paragraphs, since some read their lists only then. Memory is the most that
the process held, the texts included.
"""

import importlib
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.memory import peak_megabytes
from benchmarks.peers.texts import read_texts

_FIRST = 20  # paragraphs, which hold words of every list


def main() -> None:
    """Run the contestant named over the texts of a file."""
    name, path, n = sys.argv[1:]
    contestant = importlib.import_module(f"benchmarks.peers.{name}")
    texts = read_texts(Path(path), int(n))
    begun = time.perf_counter()
    work = contestant.start()
    work(texts[:_FIRST])
    started, processor = time.perf_counter(), time.process_time()
    made = work(texts)
    ended = time.perf_counter()
    told = {
        "start": started - begun,
        "seconds": ended - started,
        "processor": time.process_time() - processor,
        "megabytes": peak_megabytes(),
        "made": made,
        "versions": {needed: version(needed) for needed in contestant.NEEDS},
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
