"""Codings: what people answered about the paragraphs. A log: later answers take the place of earlier ones in it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

import pandas as pd

from analysis.schemas import ORIGINS, VARIABLES, conform

CORRECTION, BLIND, SETTLED = ORIGINS
TOPIC, EVENT, VOICE, STANCE = VARIABLES
PRESENT, ABSENT = "present", "absent"
NOT_REFERRED = "not_referred"
WITHDRAWN = ""
QUESTION = ["paragraph_id", "variable", "key"]  # what one answer is to


@dataclass(frozen=True)
class Coding:
    """One answer: of which paragraph, to what question, by whom, when (ISO, UTC), and how it came about.

    key: the topic's id or the actor's label; empty for event and voice. code: empty where the answer is withdrawn.
    sample, probability: of a blind coding, the random sample, and how probable it was to hold the paragraph.
    """

    paragraph_id: str
    variable: str
    key: str
    code: str
    coder: str
    time: str
    origin: str
    sample: str = ""
    probability: float | None = None
    note: str = ""


COLUMNS = [field.name for field in fields(Coding)]


def codings_frame(codings: Iterable[Coding] = ()) -> pd.DataFrame:
    """ "codings" frame: one row per answer, in the order given."""
    return conform(pd.DataFrame([asdict(coding) for coding in codings], columns=COLUMNS), "codings")


def standing(codings: pd.DataFrame) -> pd.DataFrame:
    """The rows of "codings" that stand: of each coder's answers to a question the last, unless it was withdrawn.

    Corrections, answers to each sample, and what was settled are apart: a withdrawn correction leaves the others alone.
    What was settled is settled by the last who did, whoever that was.
    """
    who = codings["coder"].mask(codings["origin"] == SETTLED, "")
    same = codings[[*QUESTION, "origin", "sample"]].assign(who=who)
    last = codings[~same.duplicated(keep="last")]
    return last[last["code"] != WITHDRAWN].reset_index(drop=True)


def by_time(codings: pd.DataFrame) -> pd.DataFrame:
    """The same rows in the order in which they were given; those of one moment stay as they are."""
    return codings.sort_values("time", kind="stable", ignore_index=True)


def blind_of(codings: pd.DataFrame, sample: str) -> pd.DataFrame:
    """The standing answers to one random sample."""
    held = standing(codings)
    return held[(held["origin"] == BLIND) & (held["sample"] == sample)].reset_index(drop=True)
