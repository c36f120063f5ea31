"""Error rate and power of the badges: how often chance is told to hold, and how often a difference is found.

    python -m benchmarks.doubt

Simulated corpora of twenty differences are judged as the pages judge them, with the checks by readers and by other
lexicons given as passed, so that the statistics alone stand between a difference and *holds*. Prints, with no
difference at all and with one difference planted, at three sizes, how often each badge is given; and, where nothing
differs, what the plain 95 % interval, p and q alone would have called a finding.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.contrast.doubt.checks import HOLDS, LEANS, RARE
from analysis.contrast.doubt.judged import judge_pairs
from benchmarks.doubt_corpora import Planted, Shape, draw_corpus
from benchmarks.results_file import save_result

COMMAND = "python -m benchmarks.doubt"
SIZES = ((8, 16), (20, 20), (100, 100))
LIKENESS = (0.3, 0.6)  # of neighbouring paragraphs, where they are not independent
PLANTED = {
    "share .2 against .5": Planted("topic_share", "share_20", 0.3),
    "share .2 against .7": Planted("topic_share", "share_20", 0.5),
    "tone .15 apart": Planted("polarity", "", 0.15),
    "tone .3 apart": Planted("polarity", "", 0.3),
}
CORPORA, CORPORA_PLANTED = 300, 100
_SEED = 20210322


def main() -> None:
    """Print the rates as a table and as JSON; with --save, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=int, default=CORPORA, metavar="N", help="corpora without a difference a size")
    parser.add_argument("--planted", type=int, default=CORPORA_PLANTED, metavar="N", help="with one, a size and kind")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/doubt.json")
    chosen = parser.parse_args()
    figures = rates(chosen.corpora, chosen.planted)
    print(_as_text(figures), file=sys.stderr)
    print(json.dumps(figures, indent=2))
    if chosen.save:
        material = (
            f"simulated corpora of twenty differences, shares of 1: {chosen.corpora} of each size where nothing "
            f"differs ({chosen.corpora // 2} where neighbours are alike), {chosen.planted} of each size and kind where "
            "one does; in brackets the 95 % interval of the simulation"
        )
        save_result("doubt", "Badges: error rate and power", COMMAND, material, figures)


def rates(n_corpora: int, n_planted: int) -> dict:
    """The headline figures; then, by condition and size, how often each badge is given and each single test passed."""
    chance = np.random.default_rng(_SEED)
    null = {say_size(*size): of_no_difference(Shape(*size), n_corpora, chance) for size in SIZES}
    alike = {
        f"{say_size(*size)}, autocorrelation {likeness}": of_no_difference(
            Shape(*size, likeness), n_corpora // 2, chance
        )
        for likeness in LIKENESS
        for size in SIZES
    }
    found = {
        f"{name}, {say_size(*size)}": of_planted(Shape(*size, planted=planted), n_planted, chance)
        for name, planted in PLANTED.items()
        for size in SIZES
    }
    return {
        **_worst(null, "holds", "nothing differs: a difference holds, worst size"),
        **_worst(null, "any_holds", "nothing differs: any of twenty holds, worst size"),
        **_worst(alike, "holds", "nothing differs, neighbouring paragraphs alike: a difference holds, worst"),
        **_worst(alike, "any_holds", "nothing differs, neighbouring paragraphs alike: any of twenty holds, worst"),
        **{f"{name}: holds": row["holds"] for name, row in found.items() if row["holds"] < 1},
        "nothing differs": null,
        "nothing differs, neighbouring paragraphs alike": alike,
        "one of twenty differs": found,
    }


def of_no_difference(shape: Shape, n_corpora: int, chance: np.random.Generator) -> dict[str, float | list[float]]:
    """Shares of differences that hold, lean, and pass each single test; shares of corpora where any does."""
    by_corpus = pd.DataFrame([_passed(judged) for judged in _judged(shape, n_corpora, chance)])
    return {name: figure for column in by_corpus for name, figure in _rate(column, by_corpus[column]).items()}


