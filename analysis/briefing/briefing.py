"""A briefing: its figures in their order, and all that its writers need to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.briefing.exhibit import Exhibit
from analysis.briefing.house.house import House

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}  # millimetres, upright
DEFAULT_TITLE = "Briefing"


@dataclass(frozen=True)
class Picture:
    """A figure drawn by the reader's browser: PNG, 3200 x 1800 pixels, and SVG with its fonts embedded."""

    png: bytes
    svg: bytes


@dataclass(frozen=True)
class Briefing:
    """What a pack is made of.

    documents: the articles that the figures were computed from, as in "documents". quotes: whether short quotations go
    in. made: when (ISO, UTC, to the second). address: where the dashboard answers, for links back; may be empty.
    pictures: by the id of the exhibit; a figure without one is told by its numbers. versions: of Parallax and of the
    libraries that made the numbers, by name.
    """

    title: str
    exhibits: tuple[Exhibit, ...]
    documents: pd.DataFrame
    made: str
    author: str = ""
    corpus: str = ""
    quotes: bool = True
    paper: str = "A4"
    address: str = ""
    house: House = field(default_factory=House)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    def number(self, exhibit: Exhibit) -> int:
        """The number of a figure in the briefing, from 1."""
        return [each.id for each in self.exhibits].index(exhibit.id) + 1
