"""What the Codebooks page holds for a reader: codebook, the text it is tried on, what was written and not saved."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import streamlit as st

from analysis.errors import ParallaxError
from analysis.projects.codebooks.kinds import EVENT_KIND, Kind
from analysis.projects.codebooks.named import say_named
from analysis.projects.codebooks.opened import Opened, found_by_entry
from analysis.projects.codebooks.preview import Preview, preview
from analysis.projects.codebooks.said import say_cost, say_paragraphs_of
from analysis.projects.codebooks.searched import Searched, searched
from analysis.projects.codebooks.versions import codebook_text
from analysis.projects.project import Project
from analysis.projects.shelf import Shelf
from analysis.projects.work import seconds_left, work_of
from analysis.text.documents import Article
from pages.shared.labels import plain
from pages.shared.ledger.reader import books
from pages.shared.project import cache_path, change, the_project
from pages.shared.ways import way_to

_EVENTS = "pages/contrast/events.py"
_ANOTHER = "Define another, and the page Events sets the two side by side."
_DRAFTS, _SAID, _ROUND = "codebook-drafts", "codebook-said", "codebook-round"


def opened(kind: Kind) -> Opened:
    """The codebook of what is open, as it is saved; raises CodebookError where it cannot be used."""
    return _opened(codebook_text(the_project(), kind), kind.id, kind)


def the_text() -> Searched | None:
    """The articles of the open project, ready to be searched; None where it has none."""
    project = the_project()
    if project is None or not project.scored:
        return None
    return _searched(_digest_of(project), project.scored)


def found(kind: Kind) -> dict[str, int] | None:
    """How often each entry is found in the open project; None where it has no article."""
    text, project = the_text(), the_project()
    if text is None or project is None:
        return None
    return _found(_digest_of(project), opened(kind).text, kind.id, text, opened(kind))


def drafts() -> dict[tuple[str, str], Mapping[str, str]]:
    """What was written into forms and not saved, by the codebook's and the entry's id; "" for a new entry."""
    return st.session_state.setdefault(_DRAFTS, {})


def forget_draft(kind: Kind, entry_id: str) -> None:
    """Let go of what was written of one entry; its form begins anew."""
    drafts().pop((kind.id, entry_id), None)
    begin_anew()


def forget_drafts(kind: Kind) -> None:
    """Let go of all that was written of a codebook: it was changed as a whole."""
    for held in [held for held in drafts() if held[0] == kind.id]:
        del drafts()[held]
    begin_anew()


def begin_anew() -> None:
    """Forms begin with what is saved."""
    st.session_state[_ROUND] = form_round() + 1


def form_round() -> int:
    """How often forms began anew: part of the keys of their fields."""
    return st.session_state.get(_ROUND, 0)


def now() -> datetime:
    """The time of a save."""
    return datetime.now(UTC)


def save(make: Callable[[Project], Project], note: str = "") -> bool:
    """Save the open project as `make` changes it; whether it was. What came of it is said by `say_what_came_of_it`."""
    try:
        changed = make(the_project())
        change(changed)
    except ParallaxError as error:
        st.session_state[_SAID] = (False, f"Not saved. {error}")
        return False
    st.session_state[_SAID] = (True, " ".join(part for part in (changed.said, note) if part))
    return True


def say_events() -> None:
    """Add to what was saved how many paragraphs are about each event now, and the way to them."""
    counts, text = found(EVENT_KIND), the_text()
    if counts and text is not None:
        said = say_paragraphs_of(opened(EVENT_KIND), counts, len(text.frames.paragraphs))
        st.session_state[_SAID] = (True, f"{st.session_state[_SAID][1]} {said}", len(counts) > 1)


def say_what_came_of_it() -> None:
    """What the last action did, said once; after events were saved, where they can be compared."""
    if outcome := st.session_state.pop(_SAID, None):
        good, said, *events = outcome
        (st.success if good else st.error)(plain(said))
        st.toast(plain(said))  # the form may stand far below
        if events:
            way_to(_EVENTS, "See how each event is told") if events[0] else st.caption(_ANOTHER)


def say_facts(kind: Kind, entry_id: str, entry: Mapping | None) -> str:
    """Which facts name an entry that is about to be renamed, or deleted (None); empty where none does."""
    try:
        facts = books().ledger.facts
    except ParallaxError:  # told on the page of facts
        return ""
    return say_named(facts, kind, opened(kind).entries.get(entry_id, {}), entry)


def seen(entry: Mapping, kind: Kind) -> Preview:
    """What an entry finds in the open project's articles as it stands in its form; raises CodebookError."""
    text, words = the_text(), opened(kind)
    return _seen(_digest_of(the_project()), words.text, json.dumps(entry), kind.id, entry, words, text)


def cost() -> str:
    """What a save does to the open project's scores."""
    project = the_project()
    return _cost(project.id, project.state, project, cache_path())


@st.cache_data(show_spinner=False, max_entries=16)
def _cost(project_id: str, state: str, _project: Project, _shelf: Path) -> str:
    work = work_of(_project)
    return say_cost(len(work.articles), seconds_left(Shelf(_shelf), work, list(work.articles)))


def _digest_of(project: Project) -> str:
    """What tells one set of texts from another: a change of a codebook changes no text."""
    return _digest(project.id, project.state, project.scored)


@st.cache_data(show_spinner=False, max_entries=16)
def _digest(project_id: str, state: str, _articles: tuple[Article, ...]) -> str:
    told = (repr((article.doc_id, article.paragraphs, sorted(article.record.items()))) for article in _articles)
    return sha256("".join(told).encode()).hexdigest()


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4)
def _searched(digest: str, _articles: tuple[Article, ...]) -> Searched:
    return searched(_articles)


@st.cache_resource(show_spinner=False, max_entries=16)
def _opened(text: str, kind_id: str, _kind: Kind) -> Opened:
    return Opened(text, _kind)


@st.cache_resource(show_spinner=False, max_entries=16)
def _seen(
    digest: str, words: str, draft: str, kind_id: str, _entry: Mapping, _words: Opened, _text: Searched
) -> Preview:
    return preview(_entry, _words, _text)


@st.cache_resource(show_spinner="Looking for the terms …", max_entries=16)
def _found(digest: str, words: str, kind_id: str, _text: Searched, _opened_book: Opened) -> dict[str, int]:
    return found_by_entry(_opened_book, _text)
