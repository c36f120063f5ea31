"""What ids are called on the page: topics by their codebook, meetings, sides and voices by the words of the project."""

from pathlib import Path

import streamlit as st

from analysis.projects.project import ACTORS, TOPICS
from analysis.text.wordlists import read_toml
from pages.shared.project import project_file, project_key
from pages.shared.results import results

CORPUS = Path(__file__).parents[2] / "corpus"

VOICE_LABELS = {
    "author": "Author’s own words",
    "quoted": "Quoted words",
    "reported": "Reported words",
    "all": "All words",
}


def topic_labels() -> dict[str, str]:
    """Each topic's id and label, in the order of the open project's codebook."""
    return {entry["id"]: entry["label"] for entry in _entries(project_file(TOPICS), "topic", project_key())}


def actor_ids() -> dict[str, str]:
    """The id of each actor of the open project's codebook by its label: for addresses, which labels would make long."""
    return {entry["label"]: entry["id"] for entry in _entries(project_file(ACTORS), "actor", project_key())}


@st.cache_resource(show_spinner=False, max_entries=16)
def _entries(path: Path, table: str, key: tuple) -> list[dict]:
    """Shared, and only read: a page asks for them again and again."""
    return read_toml(path).get(table, [])


def side(perspective: str) -> str:
    """A perspective (or an article that stands for itself) as a reader reads it: "Russian author"."""
    return results().scope.of(perspective).label


def plain(text: str) -> str:
    """Text of a corpus for a widget's label, where Streamlit reads Markdown: every sign of Markdown made literal."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:^=" else sign for sign in text)
