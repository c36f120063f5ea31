"""What the dashboard costs on a scored folder that is too large to hold in memory.

    python -m benchmarks.large FOLDER

Makes the tables of the dashboard anew, then runs its pages without a browser (AppTest), so that figures are of this
machine's processor and disk alone. Before each page everything that was remembered is forgotten; then come its first
run, its answers to filters that nobody has set before (the tables are asked, charts are drawn), and to the same ones
again (all is remembered). The files have been read before, so they stand in the system's memory, as far as that goes.
An answer is the whole page; its charts are sent one by one, so it is also told when the first of them was.
"""

import argparse
import itertools
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from analysis.large.making import FOLDER, make_tables, remove_tables
from analysis.large.names import Names, read_names
from analysis.scope import BOTH, JOINS_EVENTS, NONE
from benchmarks.machine import machine
from benchmarks.memory import peak_megabytes
from benchmarks.results_file import save_result

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.large FOLDER"
# Those of the menu, without what asks nothing of the tables. Named here: the process that counts imports no page.
_SCRIPTS = (
    *("contrast/overview", "contrast/events", "contrast/authors"),
    *("measures/topics", "measures/stance", "measures/tone", "measures/words"),
    "reading/evidence",
)
PAGES = {script.split("/")[-1]: f"pages/{script}.py" for script in _SCRIPTS}
ELSEWHERE = "pages/work/projects.py"  # a page that asks nothing of the tables
SOON = 0.5  # seconds, within which a filter should answer
MEETING, TOPIC, ACTOR, WORD = "a meeting and a voice", "a topic", "an actor", "a word"
_OF_EACH = 6  # filters of each kind
_EMPTY = {("events", MEETING)}  # of two meetings one is left: there is nothing to compare
_WORDS = ("sanctions", "border", "ambassador", "river", "pipeline", "election")


@dataclass
class Answers:
    """Seconds of a page: its first run, and for each kind of filter those of filters that are new, and known.

    n_charts: of the first run. n_fewer: answers to new filters that have fewer, as where a filter leaves little.
    begun: seconds until the first chart of an answer to a new filter was sent.
    """

    first: float
    n_charts: int = 0
    new: dict[str, list[float]] = field(default_factory=dict)
    known: dict[str, list[float]] = field(default_factory=dict)
    n_fewer: int = 0
    begun: dict[str, list[float]] = field(default_factory=dict)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a scored folder; see benchmarks.large_folder")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/large.json")
    parser.add_argument("--material", default="articles put together of scored ones (benchmarks.large_folder)")
    parser.add_argument("--kept", action="store_true", help="use the tables that stand there, and do not time them")
    chosen = parser.parse_args()
    if chosen.kept:
        make_tables(chosen.folder)  # nothing to do where all is counted
    figures = {} if chosen.kept else made(chosen.folder)
    start, pages = answers(chosen.folder)
    figures |= {"start of the app, first page, s": round(start, 2)} | said(pages)
    figures["memory of the process at most, MB"] = _whole(peak_megabytes())
    print(json.dumps(figures | {f"{name} (page)": vars(page) for name, page in pages.items()}, indent=2))
    if chosen.save:
        material = f"{said_size(chosen.folder)}: {chosen.material}; no browser; {machine()}"
        save_result("large", "The dashboard on a large scored folder", COMMAND, material, figures)


def made(folder: Path) -> dict[str, float | None]:
    """Make the tables of a folder anew, in a process of its own: seconds, megabytes at most, megabytes on disk."""
    remove_tables(folder)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        seconds, megabytes = process.submit(_made, folder).result()
    return {
        "tables made, s": round(seconds, 1),
        "memory meanwhile at most, MB": _whole(megabytes),
        "tables on disk, MB": size_of(folder / FOLDER),
        "scored folder on disk without them, MB": round(size_of(folder) - size_of(folder / FOLDER), 1),
    }


def answers(folder: Path) -> tuple[float, dict[str, Answers]]:
    """Seconds of the start of the app with the folder open, and the answers of each page by its name."""
    os.environ |= {"PARALLAX_SCORED": str(folder.resolve()), "PARALLAX_TOUR": "0"}
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    app.query_params["folder"] = folder.resolve().name
    start = _timed(app)
    filters = dict(filters_of(read_names(folder / FOLDER)))
    return start, {name: _answers_of(app, name, filters) for name in PAGES}


