"""A figure of Plotly's read as panels; a figure of cells is none, and is told as a table."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.briefing.drawn.axes import axis_of, with_numbered_places
from analysis.briefing.drawn.marks import joined, loose, marked, segments, spans, words
from analysis.briefing.drawn.native import BARS, COLUMNS, POINTS, Axis, Look, Note, Panel, Point, Series
from analysis.briefing.drawn.notes import Frame, notes_of, rules_of, title_of
from analysis.briefing.drawn.values import colour, each_of, number, numbers, plain, texts, transparent

_WHOLE = (0.0, 1.0)


def native_panels(figure: Mapping) -> tuple[Panel, ...]:
    """The panels of a figure, from the top left; none where its bars do not stand on an axis, as cells of strips."""
    traces, layout = with_numbered_places(list(figure.get("data") or ()), figure.get("layout") or {})
    if not traces or any(trace.get("base") is not None for trace in traces):
        return ()
    if any(trace.get("type", "scatter") not in ("scatter", "bar") for trace in traces):
        return ()
    frames = _frames(traces, layout)
    columns = sorted({frame.across[0] for frame in frames})
    rows = sorted({frame.up[1] for frame in frames}, reverse=True)
    first = {frame.y: min(each.across[0] for each in frames if each.y == frame.y) for frame in frames}
    seen: set[str] = set()
    panels = []
    for frame in frames:
        own = [trace for trace in traces if _axes(trace) == (frame.x, frame.y)]
        place = {"column": columns.index(frame.across[0]), "row": rows.index(frame.up[1])}
        named = frame.across[0] == first[frame.y]
        panels.append(_panel(own, layout, frame, title_of(layout, frame, frames), seen, place | {"names_rows": named}))
    panels = [_titled_once(panel, panels) for panel in panels]
    return _on_one_axis(panels, [tuple(numbers(_given(layout, frame.x).get("range"))) for frame in frames])


def _on_one_axis(panels: list[Panel], ranges: list[tuple]) -> tuple[Panel, ...]:
    """Panels that have one range in the figure keep one."""
    alike = []
    for panel, ends in zip(panels, ranges, strict=True):
        axes = [each.across for each, other in zip(panels, ranges, strict=True) if other == ends]
        across = replace(panel.across, low=min(axis.low for axis in axes), high=max(axis.high for axis in axes))
        alike.append(replace(panel, across=across))
    return tuple(alike)


def _titled_once(panel: Panel, panels: list[Panel]) -> Panel:
    """Of panels under each other whose axes have one title, the lowest says it."""
    below = [each for each in panels if each.column == panel.column and each.row > panel.row]
    if any(each.across.title == panel.across.title for each in below):
        return replace(panel, across=replace(panel.across, title=""))
    return panel


def _given(layout: Mapping, axis: str) -> Mapping:
    return layout.get(f"{axis[0]}axis{axis[1:]}") or {}


def _frames(traces: list, layout: Mapping) -> list[Frame]:
    frames = []
    for x, y in dict.fromkeys(map(_axes, traces)):
        across, up = (_given(layout, axis).get("domain") or _WHOLE for axis in (x, y))
        frames.append(Frame(x, y, tuple(across), tuple(up)))
    return frames


def _axes(trace: Mapping) -> tuple[str, str]:
    return trace.get("xaxis") or "x", trace.get("yaxis") or "y"


def _panel(traces: list, layout: Mapping, frame: Frame, title: str, seen: set[str], place: dict) -> Panel:
    bars = [trace for trace in traces if trace.get("type") == "bar"]
    if bars:
        across_bars = bars[0].get("orientation") == "h"
        return (_bars if across_bars else _columns)(traces, layout, frame, title, seen, place)
    series, notes = _series(traces, seen, bool(layout.get("showlegend", True)))
    xs, ys = spans(series)
    across, up = axis_of(layout, frame.x, xs, True), axis_of(layout, frame.y, ys, False)
    notes = [*notes, *notes_of(layout, frame, across, up)]
    rules = tuple(rules_of(layout, frame, across, up))
    return Panel(POINTS, title, across, up, tuple(series), tuple(notes), rules, **place)


def _series(traces: list, seen: set[str], legend: bool) -> tuple[list[Series], list[Note]]:
    lines, series, notes = [], [], []
    for trace in traces:
        if trace.get("mode") == "lines":
            found = segments(trace)
            lines += found
            series += [] if found else joined(trace)
    for trace in traces:
        mode = trace.get("mode") or "markers"
        if mode == "text":
            notes += words(trace)
        elif "markers" in mode:
            marks, silent = marked(trace, lines, seen)
            series, notes = [*series, *marks], [*notes, *silent]
    series = _listed(traces, series)
    listed = series if legend else [replace(each, listed=False) for each in series]
    return [*loose(lines), *listed], notes


def _listed(traces: list, series: list[Series]) -> list[Series]:
    """The series as a legend names them: a trace without a mark stands there for the first series of its name."""
    bare = {
        plain(trace.get("name")) for trace in traces if trace.get("showlegend") is not False and not any(_known(trace))
    }
    first = {each.name: at for at, each in reversed(list(enumerate(series)))}
    return [
        replace(each, listed=each.listed or (each.name in bare and first[each.name] == at))
        for at, each in enumerate(series)
    ]


def _known(trace: Mapping) -> list[bool]:
    return [x is not None for x in numbers(trace.get("x"))]


def _bars(traces: list, layout: Mapping, frame: Frame, title: str, seen: set[str], place: dict) -> Panel:
    """Bars from the left: their rows named, from the top; words that stand at the line of zero name their row."""
    bars = [_bar(trace, "y", "x", seen, bool(layout.get("showlegend"))) for trace in traces if _is_bar(trace)]
    series = [each for each in bars if each.points]
    xs, ys = spans(series)
    up, across = axis_of(layout, frame.y, ys, False), axis_of(layout, frame.x, xs, True)
    notes = [note for trace in traces if trace.get("mode") == "text" for note in words(trace)]
    notes += [note for trace in traces if _is_hole(trace) for note in _holes(trace, across.low)]
    said = notes_of(layout, frame, across, up)
    rows = dict(up.names) if up.names else {}
    if not rows:
        rows = {note.y: note.text for note in said if note.x == 0}
        said = [note for note in said if note.y not in rows]
    rows |= {y: "" for y in ys if y not in rows}
    order = sorted(rows.items(), reverse=not up.backwards)
    up = Axis(up.low, up.high, up.title, names=tuple(order), backwards=up.backwards)
    rules = tuple(rules_of(layout, frame, across, up))
    grouped = len(series) > 1 and layout.get("barmode", "group") == "group"
    return Panel(BARS, title, across, up, tuple(series), (*notes, *said), rules, **place, grouped=grouped)


def _columns(traces: list, layout: Mapping, frame: Frame, title: str, seen: set[str], place: dict) -> Panel:
    """Columns from the foot, named as the axis names their places; groups are called as the words above them say."""
    series = [_bar(trace, "x", "y", seen, bool(layout.get("showlegend"))) for trace in traces if _is_bar(trace)]
    xs, _ = spans(series)
    heights = {x: 0.0 for x in xs}
    for each in series:
        for point in each.points:
            heights[point.x] += point.y
    up = axis_of(layout, frame.y, list(heights.values()), False)
    across = axis_of(layout, frame.x, xs, True)
    notes = notes_of(layout, frame, across, up)
    called = {note.x: note.text.lstrip("■ ").replace("\n", " ") for note in notes if note.text.startswith("■")}
    named = [_called(each, called) for each in series]
    grouped = len(named) > 1 and layout.get("barmode", "group") == "group"
    return Panel(COLUMNS, title, across, up, tuple(named), tuple(notes), (), **place, grouped=grouped)


def _called(series: Series, called: Mapping[float, str]) -> Series:
    """A series without a name under that of the text above it; pale ones say so."""
    if series.name or not series.points:
        return series
    left = [x for x in called if x <= series.points[0].x + 0.5]
    name = called[max(left)] if left else ""
    pale = ", pale" if series.points[0].look.opacity < 1 else ", full"
    return Series(f"{name}{pale}" if name else pale[2:].capitalize(), series.points)


def _is_bar(trace: Mapping) -> bool:
    return trace.get("type") == "bar" and not _is_hole(trace)


def _is_hole(trace: Mapping) -> bool:
    return trace.get("type") == "bar" and transparent((trace.get("marker") or {}).get("color"))


def _holes(trace: Mapping, low: float) -> list[Note]:
    """What a row without a bar says in the bar's place."""
    ys = numbers(trace.get("y"))
    shade = colour((trace.get("insidetextfont") or {}).get("color"))
    return [Note(text, low, y, "right", shade) for y, text in zip(ys, texts(trace.get("text"), len(ys)), strict=True)]


