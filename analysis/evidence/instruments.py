"""What each instrument of tone made of a paragraph, and which paragraphs stand behind an instrument's value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.groups import Side
from analysis.evidence.behind import say_paragraphs
from analysis.measures.instruments import TEXTBLOB
from analysis.results import Results
from analysis.schemas import INSTRUMENTS


@dataclass(frozen=True)
class Reading:
    """One instrument's reading of a paragraph, all voices: its tone (None without a scored word), and its words.

    `words` are the scored words with their weights, in reading order.
    """

    instrument: str
    tone: float | None
    words: tuple[tuple[str, float], ...]


def readings_of(results: Results, paragraph_id: str) -> tuple[Reading, ...]:
    """The reading of every instrument that the results have receipts of, TextBlob first; empty if that is the only."""
    present = set(results.receipts["measure"].unique())
    names = [name for name in INSTRUMENTS if name in present]
    if not names:
        return ()
    sentences = results.sentences.loc[results.sentences["paragraph_id"] == paragraph_id, "sentence_id"]
    own = results.receipts[results.receipts["sentence_id"].isin(sentences)]
    return tuple(_reading(name, own[own["measure"] == name]) for name in (TEXTBLOB, *names))


@singledispatch
def behind_instruments(scored: pd.DataFrame, values: pd.DataFrame, sides: list[Side], measure: Measure) -> pd.DataFrame:
    """One row per row of "tone_by_instrument" (`values`): label, mark, and the side's paragraphs that it scores.

    `scored` is "paragraphs_by_instrument" of the same sides.
    """
    held = scored.groupby(["instrument", "group"], sort=False)["paragraph_id"].agg(list).to_dict()
    ids = [held.get((row.instrument, row.group), []) for row in values.itertuples()]
    return instrument_rows(values, ids, sides, measure)


def instrument_rows(
    values: pd.DataFrame, ids: Sequence[Sequence[str]], sides: list[Side], measure: Measure
) -> pd.DataFrame:
    """One row per row of "tone_by_instrument": label with its value, mark, paragraph_ids (`ids`)."""
    named = {side.id: side for side in sides}
    labels = [
        f"{row.label}, {named[row.group].label}: {_shown(row.value, measure)}, {say_paragraphs(len(behind))}"
        for row, behind in zip(values.itertuples(), ids, strict=True)
    ]
    return pd.DataFrame({"label": labels, "mark": values["mark"], "paragraph_ids": ids})


def behind_spread(spread: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """One row per paragraph of "spread_by_paragraph": label with its lowest and highest tone, mark, the paragraph."""
    labels = [
        f"{row.side}, paragraph {row.position}: "
        + ("no signal" if pd.isna(row.low) else f"{measure.show(row.low)} to {measure.show(row.high)}")
        for row in spread.itertuples()
    ]
    ids = [[paragraph_id] for paragraph_id in spread["paragraph_id"]]
    return pd.DataFrame({"label": labels, "mark": spread["mark"], "paragraph_ids": ids})


def pairs_table(pairs: pd.DataFrame, scored: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """ "pairwise" with names for ids, the most alike first, and the paragraphs that both score (paragraph_ids)."""
    held = scored.groupby("instrument", sort=False)["paragraph_id"].agg(list).to_dict()
    among = {instrument: set(ids) for instrument, ids in held.items()}
    shared = [
        [each for each in held[one] if each in among[other]]
        for one, other in zip(pairs["one"], pairs["other"], strict=True)
    ]
    named = pairs.assign(one=pairs["one"].map(labels), other=pairs["other"].map(labels), paragraph_ids=shared)
    return named.sort_values("rho", ascending=False, kind="stable").reset_index(drop=True)


def _reading(name: str, rows: pd.DataFrame) -> Reading:
    words = tuple((str(term), float(weight)) for term, weight in zip(rows["term"], rows["weight"], strict=True))
    return Reading(name, float(rows["weight"].mean()) if len(rows) else None, words)


def _shown(value: float, measure: Measure) -> str:
    return "no signal" if pd.isna(value) else measure.show(value)
