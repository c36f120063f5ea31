"""An invented corpus of two tellings of a regatta, small enough to count by eye; six paragraphs.

| paragraph | meeting | words | quoted, reported | scored words (voice) | topics | actors named |
|---|---|---|---|---|---|---|
| east/p01 | anchorage | 10 | 0, 0 | +0.5, -0.1 (author) | europe | China, China |
| east/p02 | guilin | 20 | 10, 0 | +1.0 (quoted) | human_rights | Russia |
| west/p01 | anchorage | 10 | 0, 0 | -0.4 (author) | europe | China |
| west/p02 | guilin | 10 | 0, 5 | 0.0 (author) | human_rights, europe | Russia |
| west/p03 | both | 10 | 0, 0 | none | | |
| west/p04 | none | 10 | 0, 0 | +0.2 (author) | human_rights | Russia |

Stance: STANCES, by paragraph, actor and holder. Every mention stands in the author's words.
"""

import pandas as pd

from analysis.results import Results
from analysis.schemas import conform, empty
from tests.tiny import SCOPE

NAMES = ("east/p01", "east/p02", "west/p01", "west/p02", "west/p03", "west/p04")
EVENTS = ("anchorage", "guilin", "anchorage", "guilin", "both", "none")
WORDS = (10, 20, 10, 10, 10, 10)
QUOTED, REPORTED = (0, 10, 0, 0, 0, 0), (0, 0, 0, 5, 0, 0)
TONE = (
    ("east/p01", 0.5, "author"),
    ("east/p01", -0.1, "author"),
    ("east/p02", 1.0, "quoted"),
    ("west/p01", -0.4, "author"),
    ("west/p02", 0.0, "author"),
    ("west/p04", 0.2, "author"),
)
TOPICS = {"europe": {"east/p01", "west/p01", "west/p02"}, "human_rights": {"east/p02", "west/p02", "west/p04"}}
ACTORS = (
    ("east/p01", "China"),
    ("east/p01", "China"),
    ("east/p02", "Russia"),
    ("west/p01", "China"),
    ("west/p02", "Russia"),
    ("west/p04", "Russia"),
)
STANCES = (  # paragraph, actor, holder, the actor the holder stands for, code, value, mentions, unsure
    ("east/p01", "China", "author", None, 1, 0.6, 2, False),
    ("east/p02", "Russia", "author", None, 1, 0.7, 1, False),
    ("west/p01", "China", "author", None, -1, -0.6, 1, False),
    ("west/p02", "Russia", "author", None, 0, 0.1, 1, True),
    ("west/p04", "Russia", "author", None, -1, -0.5, 1, False),
)
WORD_COUNTS = (  # paragraph, content word, how often
    ("east/p01", "china", 2),
    ("east/p01", "regatta", 3),
    ("east/p02", "russia", 1),
    ("east/p02", "wind", 2),
    ("west/p01", "china", 1),
    ("west/p01", "protest", 2),
    ("west/p02", "russia", 1),
    ("west/p02", "wind", 1),
    ("west/p03", "protest", 1),
    ("west/p04", "russia", 1),
)
SPEAKERS = (
    ("east/p02", "quoted", "Skipper Ash", 6),
    ("east/p02", "quoted", "she who will not be named here", 4),
    ("west/p02", "reported", "Umpire Bo", 5),
)


def two_shores() -> Results:
    """The analysis of the two tellings: one sentence a paragraph, no text attached."""
    return Results(
        documents=_documents(),
        paragraphs=_paragraphs(),
        sentences=_sentences(),
        voices=_frame("voices", [(_s(n), 0, 9, voice, who, "said", words) for n, voice, who, words in SPEAKERS]),
        sentiment=_frame("sentiment", [(_s(name), None, None, 0, None, None, 0) for name in NAMES]),
        receipts=_frame("receipts", [(_s(n), "tone", "word", 0, w, 0.5, voice, False) for n, w, voice in TONE]),
        topic_mentions=empty("topic_mentions"),
        topics_by_paragraph=_topics(),
        words=_frame("words", WORD_COUNTS),
        events=_frame("events", [(name, event, "a cue") for name, event in zip(NAMES, EVENTS, strict=True)]),
        mentions=_frame("mentions", [_mention(place, *named) for place, named in enumerate(ACTORS)]),
        stance_receipts=empty("stance_receipts"),
        stance_by_paragraph=_frame("stance_by_paragraph", STANCES),
        scope=SCOPE,
    )


def _frame(name: str, rows: list[tuple]) -> pd.DataFrame:
    return conform(pd.DataFrame(rows, columns=list(empty(name).columns)), name)


def _mention(place: int, paragraph_id: str, actor: str) -> tuple:
    value = next(row[5] for row in STANCES if row[:3] == (paragraph_id, actor, "author"))
    against, favour = max(-value, 0.0), max(value, 0.0)
    where = (f"{_s(paragraph_id)}/m{place:02}", _s(paragraph_id), actor, actor, place, "author", "author", None)
    return (*where, value, against, 1 - against - favour, favour, max(against, favour, 1 - against - favour) <= 0.5)


def _s(paragraph_id: str) -> str:
    return f"{paragraph_id}/s01"


def _documents() -> pd.DataFrame:
    east = ("east", "A regatta", "Eva East", "The Tern", "2021-03-24", "Russian", "en", True, "", "a" * 64, 2, 30)
    west = ("west", "The other shore", "Wes West", "The Gull", "2021-03", "American", "en", False, "", "b" * 64, 4, 40)
    return _frame("documents", [east, west])


def _paragraphs() -> pd.DataFrame:
    rows = [
        (name, name[:4], int(name[-2:]), f"Gist of {name}.", None, "c" * 64, n, quoted, reported, "author")
        for name, n, quoted, reported in zip(NAMES, WORDS, QUOTED, REPORTED, strict=True)
    ]
    return _frame("paragraphs", rows)


def _sentences() -> pd.DataFrame:
    rows = [
        (_s(name), name, 1, None, n, "author", None, quoted, reported)
        for name, n, quoted, reported in zip(NAMES, WORDS, QUOTED, REPORTED, strict=True)
    ]
    return _frame("sentences", rows)


def _topics() -> pd.DataFrame:
    rows = [
        (name, topic, int(name in held), n, 1000.0 * (name in held) / n, name in held)
        for name, n in zip(NAMES, WORDS, strict=True)
        for topic, held in TOPICS.items()
    ]
    return _frame("topics_by_paragraph", rows)
