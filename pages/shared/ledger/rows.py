"""The ledger in the grid: a row a fact, a cell an article’s passage with its framing words, or how it tells it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from analysis.charts.theme import colour_of
from analysis.contrast.findings import upper_first
from analysis.contrast.stance import SIGNS
from analysis.evidence.framing import framing_marks
from analysis.evidence.passages import Mark
from analysis.facts.cells import Cell
from analysis.facts.findings import STATUS_SIGNS
from analysis.facts.rows import Row
from analysis.facts.said import say_passages, say_stances, say_status, say_tone, say_voice
from analysis.facts.told_by import tally
from analysis.facts.when import say_when
from analysis.results import Results
from pages.shared.grid import FRAMING, GridCell, GridColumn, GridRow, GridTally, Piece, draw_grid
from pages.shared.ledger.columns import colours_told, columns_shown, columns_told, documents_told, side_labels, sides
from pages.shared.ledger.reader import acts
from pages.shared.look import theme

GRID = "ledger-grid"
_LABEL = "Facts and how each article tells them. Arrow keys move, Enter opens the words below the grid."
_SILENT = "does not tell it"
_LOST = "Some of its sentences are not in the text at hand"
_HEIGHT = 580  # pixels
_MOST_SIDES = 6  # of more a row names those alone that tell it


def draw_ledger(rows: Sequence[Row], results: Results, opened: str | None) -> tuple[str, str] | None:
    """Draw the rows; the fact and the article of the chosen cell, article "" where the whole row was chosen.

    `opened` is the fact that the address asks for.
    """
    shown = columns_shown()
    return draw_grid(
        article_columns(shown),
        ledger_grid_rows(rows, shown, results, acts()),
        key=GRID,
        label=_LABEL,
        empty=_SILENT,
        height=_HEIGHT,
        opened=(opened, "") if opened else None,
    )


def article_columns(doc_ids: Sequence[str]) -> list[GridColumn]:
    """One column per article, in the colour of its side, which is named above it where the article is not called so."""
    names, colours, labels = columns_told(), colours_told(theme()), side_labels()
    of_side = {doc_id: labels[side] for side, ids in sides().items() for doc_id in ids}
    return [
        GridColumn(doc_id, names[doc_id], colours[doc_id], of_side[doc_id] if of_side[doc_id] != names[doc_id] else "")
        for doc_id in doc_ids
    ]


def ledger_grid_rows(
    rows: Sequence[Row], doc_ids: Collection[str], results: Results, act_labels: Mapping[str, str]
) -> list[GridRow]:
    """The rows as the grid takes them, with the cells of these articles."""
    texts = results.sentences.dropna(subset="text").set_index("sentence_id")["text"]
    marks = framing_marks(results, [row.fact for row in rows]) if len(texts) else {}
    n_articles = len(documents_told())
    return [
        GridRow(
            id=row.fact.id,
            head=row.fact.what,
            kicker=" · ".join(
                _told(upper_first(say_when(row.fact.when)), row.fact.place, act_labels.get(row.fact.act, ""))
            ),
            badge=f"{STATUS_SIGNS[row.status]} {say_status(row.status, len(row.cells), n_articles)}",
            badge_kind=row.status,
            note=row.fact.why if row.status == row.fact.apart else "",
            cells={doc_id: _cell(row, cell, texts, marks) for doc_id, cell in row.cells.items() if doc_id in doc_ids},
            tallies=_tallies(row) if n_articles > 2 else (),
        )
        for row in rows
    ]


def _tallies(row: Row) -> tuple[GridTally, ...]:
    """How many articles of each side tell it; of many sides those that do."""
    if not row.cells:
        return ()
    labels, look, counts = side_labels(), theme(), tally(row, sides())
    counts = [each for each in counts if each.n or len(counts) <= _MOST_SIDES]
    return tuple(GridTally(labels[each.side], each.n, each.of, colour_of(each.side, look)) for each in counts)


def _cell(row: Row, cell: Cell, texts: pd.Series, marks: Mapping[str, Iterable[Mark]]) -> GridCell:
    ids = cell.telling.sentence_ids
    if all(name in texts.index for name in ids):
        own = {name: [mark for mark in marks.get(name, ()) if mark.label == row.fact.id] for name in ids}
        return GridCell(_passage(ids, texts, own), _notes(cell), quoted=True, spoken=_spoken(cell))
    said = cell.telling.said or f"Tells it in {say_passages(ids)}."
    framing = _framing(cell)
    return GridCell((Piece(said),), _told(framing, *_notes(cell)), spoken=". ".join(_told(framing, _spoken(cell))))


def _framing(cell: Cell) -> str:
    terms = ", ".join(f"“{term}”" for term in cell.telling.framing)
    return f"Framed by {terms}" if terms else ""


def _notes(cell: Cell) -> tuple[str, ...]:
    """What was measured in the passage: whose words and what tone, then the stances by their signs."""
    stances = "  ".join(f"{SIGNS[each.code]} {each.actor}" for each in cell.stances)
    return _told(f"{say_voice(cell)} · {say_tone(cell)}", stances, _LOST if cell.lost else "")


def _spoken(cell: Cell) -> str:
    return ". ".join(_told(say_voice(cell), say_tone(cell), say_stances(cell), _LOST if cell.lost else ""))


def _told(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def _passage(sentence_ids: Sequence[str], texts: pd.Series, marks: Mapping[str, list[Mark]]) -> tuple[Piece, ...]:
    """The sentences with their framing words; points where some between them are left out."""
    pieces = _pieces(texts[sentence_ids[0]], marks[sentence_ids[0]])
    for before, name in pairwise(sentence_ids):
        pieces.append(Piece(" " if _follows(before, name) else " … "))
        pieces += _pieces(texts[name], marks[name])
    return tuple(pieces)


def _pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    pieces, at = [], 0
    for mark in marks:
        if mark.start >= at:
            pieces += [Piece(text[at : mark.start]), Piece(text[mark.start : mark.end], FRAMING)]
            at = mark.end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def _follows(before: str, name: str) -> bool:
    """Whether a sentence comes right after another in its paragraph."""
    (one, first), (other, second) = (each.rsplit("/s", 1) for each in (before, name))
    return one == other and int(second) == int(first) + 1
