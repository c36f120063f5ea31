"""The codebooks of the built-in corpus, to be read: its entries and terms, and how often they are found there."""

import html

import pandas as pd
import streamlit as st

from analysis.projects.codebooks.kinds import ACTOR_KIND, EVENT_KIND, PHRASE_KIND, TOPIC_KIND, Kind
from analysis.results import Results
from pages.shared.codebooks.held import opened
from pages.shared.printed import facts
from pages.shared.results import results

READ_ONLY = "Open or make a project of your own to edit: the built-in corpus keeps its words, so that its numbers stay."


def found_in_edition(kind: Kind) -> dict[str, int] | None:
    """How often each entry is found in the built-in articles; None of set phrases, which ship without their places."""
    shown, entries = results(), opened(kind).entries
    if kind is PHRASE_KIND:
        return None
    if kind is EVENT_KIND:
        codes = shown.events["event"]
        return {entry_id: sum(entry_id in shown.scope.events_of(code) for code in codes) for entry_id in entries}
    frame, column = _mentions(kind, shown)
    counts = frame[column].value_counts()
    names = {entry_id: entry["label"] if kind is ACTOR_KIND else entry_id for entry_id, entry in entries.items()}
    return {entry_id: int(counts.get(name, 0)) for entry_id, name in names.items()}


def read_entry(kind: Kind, entry_id: str) -> None:
    """One entry as it is: its definition, and the terms of each field with how often they are found."""
    entry = opened(kind).entries[entry_id]
    counts = _by_term(kind, entry, results())
    with st.container(key="card-codebook-entry", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(kind.label_of(entry))}</h2>')
        texts = [part for part in kind.parts if part.name != "label" and isinstance(entry.get(part.name), str)]
        facts({part.label: entry[part.name] for part in texts})
        for part in kind.term_parts:
            if entry.get(part.name):
                terms = "".join(_term(term, counts.get(term)) for term in entry[part.name])
                st.html(f'<p class="listhead">{html.escape(part.label)}</p><div>{terms}</div>')


def _mentions(kind: Kind, shown: Results) -> tuple[pd.DataFrame, str]:
    return (shown.topic_mentions, "topic") if kind is TOPIC_KIND else (shown.mentions, "actor")


def _by_term(kind: Kind, entry: dict, shown: Results) -> dict[str, int]:
    """How often each term of a topic is found; of the other codebooks no term's places ship."""
    if kind is not TOPIC_KIND:
        return {}
    own = shown.topic_mentions[shown.topic_mentions["topic"] == entry["id"]]
    return own["term"].value_counts().to_dict()


def _term(term: str, n: int | None) -> str:
    count = f" <em>{n}</em>" if n else ""
    return f'<span class="term">{html.escape(term)}{count}</span>'
