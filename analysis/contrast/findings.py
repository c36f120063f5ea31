"""Findings: sentences computed from differences, each with its doubt. They say text, never nation."""

from dataclasses import dataclass

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.differences import FEW
from analysis.contrast.groups import Side

_MORE = {
    "polarity": ("sounds more favourable", "sounds more hostile"),
    "subjectivity": ("sounds more opinionated", "sounds more factual"),
    "coverage": ("has more scored words", "has fewer scored words"),
    "quoted_share": ("quotes others more", "quotes others less"),
    "reported_share": ("retells others more", "retells others less"),
}
_KEYED = {
    "topic_rate": "mentions {key} more often",
    "topic_share": "turns to {key} in more of its paragraphs",
    "actor_rate": "names {key} more often",
    "actor_share": "names {key} in more of its paragraphs",
}


@dataclass(frozen=True)
class Finding:
    """A sentence that states a difference, and the sentence that says how far to trust it."""

    sentence: str
    doubt: str
    measure: str
    key: str

    @property
    def whole(self) -> str:
        """Both sentences: for alt texts and exports."""
        return f"{self.sentence} {self.doubt}"


def describe(row: pd.Series, measure: Measure, target: Side, reference: Side, key_label: str = "") -> Finding:
    """One row of "differences" as a finding.

    `target` and `reference` are the sides that the row compares; `key_label` names its topic or actor.
    """
    if pd.isna(row["difference"]):
        return Finding(_unknown_sentence(row, measure, target, reference), _counts(row), measure.id, row["key"])
    return Finding(_sentence(row, measure, target, reference, key_label), _doubt(row, measure), measure.id, row["key"])


def largest(frame: pd.DataFrame, n: int = 3) -> pd.DataFrame:
    """The n rows whose difference is largest against its own spread, one per key, the clearest first.

    A difference whose spread is 0 or unknown has no standing to be ranked and is left out.
    """
    ranked = frame[frame["spread"] > 0].assign(standing=lambda rows: (rows["difference"] / rows["spread"]).abs())
    ranked = ranked.sort_values("standing", ascending=False, kind="stable")
    keyed = ranked["key"].where(ranked["key"] != "", ranked["measure"])
    return ranked[~keyed.duplicated()].head(n).drop(columns="standing")


def _sentence(row: pd.Series, measure: Measure, target: Side, reference: Side, key_label: str) -> str:
    first, second = (target, reference) if row["difference"] >= 0 else (reference, target)
    values = [measure.show(row[side]) for side in ("target", "reference")]
    values = values if row["difference"] >= 0 else values[::-1]
    if values[0] == values[1]:
        subject = f"{target.phrase} and {reference.phrase}"
        return f"{_upper(subject)} do not differ in {_topic_of(measure, key_label)}: {values[0]} each."
    if measure.id in _KEYED:
        doing = _KEYED[measure.id].format(key=key_label)
    else:
        doing = _MORE.get(measure.id, (f"has more {measure.label.lower()}",))[0]
    return f"{_upper(first.phrase)} {doing} than {second.phrase}: {values[0]} against {values[1]}{_unit(measure)}."


def _doubt(row: pd.Series, measure: Measure) -> str:
    if pd.isna(row["low"]):
        return f"{_counts(row)} With a single paragraph on a side no interval can be drawn."
    low, high = measure.show(row["low"], signed=True), measure.show(row["high"], signed=True)
    spans = row["low"] <= 0 <= row["high"]
    verdict = "includes zero: they may not differ" if spans else "is clear of zero, for these texts"
    few = f" A side has fewer than {FEW} paragraphs, so the interval is too narrow to lean on." if row["few"] else ""
    return f"95 % interval of the difference {low} to {high}, which {verdict}. {_counts(row)}{few}"


def _counts(row: pd.Series) -> str:
    return f"{row['n_units_target']} against {row['n_units_reference']} paragraphs."


def _unknown_sentence(row: pd.Series, measure: Measure, target: Side, reference: Side) -> str:
    silent = target if pd.isna(row["target"]) else reference
    return f"{measure.label} of {silent.phrase} is unknown. {measure.unknown}"


def _topic_of(measure: Measure, key_label: str) -> str:
    return f"{measure.label.lower()}{f' of {key_label}' if key_label else ''}"


def _unit(measure: Measure) -> str:
    if measure.unit.startswith("%"):
        return measure.unit.removeprefix("%")
    return f" {measure.unit}" if "per" in measure.unit.split() else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
