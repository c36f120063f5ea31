"""The tables of what came of coding, as readers see them: numbers with their intervals in words, unknown as a dash."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.coding.agreement import REFERRED
from analysis.coding.codings import EVENT, STANCE
from analysis.coding.said import say_alpha
from analysis.coding.scheme import Scheme, said_code, said_question
from analysis.scope import Scope

_UNKNOWN = "–"


@dataclass(frozen=True)
class Names:
    """What the codes, questions and topics of a project are called."""

    scheme: Scheme
    scope: Scope
    topics: Mapping[str, str] = field(default_factory=dict)

    def code(self, variable: str, code: str) -> str:
        """A code as a reader reads it."""
        return said_code(self.scheme, self.scope, variable, code)

    def question(self, variable: str, key: str) -> str:
        """What was asked, in a word or two."""
        return said_question(self.scheme, self.scope, self.topics, variable, key)

    def variable(self, variable: str) -> str:
        """A variable as a reader reads it: "Topics", "Meeting"."""
        return self.question(EVENT, "") if variable == EVENT else self.scheme[variable].label

    def measured(self, measured: str) -> str:
        """What alpha is taken of."""
        return "Actor referred to" if measured == REFERRED else self.variable(measured)


def shown_agreement(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The agreement table: Of, Readers, Labels, Paragraphs, Agree, Krippendorff’s α, Read as."""
    rows = [
        (
            f"{names.measured(row.measured)}{' (ordinal)' if row.measured == STANCE else ''}",
            row.readers,
            int(row.n),
            int(row.n_paragraphs),
            percent(row.share, row.low, row.high),
            two_places(row.alpha, row.alpha_low, row.alpha_high),
            say_alpha(row.alpha, row.alpha_low),
            int(row.unsure),
        )
        for row in table.itertuples()
    ]
    columns = ["Of", "Readers", "Labels", "Paragraphs", "Agree", "Krippendorff’s α", "Read as", "Left out: unsure"]
    shown = pd.DataFrame(rows, columns=columns)
    return shown if table["unsure"].any() else shown[columns[:-1]]


def shown_confusion(counts: pd.DataFrame, variable: str, names: Names) -> pd.DataFrame:
    """A confusion table with its codes in words; the first column names the rows."""
    said = counts.rename(index=lambda code: names.code(variable, code), columns=lambda code: names.code(variable, code))
    head = f"{counts.index.name or ''} ↓ {counts.columns.name or ''} →"
    said.columns.name = None
    return said.rename_axis(head).reset_index()


def shown_rates(rates: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Each label’s two rates: Of, Label, how often the machine, coders and both gave it, Precision, Recall."""
    rows = [
        (
            names.question(row.variable, row.key),
            names.code(row.variable, row.code),
            int(row.n_machine),
            int(row.n_hand),
            int(row.n_both),
            percent(row.precision, row.precision_low, row.precision_high),
            percent(row.recall, row.recall_low, row.recall_high),
        )
        for row in rates.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Of", "Label", "Machine", "By hand", "Both", "Precision", "Recall"])


def shown_shares(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The shares estimated again: Share of, Telling, Machine, By hand in the sample, Corrected, Coded.

    Where all are of one question, which then stands above the table, its name is left out.
    """
    one = len(table[["variable", "key"]].drop_duplicates()) == 1
    rows = [
        (
            f"{'' if one else names.question(row.variable, row.key) + ': '}{names.code(row.variable, row.code)}",
            names.scope.of(row.perspective).label if row.perspective else "without a perspective",
            percent(row.machine),
            percent(row.hand),
            percent(min(max(row.value, 0.0), 1.0), row.low, row.high),
            f"{int(row.n)} of {int(row.N)}",
        )
        for row in table.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Share of", "Telling", "Machine", "By hand", "Corrected (95 %)", "Coded"])


def drawn_shares(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The rows of `shares` as a chart takes them, code by code: mark, telling and label (of the row) come to them."""
    tellings = [names.scope.of(name).label if name else "Without a perspective" for name in table["perspective"]]
    codes = [names.code(row.variable, row.code) for row in table.itertuples()]
    several = len(set(codes)) > 1
    labels = [f"{telling}: {code}" if several else telling for telling, code in zip(tellings, codes, strict=True)]
    marks = [f"{row.code}|{row.perspective}" for row in table.itertuples()]
    rows = table.assign(mark=marks, telling=tellings, label=labels)
    return rows.sort_values("code", kind="stable").reset_index(drop=True)


def shown_differences(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The differences estimated again, in percentage points: Share of, Machine, Corrected."""
    rows = [
        (
            f"{names.question(row.variable, row.key)}: {names.code(row.variable, row.code)}",
            _points(row.machine),
            _points(row.value, row.low, row.high),
        )
        for row in table.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Share of", "Machine", "Corrected (95 %)"])


def percent(share: float, low: float | None = None, high: float | None = None) -> str:
    """A share in percent, with its interval where there is one: "83 % (55 to 95)"."""
    if pd.isna(share):
        return _UNKNOWN
    return _with_ends(f"{100 * share:.0f} %", low, high, lambda end: f"{100 * end:.0f}")


def two_places(value: float, low: float, high: float) -> str:
    """A coefficient, with its interval where there is one: "0.71 (0.40 to 0.92)"."""
    return _UNKNOWN if pd.isna(value) else _with_ends(_signed(value), low, high, _signed)


def _points(value: float, low: float | None = None, high: float | None = None) -> str:
    if pd.isna(value):
        return _UNKNOWN
    return _with_ends(f"{_plus(value)} points", low, high, _plus)


def _plus(value: float) -> str:
    return f"{100 * value:+.0f}".replace("-", "−").replace("+0", "0").replace("−0", "0")


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _with_ends(said: str, low: float | None, high: float | None, end) -> str:
    if low is None:
        return said
    return f"{said}, interval unknown" if pd.isna(low) or pd.isna(high) else f"{said} ({end(low)} to {end(high)})"
