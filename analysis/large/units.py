"""The units of keyness in one part of a batch: its names, set phrases and content words, paragraph by paragraph."""

from collections.abc import Mapping

import pandas as pd

from analysis.contrast.keyness.units import count_units
from analysis.results import Results
from analysis.schemas import empty

# What units are counted from, by frame: asked of the frames of one part.
COUNTED_FROM = {
    "paragraphs": "SELECT paragraph_id FROM paragraphs_of_part",
    "words": "SELECT paragraph_id, word, n FROM words_of_part",
    "mentions": "SELECT sentence_id, surface, start FROM mentions",
    "topic_mentions": "SELECT sentence_id, surface, start FROM topic_mentions",
    "receipts": "SELECT sentence_id, term, start, masked FROM receipts WHERE masked",
}


def units_of_part(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per paragraph and unit: paragraph_id, word (the unit, in lower case), label (as texts write it), kind, n.

    frames: what COUNTED_FROM asks for, by name. The rule is that of `count_units`.
    """
    counts = count_units(_results(frames))
    units = counts.units.iloc[counts.unit].reset_index(drop=True).rename(columns={"unit": "word"})
    return units.assign(paragraph_id=counts.paragraph_ids[counts.paragraph], n=counts.n.astype(int))


def _results(frames: Mapping[str, pd.DataFrame]) -> Results:
    return Results(**{name: frames.get(name, empty(name)) for name in Results.names()})
