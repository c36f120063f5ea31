"""The contrasts that the pages draw: one author's text against the other's, one meeting against the other."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.contrast.groups import Side, by_event, by_perspective
from analysis.results import Results

MEETINGS = {"anchorage": "Anchorage", "guilin": "Guilin"}


@dataclass(frozen=True)
class Contrast:
    """Two sides that are compared, either of which may be empty; differences are target less reference."""

    id: str
    target: Side
    reference: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two sides, the target first."""
        return self.target, self.reference

    @property
    def empty(self) -> list[Side]:
        """The sides without a paragraph."""
        return [side for side in self.sides if side.paragraph_ids.empty]

    @property
    def filled(self) -> list[Side]:
        """The sides that have a paragraph."""
        return [side for side in self.sides if len(side.paragraph_ids)]

    @property
    def groups(self) -> pd.Series:
        """The side of each paragraph, indexed by paragraph_id; paragraphs of neither side have no entry."""
        return pd.concat([pd.Series(side.id, index=side.paragraph_ids, dtype=object) for side in self.sides])


def perspectives(results: Results) -> list[str]:
    """The perspectives of the corpus in the order of its articles."""
    return list(results.documents["perspective"].dropna().unique())


def contrast_authors(shown: Results, pair: list[str]) -> Contrast:
    """The texts of the first two perspectives of `pair`, as far as they are among the paragraphs shown."""
    groups = by_perspective(shown)
    named = [(name, f"{name} author", f"the {name} author’s text") for name in pair[:2]]
    return Contrast("authors", *(Side(*names, groups.index[groups == names[0]]) for names in named))


def contrast_meetings(shown: Results, perspective: str | None = None) -> Contrast:
    """The paragraphs about Anchorage against those about Guilin; with `perspective`, those of its texts only.

    A paragraph about both meetings, or neither, is on no side.
    """
    groups = by_event(shown)
    if perspective:
        groups = groups.where(by_perspective(shown).reindex(groups.index) == perspective)
    whose = f"the {perspective} author’s text" if perspective else "the text"
    named = [(event, label, f"{whose} about {label}") for event, label in MEETINGS.items()]
    return Contrast("meetings", *(Side(*names, groups.index[groups == names[0]]) for names in named))


def say_left_out(shown: Results) -> str:
    """How many paragraphs are on no side of the meetings, as a sentence; empty where none is left out."""
    events = shown.events["event"]
    counted = [(int((events == event).sum()), name) for event, name in (("both", "both meetings"), ("none", "neither"))]
    parts = [f"{n} about {name}" for n, name in counted if n]
    if not parts:
        return ""
    n = sum(n for n, _ in counted)
    return f"Left out: {n} {'paragraph' if n == 1 else 'paragraphs'}, {' and '.join(parts)}."


def say_cells(contrasts: Mapping[str, Contrast]) -> str:
    """How many paragraphs each contrast has on each side, as a sentence: "… 1 on Anchorage, 2 on Guilin"."""
    parts = []
    for name, contrast in contrasts.items():
        sides = ", ".join(f"{len(side.paragraph_ids)} on {side.label}" for side in contrast.sides)
        parts.append(f"{name}: {sides}")
    return f"Paragraphs by author and meeting: {'; '.join(parts)}." if parts else ""
