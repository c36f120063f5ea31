"""What pages of a scored folder do not draw, since each paragraph would be a mark, and where to find it instead."""

import html

import streamlit as st

from pages.shared.folder import paragraphs_are_held

_WHERE = (
    "The paragraphs behind every mark open below its chart, the first ones in reading order; the page Evidence lists "
    "those that pass the filters. To see articles paragraph by paragraph, score those few as a project of their own."
)
TOPICS_NOT_DRAWN = f"Not drawn of so many paragraphs: where in each article a topic stands. {_WHERE}"
STANCE_NOT_DRAWN = (
    "Not drawn of so many paragraphs: where in each article an actor is judged how, and where tone and stance point "
    f"opposite ways. Of the speakers, the 40 of each telling who judge most often are counted. {_WHERE}"
)
TONE_NOT_DRAWN = (
    "Not drawn of so many paragraphs: the tone of each one, what the mask did to it, and how far instruments agree on "
    f"it. {_WHERE}"
)


def say_not_drawn(note: str) -> None:
    """At the foot of a page: what it leaves out of a scored folder; nothing where every paragraph can be drawn."""
    if not paragraphs_are_held():
        st.html(f'<p class="counts">{html.escape(note)}</p>')
