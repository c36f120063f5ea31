"""Concordance: every place where a term, a topic or an actor stands, with the words on either side."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.contrast.positions import code_of_chances
from analysis.evidence.judgements import CHANCES
from analysis.results import Results
from analysis.schemas import VOICES
from analysis.text.terms import TermIndex, term_parts
from analysis.text.typography import normalise
from analysis.text.voice import voice_at

WIDTH = 90  # characters of context on either side, before the cut to whole words
LONGEST_TERM = 80  # characters of a term that a reader may look up

COLUMNS = [
    "paragraph_id", "sentence_id", "left", "mention", "right", "voice", "times",
    "doc_id", "author", "perspective", "position", "gist",
]  # fmt: skip
JUDGED = ["holder", "code", "stance"]
_PLACE = ["sentence_id", "start", "surface", "voice"]


class Sought(NamedTuple):
    """What was looked up: the term in its normalised form, or what keeps it from being one."""

    term: str
    trouble: str = ""


class WordCounts(NamedTuple):
    """What ships of the words of articles that are not attached, without their order.

    words: paragraph_id, word (lower case), n, one row per paragraph and word. left_out: words that are not counted.
    """

    words: pd.DataFrame
    left_out: frozenset[str]


def seek(written: str) -> Sought:
    """A reader's term, ready to be looked up; `trouble` says what is wrong with it, and how terms are written."""
    term = normalise(written)
    if len(term) > LONGEST_TERM:
        return Sought("", f"A term may have {LONGEST_TERM} characters at most. Shorten it.")
    try:
        term_parts(term)
    except ValueError as error:
        how = "Write one as in: sanction* (also sanctions, sanctioned), rules-based order, US."
        return Sought("", f"“{term}” cannot be looked up: {error}. {how}")
    return Sought(term)


def topic_in_context(results: Results, topic: str) -> pd.DataFrame:
    """One row per mention of a topic, in reading order; columns as in `in_context`."""
    return in_context(results, results.topic_mentions.loc[results.topic_mentions["topic"] == topic, _PLACE])


def actor_in_context(results: Results, actor: str) -> pd.DataFrame:
    """One row per mention of an actor, by its label, in reading order; columns as in `in_context`, and JUDGED.

    JUDGED: holder (`author` or the speaker as named), code (against, neutral, favour, unsure) and stance (-1 against
    to +1 in favour) of that mention; code and stance are missing where it has not been judged.
    """
    mentions = results.mentions[results.mentions["actor"] == actor]
    known = mentions.dropna(subset=CHANCES)
    mentions = mentions.assign(code=code_of_chances(known) if len(known) else None)
    return in_context(results, mentions[[*_PLACE, *JUDGED]])


def term_in_context(results: Results, term: str, shipped: WordCounts) -> pd.DataFrame:
    """One row per place where a term stands, in reading order; columns as in `in_context`.

    Where an article is not attached, its places come from what ships of it. A single content word has one row per
    paragraph and form, from the unordered counts: no sentence, no voice, `times` above 1 where it repeats. Any other
    term is found only inside the words that a measure hit, so that there may be more places.

    Parameters
    ----------
    term
        As `seek` gives it: words, each with a closing `*` for any ending.

    Raises
    ------
    ValueError
        The term cannot be looked up; `seek` says so in words for readers.
    """
    attached = results.sentences["text"].notna()
    index = TermIndex([("", term)])
    places = _in_texts(results.sentences[attached], results.voices, index)
    if not is_counted(term, shipped):
        held = _in_receipts(results, results.sentences.loc[~attached, "sentence_id"], index)
        return in_context(results, pd.concat([places, held]))
    unread = shipped.words["paragraph_id"].isin(results.sentences.loc[~attached, "paragraph_id"])
    counted = _in_counts(shipped.words[unread], term)
    return _in_order(results, pd.concat([_with_context(results, places), counted], ignore_index=True))


def in_context(results: Results, places: pd.DataFrame) -> pd.DataFrame:
    """One row per place (sentence_id, start, surface, voice; where they are judged, JUDGED), in reading order.

    left and right are up to WIDTH characters of the paragraph on either side, cut to whole words, and missing where
    the article is not attached; mention is the words themselves; times, how many places the row stands for.
    """
    return _in_order(results, _with_context(results, places))


def named_most(results: Results) -> dict[str, int]:
    """The actors that are named, with their mentions, most first."""
    counts = results.mentions["actor"].value_counts().reset_index()
    counts = counts.sort_values(["count", "actor"], ascending=[False, True])
    return dict(zip(counts["actor"], counts["count"].astype(int), strict=True))


def in_voice(rows: pd.DataFrame, voice: str | None) -> pd.DataFrame:
    """The rows in a voice; all of them for `all` or none. A row whose voice is unknown is in no voice."""
    return rows[rows["voice"] == voice] if voice in VOICES else rows


