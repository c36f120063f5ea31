"""The order in which the ledger is read: where the tellings part first, by date, or as an article tells it."""

from collections.abc import Iterable, Sequence

from analysis.facts.ledger import STATUSES
from analysis.facts.rows import Row

BY_STATUS, BY_DATE, AS_TOLD = ORDERS = ("status", "date", "told")
_CONTRAST_FIRST = ("contradicted", "framed", "both", "one", "neither")


def ordered(rows: Iterable[Row], order: str, doc_ids: Sequence[str]) -> tuple[Row, ...]:
    """The rows, which come by date, in one of ORDERS.

    As told: as the first of the articles tells them, then what it leaves out as the next does. By status: what is
    contradicted first. What ranks alike keeps its order.
    """
    if order == AS_TOLD:
        return tuple(sorted(rows, key=lambda row: _place_told(row, doc_ids)))
    if order == BY_STATUS:
        return tuple(sorted(rows, key=lambda row: _CONTRAST_FIRST.index(row.status)))
    return tuple(rows)


def of_status(rows: Iterable[Row], statuses: Iterable[str]) -> tuple[Row, ...]:
    """The rows of any of these statuses; all rows where none is named."""
    wanted = set(statuses) or set(STATUSES)
    return tuple(row for row in rows if row.status in wanted)


def _place_told(row: Row, doc_ids: Sequence[str]) -> tuple[int, str]:
    told = ((at, row.cells[doc_id].telling.sentence_ids[0]) for at, doc_id in enumerate(doc_ids) if doc_id in row.cells)
    return next(told, (len(doc_ids), ""))
