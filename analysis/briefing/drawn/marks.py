"""The markers and lines of a figure of Plotly's: each line that runs through a marker becomes its interval."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.briefing.drawn.native import Look, Note, Point, Series
from analysis.briefing.drawn.values import bold, colour, each_of, numbers, plain, texts

NO_SIGNAL = "no signal"
_SYMBOLS = {"circle": "circle", "diamond": "diamond", "square": "square", "triangle": "triangle", "line": "dash"}
_SYMBOLS |= {"x": "x", "cross": "plus", "star": "star", "hexagon": "circle"}
_GLYPHS = {"circle": "○", "diamond": "◇", "square": "□", "triangle": "△", "dash": "|"}
_SIDES = {"right": "right", "left": "left", "center": "middle"}
_CLOSE = 1e-6


class Segment:
    """A straight piece of a line trace, along one axis; taken once a marker has it for its interval."""

    def __init__(self, trace: Mapping, ends: tuple[tuple[float, float], tuple[float, float]]):
        (x0, y0), (x1, y1) = ends
        self.along = "x" if abs(y0 - y1) < _CLOSE else "y"
        self.low, self.high = sorted((x0, x1) if self.along == "x" else (y0, y1))
        self.at = y0 if self.along == "x" else x0
        line = trace.get("line") or {}
        self.colour, self.dotted = colour(line.get("color")), line.get("dash") in ("dot", "dash")
        self.opacity, self.taken = trace.get("opacity", 1.0), False

    def runs_through(self, x: float, y: float, shade: str) -> bool:
        """Whether it is a free line of this colour through a place."""
        along, at = (x, y) if self.along == "x" else (y, x)
        near = abs(at - self.at) < _CLOSE and self.low - _CLOSE <= along <= self.high + _CLOSE
        return near and not self.taken and self.colour == shade


def segments(trace: Mapping) -> list[Segment]:
    """The straight pieces of a trace of intervals: pairs of places along one axis, parted by gaps; else none."""
    runs = _runs(trace)
    along = [run for run in runs if len(run) == 2 and _is_along(*run)]
    return [Segment(trace, (run[0], run[1])) for run in along] if len(along) == len(runs) else []


def joined(trace: Mapping) -> list[Series]:
    """A trace that joins its places by a line: a series each stretch without a gap."""
    line = trace.get("line") or {}
    look = Look(colour(line.get("color")), "none", size=max(1.0, float(line.get("width") or 1)))
    kind = "dotted" if line.get("dash") in ("dot", "dash") else "solid"
    name = plain(trace.get("name")) or "Line"
    return [Series(name, tuple(Point(x, y, look) for x, y in run), line=kind) for run in _runs(trace) if len(run) > 1]


def marked(trace: Mapping, lines: list[Segment], seen: set[str]) -> tuple[list[Series], list[Note]]:
    """The marks of a trace as series, those with dotted intervals apart, and as notes what has no value.

    seen: names that a legend has already; it is added to.
    """
    points, notes, dotted = [], [], []
    for point, silent in _points(trace):
        if silent:
            notes.append(_silent(point))
            continue
        line = next((each for each in lines if each.runs_through(point.x, point.y, point.look.colour)), None)
        (dotted if line and line.dotted else points).append((_reaching(point, line), line.along if line else "none"))
    name = plain(trace.get("name"))
    series = []
    for of_kind, are_dotted in ((points, False), (dotted, True)):
        if of_kind:
            along = next((each for _, each in of_kind if each != "none"), "none")
            listed = bool(name) and trace.get("showlegend") is not False and name not in seen
            seen.add(name)
            series.append(Series(name, tuple(point for point, _ in of_kind), listed, reach=along, dotted=are_dotted))
    return series, notes


def loose(lines: list[Segment]) -> list[Series]:
    """The lines that no marker has taken: intervals without a mark of their own."""
    series = []
    for kind in dict.fromkeys((line.colour, line.dotted, line.along) for line in lines if not line.taken):
        own = [line for line in lines if not line.taken and (line.colour, line.dotted, line.along) == kind]
        series.append(Series("Line", tuple(map(_bare, own)), reach=kind[2], dotted=kind[1]))
    return series


def words(trace: Mapping) -> list[Note]:
    """The notes of a trace that writes."""
    xs, ys = numbers(trace.get("x")), numbers(trace.get("y"))
    font = trace.get("textfont") or {}
    sides = each_of(trace.get("textposition"), len(xs), "middle center")
    said = each_of(trace.get("text"), len(xs), "")
    shades = each_of(font.get("color"), len(xs), None)
    return [
        Note(plain(text), x, y, _side(side), colour(shade), strong=bold(text))
        for x, y, text, side, shade in zip(xs, ys, said, sides, shades, strict=True)
        if x is not None and y is not None and plain(text)
    ]


def _side(position: str) -> str:
    up, _, across = str(position).partition(" ")
    if up in ("top", "bottom"):
        return "above" if up == "top" else "below"
    return _SIDES.get(across, "middle")


def _points(trace: Mapping) -> list[tuple[Point, bool]]:
    """The marks of a trace whose place is known, each with whether it stands for no value."""
    xs, ys, marker = numbers(trace.get("x")), numbers(trace.get("y")), trace.get("marker") or {}
    n = len(xs)
    said, hover = texts(trace.get("text"), n), texts(trace.get("hovertext"), n)
    parts = zip(xs, ys, _looks(marker, n), said, hover, strict=True)
    return [
        (Point(x, y, look, text), NO_SIGNAL in text or NO_SIGNAL in hovered)
        for x, y, look, text, hovered in parts
        if x is not None and y is not None
    ]


def _looks(marker: Mapping, n: int) -> list[Look]:
    colours = each_of(marker.get("color"), n, None)
    symbols, sizes = each_of(marker.get("symbol"), n, "circle"), each_of(marker.get("size"), n, 9)
    opacities = each_of(marker.get("opacity"), n, 1.0)
    return [
        Look(colour(shade), _SYMBOLS.get(str(sign).split("-")[0], "circle"), float(size), "open" not in str(sign), pale)
        for shade, sign, size, pale in zip(colours, symbols, sizes, opacities, strict=True)
    ]


def _silent(point: Point) -> Note:
    """What is written in the place of a value that is unknown."""
    glyph = _GLYPHS.get(point.look.symbol, "○")
    text = f"{glyph} {point.text}" if point.text else glyph
    return Note(text, point.x, point.y, "right" if point.text else "middle", point.look.colour)


def _reaching(point: Point, line: Segment | None) -> Point:
    if line is None:
        return point
    line.taken, value = True, point.x if line.along == "x" else point.y
    return replace(point, minus=max(0.0, value - line.low), plus=max(0.0, line.high - value))


def _bare(line: Segment) -> Point:
    """A point without a mark at the foot of a line, which reaches to its end."""
    look = Look(line.colour, "none", opacity=line.opacity)
    x, y = (line.low, line.at) if line.along == "x" else (line.at, line.low)
    return Point(x, y, look, minus=0.0, plus=line.high - line.low)


def _runs(trace: Mapping) -> list[list[tuple[float, float]]]:
    runs: list[list] = [[]]
    for x, y in zip(numbers(trace.get("x")), numbers(trace.get("y")), strict=True):
        if x is None or y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if run]


def _is_along(start: tuple[float, float], end: tuple[float, float]) -> bool:
    return any(abs(one - other) < _CLOSE for one, other in zip(start, end, strict=True))


def spans(series: list[Series]) -> tuple[list[float], list[float]]:
    """All places of series along either axis, ends of intervals included."""
    xs, ys = [], []
    for each in series:
        for point in each.points:
            xs += [point.x] + ([point.x - point.minus, point.x + point.plus] if _reaches(point, each, "x") else [])
            ys += [point.y] + ([point.y - point.minus, point.y + point.plus] if _reaches(point, each, "y") else [])
    return xs, ys


def _reaches(point: Point, series: Series, along: str) -> bool:
    return series.reach == along and point.minus is not None
