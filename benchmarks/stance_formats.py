"""Reading the data sets on which stance is measured; each in the form that the project's data folders use.

A *case* is one decision to be checked: a unit, an actor or target, and the codes that a careful reader accepts.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.measures.actors import Actors
from analysis.text.documents import Article
from analysis.text.typography import normalise
from benchmarks.coded_paragraphs import read_paragraphs

_TARGET = re.compile(re.escape("[TGT]"))  # how PerSenT marks its target, pronouns included
_OF_NAMES = {"negative": -1, "neutral": 0, "positive": 1}


class Case(NamedTuple):
    """One decision: its group (resampled together), the actor, the accepted codes, and what it is a case of."""

    group: str
    actor: str
    accepted: tuple[int, ...]
    phenomena: tuple[str, ...] = ()


class Marked(NamedTuple):
    """A text with one given target: character spans, code, group, and whether its holder is the author."""

    text: str
    spans: tuple[tuple[int, int], ...]
    case: Case
    of_author: bool = True


def read_rows(file: Path) -> list[dict]:
    """The objects of a JSONL file; of a JSON file with a list of them, or an object by id; or of a coded folder."""
    if file.is_dir():
        return read_paragraphs(file)
    text = file.read_text(encoding="utf-8").strip()
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, Mapping) and all(isinstance(each, Mapping) for each in whole.values()):
        return [{"paragraph_id": key, **each} for key, each in whole.items()]
    return [whole] if isinstance(whole, Mapping) else list(whole)


def marked_texts(rows: Iterable[dict], file_format: str) -> list[Marked]:
    """Texts with a given target: NewsMTSC (`newsmtsc`), PerSenT paragraphs (`persent`), SEESAW triples (`seesaw`)."""
    return [_marked(row, file_format) for row in rows]


def _marked(row: dict, file_format: str) -> Marked:
    code = (_OF_NAMES[row["label"]],)
    if file_format == "newsmtsc":
        case = Case(str(row["sent_id"]), row["target"], code)
        return Marked(row["text"], ((row["start"], row["end"]),), case)
    if file_format == "persent":
        text = row["masked"] or row["text"]
        spans = tuple(match.span() for match in _TARGET.finditer(text))
        return Marked(text, spans, Case(row["doc_id"], row["target"], code))
    spans = tuple((start, end) for start, end in row["mentions"])
    case = Case(row["doc_id"], row["target"], code, (row["voice"],))
    return Marked(row["text"], spans, case, of_author=row["voice"] == "author")


def is_held_out(doc_id: str) -> bool:
    """True for one PerSenT document in five, by the hash of its id: no training step sees it."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 5 == 0


def coded_paragraphs(rows: Iterable[dict], actors: Actors) -> tuple[list[Article], list[Case]]:
    """Paragraphs of the ir_stance form as articles of one paragraph each, and one case per paragraph and actor."""
    labels = labels_of_names(actors)
    articles, cases = [], []
    for row in rows:
        articles.append(Article(row["id"], (normalise(row["text"]),), {}))
        phenomena = tuple(row.get("phenomena", ()))
        for name, code in row["author_stance"].items():
            cases.append(Case(row["id"], labels.get(name, name), (code,), phenomena))
    return articles, cases


def labels_of_names(actors: Actors) -> dict[str, str]:
    """The label of an actor by any of its ids and names: *UAE*, *united_arab_emirates*."""
    names = {actor.id: actor.label for actor in actors.actors}
    names |= {name: actor.label for actor in actors.actors for name in actor.names}
    return names | {actor.label: actor.label for actor in actors.actors}


def article_codes(rows: Iterable[dict], actors: Actors) -> list[Case]:
    """Codes of the built-in articles' paragraphs: one case per paragraph and actor that a reader found referred to.

    A row has `paragraph_id` (or `id`) and `stance`: an object of actors (id or label) and codes. A code is -1, 0 or 1,
    or a list of accepted ones; null and "NA" stand for an actor that the paragraph does not refer to.
    """
    labels = labels_of_names(actors)
    return [case for row in rows for case in _article_cases(row, labels)]


def _article_cases(row: dict, labels: Mapping[str, str]) -> Iterator[Case]:
    paragraph_id = str(row.get("paragraph_id", row.get("id")))
    codes = row.get("stance", row.get("author_stance", row))
    for name, code in codes.items():
        label = labels.get(name.removeprefix("stance_"))
        accepted = _accepted(code)
        if label and accepted:
            yield Case(paragraph_id, label, accepted)


def _accepted(code: object) -> tuple[int, ...]:
    codes = code if isinstance(code, list) else [code]
    return tuple(dict.fromkeys(int(each) for each in codes if each not in (None, "NA", "")))
