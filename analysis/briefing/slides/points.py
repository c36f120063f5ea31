"""Panels of points as charts of PowerPoint's own: dots, their intervals as error bars, words as labels of points."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from analysis.briefing.drawn.native import Axis, Look, Note, Panel, Point, Series
from analysis.briefing.house.house import House
from analysis.briefing.slides.axes import Room, dress, dress_axes, row_height, row_name, series_name
from analysis.briefing.slides.chart_workbooks import PlaceNumbers
from analysis.briefing.slides.chart_xml import drop, drop_gaps, intervals, labels, line, marker, parsed, put_before
from analysis.briefing.slides.text import readable, tinted

ROWS, PLACES, NOTES, EDGE, INTERVAL = "Row names", "Place names", "Words", "Edge", "interval"
_APART = "\u2002"  # between a name and its axis
_BARE = Look("#000000", "none")
_PALE = 0.6  # how pale an interval is beside its mark


def add_points(slide, panel: Panel, room: Room, house: House):
    """Add a panel of points to a slide; the graphic frame."""
    written = [*_edges(panel), *_lying(panel.series), *map(_without_lying, panel.series)]
    written = [series for series in written if series.points]
    said = _said(panel, room, house)
    drawn = [_harmless(series) for series in (*written, *(series for series, _ in said))]
    if not drawn:
        drawn = [Series("No marks", (Point(panel.across.low, panel.up.low, _BARE),))]
    order = _longest_first(drawn)
    drawn = [drawn[at] for at in order]
    numbers = PlaceNumbers(drawn)
    box = map(Inches, (room.box.left, room.box.top, room.box.width, room.box.height))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box, numbers)
    chart = frame.chart
    looks = dict(enumerate((look for _, look in said), len(written)))
    for place, (series, element) in enumerate(zip(drawn, _elements(chart), strict=True)):
        _dress_series(element, series, numbers.rows_of(place), looks.get(order[place], []))
    hidden = [place for place, series in enumerate(drawn) if not series.listed]
    dress(chart, panel, room, house, hidden)
    dress_axes(chart, chart.category_axis, chart.value_axis, panel, room, house)
    return frame


def _longest_first(drawn: list[Series]) -> list[int]:
    """The order of series: that with most points first, for LibreOffice loses those before a longer one."""
    longest = max(range(len(drawn)), key=lambda at: len(drawn[at].points))
    return [longest, *(at for at in range(len(drawn)) if at != longest)]


def _elements(chart) -> list:
    return [series._element for plot in chart.plots for series in plot.series]


def _harmless(series: Series) -> Series:
    return replace(series, name=series_name(series.name, "Marks"))


def _edges(panel: Panel) -> list[Series]:
    """Thin lines; they stand first, so that marks lie on them."""
    looks = [Look(rule.colour, "none", 1) for rule in panel.rules]
    return [
        Series(EDGE, (Point(rule.x0, rule.y0, look), Point(rule.x1, rule.y1, look)), line="dotted")
        for rule, look in zip(panel.rules, looks, strict=True)
    ]


def _lying(drawn: tuple[Series, ...]) -> list[Series]:
    """Intervals that lie along the axis across, as lines from end to end, parted by gaps.

    LibreOffice draws upright error bars of one length each, but no lying ones; a line both programs draw.
    """
    found = []
    for series in drawn:
        own = [point for point in series.points if point.minus is not None] if series.reach == "x" else []
        for colour in dict.fromkeys(point.look.colour for point in own):
            ends = tuple(each for point in own if point.look.colour == colour for each in _ends(point))
            found.append(Series(f"{series.name}, {INTERVAL}", ends, line="dotted" if series.dotted else "solid"))
    return found


def _ends(point: Point) -> tuple[Point, Point, Point]:
    bare = point.look.symbol == "none"
    shade = tinted(point.look.colour, max(0.5, point.look.opacity) if bare else _PALE)
    look = Look(shade, "none", 2)
    low, high = point.x - point.minus, point.x + point.plus
    return Point(low, point.y, look), Point(high, point.y, look), Point(high, None, look)


def _without_lying(series: Series) -> Series:
    if series.reach != "x":
        return series
    bare = all(point.look.symbol == "none" for point in series.points)
    return replace(series, reach="none", points=() if bare else series.points)


def _said(panel: Panel, room: Room, house: House) -> list[tuple[Series, list[Mapping]]]:
    """Series without marks that carry words: names of rows and of places across, and notes; each with its labels."""
    ink, across, up = readable(house.ink), panel.across, panel.up
    groups = []
    if panel.names_rows:
        wide, high = room.left - 0.2, row_height(panel, room.plot.height)
        rows = [(across.low, y, row_name(text, room.names, wide, high) + _APART) for y, text in _within(up) if text]
        groups.append((ROWS, rows, {"side": "left", "size": room.names, "colour": ink}))
    places = [(x, up.low, text) for x, text in _within(across)]
    groups.append((PLACES, places, {"side": "below", "size": 11, "colour": readable(house.muted)}))
    made = []
    for name, words, look in groups:
        words = [each for each in words if each[2]]
        if words:
            points = tuple(Point(x, y, _BARE, text) for x, y, text in words)
            said = [{"at": at, "text": each[2], "font": house.body_font, **look} for at, each in enumerate(words)]
            made.append((Series(name, points), said))
    return made + ([_notes(panel, room, house)] if panel.notes else [])


def _within(axis: Axis) -> list[tuple[float, str]]:
    return [(place, text) for place, text in axis.names if axis.low <= place <= axis.high]


def _notes(panel: Panel, room: Room, house: House) -> tuple[Series, list[Mapping]]:
    points = [Point(*_inside(note, panel), _BARE, note.text) for note in panel.notes]
    said = [
        {
            "at": at,
            "text": note.text,
            "side": note.side,
            "size": room.notes,
            "colour": readable(note.colour),
            "bold": note.strong,
            "sign": note.sign,
            "upright": note.upright,
            "font": house.body_font,
        }
        for at, note in enumerate(panel.notes)
    ]
    return Series(NOTES, tuple(points)), said


def _inside(note: Note, panel: Panel) -> tuple[float, float]:
    """The place of words, within the axes: beyond them nothing is drawn."""
    x = min(max(note.x, panel.across.low), panel.across.high)
    return x, min(max(note.y, panel.up.low), panel.up.high)


def _dress_series(element, series: Series, rows: tuple[int, int], said: list[Mapping]) -> None:
    """Write the look of a series into its XML, in the order that its schema asks for."""
    drop_gaps(element)
    drop(element, "c:marker", "c:spPr", "c:dPt", "c:dLbls", "c:errBars", "c:smooth")
    usual = Counter(point.look for point in series.points).most_common(1)[0][0]
    joins = line(usual.colour, usual.size, series.line == "dotted") if series.line != "none" else line("", 0)
    parts = [f"<c:spPr>{joins}</c:spPr>", marker(usual)]
    for at, point in enumerate(series.points):
        if point.look != usual:
            parts.append(f'<c:dPt><c:idx val="{at}"/>{marker(point.look)}<c:bubble3D val="0"/></c:dPt>')
    if said:
        parts.append(labels(said))
    if series.reach != "none":
        parts.append(_intervals(series, rows, usual))
    put_before(element, parts, "c:xVal")
    element.append(parsed('<c:smooth val="0"/>'))


def _intervals(series: Series, rows: tuple[int, int], usual: Look) -> str:
    shade = tinted(usual.colour, _PALE if usual.symbol != "none" else max(0.5, usual.opacity))
    look = {"colour": shade, "points": 2, "dotted": series.dotted}
    minus, plus = zip(*((point.minus, point.plus) for point in series.points), strict=True)
    return intervals(series.reach, rows, minus, plus, look)
