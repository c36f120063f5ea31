"""Facts of the regatta that tests/two_shores.py tells twice: entries of a ledger, a chronology and a grid of questions.

| fact | when | told by | status |
|---|---|---|---|
| launch | 2021-03-18 | east/p01, west/p01 | framed |
| race | 2021-03-22/2021-03-23 | east/p02, west/p02 | both |
| protest | undated | west/p03, west/p04 | one |

The chronology has the launch, and a storm of 2021-03-20 that nobody tells.
"""

from analysis.facts.chronology import Entry, entries_of
from analysis.facts.entries import Known
from analysis.facts.ledger import Fact, facts_of
from analysis.facts.questions import Question, questions_of

KNOWN = Known(
    actors=frozenset({"China", "Russia"}),
    acts={"consult": "Consult", "protest": "Protest"},
    events=("anchorage", "guilin"),
    topics=frozenset({"europe", "human_rights"}),
)
LAUNCH = {
    "id": "launch",
    "what": "The boats were launched.",
    "when": "2021-03-18",
    "place": "East quay",
    "actors": ["China"],
    "act": "consult",
    "event": "anchorage",
    "topics": ["europe"],
    "apart": "framed",
    "why": "East calls it a feast, West a nuisance.",
    "chronology": ["launch_day"],
    "telling": [
        {"at": ["east/p01/s01"], "said": "Cheers the boats.", "framing": ["splendid"]},
        {"at": ["west/p01/s01"], "said": "Complains of the crowd."},
    ],
}
RACE = {
    "id": "race",
    "what": "The boats raced.",
    "when": "2021-03-22/2021-03-23",
    "actors": ["Russia"],
    "event": "guilin",
    "topics": ["human_rights", "europe"],
    "telling": [
        {"at": ["east/p02/s01"], "said": "Quotes the skipper."},
        {"at": ["west/p02/s01"], "said": "Reports the umpire."},
    ],
}
PROTEST = {
    "id": "protest",
    "what": "People on the west shore protested.",
    "act": "protest",
    "event": "none",
    "telling": [{"at": ["west/p03/s01", "west/p04/s01"], "said": "Tells of banners.", "framing": ["loud", "at last"]}],
}
ENTRIES = [
    {
        "id": "storm",
        "when": "2021-03-20",
        "what": "A storm closed the harbour.",
        "event": "both",
        "topics": ["europe"],
        "sources": ["Harbour Office: log, 20 March 2021"],
    },
    {
        "id": "launch_day",
        "when": "2021-03-18",
        "what": "Boats were launched.",
        "event": "anchorage",
        "actors": ["China"],
        "sources": ["Harbour Office: log, 18 March 2021", "The Tern: Afloat, 19 March 2021"],
    },
]
QUESTION = {
    "id": "who_won",
    "asks": "Who won?",
    "about": "A boat or a person, named.",
    "answer": [{"article": "east", "says": "The east shore.", "at": ["east/p02/s01"]}],
}


def facts(*entries: dict) -> tuple[Fact, ...]:
    """The facts of these entries; of all three where none is given."""
    return facts_of(list(entries or (LAUNCH, RACE, PROTEST)), "book", KNOWN)


def chronology() -> tuple[Entry, ...]:
    """The two entries of the chronology."""
    return entries_of(ENTRIES, "book", KNOWN)


def questions() -> tuple[Question, ...]:
    """The one question."""
    return questions_of([QUESTION], "book", KNOWN)