def is_counted(term: str, shipped: WordCounts) -> bool:
    """True for a word that the unordered counts would hold: no phrase, no single letter, no function word."""
    first, *others = term_parts(term.casefold())
    return not others and len(first) > 1 and first not in shipped.left_out


def may_miss(results: Results, term: str, shipped: WordCounts) -> bool:
    """True where a term may stand in more places than can be found: a phrase, in articles without their text."""
    return not is_counted(term, shipped) and bool(results.paragraphs["text"].isna().any())


def _in_texts(sentences: pd.DataFrame, voices: pd.DataFrame, index: TermIndex) -> pd.DataFrame:
    """The places of a term in sentences with text."""
    rows = [
        (sentence_id, found.start, text[found.start : found.end])
        for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True)
        for found in index.find(text)
    ]
    places = _places(rows)
    return places.assign(voice=voice_at(places, voices))


def _in_receipts(results: Results, sentence_ids: pd.Series, index: TermIndex) -> pd.DataFrame:
    """The places of a term within the words that a measure hit, where nothing else is at hand."""
    hits = pd.concat(
        [
            results.topic_mentions[_PLACE],
            results.mentions[_PLACE],
            results.receipts.rename(columns={"term": "surface"})[_PLACE],
        ]
    ).drop_duplicates(["sentence_id", "start", "surface"])
    hits = hits[hits["sentence_id"].isin(sentence_ids)]
    rows = [
        (hit.sentence_id, hit.start + found.start, hit.surface[found.start : found.end], hit.voice)
        for hit in hits.itertuples()
        for found in index.find(hit.surface)
    ]
    return _places([row[:3] for row in rows]).assign(voice=[row[3] for row in rows]).drop_duplicates()


def _in_counts(words: pd.DataFrame, term: str) -> pd.DataFrame:
    """One row per paragraph and word form of a single-word term, from unordered counts, which know no capitals."""
    index = TermIndex([("", term.casefold())])
    matching = words[words["word"].map(lambda word: bool(index.find(word))).astype(bool)]
    return pd.DataFrame(
        {
            "paragraph_id": matching["paragraph_id"],
            "mention": matching["word"],
            "times": matching["n"].astype(int),
        },
    ).reindex(columns=COLUMNS[:7])


def _places(rows: Iterable[tuple[str, int, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=_PLACE[:3]).astype({"start": int})


def _with_context(results: Results, places: pd.DataFrame) -> pd.DataFrame:
    """The first seven COLUMNS, and those of JUDGED that the places have; one row per place."""
    where = _offsets(results.sentences)
    texts = results.paragraphs.set_index("paragraph_id")["text"]
    more = [column for column in JUDGED if column in places]
    rows = []
    for place in places.sort_values(["sentence_id", "start"], kind="stable").itertuples():
        paragraph_id, offset = where[place.sentence_id]
        left, right = _sides(texts[paragraph_id], offset + place.start, len(place.surface))
        judged = (getattr(place, column) for column in more)
        rows.append((paragraph_id, place.sentence_id, left, place.surface, right, place.voice, 1, *judged))
    return pd.DataFrame(rows, columns=[*COLUMNS[:7], *more])


def _offsets(sentences: pd.DataFrame) -> dict[str, tuple[str, int]]:
    """Where each sentence begins in its paragraph's text: sentences joined by single spaces are the paragraph."""
    offsets, ends = {}, {}
    for sentence_id, paragraph_id, text in sentences[["sentence_id", "paragraph_id", "text"]].itertuples(index=False):
        begin = ends.get(paragraph_id, 0)
        offsets[sentence_id] = (paragraph_id, begin)
        ends[paragraph_id] = begin + (len(text) + 1 if isinstance(text, str) else 0)
    return offsets


def _sides(text: str | None, start: int, length: int) -> tuple[str | None, str | None]:
    if not isinstance(text, str):
        return None, None
    end = start + length
    left, right = text[max(0, start - WIDTH) : start], text[end : end + WIDTH]
    if start > WIDTH:
        left = "… " + left.partition(" ")[2]
    if end + WIDTH < len(text):
        right = right.rpartition(" ")[0] + " …"
    return left, right


def _in_order(results: Results, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in reading order, each with its article, paragraph and gist."""
    order = {paragraph_id: place for place, paragraph_id in enumerate(results.paragraphs["paragraph_id"])}
    rows = rows.assign(place=rows["paragraph_id"].map(order)).sort_values("place", kind="stable")
    paragraphs = results.paragraphs[["paragraph_id", "doc_id", "position", "gist"]]
    documents = results.documents[["doc_id", "author", "perspective"]]
    rows = rows.merge(paragraphs, on="paragraph_id", validate="many_to_one").merge(
        documents, on="doc_id", validate="many_to_one"
    )
    return rows.astype({"times": int})[[*COLUMNS, *(column for column in JUDGED if column in rows)]]
