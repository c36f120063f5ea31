"""The filters above every page: topics, actors, event, telling and voice. They stand in the address.

Session and address hold ids. An actor's parameter is `named`: `actor` is what the Evidence page looks up.
"""

import html
from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.contrast.findings import say_any_actor
from analysis.contrast.selection import Filters, select
from analysis.results import KEPT_OF, Results
from analysis.scope import Scope
from pages.shared.labels import VOICE_LABELS, actor_ids, plain, topic_labels
from pages.shared.results import results, results_key

_TOPICS, _ACTORS, _EVENT, _PERSPECTIVE, _VOICE = "topic", "named", "meeting", "author", "voice"
_WRITTEN = "filters-in-address"
_SEVERAL = (_TOPICS, _ACTORS)  # of these a reader may choose more than one
_KEYS = (*_SEVERAL, _EVENT, _PERSPECTIVE, _VOICE)


def draw_filters(perspectives: Iterable[str], actors: Iterable[str]) -> None:
    """The filters: one line on a screen, two by two on a phone, each saying what it is set to.

    `perspectives` are the names of the tellings; `actors` are those that can be chosen, by their labels, in the order
    in which they are offered.
    """
    ids = actor_ids()
    offered = {ids.get(label, label): label for label in actors}
    several = {
        _TOPICS: ("topics", "All topics", topic_labels(), "Paragraphs about any of"),
        _ACTORS: ("actors", "Any actor", offered, "Paragraphs naming any of"),
    }
    choices = _choices(results().scope, perspectives)
    offers = {key: choice[2] for key, choice in {**several, **choices}.items()}
    _follow_address(offers)
    _drop_unknown(offers)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        for key, choice in several.items():
            _choose_several(key, *choice)
        for key, choice in choices.items():
            _choose_one(key, *choice)
        n = _n_set()
        st.button(f"Clear {n or ''}", on_click=clear_filters, disabled=n == 0, type="tertiary", key="filters-clear")
    _write_address()


def _choices(scope: Scope, perspectives: Iterable[str]) -> dict[str, tuple[str, str, dict[str, str]]]:
    """The filters of one choice: what each is called, what stands there without a choice, and its labels by id."""
    word, event = scope.telling_word, scope.event_word
    unset = scope.any_event if scope.events else f"No {event} defined"
    return {
        _EVENT: (event.capitalize(), unset, dict(scope.events)),
        _PERSPECTIVE: (word.capitalize(), f"All {word}s", {name: scope.of(name).label for name in perspectives}),
        _VOICE: ("Voice", "Each measure’s own", VOICE_LABELS),
    }


def _drop_unknown(offers: Mapping[str, Mapping[str, str]]) -> None:
    """Let go of what can no longer be chosen: a codebook was edited, an article taken away."""
    for key, labels in offers.items():
        chosen = st.session_state.get(key)
        if key in _SEVERAL and chosen:
            st.session_state[key] = [name for name in chosen if name in labels]
        elif chosen and chosen not in labels:
            st.session_state[key] = None


def _follow_address(choices: dict[str, dict[str, str]]) -> None:
    """Take over the filters of an address that this session did not write: a first visit, or a link on a page.

    Streamlit's own binding writes labels, which change more often than ids, and loses what a closed popover holds.
    An address without filters changes nothing: Streamlit drops them whenever the page changes.
    """
    written = st.session_state.get(_WRITTEN, {})
    for key, labels in choices.items():
        asked = st.query_params.get_all(key)
        if asked and asked != written.get(key):
            ids = {**{label: name for name, label in labels.items()}, **{name: name for name in labels}}
            known = [ids[value] for value in asked if value in ids]
            st.session_state[key] = known if key in _SEVERAL else next(iter(known), None)


def _write_address() -> None:
    """Put the filters that are set into the address, by their ids."""
    chosen = {key: st.session_state.get(key) for key in _KEYS}
    wanted = {key: list(value) if key in _SEVERAL else [value] for key, value in chosen.items() if value}
    wanted = {key: wanted.get(key, []) for key in _KEYS}
    for key, values in wanted.items():
        if values and st.query_params.get_all(key) != values:
            st.query_params[key] = values
        elif not values and key in st.query_params:
            del st.query_params[key]
    st.session_state[_WRITTEN] = wanted


