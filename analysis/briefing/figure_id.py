"""A figure's ID: three short hashes, of what was asked, of the texts, and of the numbers.

The same figure of the same texts has the same ID on every machine. Two IDs differ in the part that changed, so that an
ID alone says whether another view was asked for, the articles or codebooks were changed, or the numbers came out
otherwise.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.briefing.exhibit import Inputs, Place

PARTS = ("view", "texts", "numbers")
# Crockford's base 32: no I, L, O or U, so that an ID can be read out and typed.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 4
_MEANT = str.maketrans("ILO", "110")
_DIGITS, _DECIMALS = 8, 10  # of a number that count: what comes after differs from machine to machine


def figure_id(key: str, place: Place, inputs: Inputs, numbers: str) -> str:
    """The ID of a figure, such as "7K3M-Q2RD-W9FA": made of nothing but what it shows and of what.

    numbers: the last part, as `part_of_numbers` gives it.
    """
    view = [key, place.page, _sorted(place.asked), _sorted(place.chosen)]
    texts = [sorted(inputs.articles.items()), inputs.read_with]
    return "-".join((_part(view), _part(texts), numbers))


def part_of_numbers(frame: pd.DataFrame) -> str:
    """The part of an ID that the numbers of a frame make."""
    return _part([[str(name), _cells(frame[name])] for name in frame.columns])


def read_id(typed: str) -> str:
    """The ID that somebody typed, in one way of writing; empty where it is none."""
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(_MEANT)
    if len(signs) != _LENGTH * len(PARTS) or not set(signs) <= set(_SIGNS):
        return ""
    return "-".join(signs[at : at + _LENGTH] for at in range(0, len(signs), _LENGTH))


def parts_changed(one: str, other: str) -> tuple[str, ...]:
    """Which parts of two IDs differ: of "view", "texts", "numbers"."""
    pairs = zip(PARTS, one.split("-"), other.split("-"), strict=True)
    return tuple(part for part, before, after in pairs if before != after)


def _part(content: list) -> str:
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join(_SIGNS[(number >> 5 * place) & 31] for place in range(_LENGTH))


def _sorted(asked: Mapping[str, str | Iterable[str]]) -> list:
    return sorted((name, [values] if isinstance(values, str) else list(values)) for name, values in asked.items())


def _cells(column: pd.Series) -> list[str]:
    """The cells of a column as text. Every table of a page is read so at each rerun: what is plain goes a short way."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "if":
        return ["" if cell != cell else _number(cell) for cell in column.tolist()]
    if pd.api.types.is_string_dtype(column.dtype) and not pd.api.types.is_object_dtype(column.dtype):
        return column.fillna("").tolist()
    return [cell if type(cell) is str else _cell(cell) for cell in column.tolist()]


def _cell(cell: object) -> str:
    if isinstance(cell, list | tuple):
        return "; ".join(map(str, cell))
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool) or pd.api.types.is_bool(cell):
        return str(bool(cell)).lower()
    if pd.api.types.is_number(cell):
        return _number(cell)
    return str(cell)


def _number(cell: float) -> str:
    return f"{round(float(cell), _DECIMALS) + 0.0:.{_DIGITS}g}"
