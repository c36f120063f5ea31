"""Panels of bars and columns as charts of PowerPoint's own; words that stand on them lie over the chart."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import shorten

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Inches, Pt

from analysis.briefing.drawn.native import BARS, Look, Note, Panel, Point, Series
from analysis.briefing.house.house import House
from analysis.briefing.slides.axes import (
    GRID,
    ZERO,
    Room,
    dress,
    name_axes,
    row_height,
    row_name,
    series_name,
    set_scale,
)
from analysis.briefing.slides.chart_workbooks import CategoryNumbers
from analysis.briefing.slides.chart_xml import drop, fill, labels, line, literal_intervals, name_each, put_before
from analysis.briefing.slides.text import Box, Run, add_text, clean, lines_of, readable, rgb, tinted, width_of

_KINDS = {
    (True, False): XL_CHART_TYPE.BAR_STACKED,
    (True, True): XL_CHART_TYPE.BAR_CLUSTERED,
    (False, False): XL_CHART_TYPE.COLUMN_STACKED,
    (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED,
}
_GAP, _GAP_FOR_WORDS = 45, 190  # percent of a bar's breadth
_LONG = 40  # signs: longer words have a line of their own below the bar
_NEARLY = 0.3


def add_bars(slide, panel: Panel, room: Room, house: House):
    """Add a panel of bars or columns to a slide; the graphic frame."""
    places = _places(panel)
    numbers = CategoryNumbers()
    numbers.categories = [_category(name, panel, room) for _, name in places]
    series = [replace(each, name=series_name(each.name, "Values")) for each in panel.series] or [Series("Values", ())]
    points = [_in_order(each, places, panel.kind) for each in series]
    for each, own in zip(series, points, strict=True):
        numbers.add_series(each.name, [_value(point, panel.kind) for point in own])
    box = map(Inches, (room.box.left, room.box.top, room.box.width, room.box.height))
    frame = slide.shapes.add_chart(_KINDS[panel.kind == BARS, panel.grouped], *box, numbers)
    chart = frame.chart
    for drawn, each, own in zip(chart.plots[0].series, series, points, strict=True):
        _dress_series(drawn._element, each, own, house, panel.kind)
    long = any(len(note.text) > _LONG for note in panel.notes)
    chart.plots[0].gap_width = _GAP_FOR_WORDS if long else _GAP
    chart.plots[0].overlap = 0 if panel.grouped else 100
    dress(chart, panel, room, house, [at for at, each in enumerate(series) if not each.listed])
    _dress_axes(chart, panel, room, house)
    _lay_over(slide, panel, room, house, places)
    return frame


def _category(name: str, panel: Panel, room: Room) -> str:
    """The name of a category, as long as its row or column has room for it."""
    if panel.kind != BARS or not name:
        return clean(name) or " "
    wide = max(room.left - 0.2, 2.0)
    return " ".join(row_name(clean(name), room.names, wide, row_height(panel, room.plot.height)).split("\n"))


def _places(panel: Panel) -> list[tuple[float, str]]:
    """Place and name of each category from the foot or from the left; between two groups of columns an empty one."""
    axis = panel.up if panel.kind == BARS else panel.across
    if panel.kind == BARS:
        return list(reversed(axis.names)) or [(0.0, "")]
    if not axis.names:
        xs = sorted({point.x for series in panel.series for point in series.points})
        return [(x, _said(x, axis.form)) for x in xs] or [(0.0, "")]
    names = sorted(axis.names)
    spaced = []
    for place, (at, name) in enumerate(names):
        if place and at - names[place - 1][0] > 1 + _NEARLY / 2:
            spaced.append((at - 1, ""))
        spaced.append((at, name))
    return spaced


def _said(value: float, form: str) -> str:
    """A place in words, as its axis would write it."""
    return (f"{value:.0%}" if form.endswith("%") else f"{value:.2f}").replace("-", "−")


def _in_order(series: Series, places: Sequence[tuple[float, str]], kind: str) -> list[Point | None]:
    """The point of each category, None where the series has none."""
    own = [(point.y if kind == BARS else point.x, point) for point in series.points]
    near = min([_NEARLY, *(abs(after - before) / 2 for (before, _), (after, _) in pairwise(places))])
    return [next((point for at, point in own if abs(at - place) < near), None) for place, _ in places]


def _value(point: Point | None, kind: str) -> float | None:
    return None if point is None else point.x if kind == BARS else point.y


def _dress_series(element, series: Series, points: list[Point | None], house: House, kind: str) -> None:
    drop(element, "c:spPr", "c:invertIfNegative", "c:dPt", "c:dLbls", "c:errBars")
    known = [(at, point) for at, point in enumerate(points) if point is not None]
    usual = known[0][1].look if known else Look("#8A8F96")
    parts = [f"<c:spPr>{_filled(usual)}</c:spPr>", '<c:invertIfNegative val="0"/>']
    for at, point in known:
        if point.look != usual:
            parts.append(
                f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
                f"<c:spPr>{_filled(point.look)}</c:spPr></c:dPt>"
            )
    said = [_label(at, point, series, house, kind) for at, point in known if point.text]
    parts += [labels(said)] if said else []
    if series.reach != "none":
        ends = [(None, None) if point is None else (point.minus, point.plus) for point in points]
        parts.append(literal_intervals(*zip(*ends, strict=True), {"colour": ZERO, "points": 1.5, "dotted": False}))
    put_before(element, parts, "c:cat", "c:val")


def _label(at: int, point: Point, series: Series, house: House, kind: str) -> dict:
    dark = point.look.opacity > 0.5 and not point.look.hatched
    ground = tinted(point.look.colour, point.look.opacity) if dark else "#FFFFFF"
    return {
        "at": at,
        "text": point.text,
        "side": "inside",
        "size": 12,
        "colour": readable(house.ink, ground),
        "font": house.body_font,
    }


def _filled(look: Look) -> str:
    """A fill, hatched where the figure hatches; the edge keeps a hatched bar's shape."""
    shade = tinted(look.colour, look.opacity)
    if not look.hatched:
        return fill(shade) + line("", 0)
    pattern = f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(shade)}</a:fgClr><a:bgClr>{_colour("#FFFFFF")}</a:bgClr>'
    return f"{pattern}</a:pattFill>{line(shade, 1)}"


