"""The instruments of tone in a large corpus: each side by each lexicon, how far they agree, and how much is scored."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.contrast.compared import score_sides
from analysis.contrast.groups import Side
from analysis.contrast.instruments import MEASURES, Agreement, agreement_of, by_instrument, tone_by_instrument
from analysis.contrast.tone import scored_words
from analysis.large.cells import CELL, passing
from analysis.large.results import LargeResults
from analysis.large.sides import alone_or_both, cells_of
from analysis.large.sums import in_voice
from analysis.schemas import INSTRUMENTS

_PARTS = ["m", "total", "squares", "apart"]


@tone_by_instrument.register
def _tone_by_instrument(
    results: LargeResults, sides: Iterable[Side], voice: str, labels: Mapping[str, str], unit: str = "side"
) -> pd.DataFrame:
    return by_instrument(score_sides(results, alone_or_both(list(sides)), voice, MEASURES), labels)


def agreement_of_sides(shown: LargeResults, sides: Iterable[Side], voice: str) -> Agreement:
    """How far the instruments agree on the paragraphs of the sides, as `agreement` has it; without its interval."""
    filters = shown.filters
    where = passing(shown.corpus, filters.topics, filters.actors)
    question = "instruments agree", voice, tuple(sorted(filters.topics)), tuple(sorted(filters.actors))
    cells = shown.passing(shown.corpus.remembered(question, lambda: shown.corpus.ask(_asked(voice, where))))
    sums = pd.concat([cells_of(shown, cells, side) for side in sides])[[*_PARTS, "n"]].sum()
    return Agreement(agreement_of(sums[_PARTS].to_numpy(float)), np.nan, np.nan, int(sums["n"]))


def coverage_of_sides(shown: LargeResults, sides: Iterable[Side], voice: str) -> pd.DataFrame:
    """One row per side: group, side (its name), n_words (in the voice), n_scored, and n_zero (of them, of weight 0).

    What `say_coverage` tells.
    """
    sides, sums = list(sides), shown.sums("coverage", voice)
    words = scored_words(shown, sides, voice)
    zeros = words.loc[words["weight"] == 0, [side.label for side in sides]].sum()
    rows = []
    for side in sides:
        own = cells_of(shown, sums, side)
        rows.append((side.id, side.label, int(own["denominator"].sum()), int(own["counted"].sum()), zeros[side.label]))
    return pd.DataFrame(rows, columns=["group", "side", "n_words", "n_scored", "n_zero"])


def _asked(voice: str, where: str) -> str:
    """The parts of Krippendorff's alpha summed by cell, over paragraphs that two instruments or more score, as SQL."""
    values = ", ".join(
        f"{in_voice(f'{key}_weight', voice)} / nullif({in_voice(f'{key}_n', voice)}, 0)"
        for key in ("tone", *INSTRUMENTS)
    )
    cell = ", ".join(CELL)
    return f"""
        SELECT {cell}, sum(m)::DOUBLE AS m, sum(total) AS total, sum(squares) AS squares, count(*) AS n,
            sum((2 * m * squares - 2 * total ** 2) / (m - 1)) AS apart
        FROM (SELECT {cell}, len(told) AS m, list_sum(told) AS total, list_dot_product(told, told) AS squares
            FROM (SELECT {cell}, list_filter([{values}], lambda v: v IS NOT NULL) AS told FROM paragraphs WHERE {where})
            WHERE len(told) > 1) GROUP BY {cell}"""
