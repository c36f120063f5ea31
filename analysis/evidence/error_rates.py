"""How often the badges are given where nothing differs, from the committed result of `python -m benchmarks.doubt`."""

import json
from pathlib import Path

import pandas as pd

from analysis.contrast.phrases import in_words

_NULL = "nothing differs"


def leaning_by_chance(results: Path, n_paragraphs: int) -> float | None:
    """The share of differences that lean or hold where there is none, at the size nearest to so many paragraphs.

    None where no result is committed.
    """
    path = results / "doubt.json"
    if not path.is_file():
        return None
    by_size = json.loads(path.read_text(encoding="utf-8"))["figures"].get(_NULL, {})
    sizes = {sum(int(part) for part in size.split("+")): rates for size, rates in by_size.items()}
    if not sizes:
        return None
    nearest = sizes[min(sizes, key=lambda size: abs(size - n_paragraphs))]
    return nearest["leans"] + nearest["holds"]


def by_chance_stated(n_tested: int, share: float | None) -> pd.DataFrame:
    """What `say_by_chance` states: how many would lean by chance, of how many tested."""
    return pd.DataFrame([{"n_by_chance": round((share or 0) * n_tested), "n_tested": n_tested}])


def say_by_chance(n_tested: int, share: float | None) -> str:
    """How many of so many differences would lean or hold by chance alone, as a sentence; empty where it is unknown."""
    if share is None or not n_tested:
        return ""
    expected = round(share * n_tested)
    about = f"about {in_words(expected)}" if expected else "hardly one"
    return f"Were there no difference at all, {about} of these {n_tested} would lean all the same."
