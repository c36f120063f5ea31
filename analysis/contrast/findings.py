"""Findings: sentences computed from differences, each with its doubt. They say text, never nation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.doubt.checks import CHECKS, FEW, STANDING
from analysis.contrast.doubt.words import say_confidence, say_likely
from analysis.contrast.groups import Side
from analysis.contrast.phrases import listed
from analysis.contrast.selection import Filters
from analysis.contrast.shares import PARAGRAPH_SHARES

_MORE = {
    "polarity": "sounds more favourable",
    "subjectivity": "sounds more opinionated",
    "coverage": "has more scored words",
    "quoted_share": "quotes others more",
    "reported_share": "retells others more",
}
_KEYED = {
    "topic_rate": "mentions {key} more often",
    "topic_share": "turns to {key} in more of its paragraphs",
    "actor_rate": "names {key} more often",
    "actor_share": "names {key} in more of its paragraphs",
    "stance": "judges {key} more favourably",
    "stance_against": "is against {key} in more of the paragraphs that name it",
    "stance_favour": "is in favour of {key} in more of the paragraphs that name it",
}
_IN_VOICE = {"author": " in the author’s own words", "quoted": " in quoted words", "reported": " in reported words"}
_OF_WORDS = (  # the measures that a voice narrows
    *("polarity", "subjectivity", "coverage", "topic_rate", "actor_rate"),
    *("stance", "stance_against", "stance_favour"),
)
_NAMES = re.compile(r"(Sino|Europe|Asia|Africa|Arctic|America|Anglo|Euro|[A-Z]{2,}|[A-Z]\w*-[A-Z])")
_WITH_ARTICLE = re.compile(
    r"United |European Union|World Bank|African Union|Arab League|Council |Eurasian |Red Cross|Commonwealth|Quad"
    r"|Taliban|Netherlands|Philippines|Maldives|Gambia|Bahamas|Seychelles|Marshall |Solomon |Comoros|Democratic Rep"
    r"|Central African|Dominican Rep|Holy See|Czech Republic|Soviet Union|(W[HT]O|IMF|OECD|OSCE|IAEA|CIS|CSTO|G7|G20)$"
    r"|.* (Organisation|Council|Forum|Community|Group|Bank|Movement)$"
)


@dataclass(frozen=True)
class Finding:
    """A sentence that states a difference, and the sentence that says how far to trust it.

    rests_on: the rows or counts that both take their numbers from, where a chart of the difference does not show them.
    """

    sentence: str
    doubt: str
    measure: str
    key: str
    rests_on: tuple[pd.DataFrame, ...] = field(default=(), compare=False, repr=False)

    @property
    def whole(self) -> str:
        """Both sentences: for alt texts and exports."""
        return f"{self.sentence} {self.doubt}"


def stated(**numbers: float) -> pd.DataFrame:
    """The numbers that a sentence states, by what they are: one row, for a figure to carry beside its frame."""
    return pd.DataFrame([numbers])


def describe(row: pd.Series, measure: Measure, target: Side, reference: Side, key_label: str = "") -> Finding:
    """One row of "differences" as a finding: the side that has more comes first, in the sentence and in its doubt.

    `target` and `reference` are the sides that the row compares; `key_label` names its topic or actor as a sentence
    does. A row that tells its `voice` has it said, where the measure counts the words of one voice.
    """
    if pd.isna(row["difference"]):
        unknown = _unknown_sentence(row, measure, target, reference)
        return Finding(unknown, _counts(row), measure.id, row["key"], _stated_of(row, measure))
    if row["difference"] < 0:
        row, target, reference = _turned(row), reference, target
    sentence, doubt = _sentence(row, measure, target, reference, key_label), _doubt(row, measure)
    return Finding(sentence, doubt, measure.id, row["key"], _stated_of(row, measure))


def topic_in_sentence(label: str) -> str:
    """A topic's label inside a sentence: "human rights", but "US-China rivalry"."""
    return label if _NAMES.match(label) else label[:1].lower() + label[1:]


def within(sentence: str, filters: Filters) -> str:
    """The sentence, said of the chosen paragraphs (or those that name an actor) where filters may leave others out."""
    if not filters.narrows:
        return sentence
    alone = not (filters.topics or filters.event or filters.perspective)
    where = f"paragraphs that name {say_any_actor(filters.actors)}" if alone else "chosen paragraphs"
    return f"In the {where}, {topic_in_sentence(sentence)}"


def actor_in_sentence(label: str) -> str:
    """An actor's label inside a sentence: "the United States", "China"."""
    return f"the {label}" if _WITH_ARTICLE.match(label) else label


def say_any_actor(labels: Sequence[str]) -> str:
    """Actors inside a sentence, any of which will do: "the United States, China or Russia"."""
    return listed([actor_in_sentence(label) for label in labels], "or")


