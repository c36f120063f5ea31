"""Frames and grids as HTML tables: the numbers of a figure, readable without scripts."""

import html
import math
from decimal import Decimal

import pandas as pd

from analysis.briefing.columns import Meaning, built_in_meanings, meaning_of
from analysis.briefing.exhibit import Exhibit, Grid, GridRow
from analysis.briefing.house.colours import ink_on, is_colour
from analysis.exchange.sheets import writable

PRINTED_ROWS = 40  # of a table; on the screen all of them can be scrolled to
_LONG = 28  # signs of a text that needs room
_LARGE = 100  # from here on a decimal says little


def plain(text: object) -> str:
    """A text as HTML shows it, without anything that could run or link."""
    return html.escape(writable(str(text)))


def frame_table(exhibit: Exhibit, caption: str) -> str:
    """The numbers of a figure as a table: every column, unknown cells empty."""
    frame = exhibit.frame
    heads = "".join(_head(exhibit, str(name), _is_numeric(frame[name])) for name in frame.columns)
    numeric = [_is_numeric(frame[name]) for name in frame.columns]
    rows = [_row(at, cells, numeric) for at, cells in enumerate(frame.itertuples(index=False, name=None))]
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{plain(caption)}"><table class="numbers">'
        f"<caption>{plain(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"{_printed(len(frame))}</div>"
    )


def columns_list(exhibit: Exhibit) -> str:
    """What the columns of a figure mean, as a list of terms; columns without a meaning are left out."""
    meanings = built_in_meanings()
    known = [(str(name), meaning_of(meanings, exhibit.key, str(name))) for name in exhibit.frame.columns]
    items = "".join(f"<dt>{plain(name)}</dt><dd>{plain(_said(each))}</dd>" for name, each in known if each)
    return f'<dl class="made">{items}</dl>'


def grid_table(grid: Grid, caption: str) -> str:
    """A figure of cells as a table: each with its sign, and its colour behind it."""
    groups = "".join(f'<th scope="colgroup" colspan="{int(n)}">{plain(label)}</th>' for label, n in grid.groups)
    above = f"<tr><td></td>{groups}</tr>" if groups else ""
    heads = "".join(f'<th scope="col">{plain(label)}</th>' for label in grid.columns)
    rows = "".join(map(_grid_row, grid.rows))
    key = f'<p class="note small">{plain(grid.key)}</p>' if grid.key else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{plain(caption)}"><table class="cells">'
        f"<caption>{plain(caption)}</caption><thead>{above}<tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody>"
        f"</table></div>{key}"
    )


def shown(value: object) -> str:
    """A cell in words: numbers with three decimals, more where they would hide it; what is unknown is empty."""
    if isinstance(value, str):
        return value
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if value is None or pd.isna(value):
        return ""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return _number(float(value), pd.api.types.is_integer(value)).replace("-", "−")


def _number(value: float, whole: bool) -> str:
    if whole:
        return f"{int(value):,}"
    if value and abs(value) < 0.0005:
        return f"{Decimal(f'{value:.1g}'):f}"
    return f"{value + 0.0:,.1f}" if abs(value) >= _LARGE else f"{value + 0.0:,.3f}"


def _said(meaning: Meaning) -> str:
    parts = [meaning.says, meaning.unit, meaning.spans, f"empty: {meaning.empty}" if meaning.empty else ""]
    return "; ".join(filter(None, parts))


def _head(exhibit: Exhibit, name: str, numeric: bool) -> str:
    look = ' class="n"' if numeric else ""
    return f'<th scope="col"{look}>{plain(exhibit.headings.get(name) or name)}</th>'


def _row(at: int, cells: tuple, numeric: list[bool]) -> str:
    told = [(shown(cell), of) for cell, of in zip(cells, numeric, strict=True)]
    tags = ['th scope="row"', *["td"] * len(cells)]
    row = "".join(_cell(tag, *each) for tag, each in zip(tags, told, strict=False))
    look = ' class="screen"' if at >= PRINTED_ROWS else ""
    return f"<tr{look}>{row}</tr>"


def _cell(tag: str, text: str, numeric: bool) -> str:
    look = ' class="n"' if numeric else ' class="long"' if len(text) > _LONG else ""
    return f"<{tag}{look}>{plain(text)}</{tag[:2]}>"


def _grid_row(row: GridRow) -> str:
    colours = row.colours or ("",) * len(row.cells)
    cells = "".join(_grid_cell(cell, colour) for cell, colour in zip(row.cells, colours, strict=True))
    return f'<tr><th scope="row">{plain(row.label)}</th>{cells}</tr>'


def _grid_cell(text: str, colour: str) -> str:
    if not is_colour(colour):
        return f"<td>{plain(text)}</td>"
    return f'<td style="background:{colour};color:{ink_on(colour)}">{plain(text)}</td>'


def _is_numeric(cells: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells)


def _printed(n: int) -> str:
    if n <= PRINTED_ROWS:
        return ""
    return f'<p class="note small printed">Printed: the first {PRINTED_ROWS} of {n:,} rows. The page has them all.</p>'
