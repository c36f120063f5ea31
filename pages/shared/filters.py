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
    choices = {
        _EVENT: ("Meeting", {name: EVENT_LABELS[name] for name in _MEETINGS}, "Either meeting"),
        _PERSPECTIVE: ("Author", {name: side(name) for name in perspectives}, "All authors"),
        _VOICE: ("Voice", VOICE_LABELS, "Each measure’s own"),
    }
    _adopt_address({_TOPICS: topic_labels(), **{key: labels for key, (_, labels, _) in choices.items()}})
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="filters"):
        _choose_topics()
        for key, choice in choices.items():
            _choose_one(key, *choice)
        n = _n_set()
        st.button(f"Clear {n or ''}", on_click=clear_filters, disabled=n == 0, type="tertiary", key="filters-clear")


def _adopt_address(choices: dict[str, dict[str, str]]) -> None:
    """On a visitor's first run, take the filters that the address names, by id or by label.

    Streamlit itself reads labels only, and not before the widget is drawn; the row says earlier what is set.
    """
    for key, labels in choices.items():
        if key in st.session_state:
            continue
        ids = {**{label: name for name, label in labels.items()}, **{name: name for name in labels}}
        asked = [ids[value] for value in st.query_params.get_all(key) if value in ids]
        if asked:
            st.session_state[key] = asked if key == _TOPICS else asked[0]


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


def _choose_one(key: str, name: str, labels: dict[str, str], unset: str) -> None:
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
            bind="query-params",
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
