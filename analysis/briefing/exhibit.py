"""A figure of a briefing: a chart, table, passage or fact as it stood on its page, with all that was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

CHART, TABLE, PASSAGES, FACT = "chart", "table", "passages", "fact"
KINDS = (CHART, TABLE, PASSAGES, FACT)


@dataclass(frozen=True)
class Making:
    """How a figure was made: what its numbers are, what was chosen, what it cannot say, and whence it comes.

    variable: what people can check of it by hand (topic, stance, …); empty where nothing is.
    """

    formula: str
    settings: str
    mask: str
    limits: str
    source: str
    variable: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What is said of it, by what it is called; what is empty is left out."""
        parts = {
            "What is shown": self.formula,
            "Chosen": self.settings,
            "Mask": self.mask,
            "What it cannot say": self.limits,
            "Source": self.source,
        }
        return {name: text for name, text in parts.items() if text}

    def foot(self, figure_id: str = "") -> str:
        """What stands at the foot of a figure: its ID, its source, and what it cannot say."""
        named = f"Figure {figure_id}." if figure_id else ""
        return " ".join(part for part in (named, self.source, self.limits) if part)


@dataclass(frozen=True)
class Place:
    """Where a figure stands, so that it can be opened and computed again.

    page: section and page, "contrast/authors". asked: the parameters of its address. chosen: choices that stand in no
    address, by their widget.
    """

    page: str
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inputs:
    """What a figure was computed from.

    project: the id of the reader's project, empty for the built-in corpus. articles: the SHA-256 of each article's
    text by doc_id, in order. read_with: the SHA-256 of codebooks, lexicons, model and code.
    """

    project: str
    articles: Mapping[str, str]
    read_with: str


@dataclass(frozen=True)
class GridRow:
    """One row of a figure of cells: its label, and of each cell its text and its colour (`#0072B2`, or none)."""

    label: str
    cells: tuple[str, ...]
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A figure that is a table of cells, such as strips of paragraphs: readable without its colours.

    groups: what stands above the columns, each label with how many columns it spans.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    groups: tuple[tuple[str, int], ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Behind:
    """A paragraph behind a figure: of which mark, where it stands, and a short quotation where its text is at hand.

    gist: what it says, in our own words. quote: at most QUOTED_WORDS of its own, empty where the article is not
    attached. start, end: the place of the quotation in the paragraph, 0-based, end exclusive.
    """

    paragraph_id: str
    mark: str
    said_of: str
    gist: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Exhibit:
    """One figure: what it shows, in words and numbers, how it was made, and what it was computed from.

    title: the finding that the page computed. caption: what the reader wrote in its place; empty: the finding.
    counts: how many stand behind it, and its doubt. alt: what it says to those who do not see it. frame: the numbers,
    one row a mark (or a row of the table). rests_on: further frames that its sentences take numbers from.
    figure: the print figure, without title, as Plotly's JSON; none where the figure is a table, a passage or a fact.
    """

    id: str
    kind: str
    key: str
    place: Place
    title: str
    counts: str
    alt: str
    made: Making
    frame: pd.DataFrame
    inputs: Inputs
    figure: dict | None = None
    grid: Grid | None = None
    rests_on: tuple[pd.DataFrame, ...] = ()
    anchors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    behind: tuple[Behind, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""

    @property
    def heading(self) -> str:
        """What stands above it: the reader's caption, else the finding."""
        return self.caption or self.title

    def captioned(self, caption: str) -> "Exhibit":
        """The same figure under another caption; the finding itself, or nothing, takes the caption away."""
        caption = " ".join(caption.split())
        return replace(self, caption="" if caption == self.title else caption)
