"""The scored corpus, computed once and shared by every page; with the articles that this reader has attached."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.catalogue import Measure, read_measures
from analysis.errors import ParallaxError
from analysis.exchange.attached import attached_folder, read_attached
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.exchange.features import read_fingerprints
from analysis.exchange.fingerprints import Recognition
from analysis.measures.stance_model import StanceModel, read_stance_model
from analysis.pipeline import Codebooks, read_codebooks, scope_of
from analysis.results import Results
from analysis.scope import Scope
from pages.shared.folder import all_of, the_corpus
from pages.shared.project import own_folder, the_project, words_key
from pages.shared.scored import shown_key, shown_results

if TYPE_CHECKING:
    from analysis.large.results import LargeResults

_ATTACHED = "attached-articles"


def results() -> "Results | LargeResults":
    """The analysis that this reader sees; the frames are shared between readers: never change them.

    Of an open scored folder `LargeResults`, which have no frame of paragraphs.
    """
    if corpus := the_corpus():
        return all_of(corpus)
    if the_project():
        return shown_results(codebooks())
    attached = attached_articles()
    if not attached:
        return _edition()
    return _with_text(tuple((doc_id, _Held(attached[doc_id])) for doc_id in sorted(attached)))


def results_key() -> tuple:
    """What tells this reader's results from another's: the key of anything cached that was computed from them."""
    if corpus := the_corpus():
        return "folder", str(corpus.folder), corpus.key
    if the_project():
        return shown_key()
    attached = attached_articles()
    return tuple((doc_id, _Held(attached[doc_id]).key) for doc_id in sorted(attached))


def is_built_in() -> bool:
    """Whether the built-in corpus is open, no project of the reader's own and no scored folder."""
    return the_project() is None and the_corpus() is None


def attached_articles() -> dict[str, Recognition]:
    """The articles attached on this machine or in this session, by doc_id."""
    if _ATTACHED not in st.session_state:
        st.session_state[_ATTACHED] = read_attached(attached_folder(), known_fingerprints())
    return st.session_state[_ATTACHED]


def attach_for_session(recognition: Recognition) -> None:
    """Attach an article until the reader closes the page."""
    st.session_state[_ATTACHED] = attached_articles() | {recognition.doc_id: recognition}


def detach_for_session(doc_id: str) -> None:
    """Take an attached article's text off the pages again."""
    st.session_state[_ATTACHED] = {key: held for key, held in attached_articles().items() if key != doc_id}


@st.cache_data(show_spinner=False)
def known_fingerprints() -> pd.DataFrame:
    """The fingerprints of the built-in articles."""
    return read_fingerprints(CORPUS)


@st.cache_resource(show_spinner=False)
def measures() -> Mapping[str, Measure]:
    """The catalogue of measures by id."""
    return read_measures(CORPUS / "measures.toml")


def codebooks() -> Codebooks:
    """The codebooks, mask and cues of what is open."""
    return _codebooks(words_key(), own_folder())


def scope() -> Scope:
    """The tellings and events of what is open; of a project also before it is scored."""
    project = the_project()
    if project is None or the_corpus():
        return results().scope
    told = [(each.doc_id, each.record.get("title"), each.record.get("perspective")) for each in project.scored]
    return scope_of(codebooks().perspectives, codebooks().events).telling(told)


def n_articles() -> int:
    """How many articles are scored, or will be, of what is open."""
    if corpus := the_corpus():
        return corpus.n_articles
    project = the_project()
    return len(project.scored) if project else len(results().documents)


def read_ahead() -> Results | None:
    """The built-in corpus, read with its codebooks before anybody asks; None of a broken one: its page tells."""
    with suppress(ParallaxError):
        _codebooks((), None)
        return _edition()


@st.cache_resource(show_spinner=False, max_entries=8)
def _codebooks(key: tuple, _own: Path | None) -> Codebooks:
    return read_codebooks(CORPUS, _own, _stance())


@st.cache_resource(show_spinner=False)
def _stance() -> StanceModel:
    """One for all projects: it takes a hundred megabytes."""
    return read_stance_model(CORPUS / "models" / "stance")


class _Held:
    """A recognised article as a key of the cache: two copies of one text are one key."""

    def __init__(self, recognition: Recognition):
        self.recognition = recognition
        self.key = tuple(sorted(recognition.found.items()))


@st.cache_resource(show_spinner=False)
def _edition() -> Results:
    return read_corpus(CORPUS)


@st.cache_resource(show_spinner="Scoring the attached articles …", max_entries=8, hash_funcs={_Held: lambda h: h.key})
def _with_text(held: tuple[tuple[str, _Held], ...]) -> Results:
    return read_corpus(CORPUS, {doc_id: each.recognition for doc_id, each in held})
