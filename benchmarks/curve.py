"""What each stage costs as the texts grow, from a hundred paragraphs to a million: time, memory, and the exponent.

    python -m benchmarks.curve

Each size is a process of its own. A stage that would take longer than `--seconds`, if it took ten times what it took at
the size before, is not run, nor is one whose process would hold more than `--megabytes`, and the table says so: no
figure is an extrapolation. Seconds are of the processor's time; memory is what the process held at most beyond what it
held before the stage.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.curve_stages import SCORED, Stage, reading_stages, scoring_stages
from benchmarks.growth import FASTER, exponent, grows_faster, last_step
from benchmarks.machine import load, machine
from benchmarks.made_prose import OF_ARTICLE, made_paragraphs, sentences_apart
from benchmarks.results_file import save_result

ROOT = Path(__file__).parents[1]
COMMAND = "python -m benchmarks.curve"
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
SECONDS, MEGABYTES = 60.0, 12_000.0  # that a stage may take, and that its process may hold
_STAGES = {"scoring": scoring_stages, "reading": reading_stages}


@dataclass
class Costs:
    """One stage at every size: seconds and megabytes where it ran, what its process held; why not where it did not."""

    seconds: dict[int, float] = field(default_factory=dict)
    megabytes: dict[int, float] = field(default_factory=dict)
    held: dict[int, float] = field(default_factory=dict)
    not_run: dict[int, str] = field(default_factory=dict)


def main() -> None:
    """Print the costs of every stage as JSON; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/curve.json")
    chosen = parser.parse_args()
    found = measured(chosen.most, chosen.seconds, chosen.megabytes)
    print(json.dumps(found["figures"], indent=2))
    if chosen.save:
        save_result(**found)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of how far the curve is followed."""
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of paragraphs")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="a stage that would take longer is not run")
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, help="nor is one whose process would hold more")


def measured(most: int, seconds: float, megabytes: float) -> dict:
    """What every stage costs at every size up to the largest, as a result, ready to be saved."""
    material = _material(seconds, megabytes)
    costs = {stage.name: Costs() for stages in _STAGES.values() for stage in stages()}
    sizes = [size for size in SIZES if size <= most]
    with tempfile.TemporaryDirectory() as folder:
        for kind, stages in _STAGES.items():
            for size in sizes:
                _leave_out(stages(), size, costs, seconds, megabytes)
                _measure(kind, stages(), size, costs, Path(folder) / "scored")
    return {
        "name": "curve",
        "title": "Cost curve: every stage at more and more paragraphs",
        "command": COMMAND,
        "material": material,
        "figures": figures_of(costs, sizes),
    }


def figures_of(costs: Mapping[str, Costs], sizes: list[int]) -> dict:
    """Which stages grow faster than the work; seconds with exponents, and megabytes, a row a stage."""
    faster = [name for name, cost in costs.items() if grows_faster(cost.seconds)]
    seconds = {name: _row(cost.seconds, cost, sizes) | _slopes(cost.seconds) for name, cost in costs.items()}
    return {
        f"stages that grow faster than the work (an exponent above {FASTER})": "; ".join(faster) or "none",
        "seconds, by paragraphs": seconds,
        "megabytes, by paragraphs": {name: _row(cost.megabytes, cost, sizes) for name, cost in costs.items()},
    }


def reason_not_to(stage: Stage, size: int, costs: Mapping[str, Costs], seconds: float, megabytes: float) -> str:
    """Why a stage is not run at a size, by what it, and those it needs, did at smaller ones; empty where it is."""
    cost = costs[stage.name]
    if cost.not_run:
        return list(cost.not_run.values())[-1]
    if lacking := [name for name in stage.needs if size in costs[name].not_run]:
        return f"not run: needs {lacking[0]}"
    return _too_much(cost.seconds, size, seconds, "s") or _too_much(cost.held, size, megabytes, "MB")


def _too_much(known: Mapping[int, float], size: int, most: float, unit: str) -> str:
    before = max(known, default=size)
    return f"not run: over {most:,.0f} {unit}" if known and known[before] * size / before > most else ""


def _leave_out(stages: list[Stage], size: int, costs: Mapping[str, Costs], seconds: float, megabytes: float) -> None:
    """Note which stages are not run at this size, and why."""
    for stage in stages:
        if reason := reason_not_to(stage, size, costs, seconds, megabytes):
            costs[stage.name].not_run[size] = reason


def _measure(kind: str, stages: list[Stage], size: int, costs: Mapping[str, Costs], kept: Path) -> None:
    """Run the stages of a kind that are not left out, in one process, and note what each cost."""
    left_out = [stage.name for stage in stages if size in costs[stage.name].not_run]
    if len(left_out) == len(stages):
        return
    print(f"{kind}, {size:,} paragraphs …", file=sys.stderr, flush=True)
    for told in _told([kind, str(size), str(kept), *left_out]):
        costs[told["stage"]].seconds[size] = told["seconds"]
        if told["megabytes"] is not None:
            costs[told["stage"]].megabytes[size], costs[told["stage"]].held[size] = told["megabytes"], told["held"]
    for stage in stages:
        if size not in costs[stage.name].seconds:
            costs[stage.name].not_run.setdefault(size, "not run: its process ended before")


def _told(arguments: list[str]) -> Iterator[dict]:
    """What a process of the curve tells, line by line."""
    command = [sys.executable, "-m", "benchmarks.curve_process", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield from map(json.loads, process.stdout)


def _row(measured: Mapping[int, float], cost: Costs, sizes: list[int]) -> dict[str, float | str]:
    return {
        f"{size:,}": float(f"{measured[size]:.3g}") if size in measured else cost.not_run.get(size, "unknown")
        for size in sizes
    }


def _slopes(seconds: Mapping[int, float]) -> dict[str, float | None]:
    slopes = {"exponent": exponent(seconds), "last step": last_step(seconds)}
    return {name: None if slope is None else round(slope, 2) for name, slope in slopes.items()}


def _material(seconds: float, megabytes: float) -> str:
    """What is read, its words and repeats as counted now, and the bounds."""
    texts = made_paragraphs(SCORED)
    words = sum(len(text.split()) for text in texts) / len(texts)
    return (
        f"made paragraphs of {words:.0f} words, {OF_ARTICLE} an article, {100 * sentences_apart(texts):.0f} % of their "
        f"sentences no repeat; the reading stages (from concatenate on) on results of {SCORED:,} of them, repeated "
        "under new names, with the words of as many as there are; processor time, below three seconds the median of "
        f"three; no stage over {seconds:g} s, no process over {megabytes:,.0f} MB; {machine()}; load at the start "
        f"{load()}"
    )


if __name__ == "__main__":
    main()
