"""What the reading room shows, as plain values: articles side by side, the marks of each layer, the facts they tell.

An article is a list of paragraphs; with its text a paragraph has sentences, each cut into runs of `[text, marks]`, the
marks by their place in the sentence's own list. Without it a paragraph has its gist, its receipts as chips per layer,
and the counts of its words.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.contrast.selection import Filters, choose_paragraphs
from analysis.evidence.framing import FRAMING, framing_words
from analysis.evidence.layers import VOICE, LayerMark, framing_layer, layer_marks, say_framed
from analysis.evidence.runs import cut_runs
from analysis.facts.rows import Row
from analysis.results import Results
from analysis.schemas import VOICES

_UNNAMED = "speaker not named"


@dataclass(frozen=True)
class Asked:
    """What a reader asks to see side by side: some articles, and the facts of the ledger that pass the filters."""

    doc_ids: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: Filters
    topic_labels: Mapping[str, str]


def room(results: Results, asked: Asked) -> dict:
    """The room: `articles` in the order of `doc_ids`, `facts` in reading order, and how many of each `pass`."""
    facts = facts_in_order(asked.rows, asked.doc_ids)
    numbers = {row.fact.id: number for number, row in enumerate(facts, 1)}
    marks = _Marks(results, asked, numbers)
    passing = passing_paragraphs(results, asked.filters)
    articles = [_article(results, doc_id, marks, passing) for doc_id in asked.doc_ids]
    own = [paragraph for article in articles for paragraph in article["paragraphs"]]
    return {
        "articles": articles,
        "facts": [_fact(row, numbers[row.fact.id], asked.doc_ids) for row in facts],
        "n_passing": sum(paragraph["passes"] for paragraph in own),
        "n_paragraphs": len(own),
    }


def facts_in_order(rows: Sequence[Row], doc_ids: Sequence[str]) -> list[Row]:
    """The rows that any of the articles tells, in reading order: that of the first article; what it does not tell
    follows what the next article tells before it.
    """
    ordered: list[Row] = []
    placed: set[str] = set()
    for doc_id in doc_ids:
        at = 0
        for row in sorted((row for row in rows if doc_id in row.cells), key=lambda row: _first(row, doc_id)):
            if row.fact.id in placed:
                at = next(place for place, each in enumerate(ordered, 1) if each is row)
            else:
                ordered.insert(at, row)
                placed.add(row.fact.id)
                at += 1
    return ordered


def passing_paragraphs(results: Results, filters: Filters) -> set[str]:
    """The paragraphs that pass the filters; with a voice, of them those in which it speaks."""
    kept = choose_paragraphs(results, filters)
    if filters.voice in VOICES:
        attributed = kept["quoted_words"] + kept["reported_words"]
        own = {"author": kept["n_words"] - attributed}
        spoken = own.get(filters.voice) if filters.voice in own else kept[f"{filters.voice}_words"]
        kept = kept[spoken > 0]
    return set(kept["paragraph_id"])


def body_places(results: Results, doc_id: str) -> tuple[str, dict[str, int]]:
    """An article's body, its paragraphs joined by line breaks, and where each paragraph and sentence begins in it."""
    paragraphs = results.paragraphs[results.paragraphs["doc_id"] == doc_id]
    sentences = results.sentences[results.sentences["paragraph_id"].isin(paragraphs["paragraph_id"])]
    texts = [text if isinstance(text, str) else "" for text in paragraphs["text"]]
    places, at = {}, 0
    for paragraph_id, text in zip(paragraphs["paragraph_id"], texts, strict=True):
        places[paragraph_id] = at
        at += len(text) + 1
    ends: dict[str, int] = {}
    for row in sentences.itertuples():
        places[row.sentence_id] = ends.get(row.paragraph_id, places[row.paragraph_id])
        ends[row.paragraph_id] = places[row.sentence_id] + (len(row.text) + 1 if isinstance(row.text, str) else 0)
    return "\n".join(texts), places


def _article(results: Results, doc_id: str, marks: "_Marks", passing: Collection[str]) -> dict:
    document = results.documents.set_index("doc_id").loc[doc_id]
    paragraphs = results.paragraphs[results.paragraphs["doc_id"] == doc_id]
    return {
        "id": doc_id,
        "author": _known(document["author"]),
        "title": document["title"],
        "perspective": _known(document["perspective"]),
        "translated": bool(document["translated"]),
        "url": _known(document["url"]),
        "attached": bool(paragraphs["text"].notna().all()),
        "paragraphs": [
            {
                "id": row.paragraph_id,
                "position": int(row.position),
                "gist": _known(row.gist),
                "passes": row.paragraph_id in passing,
                "facts": marks.facts_of_paragraph.get(row.paragraph_id, []),
            }
            | (marks.sentences(row.paragraph_id) if isinstance(row.text, str) else marks.chips(row.paragraph_id))
            for row in paragraphs.itertuples()
        ],
    }


