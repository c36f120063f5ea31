"""Figures of cells as tables on slides: many columns, so that type and cells are as large as leaves room for all."""

from dataclasses import dataclass

from analysis.briefing.exhibit import Grid, GridRow
from analysis.briefing.house.house import House
from analysis.briefing.slides.cells import Cell, add_cells
from analysis.briefing.slides.tables import say_left_out
from analysis.briefing.slides.text import Box, clean, fitted, height_of, lines_of, readable, width_of

_MOST_COLUMNS, _MOST_ROWS = 60, 30  # that can be told apart on a slide


@dataclass(frozen=True)
class _Measures:
    """How a figure of cells is set: widths and heights in inches, sizes of type in points."""

    label: float
    cell: float
    row: float
    head: float
    size: float
    cell_size: float
    columns: int
    rows: int


def add_grid(slide, grid: Grid, box: Box, house: House) -> tuple[object, str]:
    """Add a figure of cells as a table; the graphic frame, and what of it is not shown, in words."""
    set_ = _measured(grid, box)
    rows, heights = [], []
    if grid.groups:
        rows.append(_groups(grid, set_, house))
        heights.append(set_.head)
    if any(grid.columns):
        rows.append(_numbers(grid, set_, house))
        heights.append(set_.head if not grid.groups else set_.row)
    for row in grid.rows[: set_.rows]:
        rows.append(_cells(row, set_, house))
        heights.append(set_.row)
    widths = [set_.label, *[set_.cell] * set_.columns]
    return add_cells(slide, rows, widths, heights, box), _left_out(grid, set_)


def _measured(grid: Grid, box: Box) -> _Measures:
    columns, rows = min(len(grid.columns), _MOST_COLUMNS), min(len(grid.rows), _MOST_ROWS)
    lines = rows + (1.7 if grid.groups else 0) + (1 if any(grid.columns) else 0)
    row = min(0.4, box.height / max(1.0, lines))
    size = max(7.0, min(14.0, row * 72 / 1.5))
    label = min(0.36 * box.width, max([width_of(each.label, size) for each in grid.rows[:rows]] or [1.0]) + 0.2)
    longest = max([width_of(text, size) for each in grid.rows[:rows] for text in each.cells] or [0.2])
    heads = [1.15 * width_of(text, size) / (2 if " " in text else 1) for text in grid.columns]
    words = [1.2 * max(width_of(word, size) for word in text.split()) / span for text, span in grid.groups if text]
    wished = max([0.36, longest + 0.1, *(head + 0.1 for head in (*heads, *words))])
    cell = min((box.width - label) / max(1, columns), wished)
    cell_size = max(5.0, min(size, size * (cell - 0.04) / max(longest, 0.05)))
    return _Measures(label, cell, row, 1.7 * row if grid.groups else max(row, 0.45), size, cell_size, columns, rows)


def _groups(grid: Grid, set_: _Measures, house: House) -> list[Cell]:
    """The names of the groups above their columns, each cut to its width."""
    look = {"colour": readable(house.ink), "font": house.body_font, "bold": True}
    cells, left = [Cell("", set_.size, **look)], set_.columns
    for label, span in grid.groups:
        span = min(span, left)
        if span > 0:
            size = min(set_.size, 12.0)
            kept = lines_of(clean(label), 0.85 * span * set_.cell, size)[:2]
            cells.append(Cell("\n".join(kept), size, **look, span=span, beside=0.03, above=0.0))
            left -= span
    return [*cells, *[Cell("", set_.size, **look)] * left]


def _numbers(grid: Grid, set_: _Measures, house: House) -> list[Cell]:
    size = min(set_.size, 11.0) if len(grid.columns) > 8 else set_.size
    widest = max(width_of(text, size) / (2 if " " in text else 1) for text in grid.columns)
    size = max(5.0, min(size, size * set_.cell / max(widest, 0.05)))
    look = {"size": size, "colour": readable(house.muted), "font": house.body_font, "align": "center"}
    return [Cell(text, **look, beside=0.01, above=0.0) for text in ("", *grid.columns[: set_.columns])]


def _cells(row: GridRow, set_: _Measures, house: House) -> list[Cell]:
    size, label = fitted(row.label, Box(0, 0, set_.label, height_of(1, set_.size)), _label_sizes(set_.size))
    cells = [Cell(label, size, readable(house.ink), house.body_font, beside=0.04, above=0.0)]
    for at, text in enumerate(row.cells[: set_.columns]):
        ground = row.colours[at] if at < len(row.colours) else ""
        look = {"size": set_.cell_size, "colour": readable(house.ink, ground or "#FFFFFF"), "font": house.body_font}
        cells.append(Cell(text, **look, align="center", ground=ground, edge="around", beside=0.01, above=0.0))
    empty = Cell("", set_.cell_size, readable(house.ink), house.body_font)
    return cells + [empty] * (set_.columns - len(cells) + 1)


def _label_sizes(size: float) -> tuple[float, ...]:
    return tuple(max(7.0, part * size) for part in (1, 0.9, 0.8))


def _left_out(grid: Grid, set_: _Measures) -> str:
    return say_left_out(((set_.columns, len(grid.columns), "columns"), (set_.rows, len(grid.rows), "rows")))
