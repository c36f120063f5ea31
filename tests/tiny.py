"""A corpus small enough to check by eye: two articles of two paragraphs, one sentence each, 10 words a paragraph.

| paragraph | event | scored words | topic `trade` | actors | quoted words |
|---|---|---|---|---|---|
| east/p01 | anchorage | -0.5 | 1 mention, present | China | 0 |
| east/p02 | guilin | +0.5, +1.0 (quoted) | 2 mentions, present | China, Russia | 4 |
| west/p01 | anchorage | none | 0 | | 0 |
| west/p02 | none | -1.0 | 1 mention, not present | Russia | 0 |

Stance, all the author's own: east/p01 against China (-0.6), east/p02 in favour of China (+0.6) and neutral toward
Russia (0.0, unsure), west/p02 against Russia (-0.7).
"""

import pandas as pd

from analysis.results import Results
from analysis.schemas import conform, empty
from analysis.scope import Perspective, Scope

PARAGRAPHS = ["east/p01", "east/p02", "west/p01", "west/p02"]
SENTENCES = [f"{paragraph}/s01" for paragraph in PARAGRAPHS]

TELLINGS = (
    Perspective("Russian", "Russian author", "the Russian author’s text", "vermilion"),
    Perspective("American", "American author", "the American author’s text", "blue"),
)
SCOPE = Scope(TELLINGS, {"anchorage": "Anchorage", "guilin": "Guilin"}, "meeting")


def tiny_results() -> Results:
    """The analysis of the tiny corpus."""
    return Results(
        documents=_documents(),
        paragraphs=_paragraphs(),
        sentences=_sentences(),
        voices=_frame("voices", sentence_id=[SENTENCES[1]], start=[20], end=[40], voice=["quoted"], n_words=[4]),
        sentiment=empty("sentiment"),
        receipts=_receipts(),
        topic_mentions=_topic_mentions(),
        topics_by_paragraph=_topics_by_paragraph(),
        words=_words(),
        events=_frame(
            "events", paragraph_id=PARAGRAPHS, event=["anchorage", "guilin", "anchorage", "none"], evidence=["x"] * 4
        ),
        mentions=_mentions(),
        stance_receipts=_stance_receipts(),
        stance_by_paragraph=_stance_by_paragraph(),
        scope=SCOPE,
    )


def _frame(name: str, **columns: list) -> pd.DataFrame:
    from analysis.schemas import SCHEMAS

    frame = pd.DataFrame(columns)
    return conform(frame.reindex(columns=list(SCHEMAS[name].columns)), name)


def _documents() -> pd.DataFrame:
    return _frame(
        "documents",
        doc_id=["east", "west"],
        title=["East says", "West says"],
        perspective=["Russian", "American"],
        translated=[True, False],
        sha256=["0", "1"],
        n_paragraphs=[2, 2],
        n_words=[20, 20],
    )


def _paragraphs() -> pd.DataFrame:
    return _frame(
        "paragraphs",
        paragraph_id=PARAGRAPHS,
        doc_id=["east", "east", "west", "west"],
        position=[1, 2, 1, 2],
        sha256=["a", "b", "c", "d"],
        n_words=[10] * 4,
        quoted_words=[0, 4, 0, 0],
        reported_words=[0] * 4,
        voice=["author", "mixed", "author", "author"],
    )


def _sentences() -> pd.DataFrame:
    return _frame(
        "sentences",
        sentence_id=SENTENCES,
        paragraph_id=PARAGRAPHS,
        position=[1] * 4,
        n_words=[10] * 4,
        voice=["author"] * 4,
        quoted_words=[0, 4, 0, 0],
        reported_words=[0] * 4,
    )


def _receipts() -> pd.DataFrame:
    return _frame(
        "receipts",
        sentence_id=[SENTENCES[0], SENTENCES[1], SENTENCES[1], SENTENCES[3]],
        measure=["tone"] * 4,
        term=["bad", "good", "splendid", "awful"],
        start=[0, 0, 20, 0],
        weight=[-0.5, 0.5, 1.0, -1.0],
        subjectivity=[0.5, 0.5, 1.0, 1.0],
        voice=["author", "author", "quoted", "author"],
        masked=[False] * 4,
    )


def _topic_mentions() -> pd.DataFrame:
    return _frame(
        "topic_mentions",
        sentence_id=[SENTENCES[0], SENTENCES[1], SENTENCES[1], SENTENCES[3]],
        topic=["trade"] * 4,
        term=["tariff*"] * 4,
        surface=["tariffs"] * 4,
        start=[5, 5, 25, 5],
        voice=["author", "author", "quoted", "author"],
    )


def _topics_by_paragraph() -> pd.DataFrame:
    return _frame(
        "topics_by_paragraph",
        paragraph_id=PARAGRAPHS,
        topic=["trade"] * 4,
        n_mentions=[1, 2, 0, 1],
        n_words=[10] * 4,
        per_1000=[100.0, 200.0, 0.0, 100.0],
        present=[True, True, False, False],
    )


def _words() -> pd.DataFrame:
    return _frame(
        "words",
        paragraph_id=[PARAGRAPHS[0], PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[3]],
        word=["beijing", "tariffs", "beijing", "moscow", "tariffs", "moscow"],
        n=[1, 1, 1, 1, 2, 1],
    )


def _mentions() -> pd.DataFrame:
    sentences = [SENTENCES[0], SENTENCES[1], SENTENCES[1], SENTENCES[3]]
    return _frame(
        "mentions",
        mention_id=[f"{sentence}/m{place:02}" for place, sentence in enumerate(sentences, 1)],
        sentence_id=sentences,
        actor=["China", "China", "Russia", "Russia"],
        surface=["Beijing", "Beijing", "Moscow", "Moscow"],
        start=[1, 1, 9, 1],
        voice=["author"] * 4,
        holder=["author"] * 4,
        stance=[-0.6, 0.6, 0.0, -0.7],
        p_against=[0.7, 0.1, 0.3, 0.8],
        p_neutral=[0.2, 0.2, 0.4, 0.1],
        p_favour=[0.1, 0.7, 0.3, 0.1],
        unsure=[False, False, True, False],
    )


def _stance_receipts() -> pd.DataFrame:
    return _frame(
        "stance_receipts",
        mention_id=[f"{SENTENCES[0]}/m01", f"{SENTENCES[1]}/m02"],
        sentence_id=SENTENCES[:2],
        term=["bad", "good"],
        start=[30, 40],
        weight=[0.8, 0.6],
    )


def _stance_by_paragraph() -> pd.DataFrame:
    return _frame(
        "stance_by_paragraph",
        paragraph_id=[PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[3]],
        actor=["China", "China", "Russia", "Russia"],
        holder=["author"] * 4,
        stance=[-1, 1, 0, -1],
        value=[-0.6, 0.6, 0.0, -0.7],
        n_mentions=[1] * 4,
        unsure=[False, False, True, False],
    )
