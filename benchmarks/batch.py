"""How fast a batch is scored with one process and with two, and how much memory that takes, few articles and many.

    python -m benchmarks.batch

Scores made articles by the command line, as a reader would. Wall-clock times are of this machine as busy as it is, and
hold the start: each process reads codebooks and model once. Memory is that of all processes together, asked for ten
times a second (Linux alone can tell); pages that they share are counted once for each.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.project_articles import SENTENCES, made_articles
from benchmarks.results_file import save_result

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.batch"
FEW, MANY, SPEED = 500, 2_000, 200
_SHORT = 10  # sentences of an article whose number alone matters
_EVERY = 0.1  # seconds


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/batch.json")
    parser.add_argument("--few", type=int, default=FEW, help="short articles, for memory")
    parser.add_argument("--many", type=int, default=MANY, help="short articles, for memory")
    parser.add_argument("--speed", type=int, default=SPEED, help="articles, for speed")
    chosen = parser.parse_args()
    figures = _speed(chosen.speed) | _memory(chosen.few, chosen.many)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        save_result("batch", "Batches: speed and memory", COMMAND, _material(chosen), figures)


def _material(chosen: argparse.Namespace) -> str:
    return (
        f"{chosen.speed} made articles of {SENTENCES} sentences (560 words) for speed, {chosen.few} and {chosen.many} "
        f"of {_SHORT} sentences for memory, in parts of 25; {os.cpu_count()} processor cores, Python "
        f"{platform.python_version()}"
    )


def _speed(n: int) -> dict[str, float]:
    """Articles and words a second with one process and with two, and the time of a second run, with nothing to do."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        articles, n_words = _written(Path(folder), n, SENTENCES)
        for workers in (1, 2):
            out = Path(folder) / f"by-{workers}"
            seconds, megabytes = _scored(articles, out, workers)
            figures |= {
                f"{n} articles, {workers} processes, articles a second": round(n / seconds, 2),
                f"{n} articles, {workers} processes, words a second": round(n_words / seconds),
                f"{n} articles, {workers} processes, memory at most, MB": megabytes,
            }
        figures[f"{n} articles, nothing to do, s"] = round(_scored(articles, out, 2)[0], 1)
    return figures


def _memory(few: int, many: int) -> dict[str, float]:
    """Memory that few and many short articles take, with two processes."""
    figures: dict[str, float] = {}
    for n in (few, many):
        with tempfile.TemporaryDirectory() as folder:
            articles, _ = _written(Path(folder), n, _SHORT)
            seconds, megabytes = _scored(articles, Path(folder) / "out", 2)
        figures[f"{n} short articles, all scored, s"] = round(seconds, 1)
        figures[f"{n} short articles, memory at most, MB"] = megabytes
    return figures


def _written(folder: Path, n: int, sentences: int) -> tuple[Path, int]:
    """A file of so many articles, one a line; how many words they have."""
    path, n_words = folder / "articles.jsonl", 0
    with path.open("w", encoding="utf-8") as file:
        for article in made_articles(n, sentences=sentences):
            text = "\n\n".join(article.paragraphs)
            n_words += len(text.split())
            file.write(json.dumps(article.record | {"doc_id": article.doc_id, "text": text}) + "\n")
    return path, n_words


def _scored(articles: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds that the command takes, and the most megabytes that its processes held together."""
    command = [sys.executable, "-m", "analysis", "score", str(articles), "--batch", "--out", str(out)]
    begun, most = time.perf_counter(), 0.0
    process = subprocess.Popen(
        [*command, "--workers", str(workers), "--of-part", "25"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None:
        most = max(most, _megabytes(process.pid))
        time.sleep(_EVERY)
    if process.returncode:
        sys.exit(f"The command ended with {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - begun, round(most)


def _megabytes(session: int) -> float:
    """What the processes of a session hold in memory now."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                status = (folder / "status").read_text()
                kilobytes += int(status.partition("VmRSS:")[2].split()[0])
        except (OSError, IndexError):  # it ended meanwhile
            continue
    return kilobytes / 1024


if __name__ == "__main__":
    main()