def current_filters() -> Filters:
    """What the reader has chosen."""
    state = st.session_state
    return Filters(
        topics=tuple(state.get(_TOPICS) or ()),
        event=state.get(_EVENT),
        perspective=state.get(_PERSPECTIVE),
        voice=state.get(_VOICE),
        actors=tuple(_actor_labels().get(name, name) for name in state.get(_ACTORS) or ()),
    )


def narrow(everything: Results) -> tuple[Filters, Results]:
    """What the reader has chosen, and the results narrowed to it; says so and stops the page where nothing is left."""
    filters = current_filters()
    shown = selected(everything, filters)
    if not shown.n_paragraphs:
        say_nothing_left()
        st.stop()
    return filters, shown


def selected(everything: Results, filters: Filters) -> Results:
    """The results narrowed to what the reader has chosen; what was narrowed before is remembered."""
    if not filters.narrows:
        return everything
    remembered = _selected_of_few if everything.n_paragraphs <= KEPT_OF else _selected_of_many
    return remembered(results_key(), filters, everything)


@st.cache_resource(show_spinner=False, max_entries=1_024)
def _selected_of_few(key: tuple, filters: Filters, _everything: Results) -> Results:
    return select(_everything, filters)


@st.cache_resource(show_spinner=False, max_entries=64)  # each of them may take megabytes
def _selected_of_many(key: tuple, filters: Filters, _everything: Results) -> Results:
    return select(_everything, filters)


def clear_filters() -> None:
    """Callback: no filter is set."""
    for key in _KEYS:
        st.session_state[key] = [] if key in _SEVERAL else None


def hold_filters() -> None:
    """Keep what is chosen over a page that shows no filters: Streamlit forgets what it does not draw."""
    for key in _KEYS:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def say_nothing_left() -> None:
    """The empty state: which filters left no paragraph, and a button that clears them."""
    with st.container(border=True, key="nothing-left"):
        if not results().n_paragraphs:
            st.html('<h2 class="finding">There is no article here yet.</h2>')
            return
        st.html('<h2 class="finding">No paragraph passes these filters.</h2>')
        st.html(f'<p class="counts">You asked for {said_choice(current_filters())}.</p>')
        st.button("Clear the filters", on_click=clear_filters, type="primary", key="nothing-left-clear")


def _choose_one(key: str, name: str, unset: str, labels: dict[str, str]) -> None:
    st.selectbox(
        name,
        list(labels),
        index=None,
        format_func=labels.get,
        placeholder=unset,
        label_visibility="collapsed",
        disabled=not labels,
        key=key,
    )


def _choose_several(key: str, name: str, unset: str, labels: Mapping[str, str], question: str) -> None:
    chosen = st.session_state.get(key) or []
    said = f"{len(chosen)} of {len(labels)} {name}" if len(chosen) > 1 else labels.get("".join(chosen), unset)
    with (
        st.container(key=f"{name}-{'set' if chosen else 'unset'}"),
        st.popover(plain(said), width="stretch", key=f"{name}-list"),
    ):
        st.pills(question, list(labels), selection_mode="multi", format_func=lambda name: plain(labels[name]), key=key)


def _actor_labels() -> dict[str, str]:
    return {name: label for label, name in actor_ids().items()}


def _n_set() -> int:
    return sum(bool(st.session_state.get(key)) for key in _KEYS)


def said_choice(filters: Filters, what: str = "paragraphs") -> str:
    """What the reader asked for, as a sentence has it; escaped, for HTML. `what` is what the page shows."""
    return html.escape(choice_in_words(filters, what))


def choice_in_words(filters: Filters, what: str = "paragraphs") -> str:
    """What the reader asked for, as plain words: "topics Europe, paragraphs that name China"."""
    labels, scope = topic_labels(), results().scope
    parts = [
        "topics " + " or ".join(labels.get(topic, topic) for topic in filters.topics) if filters.topics else "",
        f"{what} that name {say_any_actor(filters.actors)}" if filters.actors else "",
        f"the {scope.event_label(filters.event)} {scope.event_word}" if filters.event else "",
        scope.of(filters.perspective).teller if filters.perspective else "",
        VOICE_LABELS[filters.voice].lower() if filters.voice else "",
    ]
    return ", ".join(part for part in parts if part) or f"all {what}"
