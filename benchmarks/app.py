"""How long the dashboard takes to start and to answer, page by page, and what that time is made of.

    python -m benchmarks.app

Runs the app without a browser (AppTest), so that figures are of this machine's processor alone. Prints one table of
the imports, one of the pages: its first run, its answer to a filter that nobody has set before (everything is
counted and drawn anew), and to one that somebody has (it is remembered).
"""

import argparse
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.results_file import save_result

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.app"
VOICES = ("author", "quoted", "reported", "all")
MEETINGS = ("anchorage", "guilin")


def main() -> None:
    """Print the start-up and rerun times as JSON, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/app.json")
    chosen = parser.parse_args()
    figures = {
        "imports_ms": {
            name: _import_time(name) for name in ("pandas", "plotly.graph_objects", "streamlit", "textblob")
        },
        "read_corpus_ms": _corpus_time(),
        "pages_ms": _page_times(),
    }
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("app", "Start-up and reruns, in milliseconds", COMMAND, _material(), _flat(figures))


def _material() -> str:
    return f"built-in corpus, no browser, {os.cpu_count()} processor cores, Python {platform.python_version()}"


def _flat(figures: dict) -> dict[str, int]:
    """The figures that a reader asks for: the start, and the median and worst rerun over all pages."""
    pages = [times for times in figures["pages_ms"].values() if "new_filter" in times]
    return {
        "start of the app, first page": figures["pages_ms"]["(start of the app)"]["first"],
        "reading the corpus": figures["read_corpus_ms"],
        "a filter not set before, median of pages": round(statistics.median(page["new_filter"] for page in pages)),
        "a filter not set before, slowest page": max(page["new_filter"] for page in pages),
        "a filter set before, median of pages": round(statistics.median(page["known_filter"] for page in pages)),
        "a filter set before, slowest page": max(page["known_filter"] for page in pages),
        **{f"import {name}": time for name, time in figures["imports_ms"].items()},
    }


def _import_time(module: str) -> int:
    """Milliseconds that a fresh interpreter takes to import a module, less those it takes to start."""
    return _fresh(f"import {module}") - _fresh("pass")


def _fresh(code: str) -> int:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        times.append(time.perf_counter() - begin)
    return round(1000 * statistics.median(times))


def _corpus_time() -> int:
    from analysis.exchange.builtin import read_corpus

    begin = time.perf_counter()
    read_corpus()
    return round(1000 * (time.perf_counter() - begin))


def _page_times() -> dict[str, dict[str, int]]:
    """Milliseconds of each page: its first run, and the medians of filters not set before and set before."""
    from streamlit.testing.v1 import AppTest

    pages = sorted(
        path for path in (ROOT / "pages").glob("*/*.py") if path.parent.name not in ("shared", "__pycache__")
    )
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    times = {"(start of the app)": {"first": _timed(app.run)}}
    for path in pages:
        app.switch_page(str(path.relative_to(ROOT)))
        first = _timed(app.run)
        new, known = _filter_times(app), _filter_times(app)
        times[path.stem] = {"first": first, "new_filter": new, "known_filter": known}
    return times


def _filter_times(app) -> int:
    """Median of the answers to every meeting in every voice; the filters are cleared again."""
    times = []
    for meeting, voice in itertools.product(MEETINGS, VOICES):
        app.selectbox(key="voice").set_value(voice)
        times.append(_timed(app.selectbox(key="meeting").set_value(meeting).run))
    app.button(key="filters-clear").click().run()
    return round(statistics.median(times))


def _timed(run) -> int:
    begin = time.perf_counter()
    run()
    return round(1000 * (time.perf_counter() - begin))


if __name__ == "__main__":
    main()
