"""Facts of a ledger that name an entry of a codebook: they go on naming it, whatever becomes of it."""

from collections.abc import Iterable, Mapping

from analysis.facts.ledger import Fact
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, TOPIC_KIND, Kind
from analysis.scope import JOINS_EVENTS


def say_named(facts: Iterable[Fact], kind: Kind, saved: Mapping, entry: Mapping | None) -> str:
    """What facts lose when an entry is saved so, or deleted (None); empty where no fact of the ledger names it.

    Facts name actors by their labels, topics and events by their ids, which a new label leaves alone.
    """
    label = kind.label_of(saved)
    if not saved or (entry is not None and (kind is not ACTOR_KIND or kind.label_of(entry) == label)):
        return ""
    n = sum(label in fact.actors if kind is ACTOR_KIND else saved["id"] in _ids(fact, kind) for fact in facts)
    if not n:
        return ""
    named = f"{n:,} {'fact' if n == 1 else 'facts'} of the ledger {'names' if n == 1 else 'name'} “{label}”"
    return f"{named} and will go on doing so: change {'it' if n == 1 else 'them'} on the page of facts."


def _ids(fact: Fact, kind: Kind) -> tuple[str, ...]:
    return {TOPIC_KIND.id: fact.topics, EVENT_KIND.id: tuple(fact.event.split(JOINS_EVENTS))}.get(kind.id, ())
