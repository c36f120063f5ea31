"""A tiny invented corpus, written out frame by frame: two tellings of how a harbour got its ferry."""

import pandas as pd

from analysis.results import Results
from analysis.schemas import conform, empty

ATTACHED = (
    ("north/p01", "The council made an excellent plan. “It is a bad bargain,” said Mayor Ash <b>today</b>."),
    ("north/p02", "The Human Rights Office kept quiet about the new pier."),
    ("south/p01", "Ferries come and go."),
)
GISTS = {
    "north/p01": "A council’s plan, and a mayor who objects to it.",
    "north/p02": "An office stays out of a quarrel about a pier.",
    "south/p01": "Ferries go on as before.",
    "south/p02": "What a calmer harbour would bring to both shores of the bay.",
}


def made_up_results() -> Results:
    """Four paragraphs; the last one, `south/p02`, without attached text."""
    return Results(
        documents=_documents(),
        paragraphs=_paragraphs(),
        sentences=_sentences(),
        voices=_frame("voices", [("north/p01/s02", 0, 22, "quoted", "Mayor Ash", "said", 5)]),
        sentiment=_sentiment(),
        receipts=_receipts(),
        topic_mentions=_frame("topic_mentions", [("north/p02/s01", "human_rights", "pier*", "pier", 49, "author")]),
        topics_by_paragraph=_topics(),
        words=empty("words"),
        events=_events(),
        mentions=_mentions(),
        stance_receipts=_stance_receipts(),
        stance_by_paragraph=empty("stance_by_paragraph"),
    )


def _frame(name: str, rows: list[tuple]) -> pd.DataFrame:
    return conform(pd.DataFrame(rows, columns=list(empty(name).columns)), name)


def _documents() -> pd.DataFrame:
    north = ("north", "A ferry *too* far <i>north</i>", "Ann North", "The Gull", "2021-03-20", "American", "en", False)
    south = ("south", "The other shore", "Sol South", "The Tern", "2021-03-24", "Russian", "en", True)
    return _frame("documents", [(*north, "", "a" * 64, 2, 24), (*south, "", "b" * 64, 2, 21)])


def _paragraphs() -> pd.DataFrame:
    texts = dict(ATTACHED)
    words = {"north/p01": 14, "north/p02": 10, "south/p01": 4, "south/p02": 17}
    return _frame(
        "paragraphs",
        [
            (name, name[:5], int(name[-2:]), GISTS[name], texts.get(name), "c" * 64, n, 0, 0, "author")
            for name, n in words.items()
        ],
    )


def _sentences() -> pd.DataFrame:
    first, second = ATTACHED[0][1].split(". ", 1)
    return _frame(
        "sentences",
        [
            ("north/p01/s01", "north/p01", 1, first + ".", 6, "author", None, 0, 0),
            ("north/p01/s02", "north/p01", 2, second, 8, "quoted", "Mayor Ash", 5, 0),
            ("north/p02/s01", "north/p02", 1, ATTACHED[1][1], 10, "author", None, 0, 0),
            ("south/p01/s01", "south/p01", 1, ATTACHED[2][1], 4, "author", None, 0, 0),
            ("south/p02/s01", "south/p02", 1, None, 17, "author", None, 0, 0),
        ],
    )


def _sentiment() -> pd.DataFrame:
    nothing = (None, None, 0)
    return _frame(
        "sentiment",
        [
            ("north/p01/s01", 1.0, 1.0, 1, 1.0, 1.0, 1),
            ("north/p01/s02", -0.7, 0.67, 1, -0.7, 0.67, 1),
            ("north/p02/s01", 0.0, 0.3, 1, 0.1, 0.2, 2),
            ("south/p01/s01", *nothing, *nothing),
            ("south/p02/s01", 0.3, 0.7, 1, 0.3, 0.7, 1),
        ],
    )


def _receipts() -> pd.DataFrame:
    return _frame(
        "receipts",
        [
            ("north/p01/s01", "tone", "excellent", 20, 1.0, 1.0, "author", False),
            ("north/p01/s02", "tone", "bad", 9, -0.7, 0.67, "quoted", False),
            ("north/p02/s01", "tone", "quiet", 29, 0.0, 0.3, "author", False),
            ("north/p02/s01", "tone_unmasked", "quiet", 29, 0.0, 0.3, "author", False),
            ("north/p02/s01", "tone_unmasked", "Human", 4, 0.2, 0.1, "author", True),
            ("south/p02/s01", "tone", "calmer", 7, 0.3, 0.7, "author", False),
        ],
    )


def _mentions() -> pd.DataFrame:
    """The council, named twice in one sentence's worth by the author and once by the mayor; the office; the bay."""
    against, favour, unsure = (0.8, 0.15, 0.05), (0.1, 0.2, 0.7), (0.2, 0.45, 0.35)
    rows = [
        ("north/p01/s01/m01", "north/p01/s01", "Council", "The council", 0, "author", "author", None, *favour),
        ("north/p01/s01/m02", "north/p01/s01", "Council", "plan", 30, "author", "author", None, *favour),
        ("north/p01/s02/m01", "north/p01/s02", "Council", "It", 1, "quoted", "Mayor Ash <i>", "Ash & Sons", *against),
        ("north/p02/s01/m01", "north/p02/s01", "Office", "Human Rights Office", 4, "author", "author", None, *unsure),
        ("south/p02/s01/m01", "south/p02/s01", "Bay", "the bay <b>", 12, "author", "author", None, *favour),
    ]
    return _frame("mentions", [(*row[:8], row[10] - row[8], *row[8:], max(row[8:]) < 0.5) for row in rows])


def _stance_receipts() -> pd.DataFrame:
    return _frame(
        "stance_receipts",
        [
            ("north/p01/s01/m01", "north/p01/s01", "excellent plan", 20, 0.6),
            ("north/p01/s01/m02", "north/p01/s01", "excellent plan", 20, 0.6),
            ("north/p01/s02/m01", "north/p01/s02", "bad bargain", 9, 0.9),
            ("south/p02/s01/m01", "south/p02/s01", "calmer", 7, 0.5),
        ],
    )


def _topics() -> pd.DataFrame:
    return _frame(
        "topics_by_paragraph",
        [
            ("north/p01", "human_rights", 0, 14, 0.0, False),
            ("north/p02", "human_rights", 2, 10, 200.0, True),
            ("south/p01", "human_rights", 0, 4, 0.0, False),
            ("south/p02", "human_rights", 0, 17, 0.0, False),
        ],
    )


def _events() -> pd.DataFrame:
    return _frame(
        "events",
        [
            ("north/p01", "anchorage", "names the town"),
            ("north/p02", "none", "no cue of either meeting"),
            ("south/p01", "guilin", "names the river"),
            ("south/p02", "both", "names both"),
        ],
    )
