"""What ids are called on the page: topics by their codebook, meetings, sides and voices by the words of the project."""

from pathlib import Path

import streamlit as st

from analysis.text.wordlists import read_toml

CORPUS = Path(__file__).parents[2] / "corpus"

EVENT_LABELS = {"anchorage": "Anchorage", "guilin": "Guilin", "both": "Both meetings", "none": "Neither meeting"}
VOICE_LABELS = {
    "author": "Author’s own words",
    "quoted": "Quoted words",
    "reported": "Reported words",
    "all": "All words",
}


@st.cache_data(show_spinner=False)
def topic_labels(corpus: Path = CORPUS) -> dict[str, str]:
    """Each topic's id and label, in the order of the codebook."""
    topics = read_toml(corpus / "codebooks" / "topics.toml")["topic"]
    return {topic["id"]: topic["label"] for topic in topics}


@st.cache_data(show_spinner=False)
def actor_ids(corpus: Path = CORPUS) -> dict[str, str]:
    """The id of each actor of the codebook by its label: for addresses, which labels would make long."""
    actors = read_toml(corpus / "codebooks" / "actors.toml")["actor"]
    return {actor["label"]: actor["id"] for actor in actors}


def side(perspective: str) -> str:
    """A perspective as a reader reads it: "Russian author"."""
    return f"{perspective} author"


def plain(text: str) -> str:
    """Text of a corpus for a widget's label, where Streamlit reads Markdown: every sign of Markdown made literal."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:^=" else sign for sign in text)
