"""Parallax and its peers over the same texts on the same machine: words a second and memory, and both as ratios.

    python -m benchmarks.against_peers

`pip install -r benchmarks/requirements.txt` in an environment of its own, and name its Python with `--peers-python`.
Every run is a process of its own, whose imports and lists are read before the clock starts. In each round everybody
runs once, and a ratio is of two runs of one round. Whether what they say is right is not asked here.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.machine import load, machine
from benchmarks.made_prose import made_paragraphs, sentences_apart
from benchmarks.peers.running import Runs, in_rounds, never_tried
from benchmarks.peers.tasks import TASKS, WHOLE, Task, peers, sizes
from benchmarks.peers.texts import Text, write_texts
from benchmarks.results_file import save_result
from benchmarks.spread import Spread, ratio, spread

COMMAND = "python -m benchmarks.against_peers"
ROUNDS, QUICK_ROUNDS = 5, 2
_SIDE = 10  # paragraphs that stand together on one side of keyness, as those of an article do
_SPEED, _MEMORY = "words a second", "memory, MB"


def main() -> None:
    """Print the figures as JSON; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--quick", action="store_true", help="few paragraphs, two rounds: to see that it works")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/against_peers.json")
    chosen = parser.parse_args()
    found = measured(chosen.peers_python, chosen.rounds, chosen.quick)
    print(json.dumps(found["figures"], indent=2, ensure_ascii=False))
    if chosen.save:
        save_result(**found)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of how the peers are run."""
    parser.add_argument("--peers-python", default=sys.executable, help="the Python that has the peers")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often everybody runs")


def measured(python: str, rounds: int = ROUNDS, quick: bool = False) -> dict:
    """Everybody's figures as a result, ready to be saved; `python`: the interpreter that has the peers."""
    rounds, paragraphs = QUICK_ROUNDS if quick else rounds, made_paragraphs(max(sizes(quick).values()))
    material = _material(paragraphs, rounds)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        write_texts((Text(f"p{at}", at // _SIDE % 2 == 0, text) for at, text in enumerate(paragraphs)), path)
        words = [len(text.split()) for text in paragraphs]
        runs = in_rounds(sizes(quick), words, path, (sys.executable, python), rounds)
    title = "Against peers: words a second and memory"
    return {
        "name": "against_peers",
        "title": title,
        "command": COMMAND,
        "material": material,
        "figures": figures_of(runs),
    }


def _material(paragraphs: list[str], rounds: int) -> str:
    words = sum(len(text.split()) for text in paragraphs) / len(paragraphs)
    apart = 100 * sentences_apart(paragraphs)
    return (
        f"made paragraphs of {words:.0f} words, {apart:.0f} % of their sentences no repeat, to each the first of them; "
        f"medians of {rounds} rounds, in brackets the least and the most; {machine()}; load at the start {load()}"
    )


def figures_of(runs: Mapping[str, Runs]) -> dict:
    """Ours over each peer's, then a table of each task, the whole pipeline over each, versions, and who is absent."""
    pairs = [(task, runs[task.ours], runs[name]) for task in TASKS for name in task.peers]
    together = [(task, ours, peer) for task, ours, peer in pairs if ours.told and peer.told]
    figures: dict = {}
    for task, ours, peer in together:
        label = f"{task.title}, {_SPEED}: Parallax ÷ {peer.contestant.LABEL}"
        figures |= _figure(label, ratio(ours.words_a_second, peer.words_a_second))
    figures |= {task.title: _rows(task, runs) for task in TASKS}
    figures["The whole pipeline, which does more than any of them"] = _whole(runs)
    figures["What is timed"] = {each.contestant.LABEL: each.contestant.DOES for each in runs.values()}
    figures["Versions"] = _versions(runs)
    return figures | {
        "Not run": {each.contestant.LABEL: each.absent for each in runs.values() if each.absent} | never_tried()
    }


def _rows(task: Task, runs: Mapping[str, Runs]) -> dict[str, dict]:
    """One row per contestant of a task; of peers with ours over theirs."""
    rows = {}
    for name in task.contestants:
        compared = _compared(runs[task.ours], runs[name]) if name in task.peers else {}
        rows[runs[name].contestant.LABEL] = _row(runs[name]) | compared
    return rows


def _row(runs: Runs) -> dict:
    """Paragraphs, words a second, memory, start and cores of one contestant."""
    row: dict = {"paragraphs": runs.paragraphs}
    if not runs.told:
        return row | {_SPEED: "not run"}
    cores = [processor / seconds for processor, seconds in zip(runs.of("processor"), runs.of("seconds"), strict=True)]
    row |= _figure(_SPEED, spread(runs.words_a_second)) | _figure(_MEMORY, spread(runs.of("megabytes")))
    return row | _figure("start, s", spread(runs.of("start"))) | {"cores used": round(spread(cores).median, 2)}


def _compared(ours: Runs, theirs: Runs) -> dict:
    """Ours over theirs: above 1, ours reads faster, and holds more."""
    if not (ours.told and theirs.told):
        return {}
    speed, memory = (
        ratio(*pair)
        for pair in ((ours.words_a_second, theirs.words_a_second), (ours.of("megabytes"), theirs.of("megabytes")))
    )
    return _figure("ours ÷ this, speed", speed) | _figure("ours ÷ this, memory", memory)


def _whole(runs: Mapping[str, Runs]) -> dict[str, dict]:
    """The pipeline's own row, and its speed and memory over those of every peer."""
    own = runs[WHOLE.ours]
    others = {runs[name].contestant.LABEL: _compared(own, runs[name]) for name in peers() if runs[name].told}
    return {own.contestant.LABEL: _row(own)} | others


def _versions(runs: Mapping[str, Runs]) -> dict[str, str]:
    """The versions of what each contestant rests on."""
    told = {each.contestant.LABEL: each.told[0]["versions"] for each in runs.values() if each.told}
    return {label: ", ".join(f"{name} {number}" for name, number in found.items()) for label, found in told.items()}


def _figure(name: str, figure: Spread) -> dict:
    figure = figure.rounded()
    return {name: figure.median, f"{name}_interval": [figure.low, figure.high]}


if __name__ == "__main__":
    main()
