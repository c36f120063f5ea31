"""The doubt of a difference in words: how likely, in one sentence; how far to trust it, in another, never mixed.

The likelihood terms are those of the US Intelligence Community Directive 203 (2015), which also asks that likelihood
and confidence stand in different sentences. What is likely is said of these texts, never of whoever wrote them.
"""

import pandas as pd

from analysis.contrast.doubt.checks import CHECKS, HOLDS, LEANS, UNKNOWN

_LIKELY = ((0.95, "almost certainly"), (0.80, "very likely"), (0.55, "likely"), (0.0, "as likely as not"))
_NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six")
_NAMED = 3  # paragraphs named in a sentence


def say_likely(row: pd.Series) -> str:
    """How likely the same direction is, were the texts' paragraphs drawn anew; empty where it is unknown."""
    if pd.isna(row["likely"]):
        return ""
    term = next(term for least, term in _LIKELY if row["likely"] >= least)
    return f"Drawn anew from these texts’ own paragraphs, it would {term} point the same way."


def say_confidence(row: pd.Series) -> str:
    """The badge of a difference, how many checks it passed, and which it did not."""
    if row["badge"] == UNKNOWN:
        return "Too little text: it cannot be checked."
    missed = [check.name for check in CHECKS if row[check.id] is not True and row[check.id] != True]  # noqa: E712
    n = int(row["n_passed"])
    passed = f"{_NUMBERS[n]} of {len(CHECKS)} checks {'is' if n == 1 else 'are'} passed"
    if row["badge"] == HOLDS:
        return f"It holds: all {len(CHECKS)} checks are passed."
    lead = "It leans" if row["badge"] == LEANS else "Take it for noise"
    return f"{lead}: {passed.lower()}, not “{'”, “'.join(missed)}”."


def say_flips(row: pd.Series) -> str:
    """The paragraphs that decide a difference: without any one of them it would turn, or its interval meet zero."""
    flips = list(row["flips"])
    if not flips:
        return "No one paragraph decides it."
    named = _listed([say_paragraph(each) for each in flips[:_NAMED]], "or")
    more = f" (or {len(flips) - _NAMED} others)" if len(flips) > _NAMED else ""
    return f"It hangs on single paragraphs: without {named}{more} it would turn or come to include zero."


def say_against(row: pd.Series) -> str:
    """The paragraphs that cut the other way, the strongest first; that there are none."""
    against = list(row["against"])
    if not against:
        return "No paragraph cuts the other way."
    named = _listed([say_paragraph(each) for each in against[:_NAMED]], "and")
    return f"What cuts the other way most: {named}."


def say_floor(row: pd.Series, shown: str) -> str:
    """The difference that one text split in half gives by chance; `shown` is the floor as readers see it."""
    if pd.isna(row["floor"]):
        return "One text split in half by chance leaves too little to compare."
    return f"One text split in half by chance differs by up to {shown} in 95 of 100 splits."


def say_paragraph(paragraph_id: str) -> str:
    """A paragraph as a sentence names it: "joscelyn ¶ 7"."""
    document, _, place = paragraph_id.rpartition("/p")
    return f"{document} ¶ {int(place)}" if document and place.isdigit() else paragraph_id


def _listed(names: list[str], word: str) -> str:
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
