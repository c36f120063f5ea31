"""The grid of rows and articles: one row a fact or a question, one column an article, every cell a button.

It scrolls on its own under a head that stays, moves by the arrow keys, and becomes one column with a switch where it
is narrow. All text goes to the browser as data and is written there as text: none of it can become markup.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import streamlit as st

_FRONTEND = Path(__file__).parent / "frontend"
FRAMING = "framing"
_ON_A_PAGE = 3  # columns; more take the width of the window
_WIDER = """<style>[data-testid="stMainBlockContainer"] { max-width: 1480px; }
@media (min-width: 641px) { [data-testid="stMainBlockContainer"] { padding-left: 2.5rem; padding-right: 2.5rem; } }
</style>"""


@dataclass(frozen=True)
class GridColumn:
    """One column: the article's id, what stands above it with a smaller line over it, and the colour of its side."""

    id: str
    label: str
    colour: str
    kicker: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of text in a cell; of kind framing where it colours what is told."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class GridCell:
    """What one article says: its text in pieces (its own words where quoted), and small notes below.

    `spoken` is read out in the place of the notes, where these have signs that only the eye can read.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
    quoted: bool = False
    spoken: str = ""


@dataclass(frozen=True)
class GridTally:
    """How many of a side's articles say it, in the head of a row; `colour` is the side's."""

    label: str
    n: int
    of: int
    colour: str


@dataclass(frozen=True)
class GridRow:
    """One row: its head with a line above, a badge, a note and tallies below; its cells by column.

    A silent column has none.
    """

    id: str
    head: str
    kicker: str = ""
    badge: str = ""
    badge_kind: str = ""
    note: str = ""
    cells: Mapping[str, GridCell] | None = None
    tallies: tuple[GridTally, ...] = ()


def draw_grid(
    columns: Iterable[GridColumn],
    rows: Iterable[GridRow],
    *,
    key: str,
    label: str,
    empty: str = "does not say",
    height: int = 640,
    opened: tuple[str, str] | None = None,
) -> tuple[str, str] | None:
    """Draw the grid; the row and column of the cell that the reader chose, or None. The head of a row has column "".

    `empty` stands where a column is silent; `height` is in pixels, and less on a low screen. `label` says to those who
    do not see it what the grid holds. `opened` is the cell that a link asks for: marked, and scrolled to, until the
    reader chooses another. A cell chosen again is let go.
    """
    content = {
        "label": label,
        "empty": empty,
        "height": height,
        "columns": [vars(column) for column in columns],
        "rows": [_row(row) for row in rows],
    }
    if len(content["columns"]) > _ON_A_PAGE:
        st.html(_WIDER)
    # Declared at each use: the server imports this module before its component registry stands.
    component = st.components.v2.component(
        "parallax_grid", html="<div data-grid></div>", css=_file("grid.css"), js=_file("grid.js")
    )
    state = component(key=key, data=content | {"version": _version(content), "opened": opened}, on_chosen_change=_noted)
    chosen = state["chosen"] if state else None
    return _chosen(chosen, {row["id"] for row in content["rows"]}, {"", *(each["id"] for each in content["columns"])})


def _row(row: GridRow) -> dict:
    cells = {name: _cell(cell) for name, cell in (row.cells or {}).items()}
    plain = {name: value for name, value in vars(row).items() if name not in ("cells", "tallies")}
    return plain | {"cells": cells, "tallies": [vars(tally) for tally in row.tallies]}


def _cell(cell: GridCell) -> dict:
    pieces = [[piece.text, piece.kind] for piece in cell.pieces]
    return {"pieces": pieces, "notes": list(cell.notes), "quoted": cell.quoted, "spoken": cell.spoken}


def _chosen(chosen: object, row_ids: set[str], column_ids: set[str]) -> tuple[str, str] | None:
    """The browser's answer, once it names a row and a column that stand there."""
    if not isinstance(chosen, list | tuple) or len(chosen) != 2:
        return None
    row, column = chosen
    return (row, column) if row in row_ids and column in column_ids else None


def _noted() -> None:
    """The choice is read where the grid is drawn."""


def _version(content: dict) -> str:
    """What tells one content from another, so that the browser builds the same rows but once."""
    return blake2b(json.dumps(content, sort_keys=True).encode("utf-8"), digest_size=12).hexdigest()


@cache
def _file(name: str) -> str:
    return (_FRONTEND / name).read_text(encoding="utf-8")
