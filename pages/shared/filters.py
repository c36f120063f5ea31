"""The filters above every page: topics, meeting, side and voice. They stand in the address, so a view can be shared."""

import html

import streamlit as st

from analysis.contrast.selection import Filters
from pages.shared.labels import EVENT_LABELS, VOICE_LABELS, plain, side, topic_labels

_TOPICS, _EVENT, _PERSPECTIVE, _VOICE = "topic", "meeting", "author", "voice"
_KEYS = (_TOPICS, _EVENT, _PERSPECTIVE, _VOICE)
_MEETINGS = ("anchorage", "guilin")


def draw_filters(perspectives: tuple[str, ...]) -> None:
    """The row of filters: one line on a screen, two by two on a phone, each saying what it is set to."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        _topics()
        _choice(_EVENT, "Meeting", {name: EVENT_LABELS[name] for name in _MEETINGS}, "Either meeting")
        _choice(_PERSPECTIVE, "Author", {name: side(name) for name in perspectives}, "All authors")
        _choice(_VOICE, "Voice", VOICE_LABELS, "Each measure’s own voice")
        n = _n_set()
        st.button(f"Clear {n or ''}", on_click=clear_filters, disabled=n == 0, type="tertiary", key="filters-clear")


def current_filters() -> Filters:
    """What the reader has chosen."""
    state = st.session_state
    return Filters(
        topics=tuple(state.get(_TOPICS) or ()),
        event=state.get(_EVENT),
        perspective=state.get(_PERSPECTIVE),
        voice=state.get(_VOICE),
    )


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


def _choice(key: str, name: str, labels: dict[str, str], unset: str) -> None:
    with st.container(key=_state_key(key), width="stretch"):
        st.selectbox(
            name,
            list(labels),
            index=None,
            format_func=labels.get,
            placeholder=unset,
            label_visibility="collapsed",
            key=key,
            bind="query-params",
        )


def _topics() -> None:
    labels = topic_labels()
    n = len(current_filters().topics)
    name = "All topics" if n == 0 else f"{n} of {len(labels)} topics"
    with st.container(key=_state_key(_TOPICS), width="stretch"), st.popover(name, width="stretch", key="topics-list"):
        st.pills(
            "Paragraphs about any of",
            list(labels),
            selection_mode="multi",
            format_func=lambda topic: plain(labels[topic]),
            key=_TOPICS,
            bind="query-params",
        )


def _state_key(key: str) -> str:
    """A container key that the styles read: a filter that is set looks it."""
    return f"filter-{'set' if st.session_state.get(key) else 'unset'}-{key}"


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
