"""The workbook inside a chart, from which PowerPoint draws it anew: its texts are texts, never formulas or links."""

from collections.abc import Iterator
from contextlib import contextmanager

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

from analysis.briefing.drawn.native import Series

_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HEADS = ("minus", "plus", "label")


@contextmanager
def _plain_worksheet(_writer, file) -> Iterator[tuple]:
    workbook = Workbook(file, _PLAIN)
    yield workbook, workbook.add_worksheet()
    workbook.close()


class _Categories(CategoryWorkbookWriter):
    """Categories in the first column, a series a column."""

    _open_worksheet = _plain_worksheet


class _Places(XyWorkbookWriter):
    """A table a series, one under the other: x, y, and what it reaches below and above, with its label."""

    _open_worksheet = _plain_worksheet

    def _populate_worksheet(self, workbook, worksheet) -> None:
        super()._populate_worksheet(workbook, worksheet)
        for series, drawn in zip(self._chart_data, self._chart_data.drawn, strict=True):
            row = self.series_table_row_offset(series)
            for column, head in enumerate(_HEADS, 2):
                worksheet.write_string(row, column, head)
            for place, point in enumerate(drawn.points, row + 1):
                for column, value in ((2, point.minus), (3, point.plus)):
                    if value is not None:
                        worksheet.write_number(place, column, value)
                if point.text:
                    worksheet.write_string(place, 4, point.text)


class CategoryNumbers(CategoryChartData):
    """Chart data by category, whose workbook holds no formula."""

    @property
    def _workbook_writer(self) -> _Categories:
        return _Categories(self)


class PlaceNumbers(XyChartData):
    """Chart data by place, whose workbook holds intervals and labels as well, and no formula."""

    def __init__(self, drawn: list[Series]):
        super().__init__()
        self.drawn = drawn
        for series in drawn:
            added = self.add_series(series.name)
            for point in series.points:
                added.add_data_point(point.x, point.y)  # y is None where a line breaks

    def rows_of(self, place: int) -> tuple[int, int]:
        """The first and last row of a series in the workbook, from 1."""
        series = self[place]
        first = self._workbook_writer.series_table_row_offset(series) + 2
        return first, first + len(series) - 1

    @property
    def _workbook_writer(self) -> _Places:
        return _Places(self)
