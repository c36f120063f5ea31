"""What an entry of a codebook finds in a text, as it is saved and as it stands in a form: before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.measures.actors import KINDS as KINDS_OF_ACTOR
from analysis.measures.events import Events
from analysis.projects.codebooks.entries import content_with, usable
from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, PHRASE_KIND, Kind, read_codebook
from analysis.projects.codebooks.opened import Opened, as_term, coded_paragraphs, events_in, finder_of
from analysis.projects.codebooks.searched import Searched
from analysis.text.terms import TermIndex

_PLACE = ["sentence_id", "start", "surface", "term"]
_NOWHERE = "zzzz"  # a term for an entry that has none yet, and that a codebook asks one of


@dataclass(frozen=True)
class Preview:
    """What an entry finds.

    terms: a row per term of the form, in its order: field, term, n (places), also (other entries that have
    it), added (the saved entry does not have it).
    now, new, gone: the places (sentence_id, start, surface, term) that the form finds; that it finds and the saved
    entry does not; that the saved entry finds and the form does not.
    effect: the same three for what the places do: of events, the paragraphs that are coded to it (paragraph_id,
    evidence); of set phrases, the scored words that they hide (places, with polarity). None where that is the same.
    """

    terms: pd.DataFrame
    now: pd.DataFrame
    new: pd.DataFrame
    gone: pd.DataFrame
    effect: Mapping[str, pd.DataFrame] | None = None

    @property
    def does(self) -> Mapping[str, pd.DataFrame]:
        """`now`, `new` and `gone` of what the entry is counted in."""
        return self.effect or {"now": self.now, "new": self.new, "gone": self.gone}


def preview(draft: Mapping, opened: Opened, text: Searched) -> Preview:
    """What an entry finds as it stands in a form (`draft`), against how it is saved under its id.

    What is wrong with the draft is left out.

    Raises
    ------
    CodebookError
        The codebook cannot be read with what is left of the draft.
    """
    kind, saved = opened.kind, opened.entries.get(draft["id"])
    draft = _looked_up(draft, opened)
    book = read_codebook(content_with(opened.content, kind, draft), kind)
    terms = [term for entry in (draft, saved or {}) for _, term in kind.terms_of(entry)]
    numbers = text.with_any([*terms, *_exceptions(draft, kind), *_exceptions(saved or {}, kind)])
    now = _places(draft, kind, book, text, numbers)
    before = _places(saved, kind, opened.book, text, numbers) if saved else now.iloc[:0]
    counts = now["term"].value_counts()
    rows = [(part, term, int(counts.get(term, 0))) for part, term in kind.terms_of(draft)]
    found = pd.DataFrame(rows, columns=["field", "term", "n"])
    held = {term for _, term in kind.terms_of(saved or {})}
    also = [_also(term, draft["id"], opened) for term in found["term"]]
    return Preview(
        found.assign(also=also, added=[term not in held for term in found["term"]]),
        now,
        *_apart(now, before, ["sentence_id", "start", "surface"]),
        _effect(draft, opened, book, text, now, before),
    )


def _looked_up(draft: Mapping, opened: Opened) -> dict:
    """The draft without what cannot be looked up; of an actor, without the terms that are another's."""
    kind = opened.kind
    draft = usable(draft, kind)
    if kind is ACTOR_KIND:
        draft |= _own_terms(draft, opened)
        draft["label"] = draft["names"][0]
        draft["kind"] = draft["kind"] if draft.get("kind") in KINDS_OF_ACTOR else KINDS_OF_ACTOR[0]
    elif draft.get("label") in [kind.label_of(each) for each in opened.entries.values() if each["id"] != draft["id"]]:
        draft["label"] = f"{draft['label']} …"
    return {name: value for name, value in draft.items() if value not in ([], "")} | _never_empty(draft, kind)


def _never_empty(draft: Mapping, kind: Kind) -> dict:
    """Terms that stand nowhere, where a codebook asks for one and the draft has none yet."""
    if kind is EVENT_KIND:
        return {} if any(draft.get(name) for name in ("names", "places")) else {"names": [_NOWHERE]}
    return {} if kind is ACTOR_KIND or draft.get("terms") else {"terms": [_NOWHERE]}


