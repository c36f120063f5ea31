"""Six checks of a difference, and the badge that they add up to: fixed rules, the same for every measure.

No single test decides. The rules are these and no others; `CHECKS` and `BADGES` are what pages print of them.
"""

from typing import NamedTuple

import pandas as pd

HOLDS, LEANS, NOISE, UNKNOWN = "holds", "leans", "noise", "too little text"
SIGNS = {HOLDS: "●", LEANS: "◉", NOISE: "○", UNKNOWN: "·"}
STANDING = {HOLDS: 3, LEANS: 2, NOISE: 1, UNKNOWN: 0}  # the higher, the better a difference stands
FEW = 5  # paragraphs a side
FEWEST_WORDS = 20  # scored words a side, for what is measured on words
FEWEST_COUNTED = 5  # paragraphs or mentions on both sides together, for what is counted
RARE = 0.05  # of the differences believed, the share that may be false
AGREEING = 0.8  # of the instruments that have a difference to tell
FEWEST_PASSED = 4  # checks, for a difference that leans
_OF_SCORED_WORDS = ("polarity", "subjectivity")


class Check(NamedTuple):
    """One check: its id (a column of the judged frame), its name, and the rule as a sentence."""

    id: str
    name: str
    rule: str


CHECKS = (
    Check(
        "clear", "clear of zero", "The 95 % interval, from resampling the paragraphs of each side, does not include 0."
    ),
    Check(
        "rare",
        "rare by chance",
        "Dealing the paragraphs to the sides by chance gives such a difference so seldom that, among all differences "
        "compared, at most 5 % of those believed would be false (permutation p, Benjamini-Hochberg q ≤ .05).",
    ),
    Check(
        "beyond",
        "beyond one text",
        "It is larger than 95 % of the differences between two halves of one side, parted by chance.",
    ),
    Check(
        "steady",
        "no one paragraph decides",
        "Without any one paragraph it points the same way, and an interval clear of zero stays clear.",
    ),
    Check(
        "agree",
        "instruments agree",
        "Of the lexicons that can tell, at least 80 % give it the same direction; a measure that is counted by "
        "codebook, or judged by the model, must agree with the project’s readers.",
    ),
    Check(
        "covered",
        "enough text",
        f"Each side has {FEW} paragraphs or more to count in, and {FEWEST_WORDS} scored words (tone, subjectivity), or "
        f"both together {FEWEST_COUNTED} counted paragraphs or mentions.",
    ),
)
NAMES = {check.id: check.name for check in CHECKS}
BADGES = {
    HOLDS: "All six checks are passed.",
    LEANS: f"Clear of zero, no one paragraph decides, and {FEWEST_PASSED} checks or more are passed, but not all.",
    NOISE: "Anything else: a sceptic may take it for chance.",
    UNKNOWN: "A side has nothing to count, or the check “enough text” is not passed: nothing more is said.",
}


def is_covered(judged: pd.DataFrame) -> pd.Series:
    """Whether each difference has enough text on both sides."""
    paragraphs = judged[["n_able_target", "n_able_reference"]].min(axis=1) >= FEW
    counted = judged[["n_counted_target", "n_counted_reference"]]
    of_words = judged["measure"].isin(_OF_SCORED_WORDS)
    return paragraphs & (counted.min(axis=1) >= FEWEST_WORDS).where(of_words, counted.sum(axis=1) >= FEWEST_COUNTED)


def badges(judged: pd.DataFrame) -> pd.Series:
    """The badge of each difference. A check that cannot be made (None) is not passed."""
    passed = judged[[check.id for check in CHECKS]].eq(True)
    leaning = passed["clear"] & passed["steady"] & (passed.sum(axis=1) >= FEWEST_PASSED)
    badge = pd.Series(NOISE, judged.index, dtype=object).mask(leaning, LEANS).mask(passed.all(axis=1), HOLDS)
    unknown = judged["difference"].isna() | judged["low"].isna() | ~passed["covered"]
    return badge.mask(unknown, UNKNOWN)