def largest(frame: pd.DataFrame, n: int = 3) -> pd.DataFrame:
    """The n rows that stand best, one per key: by badge, of equal badges the largest against its own spread first.

    A difference whose spread is 0 or unknown has no standing to be ranked and is left out.
    """
    ranked = frame[frame["spread"] > 0]
    standing = (ranked["difference"] / ranked["spread"]).abs()
    held = ranked["badge"].map(STANDING).astype(float) if "badge" in frame else 0 * standing
    ranked = ranked.iloc[np.lexsort((-standing, -held))]  # by the last one first; what is unknown comes last
    keyed = ranked["key"].where(ranked["key"] != "", ranked["measure"])
    return ranked[~keyed.duplicated()].head(n)


def say_paragraphs(n: int) -> str:
    """A number of paragraphs in words: "no paragraph", "1 paragraph", "6 paragraphs"."""
    return "no paragraph" if n == 0 else "1 paragraph" if n == 1 else f"{n} paragraphs"


def _turned(row: pd.Series) -> pd.Series:
    """The same difference seen from the other side."""
    swapped = {"difference": -row["difference"], "low": -row["high"], "high": -row["low"]}
    for name in ("", "n_units_", "n_words_", "n_counted_", "n_able_"):
        pair = f"{name}target", f"{name}reference"
        if pair[0] in row.index:
            swapped |= {pair[0]: row[pair[1]], pair[1]: row[pair[0]]}
    return pd.Series({**row.to_dict(), **swapped})


def _sentence(row: pd.Series, measure: Measure, more: Side, less: Side, key_label: str) -> str:
    values = [measure.show(row[side]) for side in ("target", "reference")]
    voice = _IN_VOICE.get(row.get("voice", ""), "") if measure.id in _OF_WORDS else ""
    if values[0] == values[1]:
        sides = f"{more.phrase} and {less.phrase}"
        return f"{upper_first(sides)} do not differ in {_topic_of(measure, key_label)}{voice}: {values[0]} each."
    if measure.id in _KEYED:
        doing = _KEYED[measure.id].format(key=key_label)
    else:
        doing = _MORE.get(measure.id, f"has more {measure.label.lower()}")
    against = f"{values[0]} against {values[1]}{_unit(measure)}"
    if measure.id in PARAGRAPH_SHARES:
        counts = [f"{row[f'n_counted_{side}']} of {row[f'n_units_{side}']}" for side in ("target", "reference")]
        against = f"{counts[0]} against {counts[1]} ({values[0]} against {values[1]})"
    return f"{upper_first(more.phrase)} {doing}{voice} than {less.phrase}: {against}."


def _doubt(row: pd.Series, measure: Measure) -> str:
    if pd.isna(row["low"]):
        return f"{_counts(row)} With a single paragraph on a side no interval can be drawn."
    if row["low"] == row["high"]:
        return f"Every resample of the paragraphs gives this same difference: no interval can be drawn. {_counts(row)}"
    few = f" A side has fewer than {FEW} paragraphs, so the interval is too narrow to lean on." if row["few"] else ""
    low, high = measure.show(row["low"], signed=True), measure.show(row["high"], signed=True)
    spans = row["low"] <= 0 <= row["high"]
    verdict = "includes zero: they may not differ" if spans else "is clear of zero, for these texts"
    how = " (Agresti-Caffo, as one side is all or none)" if row.get("unbroken") else ""
    interval = f"95 % interval of the difference {low} to {high}{how}, which {verdict}. {_counts(row)}{few}"
    return f"{interval} {say_likely(row)} {say_confidence(row)}" if "badge" in row.index else interval


def _stated_of(row: pd.Series, measure: Measure) -> tuple[pd.DataFrame, ...]:
    """What the sentences of a difference state: its values, its interval, its paragraphs, and the checks it passed."""
    names = ["n_units_target", "n_units_reference"]
    if measure.id in PARAGRAPH_SHARES:
        names += ["n_counted_target", "n_counted_reference"]
    values, bounds, counts = (row.reindex(each).to_dict() for each in (["target", "reference"], ["low", "high"], names))
    checks = [stated(n_passed=row["n_passed"], n_checks=len(CHECKS))] if "n_passed" in row.index else []
    return stated(**values), stated(**bounds), stated(**counts), *checks


def _counts(row: pd.Series) -> str:
    return f"{row['n_units_target']} against {row['n_units_reference']} paragraphs."


def _unknown_sentence(row: pd.Series, measure: Measure, target: Side, reference: Side) -> str:
    silent = target if pd.isna(row["target"]) else reference
    several = measure.label.endswith(("words", "named"))
    what = f"{measure.label} {'in' if several else 'of'} {silent.phrase} {'are' if several else 'is'} unknown."
    return f"{what} {measure.unknown}"


def _topic_of(measure: Measure, key_label: str) -> str:
    return f"{measure.label.lower()}{f' of {key_label}' if key_label else ''}"


def _unit(measure: Measure) -> str:
    if measure.unit.startswith("%"):
        return measure.unit.removeprefix("%")
    return f" {measure.unit}" if "per" in measure.unit.split() else ""


def upper_first(text: str) -> str:
    """The text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]
