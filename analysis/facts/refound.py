"""Passages kept by their words: anchored where the text is at hand, and found again after it was scored anew."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.facts.anchored import Bodies
from analysis.facts.ledger import Fact, Telling
from analysis.results import Results
from analysis.text.anchors import LONGEST_QUOTE, find_anchor

_Places = Mapping[str, tuple[int, int]]


def anchored(fact: Fact, results: Results) -> Fact:
    """The fact with its passages kept by their words, where the text is at hand; else with the anchors that it has."""
    held = Bodies(results)
    tellings = (replace(each, anchors=held.anchors(each.sentence_ids) or each.anchors) for each in fact.tellings)
    return replace(fact, tellings=tuple(tellings))


def refound(facts: Iterable[Fact], results: Results) -> tuple[Fact, ...]:
    """The facts, with each passage that is kept by its words at the sentences where those words stand now.

    A telling of which a passage is not found stays as it is; so does one without anchors, or without text.
    """
    facts, held = tuple(facts), Bodies(results)
    kept = {telling.doc_id for fact in facts for telling in fact.tellings if telling.anchors}
    places = {doc_id: held.places(doc_id) for doc_id in kept if held.text(doc_id)}
    return tuple(
        replace(fact, tellings=tuple(_at_its_words(each, held, places) for each in fact.tellings)) for fact in facts
    )


def _at_its_words(telling: Telling, held: Bodies, places: Mapping[str, _Places]) -> Telling:
    own, text = places.get(telling.doc_id), held.text(telling.doc_id)
    if not telling.anchors or not own:
        return telling
    found = [find_anchor(text, anchor) for anchor in telling.anchors]
    if None in found:
        return telling
    ids = {name for name, place in own.items() if any(_is_in(place, (each.start, each.end)) for each in found)}
    opened = any(len(anchor.exact) == LONGEST_QUOTE for anchor in telling.anchors)  # the anchor holds but its opening
    if not ids or (opened and ids <= set(telling.sentence_ids) <= set(own)):
        return telling
    return replace(telling, sentence_ids=tuple(sorted(ids)))


def _is_in(sentence: tuple[int, int], stretch: tuple[int, int]) -> bool:
    """Whether half of the sentence stands in the stretch, or half of the stretch in the sentence."""
    shared = min(sentence[1], stretch[1]) - max(sentence[0], stretch[0])
    return shared > 0 and 2 * shared >= min(sentence[1] - sentence[0], stretch[1] - stretch[0])
