"""How far two readers of the built-in articles agree on the facts that both tell, from the committed result."""

import json
from pathlib import Path

_FOUND = "facts of the ledger that a second reader found"
_HELD = "facts of the second reader in the ledger"


def say_second_reader(results: Path) -> str:
    """The agreement as a sentence; empty where none is committed."""
    path = results / "alignment.json"
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"] if path.is_file() else {}
    if _FOUND not in figures:
        return ""
    low, high = figures[f"{_FOUND}_interval"]
    return (
        f"A second reader, apart from the first, found {100 * figures[_FOUND]:.0f} % of the shared facts of the ledger "
        f"(interval {100 * low:.0f} to {100 * high:.0f} %), and {100 * figures[_HELD]:.0f} % of those that the second "
        "reader found are in it."
    )