def filters_of(names: Names) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Filters as addresses have them, by kind: of the names that the folder holds, the first of each."""
    voices = ("author", "quoted", "reported", "all")
    meetings = [event for event in names.events if event not in (NONE, BOTH) and JOINS_EVENTS not in event]
    pairs = itertools.product(voices, meetings)
    yield MEETING, [{"meeting": event, "voice": voice} for voice, event in pairs][:_OF_EACH]
    yield TOPIC, [{"topic": name} for name in names.topics][:_OF_EACH]
    yield ACTOR, [{"named": name} for name in names.actors][:: max(1, len(names.actors) // _OF_EACH)][:_OF_EACH]


def said(pages: Mapping[str, Answers]) -> dict[str, float]:
    """The figures that a reader asks for, over all pages; and how many answers to new filters came soon."""
    first = [page.first for page in pages.values()]
    figures = {"first run of a page, median, s": _median(first), "first run of a page, slowest, s": max(first)}
    for kind in dict.fromkeys(kind for page in pages.values() for kind in page.new):
        figures |= _said_of(kind, list(pages.values()))
    new = [seconds for page in pages.values() for each in page.new.values() for seconds in each]
    soon = sum(seconds <= SOON for seconds in new)
    fewer = sum(page.n_fewer for page in pages.values())
    counts = {f"of them within {SOON} s": soon, "of them with fewer charts than without a filter": fewer}
    return figures | {"answers to filters not set before": len(new)} | counts


def _said_of(kind: str, pages: list[Answers]) -> dict[str, float]:
    new = [seconds for page in pages for seconds in page.new.get(kind, [])]
    known = [seconds for page in pages for seconds in page.known.get(kind, [])]
    begun = [seconds for page in pages for seconds in page.begun.get(kind, [])]
    figures = {
        f"{kind} not set before, median, s": _median(new),
        f"{kind} not set before, slowest, s": max(new),
        f"{kind} set before, median, s": _median(known),
    }
    if begun:
        figures[f"{kind} not set before, its first chart, median, s"] = _median(begun)
        figures[f"{kind} not set before, its first chart, slowest, s"] = max(begun)
    return figures


def said_size(folder: Path) -> str:
    """How many articles and paragraphs a folder holds."""
    from pyarrow.parquet import read_metadata

    rows = {
        name: sum(read_metadata(path).num_rows for path in (folder / name).glob("part-*.parquet"))
        for name in ("documents", "paragraphs")
    }
    return f"{rows['paragraphs']:,} paragraphs of {rows['documents']:,} articles"


def size_of(folder: Path) -> float:
    """Megabytes of the files below a folder."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)


def _made(folder: Path) -> tuple[float, float | None]:
    begun = time.perf_counter()
    make_tables(folder)
    return time.perf_counter() - begun, peak_megabytes()


def _answers_of(app, name: str, filters: Mapping[str, list[dict[str, str]]]) -> Answers:
    _forget(app)
    page = Answers(_timed(app.switch_page(PAGES[name])), len(app.get("plotly_chart")))
    if not app.title:
        raise RuntimeError(f"The page {name} is empty.")
    for kind, settings in filters.items():
        if (name, kind) not in _EMPTY:
            page.new[kind] = [_filtered(app, setting, page, kind) for setting in settings]
            page.known[kind] = [_filtered(app, setting) for setting in settings]
    if name == "evidence":
        page.new[WORD] = [_timed(app.text_input(key="large-word").set_value(word)) for word in _WORDS]
        page.known[WORD] = [_timed(app.text_input(key="large-word").set_value(word)) for word in _WORDS]
    return page


def _forget(app) -> None:
    """Forget what was asked and drawn; the folder is opened again by a page that asks nothing of it."""
    import streamlit as st

    st.cache_data.clear()
    st.cache_resource.clear()
    _timed(app.switch_page(ELSEWHERE))


def _filtered(app, setting: Mapping[str, str], page: Answers | None = None, kind: str = "") -> float:
    """Seconds of the answer to a filter, which is cleared again; `page` notes whether it has fewer charts, and when the
    first was sent."""
    for name, value in setting.items():
        app.query_params[name] = value
    begun = time.perf_counter()
    with _charts_noted() as sent:
        seconds = _timed(app)
    if app.button(key="filters-clear").disabled:
        raise RuntimeError(f"The page did not take over the filter {setting}; it was timed without one.")
    if page:
        page.n_fewer += len(app.get("plotly_chart")) < page.n_charts
        page.begun.setdefault(kind, []).extend(round(moment - begun, 3) for moment in sent[:1])
    _timed(app.button(key="filters-clear").click())
    return seconds


@contextmanager
def _charts_noted() -> Iterator[list[float]]:
    """The moments at which charts are sent meanwhile."""
    import streamlit as st

    send, moments = st.plotly_chart, []

    def send_and_note(*given, **named):
        sent = send(*given, **named)
        moments.append(time.perf_counter())
        return sent

    with patch.object(st, "plotly_chart", send_and_note):
        yield moments


def _timed(app) -> float:
    begun = time.perf_counter()
    ran = app.run()
    seconds = time.perf_counter() - begun
    if ran.exception or ran.error:
        raise RuntimeError(f"A page failed: {[each.value for each in (*ran.exception, *ran.error)]}")
    return round(seconds, 3)


def _median(seconds: list[float]) -> float:
    return round(statistics.median(seconds), 3)


def _whole(megabytes: float | None) -> int | None:
    return None if megabytes is None else round(megabytes)


if __name__ == "__main__":
    main()
