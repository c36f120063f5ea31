"""Slides as a test reads them: their words, the numbers in their charts, and the cells of their tables."""

from dataclasses import dataclass
from io import BytesIO

from openpyxl import load_workbook
from pptx import Presentation

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WORDS = ("Row names", "Place names", "Words", "Edge")  # series that carry no number


@dataclass(frozen=True)
class SlideRead:
    """One slide. charts: of each its series, by name and place, with their points as (x, y) or (category, value).

    workbooks: the cells of each chart's workbook, row by row. tables: cells as texts. alts: of charts and tables.
    """

    title: str
    charts: tuple[tuple[tuple[str, tuple], ...], ...]
    workbooks: tuple[tuple[tuple, ...], ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    texts: tuple[str, ...]
    notes: str
    alts: tuple[str, ...]
    links: tuple[str, ...]

    def intervals(self) -> set[tuple[float, float]]:
        """The ends of every interval that a line draws, low and high."""
        drawn = [points for chart in self.charts for name, points in chart if name.endswith("interval")]
        return {(points[at][0], points[at + 1][0]) for points in drawn for at in range(0, len(points), 3)}

    def marks(self) -> list[tuple]:
        """The points of all series that are neither words nor lines."""
        drawn = [each for chart in self.charts for each in chart if not each[0].endswith("interval")]
        return [point for name, points in drawn if name not in _WORDS for point in points]


def numbers_in_slides(content: bytes) -> list[SlideRead]:
    """Every slide of a presentation, read from the file as PowerPoint finds it."""
    return [_slide(slide) for slide in Presentation(BytesIO(content)).slides]


def _slide(slide) -> SlideRead:
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    framed = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
    runs = [
        run
        for shape in slide.shapes
        if shape.has_text_frame
        for each in shape.text_frame.paragraphs
        for run in each.runs
    ]
    return SlideRead(
        title=slide.shapes.title.text_frame.text if slide.shapes.title is not None else "",
        charts=tuple(tuple(map(_series, chart._chartSpace.iter(f"{_C}ser"))) for chart in charts),
        workbooks=tuple(_workbook(chart) for chart in charts),
        tables=tuple(_table(shape.table) for shape in slide.shapes if shape.has_table),
        texts=tuple(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
        notes=slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        alts=tuple(shape._element.nvGraphicFramePr.cNvPr.get("descr", "") for shape in framed),
        links=tuple(run.hyperlink.address for run in runs if run.hyperlink.address),
    )


def _series(series) -> tuple[str, tuple]:
    name = "".join(value.text or "" for value in series.find(f"{_C}tx").iter(f"{_C}v"))
    across, up = series.find(f"{_C}xVal"), series.find(f"{_C}yVal")
    if across is None:
        across, up = series.find(f"{_C}cat"), series.find(f"{_C}val")
    places, values = _points(across), _points(up)
    n = max([*places, *values], default=-1) + 1
    return name, tuple((_number(places.get(at)), _number(values.get(at))) for at in range(n))


def _points(cache) -> dict[int, str]:
    found = [] if cache is None else cache.iter(f"{_C}pt")
    return {int(point.get("idx")): point.find(f"{_C}v").text for point in found}


def _number(text: str | None) -> float | str | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return text


def _workbook(chart) -> tuple[tuple, ...]:
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    return tuple(tuple((cell.value, cell.data_type) for cell in row) for row in sheet.iter_rows())


def _table(table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text_frame.text for cell in row.cells) for row in table.rows)
