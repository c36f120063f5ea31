"""The three books of a corpus, ledger, chronology and questions, with a reader's decisions laid over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.facts.chronology import Entry, entries_of
from analysis.facts.decisions import Decision, overlaid
from analysis.facts.entries import Known, check_ids, read_acts
from analysis.facts.ledger import Ledger, facts_of
from analysis.facts.questions import Question, questions_of
from analysis.measures.actors import read_actors
from analysis.measures.events import read_events
from analysis.measures.topics import read_topics
from analysis.text.wordlists import read_toml

FILES = {"fact": "ledger.toml", "entry": "chronology.toml", "question": "questions.toml"}  # by kind of entry


@dataclass(frozen=True)
class Books:
    """What there is of facts: the ledger, the chronology by date, the questions."""

    ledger: Ledger
    chronology: tuple[Entry, ...]
    questions: tuple[Question, ...]


def read_books(corpus: Path, known: Known, decisions: Iterable[Decision] = ()) -> Books:
    """The books of a corpus folder, as they stand after the decisions.

    Raises
    ------
    CodebookError
        The file (or the decisions), the entry, what was found and what to do.
    """
    shipped = {kind: read_entries_of(corpus / file, kind) for kind, file in FILES.items()}
    return laid_over(shipped, tuple(decisions), known, str(corpus), read_maker(corpus / FILES["fact"]))


def laid_over(
    shipped: Mapping[str, list[dict]], decisions: Iterable[Decision], known: Known, where: Path | str, maker: str = ""
) -> Books:
    """The books of these entries by kind, as they stand after the decisions.

    `where` names them in messages; `maker` says who made the ledger that ships.

    Raises
    ------
    CodebookError
        `where` with the file, the entry, what was found and what to do.
    """
    decisions = tuple(decisions)
    entries = {kind: overlaid(shipped[kind], kind, decisions) for kind in FILES}
    places = {kind: f"{where} ({file})" for kind, file in FILES.items()}
    return Books(
        Ledger(facts_of(entries["fact"], places["fact"], known), source=maker),
        entries_of(entries["entry"], places["entry"], known),
        questions_of(entries["question"], places["question"], known),
    )


def read_entries_of(path: Path, kind: str) -> list[dict]:
    """The entries of one kind as their file has them; none where there is no such file.

    Raises
    ------
    CodebookError
        The file is not TOML, or its entries are no tables, each with an id of its own.
    """
    return check_ids(path, read_toml(path).get(kind, [])) if path.is_file() else []


def read_maker(path: Path) -> str:
    """Who made the entries of a file and how, as it says; empty where it does not, or where there is none."""
    return str(read_toml(path).get("source", "")) if path.is_file() else ""


def read_start(path: Path) -> tuple[Question, ...]:
    """The questions of a file that fit any event (its list `start`), without their answers."""
    content = read_toml(path)
    by_id = {entry["id"]: Question(entry["id"], entry["asks"], entry.get("about", "")) for entry in content["question"]}
    return tuple(by_id[name] for name in content.get("start", []))


def read_known(corpus: Path, sentences: frozenset[str] | None = None) -> Known:
    """What entries may name by the codebooks of a corpus; with `sentences`, only these."""
    codebooks = corpus / "codebooks"
    return Known(
        actors=frozenset(actor.label for actor in read_actors(codebooks / "actors.toml").actors),
        acts=read_acts(codebooks / "acts.toml"),
        events=tuple(event.id for event in read_events(codebooks / "events.toml").events),
        topics=frozenset(topic.id for topic in read_topics(codebooks / "topics.toml").topics),
        sentences=sentences,
    )
