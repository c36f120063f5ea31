"""Where a panel's plot stands on its slide, and its axes, legend and titles."""

from dataclasses import dataclass
from textwrap import shorten

from pptx.enum.chart import XL_AXIS_CROSSES, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from analysis.briefing.drawn.native import POINTS, Axis, Panel
from analysis.briefing.house.house import House
from analysis.briefing.slides.chart_xml import place_legend, place_plot, place_title
from analysis.briefing.slides.text import Box, Run, add_run, clean, height_of, lines_of, readable, rgb, width_of

GRID, ZERO = "#E6E4DE", "#6B7078"
_TICKS, _TITLE, _LEGEND, _AIR = 0.28, 0.3, 0.36, 0.14  # inches
_LONGEST = 40  # signs of a name in a legend
_ROW_SIZES = (12, 11, 10, 9, 8)
_SMALL, _LARGE = 10, 12
_TRUE = 0.92  # of an estimated width, which is a generous one
_OF_NAMES = 0.26  # of the width, at most


@dataclass(frozen=True)
class Room:
    """How a panel is set: its box on the slide, the margins around its plot (inches), its sizes of type (points)."""

    box: Box
    left: float
    top: float
    right: float
    bottom: float
    names: float
    notes: float

    @property
    def plot(self) -> Box:
        """The plot itself, on the slide."""
        width, height = self.box.width - self.left - self.right, self.box.height - self.top - self.bottom
        return Box(self.box.left + self.left, self.box.top + self.top, max(width, 0.4), max(height, 0.4))


def rooms_of(panels: tuple[Panel, ...], box: Box) -> list[Room]:
    """The room of each panel in a box: plots of one row are equally wide, and all as high as the lowest row allows."""
    columns, rows = max(panel.column for panel in panels) + 1, max(panel.row for panel in panels) + 1
    head = _LEGEND if any(series.listed for panel in panels for series in panel.series) else 0.08
    titled = _TITLE if any(panel.title for panel in panels) else 0
    feet = [max(_foot(panel) for panel in panels if panel.row == row) for row in range(rows)]
    notes = _SMALL if columns > 1 else 11
    plot_height = (box.height - head - titled - (rows - 1) * (titled + 0.05) - sum(feet)) / rows
    named = [_names_size(panel, plot_height) for panel in panels]
    sides = [
        _sides(panel, box.width, row_height(panel, plot_height), size, notes)
        for panel, size in zip(panels, named, strict=True)
    ]
    plot = _plot_width(panels, sides, box.width, rows)
    placed = []
    for panel, size, (left, right) in zip(panels, named, sides, strict=True):
        before = [at for at, other in enumerate(panels) if other.row == panel.row and other.column < panel.column]
        start = box.left + sum(sides[at][0] + sides[at][1] + plot for at in before)
        top = head + titled if panel.row == 0 else titled + 0.05
        above = head + (panel.row - 1) * 0.05 + panel.row * (titled + plot_height) + sum(feet[: panel.row])
        start_row = box.top + (above if panel.row else 0)
        own = Box(start, start_row, left + plot + right, top + plot_height + feet[panel.row])
        placed.append(Room(own, left, top, right, feet[panel.row], size, notes))
    return placed


def _plot_width(panels: tuple[Panel, ...], sides: list, width: float, rows: int) -> float:
    plots = []
    for row in range(rows):
        own = [at for at, panel in enumerate(panels) if panel.row == row]
        plots.append((width - sum(sides[at][0] + sides[at][1] for at in own)) / max(len(own), 1))
    return max(0.5, min(plots))


def row_name(text: str, size: float, width: float, rows_height: float) -> str:
    """The name of a row in lines of so many inches, two at most, and one where a row is no higher."""
    lines, most = lines_of(text, width, size), 2 if rows_height >= height_of(2, size) else 1
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
    return "\n".join(lines)


def series_name(name: str, otherwise: str) -> str:
    """The name of a series as a legend has room for it."""
    return shorten(clean(name), _LONGEST, placeholder=" …") or otherwise


def row_height(panel: Panel, plot_height: float) -> float:
    """How high a row of a panel is, in inches."""
    return plot_height / max(1, len(panel.up.names))


def _names_size(panel: Panel, height: float) -> float:
    """The size of row names at which rows stand clear of one another."""
    n = len(panel.up.names)
    fits = [size for size in _ROW_SIZES if n * height_of(1, size) <= height]
    return float(next(iter(fits), _ROW_SIZES[-1])) if n else _LARGE


