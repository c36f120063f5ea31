"""Every figure on scale and speed on one page: runs the peers and the cost curve, and gathers what others measured.

`python -m benchmarks.run` writes benchmarks/RESULTS.md and the results of the two that it runs. The figures of others
are those that their own commands left in benchmarks/results; `--gather` runs nothing and writes the page from the
results there are, `--quick` runs both over few paragraphs, prints their tables and keeps nothing.
"""

import argparse
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from analysis.evidence.agreement import Benchmark, read_benchmarks
from benchmarks import against_peers, curve
from benchmarks.machine import load, machine
from benchmarks.markdown import section
from benchmarks.results_file import save_result

HERE = Path(__file__).parent
PAGE = HERE / "RESULTS.md"
COMMAND = "python -m benchmarks.run"
QUICK_MOST = 1_000  # paragraphs of the quick curve
# What is of scale and speed, in the order of the page; of the other benchmarks, which ask how right the measures are,
# the page has the figures without their tables.
_SPEED = ("against_peers", "curve", "batch", "cluster", "large", "start", "app", "readers", "soak", "projects")
_NOTES = {
    "against_peers": "*Ours ÷ this*: above 1, Parallax reads more words a second, or holds more memory, than the peer. "
    "Its stages do more than the peers’ nearest equals; *What is timed* says what each of them does.",
    "curve": "An exponent of 1 grows as the work does; the last step is that between the two largest sizes. What takes "
    "less than a fiftieth of a second is no part of an exponent: what is paid once would hide how the rest grows. "
    "Of the stages named, concatenate joins frames column by column, and the others look paragraphs and sentences up "
    "by their ids, again and again: a table of ids that outgrows the processor’s cache costs more "
    "a row. No stage compares each paragraph with each.",
    "batch": "A batch takes the scoring stages of the curve through parts of a few articles, so that none of them ever "
    "reads more: its time is linear and its memory bounded by construction. The two sizes below show it.",
}


def main() -> None:
    """Run, keep and write, as the options ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    against_peers.add_options(parser)
    curve.add_options(parser)
    parser.add_argument("--quick", action="store_true", help="few paragraphs; printed and not kept")
    parser.add_argument("--gather", action="store_true", help="run nothing, write the page from the results there are")
    chosen = parser.parse_args()
    if chosen.quick:
        print(_quick(chosen))
        return
    if not chosen.gather:
        for result in _both(chosen):
            save_result(**result)
    PAGE.write_text(results_page(read_benchmarks(HERE)), encoding="utf-8")


def results_page(benchmarks: Iterable[Benchmark]) -> str:
    """The page: machine and day, then every benchmark that has figures, those of scale and speed first."""
    known = {each.name: each for each in benchmarks if each.figures or each.parts}
    speed = [section(known[name], _NOTES.get(name, "")) for name in _SPEED if name in known]
    others = [section(each, tables=False) for name, each in known.items() if name not in _SPEED]
    head = (
        f"# Results\n\nWritten by `{COMMAND}` on {datetime.now(UTC).date().isoformat()}; machine: {machine()}; load "
        f"when it was written {load()}. Each part says on what it was measured, with which command and on which day. "
        "What no command has measured is not here.\n"
    )
    return "\n".join([head, *speed, *others])


def _both(chosen: argparse.Namespace) -> list[dict]:
    peers = against_peers.measured(chosen.peers_python, chosen.rounds, chosen.quick)
    return [peers, curve.measured(chosen.most, chosen.seconds, chosen.megabytes)]


def _quick(chosen: argparse.Namespace) -> str:
    """The tables of both over few paragraphs."""
    chosen.most = min(chosen.most, QUICK_MOST)
    with tempfile.TemporaryDirectory() as folder:
        for result in _both(chosen):
            save_result(**result, folder=Path(folder) / "results")
        return "\n".join(section(each, _NOTES[each.name]) for each in read_benchmarks(Path(folder)))


if __name__ == "__main__":
    main()
