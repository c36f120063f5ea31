"""The question grid: fixed questions, each answered per article in our own words, or "does not say"."""

from dataclasses import dataclass
from pathlib import Path

from analysis.errors import CodebookError
from analysis.facts.entries import Known, as_record, check_entries, check_sentences, paragraphs_of
from analysis.text.codebook import Field, check_entry

_FIELDS = {
    "id": Field("text"),
    "asks": Field("text"),
    "about": Field("text", required=False),
    "answer": Field("tables", required=False),
}
_ANSWER_FIELDS = {"article": Field("text"), "says": Field("text"), "at": Field("names", required=False)}


@dataclass(frozen=True)
class Answer:
    """What one article answers, in our own words, and the sentences that say so (none: the article as a whole)."""

    doc_id: str
    says: str
    sentence_ids: tuple[str, ...] = ()

    @property
    def paragraph_ids(self) -> tuple[str, ...]:
        """The paragraphs that say so, in reading order."""
        return paragraphs_of(self.sentence_ids)


@dataclass(frozen=True)
class Question:
    """One question put to every article; an article without an answer does not say."""

    id: str
    asks: str
    about: str = ""
    answers: tuple[Answer, ...] = ()

    def answer_of(self, doc_id: str) -> Answer | None:
        """What an article answers; None where it does not say."""
        return next((answer for answer in self.answers if answer.doc_id == doc_id), None)

    def record(self) -> dict:
        """The question as its file has it; empty fields are left out."""
        answers = [
            as_record({"article": each.doc_id, "says": each.says, "at": each.sentence_ids}) for each in self.answers
        ]
        return as_record({"id": self.id, "asks": self.asks, "about": self.about, "answer": answers})


def questions_of(entries: list[dict], where: Path | str, known: Known) -> tuple[Question, ...]:
    """The questions of a grid's entries, checked.

    Raises
    ------
    CodebookError
        `where` (the file), the entry, what was found and what to do.
    """
    return tuple(_question(entry, where, known) for entry in check_entries(where, entries, _FIELDS))


def _question(entry: dict, where: Path | str, known: Known) -> Question:
    answers = tuple(_answer(each, entry["id"], where, known) for each in entry.get("answer", []))
    if len({answer.doc_id for answer in answers}) != len(answers):
        raise CodebookError(f"{where}: entry {entry['id']} answers twice for one article. Keep one answer.")
    return Question(entry["id"], entry["asks"], entry.get("about", ""), answers)


def _answer(entry: dict, question: str, where: Path | str, known: Known) -> Answer:
    name = f"{question}, answer"
    check_entry(where, name, entry, _ANSWER_FIELDS)
    at = check_sentences(where, name, entry["at"], known) if entry.get("at") else ()
    if at and at[0].split("/")[0] != entry["article"]:
        raise CodebookError(f"{where}: entry {name}: {at[0]} is no sentence of {entry['article']!r}. Mend one of them.")
    return Answer(entry["article"], entry["says"], at)
