"""What stance is worth on the built-in articles: how often it gives the code that their readers gave.

Read from the committed results `benchmarks/results/stance_articles_*.json`, one for each coding of the articles.
"""

import json
from pathlib import Path
from typing import NamedTuple

TRUSTED = 0.75  # agreement from which a difference of stance may stand among the headlines
RELIABLE = 0.8  # kappa from which a code is called reliable: Krippendorff (2004), Human Communication Research 30(3)
_CODED = {"topics": ("topic_share", "topic_rate"), "voice": ("quoted_share", "reported_share")}
_OF_THESE = "On these two articles it gives the code of the project’s own"
_JUDGED = ("stance", "stance_against", "stance_favour")


class Standing(NamedTuple):
    """Agreement with one coding: decisions, share given alike, and the share that "always neutral" would give alike."""

    n: int
    alike: float
    always_neutral: float


def standings(results: Path) -> list[Standing]:
    """One row per coding, by name of its file; none where no result is committed."""
    found = []
    for path in sorted(results.glob("stance_articles_*.json")):
        figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
        n = int(figures["n"])
        found.append(Standing(n, float(figures["accuracy"]), figures["per_class"]["neutral"]["n"] / n))
    return found


def is_trusted(results: Path) -> bool:
    """Whether the model agrees with every coding often enough for its differences to make headlines."""
    found = standings(results)
    return bool(found) and min(standing.alike for standing in found) >= TRUSTED


def agreements(results: Path) -> dict[str, bool]:
    """For each measure that readers have coded by hand, whether it agrees with them; others have no entry.

    Topics and voices: Cohen's kappa with every coding is RELIABLE or more (`codings.json`); stance: `is_trusted`.
    """
    path, found = results / "codings.json", {}
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"] if path.is_file() else {}
    for coded, measures in _CODED.items():
        kappas = [kappa for name, kappa in figures.items() if name.startswith(f"{coded}, measure and ")]
        if kappas:
            found |= dict.fromkeys(measures, min(kappas) >= RELIABLE)
    return found | dict.fromkeys(_JUDGED, is_trusted(results))


def say_standing(results: Path, *, elsewhere: bool = False) -> str:
    """The agreement as a sentence or two; empty where none has been measured. `elsewhere`: told of other articles."""
    found = standings(results)
    if not found:
        return ""
    alike = " and ".join(f"{100 * standing.alike:.0f} %" for standing in found)
    n = " and ".join(str(standing.n) for standing in found)
    neutral = " and ".join(f"{100 * standing.always_neutral:.0f} %" for standing in found)
    whose = "On the two built-in articles it gives the code of their" if elsewhere else _OF_THESE
    said = f"{whose} readers in {alike} of {n} decisions; always answering neutral would in {neutral}."
    if is_trusted(results):
        return said
    return f"{said} Take it as a pointer to passages to read, and no more: it makes no headline on the Overview."


def say_caution(results: Path, *, elsewhere: bool = False) -> str:
    """The same in few words, for the foot of every chart of stance; empty for a measure that is trusted."""
    found = standings(results)
    if not found or is_trusted(results):
        return ""
    lowest = min(standing.alike for standing in found)
    which = "the built-in" if elsewhere else "these"
    return f"Judged by a model that agrees with readers of {which} articles in {100 * lowest:.0f} %: read the passages."
