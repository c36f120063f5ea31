"""The method as readers see it: measures, codebooks, mask and cues as names and values, read from the corpus."""

import pandas as pd

from analysis.catalogue import Measure
from analysis.measures.actors import Actors
from analysis.measures.events import Event
from analysis.measures.sentiment import Mask
from analysis.measures.topics import Topic
from analysis.text.cues import Cues

Facts = dict[str, str | tuple[str, ...]]
DEEPER = 5  # actors that are shown with every term
_VOICES = {"author": "the author’s own", "quoted": "quoted", "reported": "reported", "all": "all"}
_KINDS = {
    "state": "States, members of the United Nations",
    "territory": "Other territories",
    "organisation": "Organisations",
    "former": "States that are no more",
}
_CUES = {"places": "Places", "dates": "Dates", "sides": "Sides", "people": "People", "acts": "Acts"}


def measure_facts(measure: Measure) -> Facts:
    """One measure of the catalogue as names and values, in the order in which a reader asks."""
    return {
        "Question": measure.question,
        "Formula": measure.formula,
        "Unit": measure.unit,
        "Range": _range(measure),
        "Ends": f"low: {measure.low}; high: {measure.high}",
        "Unknown": measure.unknown,
        "Words counted": f"{_VOICES[measure.voice]} words, unless a reader chooses others",
        "Mask": "on: names and set phrases are not scored" if measure.mask else "",
        "Limits": measure.limits,
        "Source": measure.source,
    }


def topic_facts(topic: Topic) -> Facts:
    """One topic of the codebook as names and values."""
    together = tuple(
        f"{term} (with {_company(rule)})" for rule in topic.together for term in (*rule.terms, *rule.hints)
    )
    return {
        "Definition": topic.definition,
        "Not this": topic.not_this,
        "Rule": topic.rule,
        "Example": topic.example,
        "Terms": topic.terms,
        "Hints": topic.hints,
        "Only together": together,
        "Not counted in": topic.exceptions,
    }


def event_facts(event: Event) -> Facts:
    """One meeting of the codebook as names and values."""
    cues = {name: event.cues.get(kind, ()) for kind, name in _CUES.items()}
    return {"Definition": event.definition, "Rule": event.rule, **cues}


def actors_by_kind(actors: Actors) -> pd.DataFrame:
    """One row per kind of actor, most first: Kind, Actors, Terms."""
    rows = [(_KINDS[actor.kind], len(actor.terms)) for actor in actors.actors]
    rows = pd.DataFrame(rows, columns=["Kind", "terms"])
    counts = rows.groupby("Kind", sort=False).agg(Actors=("terms", "size"), Terms=("terms", "sum")).reset_index()
    return counts.sort_values("Actors", ascending=False, kind="stable", ignore_index=True)


def deeper_actors(actors: Actors) -> dict[str, Facts]:
    """The DEEPER actors with the most terms, by label, each with its terms by kind."""
    deepest = sorted(actors.actors, key=lambda actor: len(actor.terms), reverse=True)[:DEEPER]
    return {
        actor.label: {
            "Names": actor.names,
            "Demonyms": actor.demonyms,
            "Capital": actor.capital,
            "People": actor.people,
            "Bynames": actor.bynames,
            "Not counted in": actor.exclusions,
        }
        for actor in deepest
    }


def mask_groups(mask: Mask, names: frozenset[str]) -> pd.DataFrame:
    """One row per group of the mask, in the file's order: Reason, Phrases; `names` of actors are left out."""
    groups: dict[str, list[str]] = {}
    for phrase, reason in mask.reasons.items():
        if phrase not in names:
            groups.setdefault(reason, []).append(phrase)
    rows = [(reason, ", ".join(phrases)) for reason, phrases in groups.items()]
    return pd.DataFrame(rows, columns=["Reason", "Phrases"])


def cue_facts(cues: Cues) -> Facts:
    """The words that announce speech and thought, as names and values; verbs by their first form."""
    verbs = {cue.verb: cue.kind for cue in cues.verbs.values()}
    by_kind = {
        kind: tuple(sorted(verb for verb in verbs if verbs[verb] == kind)) for kind in sorted(set(verbs.values()))
    }
    return {
        **{f"Verbs of {kind} ({len(held)})": held for kind, held in by_kind.items()},
        "Before a source": tuple(sorted(" ".join(phrase) for phrase in cues.sources)),
        "Nouns before that": tuple(sorted(cues.nouns)),
        "Documents that speak": tuple(sorted(cues.statements)),
        "No speech after": tuple(sorted(cues.distancing)),
    }


def _range(measure: Measure) -> str:
    if len(measure.range) == 1:
        return f"{measure.show(measure.range[0])} upward"
    low, high = (measure.show(end) for end in measure.range)
    return f"{low} to {high}"


def _company(rule) -> str:
    return " and ".join(" or ".join(sorted(name.replace("_", " ") for name in either)) for either in rule.names)
