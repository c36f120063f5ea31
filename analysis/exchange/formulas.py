"""Cells that a spreadsheet would take for a formula: guarded by an apostrophe, and read back as they were."""

import re

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # what a formula may begin with
_BEGINS = "'*[" + re.escape("".join(_SIGNS)) + "]"  # apostrophes before it count: one is taken away when read
_FORMULA, _GUARDED = re.compile(_BEGINS), re.compile(f"'{_BEGINS}")


def guarded(cell: object) -> object:
    """The cell with an apostrophe before it where it is text that begins like a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded; what was never guarded stays as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell
