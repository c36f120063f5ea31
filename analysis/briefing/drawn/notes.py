"""The annotations and shapes of a figure of Plotly's: titles of panels, words at places, thin lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.briefing.drawn.native import Axis, Note, Rule
from analysis.briefing.drawn.values import bold, colour, number, plain

_ACROSS = {"left": "right", "right": "left"}  # an anchor is where the words begin, a side where they run to
_LINE = 0.16  # of a row: half of the height of words
_SIGN = re.compile(r"<span style=.color:(#[0-9A-Fa-f]{6})")
_UP = {"bottom": "above", "top": "below"}


@dataclass(frozen=True)
class Frame:
    """Where a panel lies: the names of its axes and the part of the figure that it takes, from the foot left."""

    x: str
    y: str
    across: tuple[float, float]
    up: tuple[float, float]


def title_of(layout: Mapping, frame: Frame, frames: Iterable[Frame]) -> str:
    """The title of a panel: words of its column that stand at or above its top, and below the next panel's foot."""
    feet = [each.up[0] for each in frames if each.x == frame.x and each.up[0] >= frame.up[1]]
    ceiling = min(feet, default=2.0)
    for note in _titles(layout):
        if _axis(note, "x") == frame.x and frame.up[1] - 1e-6 <= float(note.get("y", 1)) < ceiling:
            return " ".join(plain(note.get("text")).split("\n"))
    return ""


def notes_of(layout: Mapping, frame: Frame, across: Axis, up: Axis) -> list[Note]:
    """What is written on a panel, in the units of its axes; words beyond the end of an axis stand outside it."""
    own = [note for note in layout.get("annotations") or () if not _is_title(note) and _is_on(note, frame)]
    return [_note(note, across, up) for note in own if plain(note.get("text"))]


def rules_of(layout: Mapping, frame: Frame, across: Axis, up: Axis) -> list[Rule]:
    """The thin lines of a panel; a filled area is told by its edges. The line of zero is the axis itself."""
    rules = []
    for shape in layout.get("shapes") or ():
        if not _is_on(shape, frame):
            continue
        xs = [_at(shape.get(end), shape.get("xref"), across) for end in ("x0", "x1")]
        ys = [_at(shape.get(end), shape.get("yref"), up) for end in ("y0", "y1")]
        if shape.get("type") == "rect":
            rules += _edges(xs, ys, colour((shape.get("line") or {}).get("color"), "#8A8F96"), across, up)
        elif not _is_zero(xs, ys):
            line = shape.get("line") or {}
            rules.append(Rule(xs[0], ys[0], xs[1], ys[1], colour(line.get("color")), bool(line.get("dash"))))
    return rules


def _edges(xs: list[float], ys: list[float], shade: str, across: Axis, up: Axis) -> list[Rule]:
    """The edges of an area that are no end of the axes."""
    low, high, foot, top = min(xs), max(xs), min(ys), max(ys)
    edges = [Rule(x, foot, x, top, shade, True) for x in (low, high) if across.low < x < across.high]
    return edges + [Rule(low, y, high, y, shade, True) for y in (foot, top) if up.low < y < up.high and y]


def _is_zero(xs: list[float], ys: list[float]) -> bool:
    return xs[0] == xs[1] == 0 or ys[0] == ys[1] == 0


def _titles(layout: Mapping) -> list[Mapping]:
    found = [note for note in layout.get("annotations") or () if _is_title(note)]
    return sorted(found, key=lambda note: float(note.get("y", 1)))


def _is_title(note: Mapping) -> bool:
    return str(note.get("xref", "")).endswith(" domain") and note.get("yref") == "paper"


def _axis(item: Mapping, letter: str) -> str:
    return str(item.get(f"{letter}ref") or letter).removesuffix(" domain")


def _is_on(item: Mapping, frame: Frame) -> bool:
    return all(_axis(item, letter) in (own, "paper") for letter, own in (("x", frame.x), ("y", frame.y)))


def _at(place: object, reference: object, axis: Axis) -> float:
    """A place in the units of the axis; of shares of the figure or panel, as far along it."""
    value = number(place) or 0.0
    if str(reference or "").endswith(" domain") or reference == "paper":
        return axis.low + (1 - value if axis.backwards else value) * (axis.high - axis.low)
    return value


def _note(note: Mapping, across: Axis, up: Axis) -> Note:
    x, y = _at(note.get("x"), note.get("xref"), across), _at(note.get("y"), note.get("yref"), up)
    side = _ACROSS.get(note.get("xanchor", ""), "") or _UP.get(note.get("yanchor", ""), "middle")
    if up.step is None and note.get("yanchor") == "top":
        y -= _LINE  # its first line hangs below the place
    upright = note.get("textangle") in (-90, 90)
    if x >= across.high and note.get("yref") != "paper":
        x, side = across.high, "right"
    font = note.get("font") or {}
    text = plain(note.get("text"))
    if upright:
        side = _UP.get(note.get("yanchor", ""), "above")
    shade = colour(font.get("color"))
    strong = bold(note.get("text")) or font.get("weight", 0) == 600
    signed = _SIGN.match(str(note.get("text"))) if text.startswith("■") else None
    return Note(text, x, y, side, shade, upright, strong, signed.group(1) if signed else "")
