"""The paragraphs that contestants read: with an id, which of two sides they are on, and their text."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Text(NamedTuple):
    """One paragraph; target: whether it is on the first of the two sides that keyness compares."""

    paragraph_id: str
    target: bool
    text: str


def write_texts(texts: Iterable[Text], path: Path) -> None:
    """Write them to a file, one a line."""
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")


def read_texts(path: Path, n: int) -> list[Text]:
    """The first N of the texts of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()[:n]
    return [Text(*json.loads(line)) for line in lines]
