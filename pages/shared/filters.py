"""The filters above every page: topics, meeting, side and voice. They stand in the address, so a view can be shared."""

import html

import streamlit as st

from analysis.contrast.selection import Filters, select
from analysis.results import Results
from pages.shared.labels import EVENT_LABELS, VOICE_LABELS, plain, side, topic_labels

_TOPICS, _EVENT, _PERSPECTIVE, _VOICE = "topic", "meeting", "author", "voice"
_WRITTEN = "filters-in-address"
_KEYS = (_TOPICS, _EVENT, _PERSPECTIVE, _VOICE)
_MEETINGS = ("anchorage", "guilin")


def draw_filters(perspectives: tuple[str, ...]) -> None:
    """The row of filters: one line on a screen, two by two on a phone, each saying what it is set to."""
    choices = {
        _EVENT: ("Meeting", {name: EVENT_LABELS[name] for name in _MEETINGS}, "Either meeting"),
        _PERSPECTIVE: ("Author", {name: side(name) for name in perspectives}, "All authors"),
        _VOICE: ("Voice", VOICE_LABELS, "Each measure’s own"),
    }
    _follow_address({_TOPICS: topic_labels(), **{key: labels for key, (_, labels, _) in choices.items()}})
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        _choose_topics()
        for key, choice in choices.items():
            _choose_one(key, *choice)
        n = _n_set()
        st.button(f"Clear {n or ''}", on_click=clear_filters, disabled=n == 0, type="tertiary", key="filters-clear")
    _write_address()


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
            st.session_state[key] = known if key == _TOPICS else next(iter(known), None)


def _write_address() -> None:
    """Put the filters that are set into the address, by their ids."""
    filters = current_filters()
    chosen = {_EVENT: filters.event, _PERSPECTIVE: filters.perspective, _VOICE: filters.voice}
    wanted = {_TOPICS: list(filters.topics), **{key: [value] if value else [] for key, value in chosen.items()}}
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
    )


def narrow(everything: Results) -> tuple[Filters, Results]:
    """What the reader has chosen, and the results narrowed to it; says so and stops the page where nothing is left."""
    filters = current_filters()
    shown = select(everything, filters)
    if shown.paragraphs.empty:
        say_nothing_left()
        st.stop()
    return filters, shown


def clear_filters() -> None:
    """Callback: no filter is set."""
    st.session_state[_TOPICS] = []
    for key in _KEYS[1:]:
        st.session_state[key] = None


def say_nothing_left() -> None:
    """The empty state: which filters left no paragraph, and a button that clears them."""
    with st.container(border=True, key="nothing-left"):
        st.html('<h2 class="finding">No paragraph passes these filters.</h2>')
        st.html(f'<p class="counts">You asked for {_described(current_filters())}.</p>')
        st.button("Clear the filters", on_click=clear_filters, type="primary", key="nothing-left-clear")


def _choose_one(key: str, name: str, labels: dict[str, str], unset: str) -> None:
    st.selectbox(
        name,
        list(labels),
        index=None,
        format_func=labels.get,
        placeholder=unset,
        label_visibility="collapsed",
        key=key,
    )


def _choose_topics() -> None:
    labels = topic_labels()
    chosen = current_filters().topics
    name = f"{len(chosen)} of {len(labels)} topics" if len(chosen) > 1 else labels.get("".join(chosen), "All topics")
    with (
        st.container(key=f"topics-{'set' if chosen else 'unset'}"),
        st.popover(plain(name), width="stretch", key="topics-list"),
    ):
        st.pills(
            "Paragraphs about any of",
            list(labels),
            selection_mode="multi",
            format_func=labels.get,
            key=_TOPICS,
        )


def _n_set() -> int:
    return sum(bool(st.session_state.get(key)) for key in _KEYS)


def _described(filters: Filters) -> str:
    labels = topic_labels()
    parts = [
        "topics " + " or ".join(labels.get(topic, topic) for topic in filters.topics) if filters.topics else "",
        f"the {EVENT_LABELS[filters.event]} meeting" if filters.event else "",
        f"the {side(filters.perspective)}" if filters.perspective else "",
        VOICE_LABELS[filters.voice].lower() if filters.voice else "",
    ]
    return html.escape(", ".join(part for part in parts if part) or "all paragraphs")
