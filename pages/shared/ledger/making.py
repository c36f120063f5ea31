"""How the ledger and the questions were made: who read the articles, what counts, what it cannot say."""

from analysis.briefing.exhibit import Making
from analysis.contrast.selection import Filters
from analysis.evidence.second_reader import say_second_reader
from pages.shared.ledger.reader import decisions, maker_of
from pages.shared.making import said_filters, source
from pages.shared.method_parts import RESULTS
from pages.shared.project import the_project

_FACT = (
    "A fact is what would be the same whoever told it: an act, a statement, a state of affairs. Told by both, if each "
    "article has a sentence that tells it; framed differently, if words or emphasis set the tellings apart; "
    "contradicted, if both cannot be true. Voice, tone and stance are measured in the sentences of the telling, as on "
    "every page."
)
_FACT_LIMITS = (
    "An article that does not tell a fact may have had no call to. Comment and report may stand in one sentence, and "
    "its tone is that of both. What counts as one fact is a reader’s decision."
)
_FACT_SOURCE = (
    "Kinds of acts: PLOVER, Halterman et al. (2023). Anchors: W3C Web Annotation Data Model (2017). "
    "docs/decisions/0007 says how decisions are kept."
)
_ANSWER = (
    "Each question was fixed before it was answered. An answer is what the article says, in our own words, with the "
    "sentences that say it; “does not say” where none was found."
)
_ANSWER_LIMITS = (
    "One reading of each article, which has not been checked by a second reader. An answer is shorter than what it "
    "answers from: read the passages before you quote it."
)


def ledger_making(filters: Filters) -> Making:
    """The drawer of the ledger."""
    limits = _FACT_LIMITS if the_project() else f"{_FACT_LIMITS} {say_second_reader(RESULTS)}".strip()
    return Making(_FACT, _chosen(filters), "", limits, " ".join(_sentences(source(), maker_of("fact"), _FACT_SOURCE)))


def questions_making(filters: Filters) -> Making:
    """The drawer of the questions."""
    return Making(_ANSWER, _chosen(filters), "", _ANSWER_LIMITS, " ".join(_sentences(source(), maker_of("question"))))


def _sentences(*parts: str) -> list[str]:
    """What is said, each as a sentence; what is empty is left out."""
    return [part if part.endswith(".") else f"{part}." for part in parts if part]


def _chosen(filters: Filters) -> str:
    n = len(decisions())
    books = "the books of the project" if the_project() else "what ships"
    own = f" Your decisions laid over {books}: {n:,}." if n else ""
    return f"{said_filters(filters)}{own}"