def _colour(shade: str) -> str:
    return f'<a:srgbClr val="{shade.lstrip("#")}"/>'


def _dress_axes(chart, panel: Panel, room: Room, house: House) -> None:
    lying = panel.kind == BARS
    named, values = chart.category_axis, chart.value_axis
    set_scale(values, panel.across if lying else panel.up)
    named.major_tick_mark = named.minor_tick_mark = XL_TICK_MARK.NONE
    named.has_major_gridlines, named.format.line.color.rgb = False, rgb(ZERO)
    shown = panel.names_rows and any(name for _, name in _places(panel))
    named.tick_label_position = XL_TICK_LABEL_POSITION.LOW if shown else XL_TICK_LABEL_POSITION.NONE
    if lying or panel.across.names:
        name_each(named)
    named.tick_labels.font.size = Pt(room.names if lying else 11)
    named.tick_labels.font.color.rgb = rgb(readable(house.ink))
    if lying:
        values.format.line.fill.background()
    else:
        values.format.line.color.rgb = rgb(GRID)
    name_axes(values if lying else named, named if lying else values, panel, room, house)


def _lay_over(slide, panel: Panel, room: Room, house: House, places: Sequence[tuple[float, str]]) -> None:
    """Rules and words in their places over the plot, which has a place of its own."""
    for rule in panel.rules:
        ends = [_on_slide(x, y, panel, room, places) for x, y in ((rule.x0, rule.y0), (rule.x1, rule.y1))]
        drawn = slide.shapes.add_connector(1, *(Inches(part) for end in ends for part in end))
        drawn.line.color.rgb, drawn.line.width = rgb(rule.colour), Pt(1)
        drawn.line.dash_style = 4 if rule.dotted else None
    for note in panel.notes:
        _write_note(slide, note, panel, room, house, places)


def _on_slide(x: float, y: float, panel: Panel, room: Room, places: Sequence[tuple[float, str]]) -> tuple[float, float]:
    """A place of the axes on the slide, in inches; between categories in proportion."""
    plot, lying = room.plot, panel.kind == BARS
    axis, value, at = (panel.across, x, y) if lying else (panel.up, y, x)
    share = min(1.0, max(0.0, (value - axis.low) / ((axis.high - axis.low) or 1.0)))
    first, last = places[0][0], places[-1][0]
    step = (last - first) / (len(places) - 1) if len(places) > 1 else 1.0
    along = min(1.0, max(0.0, ((at - first) / (step or 1.0) + 0.5) / len(places)))
    if lying:
        return plot.left + share * plot.width, plot.top + (1 - along) * plot.height
    return plot.left + along * plot.width, plot.top + (1 - share) * plot.height


def _write_note(slide, note: Note, panel: Panel, room: Room, house: House, places: Sequence) -> None:
    x, y = _on_slide(note.x, note.y, panel, room, places)
    plot, size = room.plot, room.notes
    wide = plot.left + plot.width - x if note.side == "right" else x - plot.left
    text = clean(note.text)
    if len(text) > _LONG:
        wide = plot.left + plot.width - x
        text = shorten(text, max(8, len(lines_of(text, wide, size)[0])), placeholder=" …")
    high = 0.2 * (text.count("\n") + 1)
    wide = max(0.3, min(max(wide, width_of(text, size) + 0.1), width_of(text, size) + 0.4))
    left = x + 0.05 if note.side == "right" else x - wide - 0.05
    top = y - high if "■" in text else y - high / 2
    run = Run(text, size, readable(note.colour), house.body_font, bold=note.strong)
    runs = [replace(run, text=text[:1], colour=note.sign), replace(run, text=text[1:])] if note.sign else [run]
    add_text(slide, Box(left, top, wide, high), [runs], "left" if note.side == "right" else "right", "middle")