def _fact(row: Row, number: int, doc_ids: Sequence[str]) -> dict:
    fact = row.fact
    return {
        "id": fact.id,
        "number": number,
        "what": fact.what,
        "when": fact.when,
        "status": fact.status(doc_ids),
        "why": fact.why,
        "told": {
            doc_id: {"at": list(row.cells[doc_id].telling.sentence_ids), "said": row.cells[doc_id].telling.said}
            for doc_id in doc_ids
            if doc_id in row.cells
        },
    }


class _Marks:
    """The marks and facts of every sentence of some articles, gathered once and given out paragraph by paragraph."""

    def __init__(self, results: Results, asked: Asked, numbers: Mapping[str, int]):
        own = results.paragraphs["doc_id"].isin(asked.doc_ids)
        paragraph_ids = results.paragraphs.loc[own, "paragraph_id"]
        sentences = results.sentences[results.sentences["paragraph_id"].isin(paragraph_ids)]
        self._sentences = {
            name: list(rows.itertuples()) for name, rows in sentences.groupby("paragraph_id", sort=False)
        }
        facts = [row.fact for row in asked.rows if row.fact.id in numbers]
        heard = {asked.filters.voice} if asked.filters.voice in VOICES else set(VOICES)
        self._marks = layer_marks(results, sentences["sentence_id"], asked.topic_labels, heard)
        for sentence_id, mark in framing_layer(results, facts, numbers):
            self._marks.setdefault(sentence_id, []).append(mark)
        self._framing: dict[str, dict[str, list[int]]] = {}
        for paragraph_id, term, fact_id in framing_words(results, facts):
            self._framing.setdefault(paragraph_id, {}).setdefault(term, []).append(numbers[fact_id])
        words = results.words[results.words["paragraph_id"].isin(paragraph_ids)]
        self._words = {name: rows[["word", "n"]] for name, rows in words.groupby("paragraph_id")}
        self.facts_of_paragraph, self._facts_at = _facts_by_place(asked, numbers)

    def sentences(self, paragraph_id: str) -> dict:
        """What a paragraph shows with its text."""
        return {"sentences": [self._sentence(row) for row in self._sentences.get(paragraph_id, [])]}

    def chips(self, paragraph_id: str) -> dict:
        """What a paragraph shows without its text: its receipts, those that repeat once with their number."""
        rows = self._sentences.get(paragraph_id, [])
        marks = [mark for row in rows for mark in self._marks.get(row.sentence_id, ())]
        chips = Counter(_chip(mark) for mark in marks)
        framing = self._framing.get(paragraph_id, {})
        chips.update((FRAMING, term, say_framed(framed), "", None) for term, framed in framing.items())
        counted = self._words.get(paragraph_id, pd.DataFrame(columns=["word", "n"]))
        names = ("layer", "text", "said", "sign", "weight", "n")
        return {
            "chips": [dict(zip(names, (*chip, n), strict=True)) for chip, n in chips.items()],
            "words": dict(zip(counted["word"], map(int, counted["n"]), strict=True)),
        }

    def _sentence(self, row) -> dict:
        marks = sorted(self._marks.get(row.sentence_id, ()), key=lambda mark: (mark.start, -mark.end))
        number = {id(mark): place for place, mark in enumerate(marks)}
        runs = cut_runs(len(row.text), marks)
        return {
            "id": row.sentence_id,
            "facts": self._facts_at.get(row.sentence_id, []),
            "runs": [[row.text[run.start : run.end], [number[id(mark)] for mark in run.marks]] for run in runs],
            "marks": [_shown(mark) for mark in marks],
        }


def _facts_by_place(asked: Asked, numbers: Mapping[str, int]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The numbers of the facts by paragraph, and by the sentence that tells them first in its paragraph."""
    by_paragraph: dict[str, list[int]] = {}
    by_sentence: dict[str, list[int]] = {}
    cells = (
        (numbers[row.fact.id], cell) for row in asked.rows if row.fact.id in numbers for cell in row.cells.values()
    )
    for number, cell in sorted(cells, key=lambda each: each[0]):
        first = {name.rpartition("/")[0]: name for name in reversed(cell.telling.sentence_ids)}
        for paragraph_id, sentence_id in first.items():
            by_paragraph.setdefault(paragraph_id, []).append(number)
            by_sentence.setdefault(sentence_id, []).append(number)
    return by_paragraph, by_sentence


def _shown(mark: LayerMark) -> dict:
    spoken = f"{mark.said}: {mark.text}" if mark.layer == VOICE and mark.text else mark.said
    return {"layer": mark.layer, "said": spoken, "sign": mark.sign, "weight": mark.weight}


def _chip(mark: LayerMark) -> tuple[str, str, str, str, float | None]:
    return mark.layer, mark.text or _UNNAMED, mark.said, mark.sign, mark.weight


def _first(row: Row, doc_id: str) -> str:
    return row.cells[doc_id].telling.sentence_ids[0]


def _known(value) -> str | None:
    return None if pd.isna(value) or value == "" else value
