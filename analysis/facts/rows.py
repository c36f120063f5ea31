"""The ledger as readers see it: one row per fact, one cell per article, each cell with its voice, tone and stances."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from analysis.contrast.selection import Filters
from analysis.facts.cells import AUTHOR, Cell, measure_tellings
from analysis.facts.chronology import Entry
from analysis.facts.ledger import NEITHER, Fact
from analysis.facts.tellings import documents_of
from analysis.results import Results
from analysis.schemas import VOICES
from analysis.scope import BOTH as BOTH_EVENTS
from analysis.scope import JOINS_EVENTS

CHRONOLOGY = "chronology"  # origin of a row that no article tells


@dataclass(frozen=True)
class Row:
    """One fact, its status among the articles, its cells by article, and the sources of a chronology that record it."""

    fact: Fact
    status: str
    cells: Mapping[str, Cell]
    sources: tuple[str, ...] = ()

    @property
    def paragraph_ids(self) -> tuple[str, ...]:
        """The paragraphs that tell it, article by article, in reading order."""
        return tuple(each for cell in self.cells.values() for each in cell.telling.paragraph_ids)


def ledger_rows(
    facts: Iterable[Fact], entries: Iterable[Entry], results: Results, filters: Filters | None = None
) -> tuple[Row, ...]:
    """The facts, and the entries of the chronology that none of them records, by date; undated ones last.

    `filters` keeps what `rows_kept` keeps. Tone counts the words of its voice, else the author's. Facts that only
    articles not at hand tell have no row.
    """
    filters = filters or Filters()
    return rows_kept(measured_rows(facts, entries, results, filters.voice), results, filters)


def measured_rows(
    facts: Iterable[Fact], entries: Iterable[Entry], results: Results, voice: str | None = None
) -> tuple[Row, ...]:
    """The rows of `ledger_rows` before any filter; tone and stances count the words of `voice`, else the author's."""
    facts, entries = list(facts), list(entries)
    recorded = {name for fact in facts for name in fact.chronology}
    untold = [_untold(entry) for entry in entries if entry.id not in recorded]
    doc_ids = tuple(results.documents["doc_id"])
    at_hand = [fact for fact in facts if not fact.tellings or set(fact.told_by) & set(doc_ids)]
    by_id = {entry.id: entry for entry in entries}
    told = [(fact.id, telling) for fact in at_hand for telling in fact.tellings if telling.doc_id in doc_ids]
    measured = measure_tellings([telling for _, telling in told], results, voice or AUTHOR)
    cells = {(name, cell.doc_id): cell for (name, _), cell in zip(told, measured, strict=True)}
    return tuple(sorted((_row(fact, doc_ids, by_id, cells) for fact in (*at_hand, *untold)), key=_by_date))


def rows_kept(rows: Iterable[Row], results: Results, filters: Filters) -> tuple[Row, ...]:
    """The rows about any of the topics, naming any of the actors, of the event, told by the telling and in the voice
    that are asked for; in the order given."""
    asked = set(documents_of(results, filters.perspective))
    return tuple(row for row in rows if _is_about(row.fact, filters) and _is_told(row, asked, filters))


def _row(
    fact: Fact, doc_ids: Collection[str], entries: Mapping[str, Entry], measured: Mapping[tuple[str, str], Cell]
) -> Row:
    cells = {doc_id: measured[fact.id, doc_id] for doc_id in doc_ids if (fact.id, doc_id) in measured}
    sources = [source for name in fact.chronology if name in entries for source in entries[name].sources]
    return Row(fact, fact.status(doc_ids), cells, tuple(dict.fromkeys(sources)))


def _untold(entry: Entry) -> Fact:
    plain = {name: getattr(entry, name) for name in ("what", "event", "when", "place", "actors", "act", "topics")}
    return Fact(f"{CHRONOLOGY}:{entry.id}", **plain, chronology=(entry.id,), origin=CHRONOLOGY)


def _is_about(fact: Fact, filters: Filters) -> bool:
    return (
        (not filters.topics or bool(set(fact.topics) & set(filters.topics)))
        and (not filters.actors or bool(set(fact.actors) & set(filters.actors)))
        and (filters.event is None or fact.event == BOTH_EVENTS or filters.event in fact.event.split(JOINS_EVENTS))
    )


def _is_told(row: Row, asked: Collection[str], filters: Filters) -> bool:
    """Whether it is told by one of the articles and in the voice asked for; what nobody tells has neither."""
    own = [cell for doc_id, cell in row.cells.items() if doc_id in asked]
    if filters.voice in VOICES:
        return any(filters.voice in cell.voices for cell in own)
    return bool(own) or (row.status == NEITHER and not filters.perspective)


def _by_date(row: Row) -> tuple[bool, str]:
    return not row.fact.when, row.fact.when