def _bar(trace: Mapping, along: str, value: str, seen: set[str], legend: bool) -> Series:
    places, values, marker = numbers(trace.get(along)), numbers(trace.get(value)), trace.get("marker") or {}
    n = len(places)
    looks = _bar_looks(marker, n)
    error = trace.get(f"error_{value}") or {}
    plus, minus = (each_of(error.get(name), n, None) for name in ("array", "arrayminus"))
    said = each_of(trace.get("text"), n, "")
    points = []
    for at, size, look, text, down, up in zip(places, values, looks, said, minus, plus, strict=True):
        if size is None:
            continue
        x, y = (size, at) if value == "x" else (at, size)
        points.append(Point(x, y, look, plain(text), number(down), number(up)))
    name = plain(trace.get("name"))
    listed = legend and bool(name) and name not in seen
    seen.add(name)
    return Series(name, tuple(points), listed, reach=value if error else "none")


def _bar_looks(marker: Mapping, n: int) -> list[Look]:
    pattern = marker.get("pattern") or {}
    hatched = bool(pattern.get("shape"))
    shades = each_of(pattern.get("fgcolor") if hatched else marker.get("color"), n, None)
    opacities = each_of(marker.get("opacity"), n, 1.0)
    return [
        Look(colour(shade), opacity=float(pale), hatched=hatched) for shade, pale in zip(shades, opacities, strict=True)
    ]
