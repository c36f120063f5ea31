"""Which articles stand beside each other, until a reader chooses others."""

import pandas as pd

from analysis.facts.told_by import sides_told

MOST_COLUMNS = 12
_FEW = 4  # articles that all stand there at first


def first_columns(documents: pd.DataFrame) -> tuple[str, ...]:
    """The articles that stand there at first, in the order of the documents: all of a few, else one of each side.

    Of one side, or of very many, as many as there are of a few.
    """
    ids = tuple(documents["doc_id"])
    if len(ids) <= _FEW:
        return ids
    firsts = [of_side[0] for of_side in sides_told(documents).values()]
    return tuple(firsts) if len(firsts) <= MOST_COLUMNS and len(firsts) < len(ids) else ids[:_FEW]


def in_order(chosen: list[str], documents: pd.DataFrame) -> tuple[str, ...]:
    """The chosen articles that are there, in the order of the documents; the first ones where none is."""
    kept = tuple(doc_id for doc_id in documents["doc_id"] if doc_id in set(chosen))
    return kept[:MOST_COLUMNS] or first_columns(documents)
