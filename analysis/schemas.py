"""Every frame of the analysis: its grain, columns, types and laws, checked at each border.

A frame's schema is the contract between the stages and the meaning of the exported file of the same
name. `corpus/README.md` prints this as a table for readers; a test keeps the two in step.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.errors import SchemaError

# Text columns hold Python strings: where a frame has tens or thousands of rows, a column of Arrow strings costs more,
# whenever it is asked, than it saves (docs/decisions/0013). Set before any frame is made, since the two are not equal.
pd.options.mode.string_storage = "python"

VOICES = ("author", "quoted", "reported")
INSTRUMENTS = ("vader", "afinn", "opinion", "labmt", "diplomacy")  # of tone, beside TextBlob: lexicons/instruments.toml
VARIANTS = ("exchanged", "masked")  # of a text: its actors' names exchanged in pairs, or masked
VARIABLES = ("topic", "event", "voice", "stance")  # that people code by hand
ORIGINS = ("correction", "blind", "settled")  # of a coding by hand


@dataclass(frozen=True)
class Column:
    """What one column holds: `text`, `count` (whole, not negative), `number` (or unknown), `flag`; and its meaning."""

    kind: str
    meaning: str
    nullable: bool = False
    low: float | None = None
    high: float | None = None
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """One frame: what a row is, which columns make it unique (none: rows may repeat), and its columns."""

    row: str
    key: tuple[str, ...]
    columns: dict[str, Column]


def _text(meaning: str, **law) -> Column:
    return Column("text", meaning, **law)


def _count(meaning: str) -> Column:
    return Column("count", meaning, low=0)


def _number(meaning: str, low: float | None = None, high: float | None = None) -> Column:
    return Column("number", meaning, nullable=True, low=low, high=high)


_SENTENCE = _text("the sentence, `joscelyn/p07/s02`: article, paragraph, sentence")
_PARAGRAPH = _text("the paragraph, `joscelyn/p07`: article, paragraph")
_START = _count("where it begins in the sentence's text, in characters from 0")
_VOICE = _text("who says it: the author, a directly quoted or an indirectly reported speaker", one_of=VOICES)
_SURFACE = _text("the words as they stand in the text")
_HOLDER = _text("whose stance it is: `author`, or the speaker as the text names them")
_HOLDER_ACTOR = _text("the actor that the speaker stands for, where the name says it", nullable=True)
_UNSURE = Column("flag", "True where no code is more probable than not")

SCHEMAS: dict[str, Schema] = {
    "documents": Schema(
        "article",
        ("doc_id",),
        {
            "doc_id": _text("the article's id"),
            "title": _text("title"),
            "author": _text("author", nullable=True),
            "outlet": _text("where it was published", nullable=True),
            "published": _text("date of publication, ISO 8601", nullable=True),
            "perspective": _text("the side whose telling this is, as the corpus names it", nullable=True),
            "language": _text("language of the text, ISO 639-1", nullable=True),
            "translated": Column("flag", "True where the text is a translation: read tone with care"),
            "url": _text("where to find it", nullable=True),
            "sha256": _text("SHA-256 of the body's normalised paragraphs, joined by line breaks"),
            "n_paragraphs": _count("paragraphs of the body"),
            "n_words": _count("words of the body"),
        },
    ),
    "paragraphs": Schema(
        "paragraph",
        ("paragraph_id",),
        {
            "paragraph_id": _PARAGRAPH,
            "doc_id": _text("the article it stands in"),
            "position": _count("its place in the article, from 1"),
            "gist": _text("what it says, in one sentence of the project's own", nullable=True),
            "text": _text("its normalised text; empty where the article is not attached", nullable=True),
            "sha256": _text("SHA-256 of its normalised text"),
            "n_words": _count("its words"),
            "quoted_words": _count("of them, words inside direct quotations of speech or writing"),
            "reported_words": _count("of them, words reported without quotation marks"),
            "voice": _text(
                "author: under 20 % of the words directly quoted; quoted: over 60 %; else mixed",
                one_of=("author", "mixed", "quoted"),
            ),
        },
    ),
    "sentences": Schema(
        "sentence",
        ("sentence_id",),
        {
            "sentence_id": _SENTENCE,
            "paragraph_id": _PARAGRAPH,
            "position": _count("its place in the paragraph, from 1"),
            "text": _text("its normalised text; empty where the article is not attached", nullable=True),
            "n_words": _count("its words"),
            "voice": _text("the voice that speaks most of its words", one_of=VOICES),
            "speaker": _text("who is quoted or reported, as the text names them", nullable=True),
            "quoted_words": _count("its words inside direct quotations of speech or writing"),
            "reported_words": _count("its words reported without quotation marks"),
        },
    ),
    "voices": Schema(
        "stretch of one sentence in a voice other than the author's",
        (),
        {
            "sentence_id": _SENTENCE,
            "start": _START,
            "end": _count("where it ends in the sentence's text, exclusive"),
            "voice": _text("quoted or reported", one_of=("quoted", "reported")),
            "speaker": _text("who speaks, as the text names them; empty where it does not", nullable=True),
            "cue": _text("the word that announces the speech", nullable=True),
            "n_words": _count("words in the stretch"),
        },
    ),
    "sentiment": Schema(
        "sentence",
        ("sentence_id",),
        {
            "sentence_id": _SENTENCE,
            "polarity": _number("-1 hostile to +1 favourable words, names masked; unknown: no scored word", -1, 1),
            "subjectivity": _number("0 fact to 1 opinion, names masked; unknown: no scored word", 0, 1),
            "n_scored": _count("scored words and phrases, names masked"),
            "polarity_unmasked": _number("polarity with the mask off: TextBlob's own", -1, 1),
            "subjectivity_unmasked": _number("subjectivity with the mask off: TextBlob's own", 0, 1),
            "n_scored_unmasked": _count("scored words and phrases with the mask off"),
        },
    ),
    "receipts": Schema(
        "scored word or phrase of a sentence",
        (),
        {
            "sentence_id": _SENTENCE,
            "measure": _text(
                "tone: TextBlob, mask on; tone_unmasked: mask off; else another instrument, mask on",
                one_of=("tone", "tone_unmasked", *INSTRUMENTS),
            ),
            "term": _text("the scored words, as they stand in the text"),
            "start": _START,
            "weight": _number("its polarity, -1 to +1", -1, 1),
            "subjectivity": _number("its subjectivity, 0 to 1, of TextBlob alone", 0, 1),
            "voice": _VOICE,
            "masked": Column("flag", "True for words of a name or set phrase, which the mask hides"),
        },
    ),
    "topic_mentions": Schema(
        "place where a term of the topic codebook stands",
        (),
        {
            "sentence_id": _SENTENCE,
            "topic": _text("the topic's id"),
            "term": _text("the term as the codebook writes it"),
            "surface": _SURFACE,
            "start": _START,
            "voice": _VOICE,
        },
    ),
    "topics_by_paragraph": Schema(
        "paragraph and topic",
        ("paragraph_id", "topic"),
        {
            "paragraph_id": _PARAGRAPH,
            "topic": _text("the topic's id"),
            "n_mentions": _count("terms of the topic found in the paragraph"),
            "n_words": _count("words of the paragraph"),
            "per_1000": _number("mentions per 1,000 words; unknown where the paragraph has no word", 0),
            "present": Column("flag", "True where a careful reader would code the topic: more than a passing mention"),
        },
    ),
    "words": Schema(
        "paragraph and content word",
        ("paragraph_id", "word"),
        {
            "paragraph_id": _PARAGRAPH,
            "word": _text("a content word in lower case; by alphabet, so that their order in the text is not given"),
            "n": _count("how often it stands in the paragraph, whoever says it"),
        },
    ),
    "events": Schema(
        "paragraph",
        ("paragraph_id",),
        {
            "paragraph_id": _PARAGRAPH,
            "event": _text("the meeting it is about or places its facts at: an event's id, both, or none"),
            "evidence": _text("the cues that decided, or why none did"),
        },
    ),
    "mentions": Schema(
        "mention of an actor (a collective gives one row for each member)",
        ("mention_id",),
        {
            "mention_id": _text("the mention, `joscelyn/p07/s02/m03`"),
            "sentence_id": _SENTENCE,
            "actor": _text("the actor's label, `United States`"),
            "surface": _SURFACE,
            "start": _START,
            "voice": _VOICE,
            "holder": _HOLDER,
            "holder_actor": _HOLDER_ACTOR,
            "stance": _number("the holder's stance, -1 against to +1 in favour: p_favour - p_against", -1, 1),
            "p_against": _number("how probable it is that the holder is against the actor", 0, 1),
            "p_neutral": _number("how probable it is that the holder is neutral, or only describes", 0, 1),
            "p_favour": _number("how probable it is that the holder is in favour of the actor", 0, 1),
            "unsure": _UNSURE,
        },
    ),
    "stance_receipts": Schema(
        "word or short phrase that carried the stance of a mention",
        ("mention_id", "sentence_id", "start"),
        {
            "mention_id": _text("the mention that is judged"),
            "sentence_id": _text(
                "the sentence that the words stand in: the mention's own, or another of its paragraph"
            ),
            "term": _text("the words, as they stand in the text; four at most"),
            "start": _START,
            "weight": _number("its share of what the model looked at in the paragraph, 0 to 1", 0, 1),
        },
    ),
    "stance_by_paragraph": Schema(
        "paragraph, actor and holder of a stance toward it (no mention, no row)",
        ("paragraph_id", "actor", "holder"),
        {
            "paragraph_id": _PARAGRAPH,
            "actor": _text("label of the actor that is judged"),
            "holder": _HOLDER,
            "holder_actor": _HOLDER_ACTOR,
            "stance": _number("the code: -1 against, 0 neutral or mixed, 1 in favour", -1, 1),
            "value": _number(
                "-1 against to +1 in favour: the author's over the whole paragraph, a speaker's over the mentions",
                -1,
                1,
            ),
            "n_mentions": _count("mentions of the actor in the holder's words"),
            "unsure": _UNSURE,
        },
    ),
    "audit": Schema(
        "paragraph, variant of its text, measure and key: what the measure counts when the names are changed",
        ("paragraph_id", "variant", "measure", "key"),
        {
            "paragraph_id": _PARAGRAPH,
            "variant": _text("the text read again: its actors' names exchanged in pairs, or masked", one_of=VARIANTS),
            "measure": _text("id of the measure in corpus/measures.toml"),
            "key": _text("topic or actor (the one that the text as it is names there); else empty"),
            "voice": _text("whose words count: author, quoted, reported or all", one_of=(*VOICES, "all")),
            "numerator": _number("what the paragraph adds to the upper sum of the measure (docs/decisions/0001)"),
            "denominator": _number("what it adds to the lower sum", 0),
        },
    ),
    "alignments": Schema(
        "pair of sentences of two articles that may tell the same fact, as the machine proposes",
        ("sentence_id", "other_id"),
        {
            "sentence_id": _text("the sentence of the article that comes first in documents"),
            "other_id": _text("the sentence of the other article"),
            "score": Column(
                "number", "0 nothing shared to 1; higher: likelier the same fact. No probability", low=0, high=1
            ),
            "rank": _count("1 for the best partner of the sentence in the other article, 2 for the next"),
            "group": _text("a proposal and the lesser ones that share a sentence with it"),
            "shared_names": _text("actors and names that both sentences have", nullable=True),
            "shared_dates": _text("dates that both name, ISO 8601", nullable=True),
            "shared_numbers": _text("numbers that both name, in figures", nullable=True),
            "shared_terms": _text("other words that both have, by alphabet, as the first writes them", nullable=True),
            "similarity": Column("number", "cosine of their words by frequency and rarity, 0 to 1", low=0, high=1),
        },
    ),
    "scores": Schema(
        "unit, measure, key and voice",
        ("unit", "unit_id", "measure", "key", "voice"),
        {
            "unit": _text("the level: paragraph, document, event, perspective"),
            "unit_id": _text("which of them; `perspective / event` for a cell of both"),
            "measure": _text("id of the measure in corpus/measures.toml"),
            "key": _text("topic or actor that is counted, or instrument of tone; empty for measures of the whole text"),
            "voice": _text("whose words count: author, quoted, reported or all", one_of=(*VOICES, "all")),
            "value": _number("the score; unknown where nothing could be counted"),
            "n_units": _count("paragraphs behind it"),
            "n_words": _count("words behind it"),
            "n_counted": _count("what the score rests on: scored words, mentions, or paragraphs, by measure"),
            "low": _number("lower end of its 95 % interval; unknown with fewer than two paragraphs"),
            "high": _number("upper end of its 95 % interval"),
        },
    ),
    "ledger": Schema(
        "fact and article that tells it (a fact that no article tells has one row, without article)",
        ("fact_id", "doc_id"),
        {
            "fact_id": _text("the fact; `chronology:…` where only the chronology records it"),
            "what": _text("the fact, in one sentence of the project's own or the reader's"),
            "when": _text("ISO day, month or year, or two joined by `/`; empty where undated", nullable=True),
            "place": _text("where it was", nullable=True),
            "actors": _text("labels of the actors, joined by `; `", nullable=True),
            "act": _text("kind of act, an id of codebooks/acts.toml; empty for a state of affairs", nullable=True),
            "event": _text("the meeting it belongs to: an event's id, both, or none"),
            "topics": _text("ids of the topics, joined by `; `", nullable=True),
            "status": _text(
                "among the articles at hand: both tell it alike, framed apart, contradicted, one tells it, neither",
                one_of=("both", "framed", "contradicted", "one", "neither"),
            ),
            "why": _text("how the tellings differ, where they are told apart", nullable=True),
            "sources": _text("who records it in the chronology, joined by vertical bars", nullable=True),
            "origin": _text("built in, chronology, or how the reader came by it"),
            "doc_id": _text("the article that tells it; empty where none does", nullable=True),
            "sentence_ids": _text("its sentences, in reading order, joined by `; `", nullable=True),
            "said": _text("how the article tells it, in words of the project's own or the reader's", nullable=True),
            "framing": _text("words of the article that colour the telling, joined by `; `", nullable=True),
            "voice": _text("who speaks most of the words: author, quoted, reported; else mixed", nullable=True),
            "speakers": _text("who is quoted or reported there, as the text names them", nullable=True),
            "tone": _number("-1 hostile to +1 favourable, of the voice that counts; unknown: no scored word", -1, 1),
            "n_scored": _count("scored words behind the tone"),
            "n_words": _count("words of the sentences at hand"),
            "stances": _text(
                "stance toward each actor named there: `United States: against -0.41`, joined by `; `", nullable=True
            ),
            "lost": Column("flag", "True where sentences of the telling are not in the articles at hand"),
            "exact": _text(
                "words of its first stretch (W3C TextQuoteSelector); empty where the text is not at hand", nullable=True
            ),
            "prefix": _text("the characters before them", nullable=True),
            "suffix": _text("the characters after them", nullable=True),
            "start": _number(
                "where they begin in the body, its paragraphs joined by line breaks (W3C TextPositionSelector); "
                "unknown where the text is not at hand",
                0,
            ),
            "end": _number("where they end, exclusive", 0),
            "selectors": _text("W3C selectors of every stretch of the telling, as JSON", nullable=True),
        },
    ),
    "answers": Schema(
        "question and article",
        ("question_id", "doc_id"),
        {
            "question_id": _text("the question's id"),
            "asks": _text("the question"),
            "doc_id": _text("the article's id"),
            "says": _text("what it answers, in our own words; empty: it does not say", nullable=True),
            "sentence_ids": _text("the sentences that say so, joined by `; `", nullable=True),
        },
    ),
    "chronology": Schema(
        "entry of the chronology: what happened, whoever tells it",
        ("entry_id",),
        {
            "entry_id": _text("the entry's id"),
            "when": _text("ISO day, month or year, or two joined by `/`"),
            "what": _text("what happened, in our own words"),
            "place": _text("where it was", nullable=True),
            "actors": _text("labels of the actors, joined by `; `", nullable=True),
            "act": _text("kind of act, an id of codebooks/acts.toml", nullable=True),
            "event": _text("the meeting it belongs to: an event's id, both, or none"),
            "topics": _text("ids of the topics, joined by `; `", nullable=True),
            "sources": _text("who says so, joined by vertical bars"),
            "fact_ids": _text("facts of the ledger that record the same, joined by `; `", nullable=True),
            "told_by": _text("the articles that tell one of them, joined by `; `; empty: none does", nullable=True),
        },
    ),
    "codings": Schema(
        "answer that a person gave to one question about a paragraph (a later one takes the place of an earlier one)",
        (),
        {
            "paragraph_id": _PARAGRAPH,
            "variable": _text("what was asked", one_of=VARIABLES),
            "key": _text("the topic's id, or the actor's label; empty for event and voice"),
            "code": _text(
                "topic: present, absent; event: as in events; voice: as in paragraphs; stance: against, neutral, "
                "favour, not_referred; empty: the answer is withdrawn"
            ),
            "coder": _text("who answered, by name or initials"),
            "time": _text("when, ISO 8601"),
            "origin": _text(
                "correction: of a label that the coder saw; blind: of a random sample, the label unseen; settled: "
                "where coders differed",
                one_of=ORIGINS,
            ),
            "sample": _text("the random sample, `simple-30-seed1-3f2a9c`; empty for other origins"),
            "probability": _number("how probable it was that the sample holds the paragraph", 0, 1),
            "note": _text("what the coder noted"),
        },
    ),
}


def check(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame itself, once its columns, types, ranges and key are as its schema says.

    Columns come back in the schema's order; further columns are refused, so that nothing unexplained is exported.

    Raises
    ------
    SchemaError
        Names the frame, the column, what was found and what was expected.
    """
    schema = SCHEMAS[name]
    _check_names(frame, name, schema)
    for column, law in schema.columns.items():
        _check_column(frame[column], law, name)
    repeated = frame.duplicated(list(schema.key)) if schema.key else pd.Series(False, index=frame.index)
    if repeated.any():
        first = frame.loc[repeated, list(schema.key)].iloc[0].to_dict()
        raise SchemaError(f"The {name!r} frame has more than one row for {first}. It holds one row per {schema.row}.")
    return frame.loc[:, list(schema.columns)]


