"""The stages that `benchmarks.curve` times: those of `analysis.pipeline.analyse`, and what pages read results with.

Every stage is a function of what the stages before it made, in a dictionary by their names, beside the books, and
the articles (scoring) or the results (reading).
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import pipeline
from analysis.contrast.compared import JUDGED, compare
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.groups import by_perspective
from analysis.contrast.keyness.keywords import keywords
from analysis.contrast.rollup import rollup, tally
from analysis.contrast.selection import Filters, select
from analysis.exchange.builtin import CORPUS
from analysis.measures.content_words import content_words, read_function_words
from analysis.measures.events import find_events
from analysis.measures.instruments import score_instruments
from analysis.measures.mentions import find_mentions
from analysis.measures.sentiment import score_sentiment
from analysis.measures.stance import judge_mentions
from analysis.measures.topics import find_topics, topics_by_paragraph
from analysis.results import Results, concatenate
from analysis.schemas import conform
from analysis.text.documents import documents_frame, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.voice import add_voice, find_voices
from benchmarks.made_prose import OF_ARTICLE, document_id, made_documents, number_of
from benchmarks.project_articles import PERSPECTIVES

SCORED = 1_000  # paragraphs; multiples of it repeat them
FUNCTION_WORDS = CORPUS / "lexicons" / "function_words.txt"
_LENGTH = len(document_id(0))
_OF_PART = 200  # paragraphs of each of the results that are put together
_IN_ALL_VOICES = dict.fromkeys(JUDGED, "all")

Made = dict[str, object]


class Stage(NamedTuple):
    """One stage: its name, what it makes, and the stages without which it cannot run."""

    name: str
    run: Callable[[Made], object]
    needs: tuple[str, ...] = ()


def scoring_stages() -> list[Stage]:
    """The stages of `analyse`, in its order."""
    spoken = ("split_sentences", "find_voices")
    return [
        Stage("paragraph_rows", lambda made: paragraph_rows(made["articles"])),
        Stage("documents_frame", lambda made: documents_frame(made["articles"])),
        Stage("split_sentences", lambda made: split_sentences(made["paragraph_rows"]), ("paragraph_rows",)),
        Stage("find_voices", lambda made: find_voices(made["split_sentences"], made["books"].cues), spoken[:1]),
        Stage("add_voice", lambda made: conform(add_voice(*_spoken(made)), "sentences"), spoken),
        Stage("paragraphs with voice", _paragraphs_with_voice, ("paragraph_rows", "add_voice")),
        Stage("score_sentiment", lambda made: score_sentiment(*_spoken(made), made["books"].mask), spoken),
        Stage("score_instruments", _instruments, spoken),
        Stage("receipts in reading order", _receipts, ("score_sentiment", "score_instruments")),
        Stage("find_topics", lambda made: find_topics(*_spoken(made), made["books"].topics), spoken),
        Stage("topics_by_paragraph", _topics_by_paragraph, ("find_topics",)),
        Stage("find_mentions", lambda made: find_mentions(*_spoken(made), made["books"].actors), spoken),
        Stage("judge_mentions, stance model", _judged, ("find_mentions",)),
        Stage("content_words", _words, ("paragraph_rows",)),
        Stage("find_events", _events, ("paragraph_rows", "split_sentences")),
    ]


def reading_stages() -> list[Stage]:
    """What pages ask of results: put together, narrowed, counted, summed and compared."""
    return [
        Stage("concatenate", lambda made: concatenate(made["parts"])),
        Stage("select, by a topic", lambda made: select(made["results"], Filters(topics=made["topic"]))),
        Stage("tally", lambda made: tally(made["results"])),
        Stage("rollup, by perspective", _rolled_up),
        Stage("compare, two perspectives", lambda made: compare(made["results"], made["contrast"], _IN_ALL_VOICES)),
        Stage("keyness, two perspectives", lambda made: keywords(made["worded"], made["contrast"])),
    ]


def made_for_scoring(n: int, _kept: Path) -> Made:
    """What the scoring stages begin with: the books, the model loaded, and the articles of N made paragraphs."""
    books = pipeline.read_codebooks(CORPUS)
    pipeline.analyse(made_documents(1), books)  # what is loaded at its first use is loaded now
    return {"books": books, "articles": made_documents(n)}


def made_for_reading(n: int, kept: Path) -> Made:
    """What the reading stages begin with: results of N paragraphs, of which the first thousand are scored.

    Those of more repeat them under new names; but the words that keyness compares are those of N different paragraphs,
    for a vocabulary grows with the texts. `kept` is the file of the scored ones, made where it is not there.
    """
    if not kept.exists():
        kept.write_bytes(pickle.dumps(pipeline.analyse(made_documents(SCORED), pipeline.read_codebooks(CORPUS))))
    scored = pickle.loads(kept.read_bytes())
    copies = range(-(-n // SCORED))
    parts = [renamed(part, copy * SCORED // OF_ARTICLE) for copy in copies for part in _parts(scored, min(n, SCORED))]
    results = concatenate(parts)
    words = content_words(paragraph_rows(made_documents(n)), read_function_words(FUNCTION_WORDS))
    return {
        "parts": parts,
        "results": results,
        "worded": replace(results, words=words),
        "contrast": contrast_authors(results, PERSPECTIVES[:2]),
        "topic": (scored.topic_mentions["topic"].value_counts().index[0],),
    }


def renamed(results: Results, by: int) -> Results:
    """The same results as if they were of articles that stand so many places further on."""
    frames = {name: frame.assign(**_further(frame, by)) for name, frame in results.frames().items()}
    return replace(results, **frames)


def _further(frame: pd.DataFrame, by: int) -> dict[str, pd.Series]:
    columns = [column for column in ("doc_id", "paragraph_id", "sentence_id", "mention_id") if column in frame]
    return {column: _further_on(frame[column], by) for column in columns}


def _further_on(ids: pd.Series, by: int) -> pd.Series:
    documents = ids.str.slice(0, _LENGTH)
    names = {old: document_id(number_of(old) + by) for old in documents.unique()}
    return documents.map(names).astype("str") + ids.str.slice(_LENGTH)


def _parts(scored: Results, n: int) -> Iterator[Results]:
    """The first N paragraphs, two hundred in each part."""
    ids = scored.paragraphs["paragraph_id"].head(n)
    for start in range(0, len(ids), _OF_PART):
        part = scored.narrowed_to(ids.iloc[start : start + _OF_PART])
        mine = scored.documents["doc_id"].isin(part.paragraphs["doc_id"])
        yield replace(part, documents=scored.documents[mine])


def _spoken(made: Made) -> tuple[pd.DataFrame, pd.DataFrame]:
    return made["split_sentences"], made["find_voices"]


def _paragraphs_with_voice(made: Made) -> pd.DataFrame:
    return pipeline._with_voice(made["paragraph_rows"], made["add_voice"], {})


def _instruments(made: Made) -> pd.DataFrame:
    return score_instruments(*_spoken(made), made["books"].instruments, made["books"].mask)


def _receipts(made: Made) -> pd.DataFrame:
    return pipeline._in_reading_order([made["score_sentiment"][1], made["score_instruments"]], made["split_sentences"])


def _topics_by_paragraph(made: Made) -> pd.DataFrame:
    frames = (made[name] for name in ("paragraph_rows", "split_sentences", "find_topics"))
    return topics_by_paragraph(*frames, made["books"].topics)


def _judged(made: Made) -> object:
    return judge_mentions(made["find_mentions"], *_spoken(made), made["books"].actors, made["books"].stance)


def _words(made: Made) -> pd.DataFrame:
    return content_words(made["paragraph_rows"], made["books"].function_words)


def _events(made: Made) -> pd.DataFrame:
    return find_events(made["paragraph_rows"], made["split_sentences"], made["books"].events)


def _rolled_up(made: Made) -> pd.DataFrame:
    return rollup(made["results"], by_perspective(made["results"]), "perspective")
