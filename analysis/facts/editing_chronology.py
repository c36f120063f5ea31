"""Editing the chronology by hand: from what a reader typed to an entry of its file."""

from collections.abc import Mapping

from analysis.contrast.phrases import listed
from analysis.errors import CodebookError

FIELDS = ("when", "place", "what", "actors", "act", "event", "topics", "sources")
_NEEDED = {"what": "what happened", "when": "when it happened", "sources": "who says so, one source at least"}


def entry_record(name: str, typed: Mapping[str, object]) -> dict:
    """The entry `name` as the chronology's file has it; blanks around words and empty fields are left out.

    `typed` has some of FIELDS: text, lists of names, and the sources as text, one a line. What the fields may hold is
    checked where the decision is taken.

    Raises
    ------
    CodebookError
        Says in a reader's words what an entry cannot do without.
    """
    cleaned = {field: _cleaned(typed.get(field)) for field in FIELDS}
    if isinstance(cleaned["sources"], str):
        cleaned["sources"] = [line.strip() for line in cleaned["sources"].splitlines() if line.strip()]
    if lacking := [said for field, said in _NEEDED.items() if not cleaned[field]]:
        raise CodebookError(f"An entry has to say {listed(lacking)}.")
    return {"id": name} | {field: value for field, value in cleaned.items() if value}


def _cleaned(value: object) -> object:
    return value.strip() if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else value