def of_planted(shape: Shape, n_corpora: int, chance: np.random.Generator) -> dict[str, float | list[float]]:
    """Shares of corpora where the planted difference holds, and holds or leans; the share of the others that hold."""
    rows = []
    for judged in _judged(shape, n_corpora, chance):
        own = (judged["measure"] == shape.planted.measure) & (judged["key"] == shape.planted.key)
        badge = judged.loc[own, "badge"].iloc[0]
        others = float((judged.loc[~own, "badge"] == HOLDS).mean())
        rows.append({"holds": badge == HOLDS, "holds_or_leans": badge in (HOLDS, LEANS), "others_hold": others})
    by_corpus = pd.DataFrame(rows).astype(float)
    return {name: figure for column in by_corpus for name, figure in _rate(column, by_corpus[column]).items()}


def _judged(shape: Shape, n_corpora: int, chance: np.random.Generator) -> Iterator[pd.DataFrame]:
    """The rows of `judge` for each of so many corpora."""
    for _ in range(n_corpora):
        comparison, pair, words = draw_corpus(shape, chance)
        yield judge_pairs([(comparison, pair)], words, dict.fromkeys(comparison.voices, True))


def _passed(judged: pd.DataFrame) -> dict[str, float]:
    """Of one corpus: the share of differences with each badge and of those that pass each single test; any at all."""
    holds, leans = judged["badge"] == HOLDS, judged["badge"] == LEANS
    tests = {
        "clear_of_zero": judged["clear"].eq(True),
        "p_below_.05": judged["p"] < RARE,
        "q_up_to_.05": judged["q"] <= RARE,
    }
    shares = {"holds": holds, "leans": leans, **tests}
    anywhere = {"any_holds": holds, "any_leans_or_holds": leans | holds, "any_q_up_to_.05": tests["q_up_to_.05"]}
    means = {name: float(passed.mean()) for name, passed in shares.items()}
    return means | {name: float(passed.any()) for name, passed in anywhere.items()}


def _rate(name: str, by_corpus: pd.Series) -> dict[str, float | list[float]]:
    """The mean over corpora with the 95 % interval of the simulation.

    Wilson's, on as many trials as would have the spread that is seen between corpora: differences of one corpus are no
    separate trials. Where every corpus is alike, on the number of corpora.
    """
    mean, n = float(by_corpus.mean()), len(by_corpus)
    spread = float(by_corpus.var(ddof=0))
    trials = n * max(mean * (1 - mean) / spread, 1.0) if spread > 0 else n
    z = 1.959963984540054
    middle = (mean + z**2 / (2 * trials)) / (1 + z**2 / trials)
    reach = z / (1 + z**2 / trials) * np.sqrt(mean * (1 - mean) / trials + z**2 / (4 * trials**2))
    ends = [round(max(float(middle - reach), 0.0), 4), round(min(float(middle + reach), 1.0), 4)]
    return {name: round(mean, 4), f"{name}_interval": ends}


def _worst(conditions: Mapping[str, Mapping], rate: str, name: str) -> dict[str, float | list[float]]:
    worst = max(conditions.values(), key=lambda rates_of_one: rates_of_one[rate])
    return {name: worst[rate], f"{name}_interval": worst[f"{rate}_interval"]}


def say_size(n_target: int, n_reference: int) -> str:
    """The size of a corpus: "8 + 16"."""
    return f"{n_target} + {n_reference}"


def _as_text(figures: Mapping) -> str:
    """The nested figures as tables of per cent."""
    lines = []
    for title, rows in figures.items():
        if isinstance(rows, Mapping):
            table = pd.DataFrame.from_dict(rows, orient="index")
            table = table[[column for column in table if not column.endswith("_interval")]]
            lines += [title, (100 * table.astype(float)).round(1).to_string(), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