def empty(name: str) -> pd.DataFrame:
    """The frame without rows, its columns typed: what a stage gives for a text in which it finds nothing."""
    return conform(pd.DataFrame(columns=list(SCHEMAS[name].columns)), name)


def conform(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame with each column in its schema's type, as files and builders without types give it; then checked."""
    laws = {column: law for column, law in SCHEMAS[name].columns.items() if column in frame}
    other = {column: law.kind for column, law in laws.items() if frame[column].dtype != _DTYPES[law.kind]}
    return check(frame.assign(**{column: _typed(frame[column], kind) for column, kind in other.items()}), name)


_DTYPES = {"text": "str", "count": "int64", "number": "float64", "flag": "bool"}


def _typed(column: pd.Series, kind: str) -> pd.Series:
    if kind == "text":
        return column.astype("str").where(column.notna(), None)
    if kind == "flag":
        return column.map({True: True, False: False, "True": True, "False": False}).astype(bool)
    return column.astype(int) if kind == "count" else column.astype(float)


def _check_names(frame: pd.DataFrame, name: str, schema: Schema) -> None:
    lacking = [column for column in schema.columns if column not in frame.columns]
    extra = [column for column in frame.columns if column not in schema.columns]
    if lacking or extra:
        found = ", ".join(map(repr, frame.columns))
        trouble = f"has no column {', '.join(map(repr, lacking))}" if lacking else f"has an unknown column {extra[0]!r}"
        raise SchemaError(f"The {name!r} frame {trouble}. It has {found}. See analysis/schemas.py.")


def _check_column(column: pd.Series, law: Column, name: str) -> None:
    where = f"Column {column.name!r} of the {name!r} frame"
    if not law.nullable and column.isna().any():
        raise SchemaError(f"{where} has an empty cell in row {int(column.isna().argmax())}; every row needs one.")
    if law.kind in ("count", "number") and not pd.api.types.is_numeric_dtype(column):
        raise SchemaError(f"{where} should hold numbers but holds {column.dtype}.")
    if law.one_of and not set(column) <= set(law.one_of):
        raise SchemaError(f"{where} holds {sorted(set(column) - set(law.one_of))[0]!r}; it may hold {law.one_of}.")
    if (law.low is not None and (column < law.low).any()) or (law.high is not None and (column > law.high).any()):
        raise SchemaError(
            f"{where} reaches from {column.min()} to {column.max()}; it may reach {law.low} to {law.high}."
        )
