"""A reader's decisions about the ledger, the chronology and the questions: a log that is laid over what ships.

Each decision keeps the whole entries that it changed, by kind and id, so that it means the same after every text was
scored anew, and the last one can be taken back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.errors import InputError

KINDS = ("fact", "entry", "question", "pair")
ACTIONS = ("confirmed", "rejected", "added", "edited", "merged", "split", "removed", "answered")
REJECTED = {"rejected": True}
LARGEST_FILE = 50 * 2**20  # bytes; the server takes less from a reader (.streamlit/config.toml)
MOST_DECISIONS = 20_000
_VERSION = 1


@dataclass(frozen=True)
class Decision:
    """One thing that a reader decided: the action, when (ISO, UTC), of what, and the entries as they stand since.

    changes: (kind, id) to the entry in the shape of its file, or None where it was removed. A pair is the ids of two
    sentences joined by a bar, and its entry says that they tell no fact together.
    """

    action: str
    when: str
    said: str
    changes: Mapping[tuple[str, str], dict | None]


def pair_id(sentence_id: str, other_id: str) -> str:
    """What a proposed pair of sentences is remembered by."""
    return "|".join(sorted((sentence_id, other_id)))


def overlaid(entries: Iterable[dict], kind: str, decisions: Iterable[Decision]) -> list[dict]:
    """The entries of a kind as they stand after the decisions: changed in their place, new ones at the end."""
    standing = {entry["id"]: entry for entry in entries}
    for decision in decisions:
        for (changed, name), entry in decision.changes.items():
            if changed == kind and entry is None:
                standing.pop(name, None)
            elif changed == kind:
                standing[name] = entry
    return list(standing.values())


def rejected_pairs(decisions: Iterable[Decision]) -> frozenset[str]:
    """The pairs of sentences that a reader has rejected, by their ids."""
    return frozenset(entry["id"] for entry in overlaid([], "pair", decisions))


def decisions_file(decisions: Iterable[Decision]) -> bytes:
    """The decisions as a file (JSON, UTF-8), oldest first."""
    rows = [_row(decision) for decision in decisions]
    return json.dumps({"parallax": "decisions", "version": _VERSION, "decisions": rows}, indent=1).encode("utf-8")


def read_decisions(content: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions of a file, oldest first. What their entries hold is checked where they are laid over others.

    Raises
    ------
    InputError
        The file is too large, no JSON, of another kind, or holds something that is no decision.
    """
    if len(content) > LARGEST_FILE:
        raise InputError(f"{name}: is larger than a file of decisions can be ({LARGEST_FILE // 2**20} MB at most).")
    try:
        read = json.loads(content.decode("utf-8"))
        json.dumps(read, ensure_ascii=False).encode("utf-8")  # half a character cannot be shown, nor written again
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is no file of decisions: it is not JSON. Choose one that Parallax wrote.") from error
    if not isinstance(read, dict) or read.get("parallax") != "decisions" or read.get("version") != _VERSION:
        raise InputError(f"{name}: is no file of decisions of version {_VERSION}. Choose one that Parallax wrote.")
    rows = read.get("decisions")
    if not isinstance(rows, list) or len(rows) > MOST_DECISIONS:
        raise InputError(f"{name}: should hold a list of at most {MOST_DECISIONS:,} decisions.")
    return tuple(_decision(row, f"{name}: decision {place}") for place, row in enumerate(rows, 1))


def _row(decision: Decision) -> dict:
    changes = [{"kind": kind, "id": name, "entry": entry} for (kind, name), entry in decision.changes.items()]
    return {"action": decision.action, "when": decision.when, "said": decision.said, "changes": changes}


def _decision(row: object, where: str) -> Decision:
    if not isinstance(row, dict) or not isinstance(row.get("changes"), list) or row.get("action") not in ACTIONS:
        raise InputError(f"{where} is no decision. Remove it from the file.")
    changes = dict(_change(change, where) for change in row["changes"])
    return Decision(row["action"], str(row.get("when", "")), str(row.get("said", "")), changes)


def _change(change: object, where: str) -> tuple[tuple[str, str], dict | None]:
    if not isinstance(change, dict) or change.get("kind") not in KINDS or not isinstance(change.get("id"), str):
        raise InputError(f"{where} changes something that is not known. Remove it from the file.")
    entry = change.get("entry")
    if entry is not None and (not isinstance(entry, dict) or entry.get("id") != change["id"]):
        raise InputError(f"{where}: the entry {change['id']!r} is not whole. Remove it from the file.")
    return (change["kind"], change["id"]), entry
