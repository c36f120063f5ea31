"""How fast a batch is scored on a Dask cluster of 1, 2 and 4 workers, beside the local engine; what it costs; of what.

    python -m benchmarks.cluster

needs requirements-cluster.txt. Scores made articles by the command line, as a reader would, on a cluster of processes
on this machine: what a network between machines costs is not in it, and no more workers score at a time than there are
cores. Times of the clock hold the start of the command; processes of the local engine, and workers that have just been
started, read codebooks and model once. “Again” is the next run on the same workers, which have them. Cost is processor
time of all processes together. Settings take turns; a figure is the median of the runs, with the least and the most.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from analysis.batch.files import in_reading_order, pack_part
from analysis.batch.ledger import lines_of
from analysis.batch.there import packed_order
from analysis.contrast.counts import amount
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import analyse, read_codebooks
from analysis.text.documents import Article
from benchmarks.curve_stages import Made, scoring_stages
from benchmarks.local_cluster import ROOT, LocalCluster, local_cluster
from benchmarks.machine import load, machine
from benchmarks.project_articles import SENTENCES, made_articles
from benchmarks.results_file import save_result
from benchmarks.spread import spread

COMMAND = "python -m benchmarks.cluster"
ARTICLES, RUNS, OF_PART = 400, 3, 25
LOCAL, CLUSTER = (1, 2), (1, 2, 4)
_MILLION, _MEGA = 1e6, 1e6
_JOINING = 120  # seconds
_WHO = ("workers", "scheduler", "command")


class Cost(NamedTuple):
    """What a run took: seconds by the clock, and of processor time in the command, the scheduler and the workers."""

    seconds: float
    command: float
    scheduler: float = 0.0
    workers: float = 0.0

    @property
    def processor(self) -> float:
        """Seconds of processor time of all together."""
        return self.command + self.scheduler + self.workers


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/cluster.json")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--runs", type=int, default=RUNS)
    chosen = parser.parse_args()
    before, articles = load(), made_articles(chosen.articles)
    with tempfile.TemporaryDirectory() as folder:
        runs, out = _runs(articles, chosen.runs, Path(folder))
        figures = _speeds(runs, articles) | _moved(articles, out) | _stages(articles[:OF_PART])
    print(json.dumps(figures, indent=2))
    if chosen.save:
        material = (
            f"{chosen.articles} made articles of {SENTENCES} sentences (560 words) in parts of {OF_PART}, "
            f"{chosen.runs} runs each, the cluster on the same machine; {machine()}; load before: {before}"
        )
        save_result("cluster", "A Dask cluster beside one machine", COMMAND, material, figures)


def _runs(articles: Sequence[Article], n: int, folder: Path) -> tuple[dict[str, list[Cost]], Path]:
    """The costs of N runs of each setting, in turns; the folder of the last that a cluster scored."""
    given, runs, out = _written(articles, folder / "articles.jsonl"), {}, folder
    for turn in range(n):
        for workers in LOCAL:
            cost = _scored(given, folder / f"local-{turn}-{workers}", "--workers", str(workers))
            runs.setdefault(f"local engine, {workers} {'process' if workers == 1 else 'processes'}", []).append(cost)
        for workers in CLUSTER:
            place = folder / f"cluster-{turn}-{workers}"
            place.mkdir()
            with _whole_cluster(place, workers) as cluster:
                for name in ("", ", again"):
                    out = place / f"out{name}"
                    cost = _scored_there(given, out, cluster)
                    runs.setdefault(f"cluster, {amount(workers, 'worker')}{name}", []).append(cost)
    return runs, out


@contextmanager
def _whole_cluster(folder: Path, n: int) -> Iterator[LocalCluster]:
    """A cluster whose workers are all there."""
    from distributed import Client

    with local_cluster(folder, n) as cluster:
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(n, timeout=_JOINING)
        yield cluster


def _scored(given: Path, out: Path, *options: str) -> Cost:
    """What the command takes, with the processes that it starts and waits for."""
    command = [sys.executable, "-m", "analysis", "score", str(given), "--batch", "--out", str(out), *options]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [*command, "--of-part", str(OF_PART)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr
    )
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _scored_there(given: Path, out: Path, cluster: LocalCluster) -> Cost:
    """The same on a cluster, with what its processes took meanwhile."""
    before = _processor(cluster)
    cost = _scored(given, out, "--engine", "dask", "--scheduler", cluster.address)
    scheduler, workers = (now - then for now, then in zip(_processor(cluster), before, strict=True))
    return cost._replace(scheduler=scheduler, workers=workers)


def _processor(cluster: LocalCluster) -> tuple[float, float]:
    """Seconds of processor time that the scheduler and the workers have taken up to now."""
    from psutil import Process

    times = [Process(each.pid).cpu_times() for each in (cluster.scheduler, *cluster.workers)]
    scheduler, *workers = (each.user + each.system for each in times)
    return scheduler, sum(workers)


def _speeds(runs: dict[str, list[Cost]], articles: Sequence[Article]) -> dict[str, str]:
    """Speed, cost, and who takes it, of each setting."""
    n_words, n_paragraphs = _n_words(articles), sum(len(each.paragraphs) for each in articles)
    figures = {}
    for name, costs in runs.items():
        figures[f"{name}, paragraphs a second"] = _said([n_paragraphs / each.seconds for each in costs])
        figures[f"{name}, words a second"] = _said([n_words / each.seconds for each in costs])
        figures[f"{name}, processor seconds per million words"] = _said(
            [each.processor / n_words * _MILLION for each in costs]
        )
        if name.startswith("cluster"):
            shares = [sum(getattr(each, who) / each.processor for each in costs) / len(costs) for who in _WHO]
            said = [f"{who} {share:.1%}" for who, share in zip(_WHO, shares, strict=True)]
            figures[f"{name}, of the processor time"] = ", ".join(said)
    return figures


def _moved(articles: Sequence[Article], out: Path) -> dict[str, float]:
    """Bytes of orders and of files that are sent, each to the scheduler and on from there."""
    million_words = _n_words(articles) / _MILLION
    parts = [articles[start : start + OF_PART] for start in range(0, len(articles), OF_PART)]
    orders = sum(len(packed_order(tuple(part), {})) for part in parts)
    files = [sum(file["bytes"] for file in line["files"].values()) for line in lines_of(out)]
    return {
        "sent to workers, MB per million words": round(orders / _MEGA / million_words, 2),
        "sent back, MB per million words": round(sum(files) / _MEGA / million_words, 2),
        "largest part sent back, MB": round(max(files) / _MEGA, 2),
    }


def _stages(articles: Sequence[Article]) -> dict[str, str]:
    """What share of the processor time of scoring one part each stage has, the largest first."""
    books = read_codebooks(CORPUS)
    results = analyse(articles, books)  # what is loaded at its first use is loaded now
    made: Made = {"books": books, "articles": list(articles)}
    seconds = {}
    for stage in scoring_stages():
        made[stage.name], seconds[stage.name] = _timed(lambda stage=stage: stage.run(made))
    _, seconds["frames to files"] = _timed(lambda: pack_part(in_reading_order(results.frames())))
    total = sum(seconds.values())
    ordered = sorted(seconds.items(), key=lambda each: -each[1])
    return {f"of scoring one part, {name}": f"{spent / total:.1%}" for name, spent in ordered if spent / total >= 0.01}


def _timed(run: Callable[[], object]) -> tuple[object, float]:
    begun = time.process_time()
    return run(), time.process_time() - begun


def _written(articles: Sequence[Article], path: Path) -> Path:
    """A file of the articles, one a line."""
    rows = [each.record | {"doc_id": each.doc_id, "text": "\n\n".join(each.paragraphs)} for each in articles]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def _n_words(articles: Sequence[Article]) -> int:
    return sum(len(text.split()) for each in articles for text in each.paragraphs)


def _said(runs: Sequence[float]) -> str:
    middle, low, high = spread(runs).rounded()
    return f"{middle:,g} ({low:,g} to {high:,g})"


if __name__ == "__main__":
    main()
