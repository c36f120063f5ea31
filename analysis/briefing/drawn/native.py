"""A figure of Plotly's as points, bars and notes in the units of their axes: what any program can draw again."""

from dataclasses import dataclass

POINTS, BARS, COLUMNS = "points", "bars", "columns"


@dataclass(frozen=True)
class Axis:
    """One axis: its ends and title, and how its places are named.

    step, form: between its ticks, and the number format in which they are written (Excel's); step is None where
    `names` stand in their place, (place, text) each.
    """

    low: float
    high: float
    title: str = ""
    step: float | None = None
    form: str = "General"
    names: tuple[tuple[float, str], ...] = ()
    backwards: bool = False


@dataclass(frozen=True)
class Look:
    """How a mark looks: its colour (`#RRGGBB`), its sign and size (points), full or open, and how pale (1 is full)."""

    colour: str
    symbol: str = "circle"
    size: float = 9
    full: bool = True
    opacity: float = 1.0
    hatched: bool = False


@dataclass(frozen=True)
class Point:
    """One mark: its place, its look, what is written at it, and its interval as what it reaches to either side."""

    x: float
    y: float
    look: Look
    text: str = ""
    minus: float | None = None
    plus: float | None = None


@dataclass(frozen=True)
class Series:
    """Marks of one kind: their name, whether a legend names them, and the line that joins them or their intervals.

    line: "none", "solid" or "dotted", of points that are joined. reach: "none", "x" or "y", along which axis the
    intervals lie; dotted: whether these are.
    """

    name: str
    points: tuple[Point, ...]
    listed: bool = False
    line: str = "none"
    reach: str = "none"
    dotted: bool = False


@dataclass(frozen=True)
class Note:
    """Words at a place: on which side of it they stand (left, right, above, below, middle), and whether upright.

    sign: the colour of the sign that they begin with, such as "■"; none where they begin with a word.
    """

    text: str
    x: float
    y: float
    side: str
    colour: str
    upright: bool = False
    strong: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Rule:
    """A thin line from one place to another, such as the edge of what chance reaches."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str
    dotted: bool = False


@dataclass(frozen=True)
class Panel:
    """One pair of axes and what stands on it; kind: POINTS, BARS (from the left) or COLUMNS (from the foot).

    column, row: its place among the panels of its figure, from the top left. names_rows: False where the panel to its
    left names the rows of both. grouped: whether bars of one place stand beside each other, else they are stacked.
    """

    kind: str
    title: str
    across: Axis
    up: Axis
    series: tuple[Series, ...]
    notes: tuple[Note, ...] = ()
    rules: tuple[Rule, ...] = ()
    column: int = 0
    row: int = 0
    names_rows: bool = True
    grouped: bool = False
