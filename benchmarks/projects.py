"""How long a project of a reader's own takes from its articles to its pages, and what scoring costs meanwhile.

    python -m benchmarks.projects

Makes a project of 12 articles and one of many (`--many`, 500) out of own prose, and opens their pages without a
browser (AppTest) while a real process scores. Wall-clock times are of this machine as busy as it is; the processor's
time of the scoring is told beside them.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks
from analysis.projects import store, worker
from analysis.projects.project import Project
from analysis.projects.scored import results_of
from analysis.projects.shelf import Shelf
from analysis.projects.work import Work, work_of
from benchmarks.project_articles import SENTENCES, made_articles
from benchmarks.results_file import save_result

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.projects"
FEW, MANY = 12, 500
_FIRST = 24  # scored before pages are timed
_VOICES = ("author", "quoted", "reported", "all")
_EVERY = 2.0  # seconds: as often as a browser asks
_PAGE = "pages/measures/topics.py"


def main() -> None:
    """Print the times as JSON, in seconds where nothing else is said."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/projects.json")
    parser.add_argument("--many", type=int, default=MANY, help="articles of the larger project")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["PARALLAX_PROJECTS"] = folder
        figures = _few(home) | _many(home, chosen.many)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("projects", "Own projects: scoring behind the pages", COMMAND, _material(chosen.many), figures)


def _material(many: int) -> str:
    return (
        f"{FEW} and {many} made articles of {SENTENCES} sentences (560 words), no browser, {os.cpu_count()} processor "
        f"cores, Python {platform.python_version()}"
    )


def _few(home: Path) -> dict[str, float]:
    """From saving a few articles to the page that shows all of them, and to that page again."""
    project = _saved(home, "few", FEW)
    page = _opened(project)
    begun = time.perf_counter()
    _until(lambda: page.run() and not _waits(page), _EVERY)
    return {
        f"{FEW} articles, saved to page shown, s": _since(begun),
        f"{FEW} articles, page again, s": _timed(page.run),
    }


def _many(home: Path, n: int) -> dict[str, float]:
    """The scoring of many articles, the pages beside it and after it, and reading all of them from the shelf."""
    project = _saved(home, "many", n)
    work, shelf = work_of(project), Shelf(store.cache_path(home, project.id))
    spent, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = worker._start(home, project.id)
    _until(lambda: len(shelf.scored()) >= min(_FIRST, n) or process.poll() is not None)
    first = _since(begun)
    page = _opened(project)
    page.run()
    beside = _filter_time(page)
    process.wait()
    total, used = _since(begun), resource.getrusage(resource.RUSAGE_CHILDREN)
    after = _filter_time(page)
    return {
        f"{n} articles, first {_FIRST} scored, s": first,
        f"{n} articles, all scored, s": total,
        f"{n} articles, processor time of scoring, s": round(used.ru_utime - spent.ru_utime, 1),
        "scoring process, memory at most, MB": round(used.ru_maxrss / 1024),
        f"{n} articles, shelf, MB": round(shelf.path.stat().st_size / 2**20, 1),
        f"{n} articles, read from the shelf, s": _reading_time(shelf, work),
        "a filter while scoring goes on, median, s": beside,
        "the same once it is done, median, s": after,
        f"{n} articles, first page with all of them, s": _timed(_opened(project).run),
    }


def _saved(home: Path, title: str, n: int) -> Project:
    project = store.new_project(home, title).with_articles(tuple(made_articles(n)), f"{n} articles added.")
    return store.save_project(home, project)


def _opened(project: Project):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    app.switch_page(_PAGE)
    app.query_params["project"] = project.id
    return app


def _waits(page) -> bool:
    """Whether a page says that nothing is scored yet."""
    return any("Nothing is scored yet" in block.body for block in page.get("html"))


def _until(happened: Callable[[], bool], seconds: float = 0.1) -> None:
    while not happened():
        time.sleep(seconds)


def _reading_time(shelf: Shelf, work: Work) -> float:
    books = read_codebooks(CORPUS)
    begun = time.perf_counter()
    results_of(list(work.articles.values()), list(shelf.parcels(work.articles).values()), books)
    return _since(begun)


def _filter_time(page) -> float:
    """Median of the page's answers to every voice, as none had been asked for before."""
    return statistics.median(_timed(page.selectbox(key="voice").set_value(voice).run) for voice in _VOICES)


def _timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return _since(begun)


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 2)


if __name__ == "__main__":
    main()
