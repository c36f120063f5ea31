"""Random samples of paragraphs for blind coding, with known probabilities; the same seed draws the same sample."""

import re
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import pandas as pd

from analysis.results import Results

FEWEST_OF_STRATUM = 2  # paragraphs: with one there would be no telling how much its stratum varies
_ID = re.compile(r"(simple|stratified)-(\d{1,6})-seed(\d{1,9})-([0-9a-f]{6})")


@dataclass(frozen=True)
class Design:
    """How a sample is drawn: how many paragraphs, from which seed, in strata (perspective × event) or not."""

    n: int
    seed: int
    stratified: bool = False


def population(results: Results) -> pd.DataFrame:
    """One row per paragraph whose text is at hand, in reading order: paragraph_id, perspective, stratum.

    Only these can be coded, so a sample speaks of these. stratum: `perspective / event`, the event as the machine codes
    it.
    """
    at_hand = results.paragraphs[results.paragraphs["text"].notna()]
    rows = at_hand[["paragraph_id", "doc_id"]].merge(
        results.documents[["doc_id", "perspective"]], on="doc_id", how="left", validate="many_to_one"
    )
    rows = rows.merge(results.events[["paragraph_id", "event"]], on="paragraph_id", how="left", validate="one_to_one")
    perspective = rows["perspective"].fillna("")
    stratum = perspective + " / " + rows["event"].fillna("none")
    return rows[["paragraph_id"]].assign(perspective=perspective, stratum=stratum)


def state_of(results: Results) -> str:
    """Six signs that tell this population of paragraphs from another."""
    at_hand = results.paragraphs[results.paragraphs["text"].notna()]
    told = "\n".join(at_hand["paragraph_id"] + " " + at_hand["sha256"])
    return sha256(told.encode("utf-8")).hexdigest()[:6]


def sample_id(design: Design, state: str) -> str:
    """What a sample is remembered by: `stratified-30-seed7-3f2a9c`."""
    kind = "stratified" if design.stratified else "simple"
    return f"{kind}-{design.n}-seed{design.seed}-{state}"


def design_of(sample: str) -> tuple[Design, str] | None:
    """The design of a sample, and the state of the population it was drawn from; None where the id is no sample's."""
    found = _ID.fullmatch(sample)
    return found and (Design(int(found[2]), int(found[3]), found[1] == "stratified"), found[4])


def draw_sample(held: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The sample, one row per paragraph in the order of coding: paragraph_id, stratum, probability.

    Without strata every set of n paragraphs is equally probable. With them each stratum gives its share of n, rounded,
    and FEWEST_OF_STRATUM at least (all, where it has no more), so that there may be a few more than n. The order is
    random, so that those who stop early leave a smaller sample of the same kind.
    """
    shuffled = held.iloc[np.random.default_rng(design.seed).permutation(len(held))].reset_index(drop=True)
    if not design.stratified:
        shuffled = shuffled.assign(stratum="")
    size = shuffled.groupby("stratum")["stratum"].transform("size")
    fewest = FEWEST_OF_STRATUM if design.stratified else 0
    wanted = (design.n * size / max(len(held), 1)).round().clip(lower=fewest)
    taken = np.minimum(wanted, size)
    drawn = shuffled.assign(probability=taken / size)[shuffled.groupby("stratum").cumcount() < taken]
    return drawn[["paragraph_id", "stratum", "probability"]].reset_index(drop=True)
