"""The widgets by which a coder answers a question, and what was answered."""

import streamlit as st

from analysis.coding.codings import EVENT, TOPIC
from analysis.coding.files import LONGEST_NAME
from analysis.coding.scheme import Code
from pages.shared.coding.log import coder, name_coder
from pages.shared.coding.names import names, scheme
from pages.shared.labels import plain
from pages.shared.results import codebooks, results

_NO_TOPIC = ""
_SEVERAL_EVENTS = 2  # of more than so many events a paragraph may name any


def ask_name(key: str) -> None:
    """Ask who is coding: once a session."""
    if coder():
        return
    st.text_input(
        "Your name or initials", max_chars=LONGEST_NAME, key=key, width=320,
        on_change=lambda: name_coder(st.session_state[key]), help="Stands beside each of your answers",
    )  # fmt: skip


def ask(variable: str, label: str, key: str, standing: str | None = None, *, told: bool = False) -> None:
    """Ask for one code; `standing` is the one that the coder gave before. `told`: with the meaning of each answer."""
    if variable == EVENT and len(results().scope.events) > _SEVERAL_EVENTS:
        _ask_events(label, key, standing)
        return
    options = answers(variable)
    st.radio(
        plain(label), list(options), list(options).index(standing) if standing in options else None,
        lambda code: plain(options[code].label), key=key, horizontal=not told,
        captions=[plain(code.definition) for code in options.values()] if told else None,
    )  # fmt: skip


def answered(variable: str, key: str) -> str | None:
    """The code that was given to a question; None where it was left open."""
    given = st.session_state.get(key)
    if variable == EVENT and isinstance(given, list):
        if not given or ("none" in given and len(given) > 1):
            return None
        return codebooks().events.code(given)
    return given


def ask_topics(key: str, standing: list[str] | None) -> None:
    """Ask for all topics at once; `standing` are those that the coder found before, None where nothing was answered."""
    labels = names().topics
    chosen = standing if standing else [_NO_TOPIC] if standing is not None else []
    st.pills(
        plain(scheme()[TOPIC].question), [*labels, _NO_TOPIC], selection_mode="multi", key=key, default=chosen,
        format_func=lambda topic: plain(labels.get(topic, "None of these")),
    )  # fmt: skip


def topics_answered(key: str) -> list[str] | None:
    """The topics that were found, none perhaps; None where the question was left open, or answered against itself."""
    given = st.session_state.get(key) or []
    if not given or (_NO_TOPIC in given and len(given) > 1):
        return None
    return [topic for topic in given if topic != _NO_TOPIC]


def answers(variable: str) -> dict[str, Code]:
    """The codes that a question may be answered with, each with its label and meaning."""
    fixed = scheme()[variable].codes
    if variable != EVENT:
        return dict(fixed)
    scope, defined = results().scope, {event.id: event.definition for event in codebooks().events.events}
    own = {event: Code(label, defined.get(event, "")) for event, label in scope.events.items()}
    codes = [code for code in fixed if code == "none" or len(own) == _SEVERAL_EVENTS]
    return own | {code: Code(scope.event_label(code), fixed[code].definition) for code in codes}


def meanings(variable: str) -> dict[str, str]:
    """What each answer means, as names and values."""
    if variable == TOPIC:
        return {topic.label: topic.definition for topic in codebooks().topics.topics}
    return {code.label: code.definition for code in answers(variable).values()}


def rules_of_coding() -> dict[str, dict[str, str]]:
    """How each question is decided, by its name, as names and values: the rule, then each answer."""
    return {
        names().variable(variable): {"Question": asked.question, "Rule": asked.definition}
        | {code.label.capitalize(): code.definition for code in asked.codes.values()}
        for variable, asked in scheme().items()
    }


def _ask_events(label: str, key: str, standing: str | None) -> None:
    options = answers(EVENT)
    chosen = list(results().scope.events_of(standing)) or ["none"] if standing else []
    st.pills(
        plain(label), list(options), selection_mode="multi", default=chosen, key=key,
        format_func=lambda code: plain(options[code].label),
    )  # fmt: skip
