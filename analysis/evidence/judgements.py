"""Judgements: for or against whom each sentence is, whose stance that is, and the words that carried it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.contrast.positions import AGAINST, CHANCES, CODE_OF, FAVOUR, NEUTRAL, UNSURE, code_of_chances
from analysis.contrast.stance import SIGNS

if TYPE_CHECKING:
    from analysis.results import Results

CODE_LABELS = {AGAINST: "against", NEUTRAL: "neutral", FAVOUR: "in favour", UNSURE: "unsure"}
METHOD = "words the model looked at, taught on coders’ cues"  # supervised attention
AUTHOR = "author"


@dataclass(frozen=True)
class Words:
    """Some words of a sentence and where they begin in it; of a receipt, their share of what the model looked at."""

    term: str
    start: int
    weight: float | None = None
    sentence_id: str = ""

    @property
    def end(self) -> int:
        """Where the words end, exclusive."""
        return self.start + len(self.term)


@dataclass(frozen=True)
class Judgement:
    """One holder's stance toward one actor: in one sentence, or (`whole`) the author's over the paragraph.

    Mentions that were judged together are together.

    number: its place in the passage, from 1. code: against, neutral or favour; unsure where none is more probable than
    not. value: -1 against to +1 in favour. chances: how probable against, neutral and favour are, in this order; none
    for the whole. receipts: the words that carried it; none where it is neutral.
    """

    number: int
    sentence_id: str
    actor: str
    holder: str
    holder_actor: str | None
    code: str
    value: float
    chances: tuple[float, float, float] | None
    mentions: tuple[Words, ...]
    receipts: tuple[Words, ...]
    whole: bool = False


def judgements_of(results: "Results", paragraph_id: str) -> tuple[Judgement, ...]:
    """The judgements of one paragraph: the author's over the whole of it, then each sentence's, in reading order.

    A mention that has not been judged has none.
    """
    sentences = results.sentences.loc[results.sentences["paragraph_id"] == paragraph_id, "sentence_id"]
    mentions = results.mentions[results.mentions["sentence_id"].isin(sentences)].dropna(subset=CHANCES)
    receipts = results.stance_receipts[results.stance_receipts["sentence_id"].isin(sentences)]
    wholes = results.stance_by_paragraph
    wholes = wholes[(wholes["paragraph_id"] == paragraph_id) & (wholes["holder"] == AUTHOR)]
    found = [_whole(number, row, mentions, receipts) for number, row in enumerate(wholes.itertuples(), 1)]
    judged = mentions.assign(code=code_of_chances(mentions) if len(mentions) else None)
    together = judged.groupby(["sentence_id", "actor", "holder", "stance", *CHANCES], sort=False)
    found += [_judgement(number, rows, receipts) for number, (_, rows) in enumerate(together, len(found) + 1)]
    return tuple(found)


def said_code(code: str) -> str:
    """A code as a reader sees it, its sign before the word: "▼ against"."""
    return f"{SIGNS[code]} {CODE_LABELS[code]}"


def _whole(number: int, row, mentions: pd.DataFrame, receipts: pd.DataFrame) -> Judgement:
    """The author's stance over a paragraph; its receipts are those of all the author's mentions of the actor."""
    own = mentions[(mentions["actor"] == row.actor) & (mentions["holder"] == AUTHOR)]
    decided = row.stance != 0 and not row.unsure
    return Judgement(
        number=number,
        sentence_id="",
        actor=row.actor,
        holder=AUTHOR,
        holder_actor=None,
        code=UNSURE if row.unsure else CODE_OF[int(row.stance)],
        value=float(row.value),
        chances=None,
        mentions=(),
        receipts=_carried(receipts[receipts["mention_id"].isin(own["mention_id"])]) if decided else (),
        whole=True,
    )


def _judgement(number: int, mentions: pd.DataFrame, receipts: pd.DataFrame) -> Judgement:
    first = mentions.iloc[0]
    own = receipts["mention_id"].isin(mentions["mention_id"]) & (receipts["sentence_id"] == first["sentence_id"])
    return Judgement(
        number=number,
        sentence_id=first["sentence_id"],
        actor=first["actor"],
        holder=first["holder"],
        holder_actor=first["holder_actor"] if isinstance(first["holder_actor"], str) else None,
        code=first["code"],
        value=float(first["stance"]),
        chances=tuple(float(first[column]) for column in CHANCES),
        mentions=tuple(Words(row.surface, row.start, None, row.sentence_id) for row in mentions.itertuples()),
        receipts=_carried(receipts[own]) if first["code"] in (AGAINST, FAVOUR) else (),
    )


def _carried(receipts: pd.DataFrame) -> tuple[Words, ...]:
    once = receipts.drop_duplicates(["sentence_id", "start", "term"]).sort_values(["sentence_id", "start"])
    return tuple(Words(row.term, row.start, float(row.weight), row.sentence_id) for row in once.itertuples())
