"""Words, names and set phrases that set two sides of a large corpus apart: computed from sums, not dealt."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.keyness.chance import LEVEL
from analysis.contrast.keyness.computed import WordMoments, adjusted, expected_split, limit_of, z_over_paragraphs
from analysis.contrast.keyness.keywords import Keywords, keywords
from analysis.contrast.keyness.measures import CRITICAL, log_likelihood, log_odds, log_ratio
from analysis.contrast.keyness.units import WORD
from analysis.large.behind import asking
from analysis.large.cells import sums_in
from analysis.large.corpus import Corpus
from analysis.large.places import Places
from analysis.large.results import LargeResults

FEWEST = 10  # times on both sides together: what stands less often in a large corpus cannot pass, and is not listed
_SIDES = ("target", "reference")
_SUMS = ("n", "nn", "ns", "n_paragraphs")


@keywords.register
def _keywords(results: LargeResults, contrast: Contrast) -> Keywords:
    counted = _counted(results, contrast)
    words = counted[counted["word"].notna()].reset_index(drop=True)
    whole = counted[counted["word"].isna()].iloc[0]
    sides = [
        WordMoments(*(words[f"{name}_{at}"].to_numpy(float) for name in ("n", "nn", "ns")),
                    float(whole[f"n_{at}"]), float(whole[f"ns_{at}"]), len(side.paragraph_ids))
        for at, side in enumerate(contrast.sides)
    ]  # fmt: skip
    frame = _measured(words, sides, contrast).assign(**_labels(results.corpus, words["word"]))
    frame = frame.assign(paragraph_ids=_places(results, contrast, words))
    return Keywords(
        frame=frame.sort_values("z", ascending=False, kind="stable").reset_index(drop=True),
        limit=limit_of(len(frame)),
        floors=pd.DataFrame([expected_split(_standing(side)) for side in sides], index=[s.id for s in contrast.sides]),
        flagged={level: int((frame["g2"] > critical).sum()) for level, critical in CRITICAL.items()},
        deals=None,
        fewest=FEWEST,
    )


def _counted(shown: LargeResults, contrast: Contrast) -> pd.DataFrame:
    """One row per unit that stands FEWEST times or more, and one (word missing) of all units: _SUMS of each side."""
    filters, corpus = shown.filters, shown.corpus
    units = sums_in(corpus, "unit_sums", "all", filters.topics, filters.actors)
    sums = ", ".join(
        f"coalesce(sum({name}) FILTER (side = {at}), 0)::DOUBLE AS {name}_{at}" for at in (0, 1) for name in _SUMS
    )
    asked = f"""
        SELECT word, {sums} FROM ({units}) JOIN (VALUES {_listed(contrast)}) AS v(telling, event, side)
        USING (telling, event)
        GROUP BY GROUPING SETS ((word), ()) HAVING sum(n) >= {FEWEST} OR grouping(word) = 1 ORDER BY word"""
    return corpus.remembered(("keyness", asked), lambda: corpus.ask(asked))


def _listed(contrast: Contrast) -> str:
    """The cells of both sides, each with the place of its side, as SQL."""
    return ", ".join(
        f"({int(telling)}, {int(event)}, {at})"
        for at, side in enumerate(contrast.sides)
        for telling, event in sorted(side.paragraph_ids.cells)
    )


def _measured(words: pd.DataFrame, sides: list[WordMoments], contrast: Contrast) -> pd.DataFrame:
    n, totals = [side.n for side in sides], tuple(side.total for side in sides)
    z = z_over_paragraphs(*sides)
    p = adjusted(z, len(words))
    frame = pd.DataFrame({"unit": words["word"], "side": np.where(z > 0, contrast.target.id, contrast.reference.id)})
    for at, (name, side) in enumerate(zip(_SIDES, sides, strict=True)):
        frame[f"n_{name}"] = side.n.astype(int)
        frame[f"rate_{name}"] = 1000 * side.n / side.total if side.total else np.nan
        frame[f"n_paragraphs_{name}"] = words[f"n_paragraphs_{at}"].astype(int)
    measured = {"log_odds": log_odds(*n, totals)[0], "z": z, "g2": log_likelihood(*n, totals)}
    measured |= {"log_ratio": log_ratio(*n, totals), "design_effect": (sides[0] + sides[1]).design_effect}
    return frame.assign(**measured, compared=True, p=p, survives=p <= LEVEL, mark=frame["unit"])


def _labels(corpus: Corpus, words: pd.Series) -> dict[str, pd.Series]:
    """How most places write each unit, and its kind."""
    asked = f"""
        SELECT word, arg_max(label, n) AS label, any_value(kind) AS kind FROM
            (SELECT word, label, kind, sum(n) AS n FROM word_labels GROUP BY ALL)
        WHERE label <> word OR kind <> '{WORD}' GROUP BY word"""
    named = corpus.remembered(("labels of words",), lambda: corpus.ask(asked)).set_index("word")
    return {"label": words.map(named["label"]).fillna(words), "kind": words.map(named["kind"]).fillna(WORD)}


def _standing(side: WordMoments) -> WordMoments:
    """Of one side, the units that stand FEWEST times or more in it."""
    often = side.n >= FEWEST
    return WordMoments(side.n[often], side.nn[often], side.ns[often], side.total, side.squares, side.paragraphs)


def _places(shown: LargeResults, contrast: Contrast, words: pd.DataFrame) -> list[Places]:
    cells = frozenset().union(*(side.paragraph_ids.cells for side in contrast.sides))
    holding = (words["n_paragraphs_0"] + words["n_paragraphs_1"]).astype(int)
    return [Places(n, _asking_word(shown, cells, word)) for word, n in zip(words["word"], holding, strict=True)]


def _asking_word(shown: LargeResults, cells: frozenset, word: str) -> Callable[[], list[str]]:
    return lambda: asking(shown, cells, ("words", "word = $word"), {"word": word})()
