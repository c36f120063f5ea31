"""Figures that were shown on this machine, by their IDs, so that an ID that somebody types opens its figure again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.briefing.exhibit import Place
from analysis.briefing.figure_id import read_id

FILE = "figures.jsonl"
MOST = 20_000  # of which the older half goes when there are more
_LONGEST_LINE = 20_000  # signs


@dataclass(frozen=True)
class Shown:
    """One figure that was shown: its ID, what it is on its page, where it stands, and of which project (or none)."""

    id: str
    key: str
    place: Place
    project: str = ""


def remember(shown: Iterable[Shown], folder: Path) -> None:
    """Add figures to the register of a folder.

    Raises
    ------
    OSError
        Nothing can be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="utf-8") as register:
        register.writelines(f"{json.dumps(_record(each))}\n" for each in shown)


def remembered(folder: Path) -> dict[str, Shown]:
    """The register of a folder by ID; a line that cannot be read is passed over."""
    path = folder / FILE
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if len(lines) > MOST:
        lines = lines[-MOST // 2 :]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = (_shown(line) for line in lines if len(line) <= _LONGEST_LINE)
    return {each.id: each for each in read if each}


def _record(shown: Shown) -> Mapping:
    place = shown.place
    asked = {name: list(values) for name, values in place.asked.items()}
    return {
        "id": shown.id, "key": shown.key, "project": shown.project,
        "page": place.page, "asked": asked, "chosen": dict(place.chosen),
    }  # fmt: skip


def _shown(line: str) -> Shown | None:
    try:
        read = json.loads(line)
        asked = {str(name): tuple(map(str, values)) for name, values in read["asked"].items()}
        chosen = {str(name): str(value) for name, value in read["chosen"].items()}
        place = Place(str(read["page"]), asked, chosen)
        return Shown(read_id(str(read["id"])), str(read["key"]), place, str(read["project"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
