"""The fact ledger: what the articles tell of the same events, each fact with the passages that tell it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import CodebookError
from analysis.facts.entries import Known, as_record, check_entries, check_sentences, check_what, paragraphs_of
from analysis.text.anchors import Anchor, anchor_from
from analysis.text.codebook import Field, check_entry
from analysis.text.wordlists import check_can_be_found

BOTH, FRAMED, CONTRADICTED, ONE, NEITHER = STATUSES = ("both", "framed", "contradicted", "one", "neither")
APART = (FRAMED, CONTRADICTED)

_FACT_FIELDS = {
    "id": Field("text"),
    "what": Field("text"),
    "event": Field("text"),
    "when": Field("text", required=False),
    "place": Field("text", required=False),
    "actors": Field("names", required=False),
    "act": Field("text", required=False),
    "topics": Field("names", required=False),
    "apart": Field("text", required=False),
    "why": Field("text", required=False),
    "chronology": Field("names", required=False),
    "telling": Field("tables", required=False),
    "origin": Field("text", required=False),
}
_TELLING_FIELDS = {
    "at": Field("names"),
    "said": Field("text", required=False),
    "framing": Field("names", required=False),
    "anchors": Field("tables", required=False),
}


@dataclass(frozen=True)
class Telling:
    """How one article tells a fact: its sentences, in our own words, and the words of the article that colour it.

    anchors: where a reader's own text is at hand, its words, by which the passage is found again (else none).
    """

    sentence_ids: tuple[str, ...]
    said: str = ""
    framing: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @property
    def doc_id(self) -> str:
        """The article that tells it."""
        return self.sentence_ids[0].split("/")[0]

    @property
    def paragraph_ids(self) -> tuple[str, ...]:
        """The paragraphs that tell it, in reading order."""
        return paragraphs_of(self.sentence_ids)


@dataclass(frozen=True)
class Fact:
    """An act, a statement or a state of affairs, in our own words, and each article's telling of it.

    when: an ISO day, month or year, or two joined by `/`; empty where undated. actors by label; act, event and topics
    by id. apart: framed or contradicted, where articles tell it apart; why says how. chronology: ids of its entries
    that record the same. origin: built in, or how a reader came by it.
    """

    id: str
    what: str
    event: str = "none"
    when: str = ""
    place: str = ""
    actors: tuple[str, ...] = ()
    act: str = ""
    topics: tuple[str, ...] = ()
    apart: str = ""
    why: str = ""
    chronology: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()
    origin: str = "built in"

    @property
    def told_by(self) -> tuple[str, ...]:
        """The articles that tell it."""
        return tuple(telling.doc_id for telling in self.tellings)

    def telling_of(self, doc_id: str) -> Telling | None:
        """How one article tells it; None where it does not."""
        return next((telling for telling in self.tellings if telling.doc_id == doc_id), None)

    def status(self, doc_ids: Collection[str]) -> str:
        """One of STATUSES, among these articles: told apart only where two or more of them tell it."""
        n_told = sum(doc_id in doc_ids for doc_id in self.told_by)
        if n_told < 2:
            return ONE if n_told else NEITHER
        return self.apart or BOTH

    def record(self) -> dict:
        """The fact as an entry of a ledger file; empty fields are left out."""
        plain = {name: getattr(self, name) for name in _FACT_FIELDS if name != "telling"}
        return as_record(plain) | {"telling": [_telling_record(telling) for telling in self.tellings]}


@dataclass(frozen=True)
class Ledger:
    """The facts of a corpus in the order of its file, and who made them, as the file says."""

    facts: tuple[Fact, ...]
    source: str = ""
    by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "by_id", {fact.id: fact for fact in self.facts})


def facts_of(entries: list[dict], where: Path | str, known: Known) -> tuple[Fact, ...]:
    """The facts of a ledger's entries (or of a reader's), checked.

    Raises
    ------
    CodebookError
        `where` (the file), the entry, what was found and what to do.
    """
    return tuple(_fact(entry, where, known) for entry in check_entries(where, entries, _FACT_FIELDS))


def _fact(entry: dict, where: Path | str, known: Known) -> Fact:
    check_what(where, entry, known)
    tellings = tuple(_telling(each, entry["id"], where, known) for each in entry.get("telling", []))
    _check_apart(entry, tellings, where)
    several = {name: tuple(entry.get(name, ())) for name in ("actors", "topics", "chronology")}
    plain = {name: entry[name] for name in ("when", "place", "act", "apart", "why", "origin") if name in entry}
    return Fact(entry["id"], entry["what"], entry["event"], tellings=tellings, **plain, **several)


def _telling(entry: dict, fact_id: str, where: Path | str, known: Known) -> Telling:
    name = f"{fact_id}, telling"
    check_entry(where, name, entry, _TELLING_FIELDS)
    framing = entry.get("framing", [])
    check_can_be_found(framing, f"{where}: entry {name}")
    try:
        anchors = tuple(anchor_from(each["selectors"]) for each in entry.get("anchors", []))
    except (ValueError, KeyError, TypeError) as error:
        raise CodebookError(f"{where}: entry {name}: its selectors cannot be read ({error}). Remove them.") from error
    return Telling(check_sentences(where, name, entry["at"], known), entry.get("said", ""), tuple(framing), anchors)


def _check_apart(entry: dict, tellings: tuple[Telling, ...], where: Path | str) -> None:
    name, apart = entry["id"], entry.get("apart")
    if len({telling.doc_id for telling in tellings}) != len(tellings):
        raise CodebookError(f"{where}: entry {name} has two tellings of one article. Put their sentences into one.")
    if apart is None:
        return
    if apart not in APART:
        raise CodebookError(
            f"{where}: entry {name}: 'apart' is {apart!r}. Write {' or '.join(APART)}, or leave it out."
        )
    if len(tellings) < 2:
        raise CodebookError(f"{where}: entry {name} is told apart by fewer than two articles. Leave out 'apart'.")
    if not entry.get("why"):
        raise CodebookError(f"{where}: entry {name} is told apart but has no 'why'. Say how the tellings differ.")


def _telling_record(telling: Telling) -> dict:
    anchors = [{"selectors": anchor.selectors()} for anchor in telling.anchors]
    return as_record({"at": telling.sentence_ids, "said": telling.said, "framing": telling.framing, "anchors": anchors})
