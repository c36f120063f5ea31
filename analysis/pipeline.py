"""The whole analysis, read top to bottom: the method section as code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.measures.content_words import content_words, read_function_words
from analysis.measures.events import Events, find_events, read_events
from analysis.measures.instruments import Instruments, read_instruments, score_instruments
from analysis.measures.mentions import Actors, find_mentions, read_actors
from analysis.measures.sentiment import Mask, read_mask, score_sentiment
from analysis.measures.stance import judge_mentions
from analysis.measures.stance_model import StanceModel, read_stance_model
from analysis.measures.topics import Topics, find_topics, read_topics, topics_by_paragraph
from analysis.results import Results
from analysis.schemas import conform
from analysis.scope import Perspective, Scope
from analysis.text.documents import Article, documents_frame, paragraph_rows
from analysis.text.perspectives import read_perspectives
from analysis.text.sentences import split_sentences
from analysis.text.voice import Cues, add_voice, find_voices, paragraph_voice, read_cues


@dataclass(frozen=True)
class Codebooks:
    """Everything that decides what is found in a text, read from `corpus/`."""

    topics: Topics
    events: Events
    actors: Actors
    mask: Mask
    instruments: Instruments
    cues: Cues
    stance: StanceModel
    function_words: frozenset[str]
    perspectives: tuple[Perspective, ...] = ()


def read_codebooks(corpus: Path, own: Path | None = None, stance: StanceModel | None = None) -> Codebooks:
    """The codebooks, mask, cues, stance model and function words of a corpus folder.

    A file of the folder `own` takes the place of the corpus's of the same name (codebooks/topics.toml …). `stance`:
    the corpus's stance model, where it has been read before.

    Raises
    ------
    CodebookError
        A file cannot be used as it stands; the message names the entry and what to do.
    """

    def file(name: str) -> Path:
        return own / name if own and (own / name).is_file() else corpus / name

    actors = read_actors(file("codebooks/actors.toml"))
    return Codebooks(
        topics=read_topics(file("codebooks/topics.toml")),
        events=read_events(file("codebooks/events.toml")),
        actors=actors,
        mask=read_mask(file("lexicons/masks.toml")).with_names(actors.terms),
        instruments=read_instruments(corpus / "lexicons"),
        cues=read_cues(corpus / "lexicons" / "cues.toml"),
        stance=stance or read_stance_model(corpus / "models" / "stance"),
        function_words=read_function_words(corpus / "lexicons" / "function_words.txt"),
        perspectives=read_perspectives(file("perspectives.toml")),
    )


def scope_of(perspectives: tuple[Perspective, ...], events: Events) -> Scope:
    """What is told apart by these perspectives and events; the articles add theirs (see Results)."""
    return Scope(perspectives, events.short_labels, events.word)


def analyse(articles: Iterable[Article], codebooks: Codebooks, gists: Mapping[str, str] | None = None) -> Results:
    """Run every stage over the articles. Reads and writes no file.

    `gists` gives a paragraph_id its gist, where there is one.
    """
    articles = list(articles)
    paragraphs = paragraph_rows(articles)
    sentences = split_sentences(paragraphs)
    voices = find_voices(sentences, codebooks.cues)
    sentences = conform(add_voice(sentences, voices), "sentences")
    paragraphs = _with_voice(paragraphs, sentences, gists or {})

    sentiment, receipts = score_sentiment(sentences, voices, codebooks.mask)
    others = score_instruments(sentences, voices, codebooks.instruments, codebooks.mask)
    topic_mentions = find_topics(sentences, voices, codebooks.topics)
    named = find_mentions(sentences, voices, codebooks.actors)
    mentions, receipts_of_stance, by_paragraph = judge_mentions(
        named, sentences, voices, codebooks.actors, codebooks.stance
    )
    return Results(
        documents=documents_frame(articles),
        paragraphs=paragraphs,
        sentences=sentences,
        voices=voices,
        sentiment=sentiment,
        receipts=_in_reading_order([receipts, others], sentences),
        topic_mentions=topic_mentions,
        topics_by_paragraph=topics_by_paragraph(paragraphs, sentences, topic_mentions, codebooks.topics),
        words=content_words(paragraphs, codebooks.function_words),
        events=find_events(paragraphs, sentences, codebooks.events),
        mentions=mentions,
        stance_receipts=receipts_of_stance,
        stance_by_paragraph=by_paragraph,
        scope=scope_of(codebooks.perspectives, codebooks.events),
    )


def _in_reading_order(parts: list[pd.DataFrame], sentences: pd.DataFrame) -> pd.DataFrame:
    """The receipts of all instruments, sentence by sentence; within one, instrument by instrument."""
    parts = [part for part in parts if len(part)] or parts[:1]
    together = pd.concat(parts, ignore_index=True)
    order = pd.Index(sentences["sentence_id"]).get_indexer(together["sentence_id"]).argsort(kind="stable")
    return together.iloc[order].reset_index(drop=True)


def _with_voice(paragraphs: pd.DataFrame, sentences: pd.DataFrame, gists: Mapping[str, str]) -> pd.DataFrame:
    words = sentences.groupby("paragraph_id")[["quoted_words", "reported_words"]].sum()
    frame = paragraphs.merge(words, on="paragraph_id", how="left", validate="one_to_one").fillna(
        {"quoted_words": 0, "reported_words": 0}
    )
    frame["voice"] = [paragraph_voice(*pair) for pair in zip(frame["quoted_words"], frame["n_words"], strict=True)]
    return conform(frame.assign(gist=frame["paragraph_id"].map(dict(gists))), "paragraphs")
