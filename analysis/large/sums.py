"""Sums by telling, event and topics, made once for each part: what most questions of a dashboard are answered from.

Paragraphs that share telling, event and present topics pass or fail every filter of these together. The same sums are
made by telling, event and actor named: what a filter of one actor leaves. Only a filter of several actors, or of actors
and topics, goes back to the rows of the paragraphs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from analysis.large.tables import VOICES

BY, BY_ACTOR = "telling, event, topics", "telling, event, named"
EACH_VOICE, ALL = (*VOICES, "all"), ("all",)
# Of a ratio over paragraphs: those of Moments, and how many paragraphs something was counted in.
SUMS = ("n", "able", "counted", "numerator", "denominator", "nn", "nd", "dd", "least", "most", "widest", "holding")


@dataclass(frozen=True)
class Summed:
    """A table of sums. rows: the rows that are summed, in SQL, from a voice, a condition, and by what (BY, BY_ACTOR);
    columns: the expression of each sum; keys: what tells sums of one place apart; voices: those it is made in; ends:
    the sums that are ends; in_parts: made of each part and added up, else of all rows, where parts have few alike.
    """

    rows: Callable[[str, str, str], str]
    columns: Mapping[str, str]
    keys: tuple[str, ...] = ()
    voices: tuple[str, ...] = EACH_VOICE
    ends: Mapping[str, str] = field(default_factory=dict)
    in_parts: bool = True

    def asked(self, voice: str, condition: str, by: str = BY) -> str:
        """The sums in one voice, over the paragraphs that meet a condition, as SQL."""
        named = ", ".join(f"{what} AS {name}" for name, what in self.columns.items())
        kept = ", ".join((by, *self.keys))
        return f"SELECT {kept}, '{voice}' AS voice, {named} FROM ({self.rows(voice, condition, by)}) GROUP BY {kept}"

    def made(self, by: str = BY) -> str:
        """The whole table, voice after voice, as SQL."""
        return " UNION ALL ".join(self.asked(voice, "true", by) for voice in self.voices)

    def again(self) -> str:
        """The columns of sums over sums."""
        return ", ".join(f"{self.ends.get(name, 'sum')}({name}) AS {name}" for name in self.columns)


def in_voice(column: str, voice: str) -> str:
    """What a column by voice holds in one of them, or in all."""
    return f"{voice}_{column}" if voice in VOICES else f"({' + '.join(f'{each}_{column}' for each in VOICES)})"


def of_ratios(
    names: tuple[str, ...],
    ratios: Callable[[str], tuple],
    voices: tuple[str, ...] = EACH_VOICE,
    keys: Mapping[str, str] = MappingProxyType({}),
    in_parts: bool = True,
) -> Summed:
    """Sums of ratios, side by side in one row: `SUM_NAME`; each is numerator, denominator and what is counted.

    keys: what tells sums of one place apart, by name, as expressions over a row of paragraphs.
    """

    def rows(voice: str, condition: str, by: str) -> str:
        placed = [by, *(f"{what} AS {name}" for name, what in keys.items())]
        parts = [
            f"({part})::DOUBLE AS {letter}{place}"
            for place, ratio in enumerate(ratios(voice))
            for letter, part in zip("adc", ratio, strict=True)
        ]
        return f"SELECT {', '.join((*placed, *parts))} FROM paragraphs WHERE {condition}"

    columns, ends = {}, {}
    for place, name in enumerate(names):
        made = _sums(f"a{place}", f"d{place}", f"c{place}")
        columns |= {f"{what}_{name}": made[what] for what in SUMS}
        ends |= {f"least_{name}": "min", f"most_{name}": "max", f"widest_{name}": "max"}
    return Summed(rows, columns, tuple(keys), voices, ends, in_parts)


def _sums(a: str, d: str, counted: str) -> dict[str, str]:
    """The expressions of SUMS for a numerator, a denominator, and what is counted."""
    return {
        "n": "count(*)",
        "able": f"count(*) FILTER ({d} > 0)",
        "counted": f"sum({counted})",
        "numerator": f"sum({a})",
        "denominator": f"sum({d})",
        "nn": f"sum({a} * {a})",
        "nd": f"sum({a} * {d})",
        "dd": f"sum({d} * {d})",
        "least": f"min({a})",
        "most": f"max({a})",
        "widest": f"max({d})",
        "holding": f"count(*) FILTER ({counted} > 0)",
    }
