"""Which two tellings, and which two events, the pages compare: chosen once for all of them, and in their address.

Where there are two of a kind there is nothing to choose, and nothing is drawn.
"""

import html
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

import streamlit as st

from analysis.contrast.contrasts import AUTHORS, MEETINGS, Pair, event_label, first_events, first_pair
from analysis.results import Results
from analysis.scope import REST
from pages.shared.labels import plain
from pages.shared.results import results

FEWEST = 3  # tellings or events, from which on two are chosen


@dataclass(frozen=True)
class _Kind:
    """What is chosen: its two parameters in the address, and where the session remembers the choice."""

    params: tuple[str, str]
    memory: str

    @property
    def written(self) -> str:
        """Where the session remembers what it wrote into the address."""
        return f"{self.memory}-in-address"

    def widget(self, param: str) -> str:
        """The key of the select of one parameter."""
        return f"{self.memory}-{param}"


_AUTHORS = _Kind(("of", "against"), "pair-of-tellings")
_EVENTS = _Kind(("event_of", "event_against"), "pair-of-events")


def author_pair() -> Pair:
    """The two tellings that are compared, by their names; against REST: all others."""
    names = results().scope.names
    return _pair(_AUTHORS, names, first_pair(names))


def event_pair() -> Pair:
    """The two events that are compared, by their ids; against REST: the others; of a single event against NONE."""
    scope = results().scope
    return _pair(_EVENTS, list(scope.events), first_events(scope))


def choose_pairs(*, events: bool = True) -> tuple[Pair, Pair]:
    """Draw the choice of two tellings, and of two events, where there are more of either; both pairs as chosen."""
    scope = results().scope
    pairs = author_pair(), event_pair()
    labels = {name: scope.of(name).label for name in scope.names} | {REST: "All others"}
    named = dict(scope.events) | {REST: event_label(scope, REST).capitalize()}
    drawn = []
    if len(scope.names) >= FEWEST:
        drawn.append((_AUTHORS, labels, pairs[0], first_pair(scope.names), scope.telling_word))
    if events and len(scope.events) >= FEWEST:
        drawn.append((_EVENTS, named, pairs[1], first_events(scope), scope.event_word))
    with st.container(horizontal=True, gap="small", key="pairs") if drawn else nullcontext():
        for each in drawn:
            _draw(*each)
    if said := say_sides(results()):
        st.html(f'<p class="counts">{html.escape(said)}</p>')
    return pairs


def choose_kind() -> str:
    """Draw the choice of what is compared, tellings or events; AUTHORS or MEETINGS, as chosen."""
    scope = results().scope
    kinds = {AUTHORS: f"By {scope.telling_word}", MEETINGS: f"By {scope.event_word}"}  # the labels stand in the address
    return st.segmented_control(
        "Compare", list(kinds), format_func=kinds.get, default=AUTHORS, required=True, key="compare",
        label_visibility="collapsed", bind="query-params",
    )  # fmt: skip


def say_sides(everything: Results) -> str:
    """What the sides are where they are not the perspectives of all articles; empty where they are."""
    if len(everything.scope.names) < 2:
        return ""
    if everything.scope.by_article:
        return "The articles name no two perspectives, so each article is a side of its own."
    n = int(everything.documents["perspective"].isna().sum())
    if not n:
        return ""
    named = "1 article names no perspective and is" if n == 1 else f"{n} articles name no perspective and are"
    return f"{named} on no side."


def _pair(kind: _Kind, names: Sequence[str], default: Pair) -> Pair:
    """The pair that the address asks for, else the one remembered, else the default; never one against itself."""
    if len(names) < FEWEST:
        return default
    asked = tuple(st.query_params.get(param, "") for param in kind.params)
    if any(asked) and asked != st.session_state.get(kind.written):
        st.session_state[kind.memory] = asked
    of, against = st.session_state.get(kind.memory, default)
    of = of if of in names else default.of
    if against == of or against not in (*names, REST):
        against = next(name for name in (default.against, default.of) if name != of)
    return Pair(of, against)


def _draw(kind: _Kind, labels: Mapping[str, str], pair: Pair, default: Pair, word: str) -> None:
    shown = ([name for name in labels if name != REST], [name for name in labels if name != pair.of])
    said = f"Compare {'an' if word[0] in 'aeiou' else 'a'} {word}", "with"
    for param, options, label, chosen in zip(kind.params, shown, said, pair, strict=True):
        key = kind.widget(param)
        st.session_state[key] = chosen
        st.selectbox(plain(label), options, format_func=labels.get, key=key, on_change=_take, args=(kind, pair))
    _write(kind, pair, default)


def _take(kind: _Kind, before: Pair) -> None:
    """Callback: remember the choice; one that is set against itself takes the place of the other."""
    of, against = (st.session_state[kind.widget(param)] for param in kind.params)
    st.session_state[kind.memory] = Pair(of, before.of if against == of else against)


def _write(kind: _Kind, pair: Pair, default: Pair) -> None:
    """Put the pair into the address, unless it is the one that holds anyway."""
    for param, name in zip(kind.params, pair, strict=True):
        if pair != default and st.query_params.get(param) != name:
            st.query_params[param] = name
        elif pair == default and param in st.query_params:
            del st.query_params[param]
    st.session_state[kind.written] = tuple(pair) if pair != default else None
