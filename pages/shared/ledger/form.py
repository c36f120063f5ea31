"""The form of a fact: its words, date, place, actors, and the sentences of each article that tell it."""

import re
from dataclasses import replace

import streamlit as st

from analysis.contrast.findings import upper_first
from analysis.errors import CodebookError
from analysis.facts.ledger import APART, Fact, Telling
from analysis.facts.refound import anchored
from analysis.facts.said import STATUS_LABELS
from analysis.results import Results
from analysis.scope import BOTH, NONE
from pages.shared.labels import plain, topic_labels
from pages.shared.ledger.columns import columns_shown, columns_told, named_with_side
from pages.shared.ledger.reader import acts, books, known
from pages.shared.results import results

_ALIKE = ""
_BESIDE = 3  # articles whose fields stand beside each other; of more the reader chooses which are there
_STARTS = 60  # characters of a sentence or gist by which a reader knows it


def fact_form(fact: Fact, key: str, label: str) -> Fact | None:
    """The form, filled in with the fact; the fact as the reader wrote it once it is sent, else None.

    Raises
    ------
    CodebookError
        No sentence, or words without any: a telling has to say where it stands.
    """
    names = {doc_id: columns_told()[doc_id] for doc_id in _articles(fact, key)}
    with st.form(key, border=True):
        about = _about(fact, key)
        columns = st.columns(max(1, min(len(names), _BESIDE)))
        places = enumerate(names.items())
        tellings = [_telling(fact, doc_id, name, columns[at % len(columns)], key) for at, (doc_id, name) in places]
        apart = _apart(fact, key)
        if not st.form_submit_button(label, type="primary", key=f"{key}-send"):
            return None
    told = tuple(telling for telling in map(_checked, tellings) if telling)
    if not told:
        raise CodebookError("Choose the sentences of at least one article that tell it.")
    gone = tuple(telling for telling in fact.tellings if telling.doc_id not in columns_told())
    return anchored(replace(fact, tellings=(*told, *gone), **about, **apart), results())


def _articles(fact: Fact, key: str) -> tuple[str, ...]:
    """The articles that the form has fields for: all of a few, else those that tell the fact or that are chosen."""
    names = columns_told()
    if len(names) <= _BESIDE:
        return tuple(names)
    telling = [doc_id for doc_id in names if doc_id in fact.told_by] or list(columns_shown()[:_BESIDE])
    chosen = st.multiselect(
        "Articles that tell it", list(names), telling, named_with_side().get, key=f"{key}-articles",
        help="Each gets fields below; one that is taken out no longer tells it",
    )  # fmt: skip
    return tuple(doc_id for doc_id in names if doc_id in chosen)


def sentence_labels(held: Results, doc_id: str) -> dict[str, str]:
    """Each sentence of an article by id: its place, and how it begins (without its text, what its paragraph says)."""
    own = held.sentences.merge(
        held.paragraphs.loc[held.paragraphs["doc_id"] == doc_id, ["paragraph_id", "position", "gist"]],
        on="paragraph_id",
        suffixes=("", "_of_paragraph"),
    )
    return {
        row.sentence_id: f"¶ {row.position_of_paragraph}, {row.position}: {_start(row.text, row.gist)}"
        for row in own.itertuples()
    }


def _about(fact: Fact, key: str) -> dict:
    may_name, labels, scope = known(), topic_labels(), results().scope
    what = st.text_area(
        "The fact, in one sentence of your own", fact.what, key=f"{key}-what", height=80,
        placeholder="Who did or said what: what would be the same whoever told it",
    )  # fmt: skip
    left, middle, right = st.columns(3)
    when = left.text_input("When", fact.when, key=f"{key}-when", help="2021-03-23, 2021-03, 2021, or two joined by /")
    place = middle.text_input("Where", fact.place, key=f"{key}-place")
    events = tuple(dict.fromkeys((*may_name.events, *([BOTH] if len(may_name.events) == 2 else []), NONE, fact.event)))
    event = right.selectbox(
        upper_first(scope.event_word), events, events.index(fact.event), scope.event_label, key=f"{key}-event"
    )
    actors = st.multiselect("Who", sorted(may_name.actors | {*fact.actors}), fact.actors, key=f"{key}-actors")
    left, right = st.columns(2)
    kinds = ["", *acts()]
    act = left.selectbox(
        "Kind of act", kinds, kinds.index(fact.act), lambda name: acts().get(name, "None: a state of affairs"),
        key=f"{key}-act",
    )  # fmt: skip
    topics = right.multiselect(
        "Topics", list(dict.fromkeys((*labels, *fact.topics))), fact.topics, lambda topic: labels.get(topic, topic),
        key=f"{key}-topics",
    )  # fmt: skip
    entries = {entry.id: f"{entry.when}: {_start(entry.what)}" for entry in books().chronology}
    chronology = st.multiselect(
        "The same in the chronology", list(entries), [each for each in fact.chronology if each in entries],
        entries.get, key=f"{key}-chronology",
    )  # fmt: skip
    several = {"actors": tuple(actors), "topics": tuple(topics), "chronology": tuple(chronology)}
    return {"what": what.strip(), "when": when.strip(), "place": place.strip(), "event": event, "act": act} | several


def _telling(fact: Fact, doc_id: str, name: str, column, key: str) -> tuple[str, Telling | None, list, str, str]:
    """What the reader wrote of one article: its name, the telling as it was, sentences, words of ours, framing."""
    own = fact.telling_of(doc_id)
    labels = sentence_labels(results(), doc_id)
    options = list(dict.fromkeys((*labels, *(own.sentence_ids if own else ()))))
    with column:
        at = st.multiselect(
            f"{plain(name)}: sentences", options, own.sentence_ids if own else (),
            lambda sentence: labels.get(sentence, f"{sentence}: not at hand"), key=f"{key}-{doc_id}-at",
        )  # fmt: skip
        said = st.text_area(
            f"{plain(name)}: how it tells it, in your words", own.said if own else "", key=f"{key}-{doc_id}-said"
        )
        framing = st.text_input(
            f"{plain(name)}: words that frame it", "; ".join(own.framing) if own else "", key=f"{key}-{doc_id}-framing",
            help="Words of the article, four at most together, parted by ;",
        )  # fmt: skip
    return name, own, at, said, framing


def _checked(written: tuple[str, Telling | None, list, str, str]) -> Telling | None:
    name, own, at, said, framing = written
    terms = tuple(term.strip() for term in re.split("[;\n]", framing) if term.strip())
    if not at and (said.strip() or terms):
        raise CodebookError(f"{name}: choose the sentences that tell it, or empty what you wrote of them.")
    anchors = own.anchors if own and set(own.sentence_ids) == set(at) else ()
    return Telling(tuple(sorted(at)), said.strip(), terms, anchors) if at else None


def _apart(fact: Fact, key: str) -> dict:
    left, right = st.columns([1, 2])
    kinds = [_ALIKE, *APART]
    apart = left.selectbox(
        "The tellings", kinds, kinds.index(fact.apart),
        lambda kind: STATUS_LABELS.get(kind, "Tell it alike, or one alone"), key=f"{key}-apart",
    )  # fmt: skip
    why = right.text_input("How they differ, in your words", fact.why, key=f"{key}-why")
    return {"apart": apart, "why": why.strip()}


def _start(*texts: str | None) -> str:
    """How the first of the texts that is there begins."""
    text = next((text for text in texts if isinstance(text, str)), "")
    return text if len(text) <= _STARTS else f"{text[:_STARTS].rsplit(' ', 1)[0]} …"
