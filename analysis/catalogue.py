"""The catalogue of measures: what each is called, answers, ranges over, and cannot say (`corpus/measures.toml`)."""

from dataclasses import dataclass, fields
from pathlib import Path

from analysis.errors import CodebookError
from analysis.text.wordlists import read_toml


@dataclass(frozen=True)
class Measure:
    """One measure as the catalogue describes it. range holds its lowest value and, where there is one, its highest."""

    id: str
    label: str
    question: str
    unit: str
    range: tuple[float, ...]
    low: str
    high: str
    unknown: str
    voice: str
    formula: str
    mask: bool
    limits: str
    source: str
    decimals: int

    def show(self, value: float, signed: bool = False) -> str:
        """A value as readers see it: `+0.12`, `35 %`, `8.4`; a dash where it is unknown."""
        if value != value:
            return "–"
        number = 100 * value if self.unit.startswith("%") else value
        number = 0.0 if round(number, self.decimals) == 0 else number  # no sign before a nought
        signed = number != 0 and (signed or self.range[0] < 0)
        text = f"{number:{'+' if signed else ''}.{self.decimals}f}".replace("-", "−")
        return f"{text} %" if self.unit.startswith("%") else text


def read_measures(path: Path) -> dict[str, Measure]:
    """The measures of a catalogue by their id, in the file's order.

    Raises
    ------
    CodebookError
        An entry lacks a field or has an unknown one.
    """
    expected = {field.name for field in fields(Measure)} - {"id"}
    measures = {}
    for name, entry in read_toml(path).items():
        if lacking := sorted(expected - set(entry)):
            raise CodebookError(f"{path}: entry {name} has no {lacking[0]!r}. Add it.")
        if unknown := sorted(set(entry) - expected):
            raise CodebookError(f"{path}: entry {name} has an unknown field {unknown[0]!r}. Is it misspelt?")
        measures[name] = Measure(id=name, **(entry | {"range": tuple(entry["range"])}))
    return measures
