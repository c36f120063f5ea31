"""How the measures agree with people's codings of the built-in paragraphs: event, voice and topics.

    python -m benchmarks.codings

Prints Cohen's kappa of the measures with each coding in `benchmarks/codings/` and of the codings with each other. The
two codings there are the project's own: made apart from each other under the rules of the codebook, by reading, and
then used while the codebooks were written. They show that the measures do what was meant, not that they would agree
as well on other texts, or with an independent panel: code the paragraphs yourself and give `--codings FOLDER`.
"""

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from analysis.exchange.builtin import read_corpus
from analysis.results import Results
from benchmarks.results_file import save_result

CODINGS = Path(__file__).parent / "codings"
COMMAND = "python -m benchmarks.codings"

Coding = dict[str, list]  # the decisions of one reader on each variable, in one order of paragraphs


def main() -> None:
    """Print the kappas as JSON; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codings", type=Path, default=CODINGS, metavar="FOLDER", help="folder with the codings")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/codings.json")
    chosen = parser.parse_args()
    figures = kappas(read_corpus(), chosen.codings)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        material = "24 paragraphs, two codings of the project's own, seen while the codebooks were written"
        save_result("codings", "Agreement with two codings (Cohen's kappa)", COMMAND, material, figures)


def kappas(results: Results, folder: Path) -> dict[str, float]:
    """Cohen's kappa for each variable: of the measures with each coding, and of each pair of codings."""
    ids = results.paragraphs["paragraph_id"].tolist()
    topics = sorted(results.topics_by_paragraph["topic"].unique())
    readers = {path.stem: _coding(path, ids, topics) for path in sorted(folder.glob("*.json"))}
    everyone = {"measure": _measured(results, ids, topics), **readers}
    return {
        f"{variable}, {first} and {second}": round(kappa(everyone[first][variable], everyone[second][variable]), 3)
        for variable in ("event", "voice", "topics")
        for first, second in itertools.combinations(everyone, 2)
    }


def kappa(first: Sequence, second: Sequence) -> float:
    """Agreement of two coders beyond chance: 1 full, 0 as by chance, below 0 worse. Cohen (1960), EPM 20(1), 37-46."""
    n = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    ours, theirs = Counter(first), Counter(second)
    expected = sum(ours[code] * theirs[code] for code in ours) / n**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def _coding(path: Path, ids: list[str], topics: list[str]) -> Coding:
    rows = {row["paragraph_id"]: row for row in json.loads(path.read_text(encoding="utf-8"))}
    return {
        "event": [rows[paragraph_id]["event"] for paragraph_id in ids],
        "voice": [rows[paragraph_id]["voice"] for paragraph_id in ids],
        "topics": [topic in rows[paragraph_id]["topics"] for paragraph_id in ids for topic in topics],
    }


def _measured(results: Results, ids: list[str], topics: list[str]) -> Coding:
    present = results.topics_by_paragraph.set_index(["paragraph_id", "topic"])["present"]
    return {
        "event": results.events.set_index("paragraph_id")["event"].reindex(ids).tolist(),
        "voice": results.paragraphs["voice"].tolist(),
        "topics": [bool(present[paragraph_id, topic]) for paragraph_id in ids for topic in topics],
    }


if __name__ == "__main__":
    main()
