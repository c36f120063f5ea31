"""The ledger, the answers and the chronology as frames: what exports hold, with the words of each passage's anchor."""

import json
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.facts.anchored import Bodies
from analysis.facts.cells import Cell
from analysis.facts.chronology import Entry
from analysis.facts.ledger import Fact
from analysis.facts.questions import Question
from analysis.facts.rows import Row
from analysis.facts.said import status_label
from analysis.facts.when import say_when
from analysis.results import Results
from analysis.schemas import SCHEMAS, conform

_NO_CELL = {"n_scored": 0, "n_words": 0, "lost": False}


def ledger_frame(rows: Iterable[Row], results: Results) -> pd.DataFrame:
    """The "ledger" frame: one row per fact and article that tells it, in the order of the rows; a fact that no
    article tells has one row, without article.

    Where the text of an article is not at hand, its passages have the anchors that the reader kept, if any.
    """
    bodies = Bodies(results)
    found = []
    for row in rows:
        fact = _of_fact(row)
        found += [fact | _of_cell(cell, bodies) for cell in row.cells.values()] or [fact | _NO_CELL]
    return _frame(found, "ledger")


def told_frame(rows: Iterable[Row], names: Mapping[str, str]) -> pd.DataFrame:
    """One row per fact, one column per article under its name (`names`, by doc_id): 1 where it tells the fact, else 0.

    Before them fact_id, what, status, and told_by, which counts the articles.
    """
    found = [
        {"fact_id": row.fact.id, "what": row.fact.what, "status": row.status, "told_by": len(row.cells)}
        | {name: int(doc_id in row.cells) for doc_id, name in names.items()}
        for row in rows
    ]
    return pd.DataFrame(found, columns=["fact_id", "what", "status", "told_by", *names.values()])


def beside_frame(rows: Iterable[Row], names: Mapping[str, str]) -> pd.DataFrame:
    """One row per fact, one column per article under its name (`names`, by doc_id): how it tells the fact, or nothing.

    Before them fact, when and status, both in words.
    """
    found = [
        {"fact": row.fact.what, "when": say_when(row.fact.when), "status": status_label(row.status, len(names))}
        | {name: row.cells[doc_id].telling.said if doc_id in row.cells else None for doc_id, name in names.items()}
        for row in rows
    ]
    return pd.DataFrame(found, columns=["fact", "when", "status", *names.values()])


def answers_frame(questions: Iterable[Question], doc_ids: Collection[str]) -> pd.DataFrame:
    """The "answers" frame: one row per question and article, also where the article does not say."""
    return _frame([_answer(question, doc_id) for question in questions for doc_id in doc_ids], "answers")


def chronology_frame(entries: Iterable[Entry], facts: Iterable[Fact]) -> pd.DataFrame:
    """The "chronology" frame: one row per entry, with the facts that record the same and the articles that tell one."""
    facts = tuple(facts)
    return _frame([_of_entry(entry, facts) for entry in entries], "chronology")


def _of_fact(row: Row) -> dict:
    fact = row.fact
    plain = {name: getattr(fact, name) or None for name in ("what", "when", "place", "act", "event", "origin")}
    return plain | {
        "fact_id": fact.id,
        "actors": _joined(fact.actors),
        "topics": _joined(fact.topics),
        "status": row.status,
        "why": (fact.why or None) if row.status == fact.apart else None,
        "sources": _joined(row.sources, " | "),
    }


def _of_cell(cell: Cell, bodies: Bodies) -> dict:
    telling = cell.telling
    anchors = bodies.anchors(telling.sentence_ids) or telling.anchors
    first = anchors[0].record() if anchors else {}
    return first | {
        "doc_id": cell.doc_id,
        "sentence_ids": _joined(telling.sentence_ids),
        "said": telling.said or None,
        "framing": _joined(telling.framing),
        "voice": cell.voice,
        "speakers": _joined(cell.speakers),
        "tone": cell.tone,
        "n_scored": cell.n_scored,
        "n_words": cell.n_words,
        "stances": _joined(f"{stance.actor}: {stance.code} {stance.value:+.2f}" for stance in cell.stances),
        "lost": cell.lost,
        "selectors": json.dumps([each.selectors() for each in anchors], ensure_ascii=False) if anchors else None,
    }


def _answer(question: Question, doc_id: str) -> dict:
    answer = question.answer_of(doc_id)
    return {
        "question_id": question.id,
        "asks": question.asks,
        "doc_id": doc_id,
        "says": answer.says if answer else None,
        "sentence_ids": _joined(answer.sentence_ids) if answer else None,
    }


def _of_entry(entry: Entry, facts: tuple[Fact, ...]) -> dict:
    same = [fact for fact in facts if entry.id in fact.chronology]
    plain = {name: getattr(entry, name) or None for name in ("when", "what", "place", "act", "event")}
    return plain | {
        "entry_id": entry.id,
        "actors": _joined(entry.actors),
        "topics": _joined(entry.topics),
        "sources": _joined(entry.sources, " | "),
        "fact_ids": _joined(fact.id for fact in same),
        "told_by": _joined(dict.fromkeys(doc_id for fact in same for doc_id in fact.told_by)),
    }


def _joined(parts: Iterable[str], sign: str = "; ") -> str | None:
    return sign.join(parts) or None


def _frame(rows: list[dict], name: str) -> pd.DataFrame:
    return conform(pd.DataFrame(rows, columns=list(SCHEMAS[name].columns)), name)