def _sides(panel: Panel, width: float, rows_height: float, names: float, notes: float) -> tuple[float, float]:
    """The margins to the left and right: for names of rows, ticks, and words beyond the ends of the axis."""
    across, left = panel.across, 0.15
    beyond = [note for note in panel.notes if note.side == "left" and note.x <= across.low]
    if panel.names_rows and panel.up.names:
        own = [row_name(text, names, _OF_NAMES * width, rows_height) for _, text in panel.up.names]
        left = max([width_of(text, names) for text in own] or [0]) + 0.25
    elif panel.up.step is not None:
        left = 0.62 + (_TITLE if panel.up.title else 0)
    left = max([left, *(width_of(note.text, notes) + 0.15 for note in beyond)])
    if panel.kind != POINTS:
        return left, 0.3
    ends = [width_of(note.text, notes) for note in panel.notes if note.side == "right" and note.x >= across.high]
    return left, max([0.3, *(end + 0.15 for end in ends)])


def _foot(panel: Panel) -> float:
    return _TICKS + (_TITLE if panel.across.title else 0) + 0.06


def dress(chart, panel: Panel, room: Room, house: House, hidden: list[int]) -> None:
    """Set a chart's type, its title and legend, its plot's place and its axes; hidden: series no legend names."""
    chart.font.size, chart.font.name = Pt(11), house.body_font
    chart.font.color.rgb = rgb(readable(house.muted))
    box, plot = room.box, room.plot
    share = (plot.left - box.left) / box.width, (plot.top - box.top) / box.height
    place_plot(chart, *share, plot.width / box.width, plot.height / box.height)
    _title(chart, panel, room, house, share[0])
    listed = any(series.listed for series in panel.series)
    chart.has_legend = listed
    if listed:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(_LARGE)
        chart.legend.font.color.rgb = rgb(readable(house.ink))
        place_legend(chart.legend._element, share[0], (_TITLE if panel.title else 0.02) / box.height, hidden)


def _title(chart, panel: Panel, room: Room, house: House, left: float) -> None:
    chart.has_title = bool(panel.title)
    if panel.title:
        frame = chart.chart_title.text_frame
        add_run(frame.paragraphs[0], Run(panel.title, _LARGE, readable(house.ink), house.body_font, bold=True))
        chart.chart_title.include_in_layout = False
        place_title(chart.chart_title._element, left, 0.0)


def dress_axes(chart, across, up, panel: Panel, room: Room, house: House) -> None:
    """Set both axes of a chart of points; `across` and `up` are python-pptx's."""
    for axis, given, other in ((across, panel.across, panel.up), (up, panel.up, panel.across)):
        set_scale(axis, given)
        crosses = XL_AXIS_CROSSES.AUTOMATIC if given.step and given.low < 0 < given.high else XL_AXIS_CROSSES.MINIMUM
        axis.crosses = crosses
        axis.format.line.color.rgb, axis.format.line.width = rgb(ZERO if other.low < 0 else GRID), Pt(1)
    name_axes(across, up, panel, room, house)


def set_scale(axis, given: Axis) -> None:
    """Ends, ticks, grid and number format of an axis of values."""
    axis.minimum_scale, axis.maximum_scale = given.low, given.high
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines, axis.has_minor_gridlines = given.step is not None, False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if given.step else XL_TICK_LABEL_POSITION.NONE
    if given.step is not None:
        axis.major_unit = given.step
        axis.major_gridlines.format.line.color.rgb = rgb(GRID)
        axis.major_gridlines.format.line.width = Pt(0.75)
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = given.form, False
        axis.tick_labels.font.size = Pt(11)


def name_axes(across, up, panel: Panel, room: Room, house: House) -> None:
    """The titles of the axes, each at the outer edge of its chart; of panels side by side the first has the upright."""
    box, plot = room.box, room.plot
    for axis, title in ((across, panel.across.title), (up, panel.up.title if panel.names_rows else "")):
        axis.has_title = bool(title)
        if not title:
            continue
        frame, most = axis.axis_title.text_frame, box.width if axis is across else box.height
        size = next((size for size in (11, 10, 9, 8) if width_of(title, size) * _TRUE <= most), 7)
        add_run(frame.paragraphs[0], Run(title, size, readable(house.muted), house.body_font))
        wide = width_of(title, size) * _TRUE
        if axis is across:
            middle = plot.left - box.left + plot.width / 2
            left = max(0.0, min(middle - wide / 2, box.width - wide))
            place_title(axis.axis_title._element, left / box.width, 1 - 0.27 / box.height)
        else:
            middle = plot.top - box.top + plot.height / 2
            place_title(axis.axis_title._element, 0.0, max(0.0, (middle - wide / 2) / box.height))
