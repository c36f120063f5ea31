"""Passages and facts as figures of a briefing: what is said of them, their numbers, and their quotations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.briefing.exhibit import Behind, Making
from analysis.briefing.plain import plain_frame
from analysis.briefing.quoting import QUOTED_WORDS
from analysis.contrast.counts import amount
from analysis.facts.frames import ledger_frame
from analysis.facts.rows import Row
from analysis.facts.said import say_status
from analysis.results import Results

# Of the ledger, what is known only where an article's text is at hand: its words, and the places of them.
_OF_TEXTS = ["exact", "prefix", "suffix", "start", "end", "selectors"]
_ONE_PASSAGE = "A passage shows what one text says at one place: it is an example, not a count of anything."
_FACT = (
    "A fact is what would be the same whoever told it, in words of our own. Status says which articles tell it, and "
    "whether they tell it apart."
)
_FACT_LIMITS = (
    "What counts as a fact, and as the same fact, was decided by a reader. Status compares texts: it does not say what "
    "happened or who is right. Stance is the judgement of a small model that is often wrong."
)
_SCORES = "Tone: mean polarity of the scored words of each sentence, names and set phrases masked; none where none is."


@dataclass(frozen=True)
class Told:
    """What is said of passages or of a fact, as parts of an exhibit."""

    title: str
    counts: str
    alt: str
    made: Making
    frame: pd.DataFrame
    behind: tuple[Behind, ...]


def passage_told(results: Results, paragraph_id: str, source: str) -> Told:
    """One paragraph: a row per sentence with its voice and tone; what it says, or where it stands."""
    paragraph = results.paragraphs.set_index("paragraph_id").loc[paragraph_id]
    sentences = passage_numbers(results, paragraph_id)
    where = f"{_side(results, paragraph_id)}, paragraph {paragraph['position']}"
    gist = _text(paragraph["gist"])
    behind = _behind_paragraph(results, paragraph_id, where)
    return Told(
        title=f"{where}: {gist}" if gist else f"{where} of “{_title(results, paragraph_id)}”",
        counts=_counts(sentences),
        alt=f"A passage: {where}. {gist}".strip(),
        made=Making("A paragraph as it stands in its article.", "", _SCORES, _ONE_PASSAGE, source),
        frame=sentences,
        behind=(behind,),
    )


def passage_numbers(results: Results, paragraph_id: str) -> pd.DataFrame:
    """The frame of `passage_told`: a row per sentence."""
    return _sentences(results, [paragraph_id])


def pair_told(results: Results, sentence_ids: Sequence[str], reasons: str, score: float, source: str) -> Told:
    """Two sentences that may tell the same fact: a row each; why they were set beside each other."""
    sentences = _sentences(results, [each.rpartition("/")[0] for each in sentence_ids])
    sentences = sentences[sentences["sentence_id"].isin(list(sentence_ids))].assign(score=score)
    places = [_sentence_place(results, each) for each in sentence_ids]
    return Told(
        title=f"Two passages that may tell the same: {' and '.join(places)}",
        counts=f"Score {score:.2f}. {reasons}",
        alt=f"Two passages side by side: {' and '.join(places)}.",
        made=Making("Two sentences that the machine proposes as telling one fact.", "", _SCORES, _ONE_PASSAGE, source),
        frame=plain_frame(sentences),
        behind=tuple(behind_sentence(results, each, place) for each, place in zip(sentence_ids, places, strict=True)),
    )


def fact_told(row: Row, results: Results, source: str) -> Told:
    """One fact of the ledger: a row per article that tells it, with voice, tone and stances; and how they differ."""
    status = say_status(row.status, len(row.cells), len(results.documents))
    why = row.fact.why if row.status == row.fact.apart else ""
    tellings = [(cell.telling.sentence_ids[0], cell.telling.said) for cell in row.cells.values()]
    behind = [
        behind_sentence(results, sentence_id, _side(results, sentence_id), said)
        for sentence_id, said in tellings
        if _is_at_hand(results, sentence_id)
    ]
    counted = f"Told by {len(row.cells)} of {amount(len(results.documents), 'article')}."
    return Told(
        title=row.fact.what,
        counts=" ".join(part for part in (f"{status}.", why, counted) if part),
        alt=f"A fact of the ledger: {row.fact.what} {status}.",
        made=Making(_FACT, "", _SCORES, _FACT_LIMITS, source),
        frame=fact_numbers(row, results),
        behind=tuple(behind),
    )


def fact_numbers(row: Row, results: Results) -> pd.DataFrame:
    """The frame of `fact_told`: a row per article that tells it."""
    return plain_frame(ledger_frame([row], results).drop(columns=_OF_TEXTS))


def behind_sentence(results: Results, sentence_id: str, said_of: str, gist: str = "") -> Behind:
    """A sentence as a quotation of at most QUOTED_WORDS words, where its text is at hand; `gist` says what it tells."""
    paragraph_id = sentence_id.rpartition("/")[0]
    paragraph = results.paragraphs.set_index("paragraph_id").loc[paragraph_id]
    sentence = _text(results.sentences.set_index("sentence_id")["text"].get(sentence_id))
    text = _text(paragraph["text"])
    quote = _shortened(sentence)
    start = max(text.find(quote), 0)
    said = gist or _text(paragraph["gist"])
    return Behind(paragraph_id, sentence_id, said_of, said, quote, start, start + len(quote))


def _behind_paragraph(results: Results, paragraph_id: str, said_of: str) -> Behind:
    """A paragraph as a quotation: as many of its first sentences as QUOTED_WORDS hold, or the first one’s beginning."""
    own = results.sentences[results.sentences["paragraph_id"] == paragraph_id]
    first = behind_sentence(results, own["sentence_id"].iloc[0], said_of)
    if not first.quote:
        return first
    text = results.paragraphs.set_index("paragraph_id")["text"][paragraph_id]
    end = first.end
    for sentence in own["text"].iloc[1:]:
        after = text.find(sentence, end) + len(sentence)
        if len(text[first.start : after].split()) > QUOTED_WORDS:
            break
        end = after
    return replace(first, quote=text[first.start : end], end=end)


def _shortened(sentence: str) -> str:
    words = sentence.split(" ")
    return sentence if len(words) <= QUOTED_WORDS else " ".join(words[:QUOTED_WORDS])


def _sentences(results: Results, paragraph_ids: Iterable[str]) -> pd.DataFrame:
    """One row per sentence, without its text."""
    own = results.sentences[results.sentences["paragraph_id"].isin(list(paragraph_ids))]
    columns = ["sentence_id", "paragraph_id", "position", "voice", "speaker", "n_words"]
    scores = results.sentiment[["sentence_id", "polarity", "n_scored"]]
    return plain_frame(own[columns].merge(scores, on="sentence_id", how="left", validate="one_to_one"))


def _counts(sentences: pd.DataFrame) -> str:
    scored = int(sentences["n_scored"].sum())
    words, n = amount(int(sentences["n_words"].sum()), "word"), amount(len(sentences), "sentence")
    return f"{words} in {n}; {amount(scored, 'scored word')}." if scored else f"{words} in {n}; no scored word."


def _is_at_hand(results: Results, sentence_id: str) -> bool:
    return (results.sentences["sentence_id"] == sentence_id).any()


def _side(results: Results, unit_id: str) -> str:
    """Whose text it is, as a reader reads it: "Russian author"; of an article without perspective its title."""
    document = _document(results, unit_id)
    name = document["perspective"]
    return results.scope.of(name).label if isinstance(name, str) else _title(results, unit_id)


def _title(results: Results, unit_id: str) -> str:
    title = _document(results, unit_id)["title"]
    return title if isinstance(title, str) and title else unit_id.split("/")[0]


def _document(results: Results, unit_id: str) -> pd.Series:
    return results.documents.set_index("doc_id").loc[unit_id.split("/")[0]]


def _sentence_place(results: Results, sentence_id: str) -> str:
    paragraph_id = sentence_id.rpartition("/")[0]
    position = results.paragraphs.set_index("paragraph_id")["position"][paragraph_id]
    return f"{_side(results, sentence_id)}, ¶ {position}"


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