def _own_terms(draft: Mapping, opened: Opened) -> dict:
    """An actor's fields without the terms that another actor has, or another field of its own."""
    seen = {as_term(term) for term, holders in opened.holders.items() if set(holders) - {draft["id"]}}
    seen -= {as_term(term) for term in opened.content.get("shared", [])}
    own: dict[str, list[str]] = {}
    for part in opened.kind.term_parts:
        own[part.name] = [term for term in draft[part.name] if as_term(term) not in seen]
        seen |= {as_term(term) for term in own[part.name]}
    return own | {"names": own["names"] or [_NOWHERE]}


def _exceptions(entry: Mapping, kind: Kind) -> list[str]:
    return [term for part in kind.term_parts if not part.counts for term in entry.get(part.name, [])]


def _places(entry: Mapping, kind: Kind, book: object, text: Searched, numbers: list[int]) -> pd.DataFrame:
    """Every place that an entry finds in the sentences of these numbers, in reading order."""
    find = finder_of(entry, kind, book)
    rows = [
        (text.sentence_ids[number], place.start, text.texts[number][place.start : place.end], place.term)
        for number in numbers
        for place in find(text.texts[number], text.words(number))
    ]
    return pd.DataFrame(rows, columns=_PLACE).astype({"start": int})


def _effect(
    draft: Mapping, opened: Opened, book: object, text: Searched, now: pd.DataFrame, before: pd.DataFrame
) -> dict[str, pd.DataFrame] | None:
    kind = opened.kind
    if kind is EVENT_KIND:
        coded, was = (_coded_to(draft["id"], each, text) for each in (book, opened.book))
        key = ["paragraph_id"]
    elif kind is PHRASE_KIND:
        coded, was = (_hidden(places, text) for places in (now, before))
        coded, was = _not_hidden_besides(coded, was, draft["id"], opened, text)
        key = ["sentence_id", "start"]
    else:
        return None
    new, gone = _apart(coded, was, key)
    return {"now": coded, "new": new, "gone": gone}


def _coded_to(event_id: str, events: Events, text: Searched) -> pd.DataFrame:
    coded = coded_paragraphs(events, text)
    return _where(coded, [event_id in events_in(code, events) for code in coded["event"]])


def _hidden(places: pd.DataFrame, text: Searched) -> pd.DataFrame:
    """The scored words that stand in the places: where, which, and their polarity."""
    number_of = {sentence_id: number for number, sentence_id in enumerate(text.sentence_ids)}
    rows = {}
    for place in places.itertuples(index=False):
        end = place.start + len(place.surface)
        for word in text.assessed(number_of[place.sentence_id]):
            if word.start < end and place.start < word.end:
                rows[place.sentence_id, word.start] = (word.term, place.term, word.polarity)
    found = [(*where, *word) for where, word in rows.items()]
    return pd.DataFrame(found, columns=[*_PLACE, "polarity"]).astype({"start": int})


def _not_hidden_besides(
    coded: pd.DataFrame, was: pd.DataFrame, group: str, opened: Opened, text: Searched
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Without the words that another group hides anyway: they are neither newly hidden nor set free."""
    others = [entry for entry_id, entry in opened.entries.items() if entry_id != group]
    index = TermIndex(("", term) for entry in others for term in entry["terms"])
    number_of = {sentence_id: number for number, sentence_id in enumerate(text.sentence_ids)}

    def alone(row) -> bool:
        number = number_of[row.sentence_id]
        end = row.start + len(row.surface)
        besides = index.find(text.texts[number], text.words(number))
        return not any(place.start < end and row.start < place.end for place in besides)

    return tuple(_where(frame, [alone(row) for row in frame.itertuples(index=False)]) for frame in (coded, was))


def _apart(now: pd.DataFrame, before: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of `now` that `before` lacks, and those of `before` that `now` lacks."""
    here, there = (list(map(tuple, frame[key].itertuples(index=False))) for frame in (now, before))
    new, gone = set(here) - set(there), set(there) - set(here)
    return _where(now, [row in new for row in here]), _where(before, [row in gone for row in there])


def _where(frame: pd.DataFrame, kept: list[bool]) -> pd.DataFrame:
    return frame[pd.Series(kept, index=frame.index, dtype=bool)]


def _also(term: str, entry_id: str, opened: Opened) -> str:
    """The labels of the other entries that have a term."""
    others = [opened.entries[each] for each in opened.holders.get(as_term(term), []) if each != entry_id]
    return ", ".join(opened.kind.label_of(each) for each in others)
