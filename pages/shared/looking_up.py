"""Looking something up: a term, a topic or an actor, each with its address, and what the concordance says of it."""

import pandas as pd
import streamlit as st

from analysis.contrast.selection import Filters
from analysis.evidence.concordance import (
    LONGEST_TERM,
    actor_in_context,
    in_voice,
    may_miss,
    named_most,
    seek,
    term_in_context,
    topic_in_context,
)
from analysis.evidence.concordance_notes import count_by_document, say_codes, say_context, say_counts, say_voice
from analysis.evidence.judgements import CODE_LABELS, said_code
from analysis.results import Results
from pages.shared.concordance import show_concordance, word_counts
from pages.shared.filters import current_filters
from pages.shared.labels import VOICE_LABELS, topic_labels
from pages.shared.passages import LOOKED_UP

VIEWS = {
    "paragraph": "Passages",
    "term": "A word or phrase",
    "terms_of": "Terms of a topic",
    "actor": "Mentions of an actor",
}


def view_asked_for() -> str:
    """The view that the address asks for: the one whose parameter it has, else the passages."""
    return next((view for view in LOOKED_UP if view in st.query_params), "paragraph")


def open_view(shown: Results) -> None:
    """Callback: put the chosen view into the address, with what it opens on."""
    view = st.session_state["evidence-view"]
    for other in LOOKED_UP:
        st.query_params.pop(other, None)
    opening = {"term": "", "terms_of": next(iter(_topics_first())), "actor": next(iter(named_most(shown)), "")}
    if view in opening:
        st.query_params[view] = opening[view]


def term_rows(shown: Results, filters: Filters) -> None:
    """Look up a term that the reader writes."""
    _sync("term", st.query_params.get("term", "")[: LONGEST_TERM + 1])
    st.text_input(
        "Word or phrase", key="evidence-term", on_change=_follow, args=("term",), max_chars=LONGEST_TERM + 1,
        placeholder="sanction*", help="A closing * stands for any ending. A term with a capital is found as written.",
    )  # fmt: skip
    written = st.session_state["evidence-term"]
    if not written.strip():
        st.caption("Write a word or phrase to see every place where it stands: sanction*, rules-based order, Taiwan.")
        return
    show_term(shown, written, filters)


def show_term(shown: Results, written: str, filters: Filters) -> None:
    """Every place where a term stands, as a reader wrote it; or what keeps it from being looked up."""
    sought = seek(written)
    if sought.trouble:
        st.text(sought.trouble)
        return
    rows = term_in_context(shown, sought.term, word_counts())
    _show(shown, rows, f"“{sought.term}” is found", filters, term=sought.term)


def topic_rows(shown: Results, filters: Filters) -> None:
    """Look up the terms of a topic."""
    labels = topic_labels()
    topic = _choose("terms_of", "Topic", _topics_first(), labels)
    _show(shown, topic_in_context(shown, topic), f"The topic {labels[topic]} is mentioned", filters)


def actor_rows(shown: Results, filters: Filters) -> None:
    """Look up the mentions of an actor."""
    actors = named_most(shown)
    if not actors:
        st.caption("No actor is named in the paragraphs that pass the filters.")
        return
    actor = _choose("actor", "Actor", list(actors), {name: f"{name} ({n})" for name, n in actors.items()})
    rows = actor_in_context(shown, actor)
    codes = st.pills(
        "Stance", list(CODE_LABELS), selection_mode="multi", format_func=said_code, key="evidence-stance",
        help="The stance of whoever speaks there toward the actor, as the model judges it",
    )  # fmt: skip
    kept = rows[rows["code"].isin(codes)] if codes else rows
    _show(shown, kept, f"{actor} is mentioned", filters, note=say_codes(in_voice(rows, filters.voice), codes))


def _show(
    shown: Results, rows: pd.DataFrame, what: str, filters: Filters, term: str | None = None, note: str = ""
) -> None:
    heard = in_voice(rows, filters.voice)
    at_least = term is not None and may_miss(shown, term, word_counts())
    finding = say_counts(what, count_by_document(shown, heard), shown.scope, at_least=at_least)
    spoken = say_voice(rows, filters.voice, VOICE_LABELS)
    show_concordance(shown, heard, finding, [note, spoken, say_context(shown, heard, term, word_counts())])


def _topics_first() -> list[str]:
    """The topics of the codebook, those of the filter first."""
    chosen = current_filters().topics
    return [*chosen, *(topic for topic in topic_labels() if topic not in chosen)]


def _choose(param: str, label: str, options: list[str], labels: dict[str, str]) -> str:
    asked = st.query_params.get(param)
    if asked and asked not in options:
        st.text(f"“{asked[:80]}” is not among these: choose one.")
    _sync(param, asked if asked in options else options[0])
    return st.selectbox(
        label, options, format_func=labels.get, key=f"evidence-{param}", on_change=_follow, args=(param,), width=420
    )


def _sync(param: str, value: str) -> None:
    """The address is where the choice is kept: the widget shows what it says."""
    st.session_state[f"evidence-{param}"] = value


def _follow(param: str) -> None:
    st.query_params[param] = st.session_state[f"evidence-{param}"]
