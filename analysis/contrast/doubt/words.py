"""The doubt of a difference in words: how likely, in one sentence; how far to trust it, in another, never mixed.

The likelihood terms are those of the US Intelligence Community Directive 203 (2015), which also asks that likelihood
and confidence stand in different sentences. What is likely is said of these texts, never of whoever wrote them.
"""

import pandas as pd

from analysis.contrast.doubt.checks import CHECKS, HOLDS, LEANS, UNKNOWN
from analysis.contrast.phrases import in_words, listed

_LIKELY = ((0.95, "almost certainly"), (0.80, "very likely"), (0.55, "likely"), (0.0, "as likely as not"))
_NAMED = 3  # paragraphs named in a sentence


def say_likely(row: pd.Series) -> str:
    """How likely the same direction is, were the texts' paragraphs drawn anew; empty where it is unknown.

    Said of one difference among all that are compared: the best of many is less sure than it looks alone.
    """
    if pd.isna(row["likely"]):
        return ""
    term = next(term for least, term in _LIKELY if row["likely"] >= least)
    drawn = "Drawn anew from these texts’ own paragraphs, and seen among all that are compared"
    return f"{drawn}, it would {term} point the same way."


def say_confidence(row: pd.Series) -> str:
    """The badge of a difference, how many checks it passed, and which it did not."""
    if row["badge"] == UNKNOWN:
        return "There is too little text to say whether it holds."
    missed = [check.name for check in CHECKS if row[check.id] is not True and row[check.id] != True]  # noqa: E712
    n = int(row["n_passed"])
    passed = f"{in_words(n)} of {in_words(len(CHECKS))} checks {'is' if n == 1 else 'are'} passed"
    if row["badge"] == HOLDS:
        return f"It holds: all {in_words(len(CHECKS))} checks are passed."
    lead = "It leans" if row["badge"] == LEANS else "Take it for noise"
    return f"{lead}: {passed}, not “{'”, “'.join(missed)}”."


def say_flips(row: pd.Series) -> str:
    """The paragraphs that decide a difference: without any one of them it would turn, or its interval meet zero."""
    if row["difference"] == 0:
        return "There is no difference for a paragraph to decide."
    if row["flips"] is None:
        return "Whether one paragraph decides it cannot be told from sums alone."
    flips = list(row["flips"])
    if not flips:
        return "No one paragraph decides it."
    named = listed([say_paragraph(each) for each in flips[:_NAMED]], "or")
    n_more = len(flips) - _NAMED
    more = f" (or {n_more} {'other' if n_more == 1 else 'others'})" if n_more > 0 else ""
    return f"It hangs on single paragraphs: without {named}{more} it would turn or come to include zero."


def say_against(row: pd.Series) -> str:
    """The paragraphs that cut the other way, the strongest first; that there are none; empty where it is not known."""
    if row["against"] is None:
        return ""
    against = list(row["against"])
    if not against:
        return "No paragraph cuts the other way."
    named = listed([say_paragraph(each) for each in against[:_NAMED]], "and")
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


def say_chance(row: pd.Series, n_compared: int) -> str:
    """How often chance alone gives such a difference, and what that is worth among all those compared."""
    if pd.isna(row["p"]):
        return "Chance cannot be asked: a side has nothing to count."
    if pd.isna(row["q"]):
        among = "There is too little text to count it among the differences compared."
    else:
        among = f"Among the {n_compared} differences compared, {_share(row['q'])} of those this clear would be false."
    return (
        f"Dealt to the two sides by chance, the paragraphs differ as much in {_share(row['p'])} of the deals. {among}"
    )


def say_agreement(row: pd.Series, articles: str = "these articles") -> str:
    """Whether other instruments, or readers of some articles, say the same."""
    if row["lexicons"]:
        return f"{row['lexicons']} other lexicons of tone point the same way."
    if row["agree"] is None or pd.isna(row["agree"]):
        return "No second instrument and no coding by readers can tell."
    if row["agree"]:
        return f"The measure agrees with the project’s own readers of {articles} (Method page)."
    return "The measure does not agree with the project’s own readers often enough to be trusted (Method page)."


def say_text(row: pd.Series) -> str:
    """How much text the difference rests on."""
    able = f"{int(row['n_able_target'])} against {int(row['n_able_reference'])} paragraphs with something to count in"
    return f"{able}; counted: {int(row['n_counted_target'])} against {int(row['n_counted_reference'])}."


def say_steadiness(row: pd.Series, least: str, most: str) -> str:
    """What the difference becomes without single paragraphs; `least` and `most` as readers see them."""
    if pd.isna(row["least"]):
        return "There are too few paragraphs to take one out."
    return f"Without one paragraph it lies between {least} and {most}. {say_flips(row)} {say_against(row)}"


def _share(p: float) -> str:
    return "less than 1 %" if p < 0.01 else f"{100 * p:.0f} %"
