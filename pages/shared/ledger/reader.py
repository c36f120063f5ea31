"""The ledger, chronology and questions of what is open: its books, with the reader's decisions laid over them.

Decisions about a project are kept with it. Those about the built-in corpus are held until the page is closed; where
the server listens to this machine alone they are kept in the folder of attached articles, and every reader of this
machine then sees them. A file of them can be taken away, and brought to another machine.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import streamlit as st

from analysis.errors import CodebookError, InputError
from analysis.exchange.builtin import CORPUS
from analysis.exchange.decided import are_kept, keep_decisions, kept_decisions, set_aside
from analysis.facts.books import FILES, Books, laid_over, read_entries_of, read_maker, read_start
from analysis.facts.decisions import Decision, decisions_file
from analysis.facts.entries import Known, define_acts, read_acts
from analysis.facts.questions import Question
from pages.shared.project import kept_folder, project_file, project_key, the_project
from pages.shared.results import codebooks, results, results_key

_DECISIONS, _KEY, _TROUBLE = "ledger-decisions", "ledger-decisions-key", "ledger-decisions-trouble"
_YOURS = "your decisions"


def books() -> Books:
    """The reader's ledger, chronology and questions."""
    return _books((project_key(), results_key(), decisions_key()), decisions())


def decisions() -> tuple[Decision, ...]:
    """What this reader has decided so far about what is open, oldest first."""
    if _of_open(_DECISIONS) not in st.session_state:
        _hold(_kept())
    return st.session_state[_of_open(_DECISIONS)]


def decisions_key() -> tuple:
    """What tells this reader's decisions from another's, for whatever is cached of them."""
    decisions()
    return st.session_state[_of_open(_KEY)]


def decide(action: str, said: str, changes: Mapping[tuple[str, str], dict | None]) -> None:
    """Take a decision down: `changes` are the entries as they stand from now on, None where one goes.

    Raises
    ------
    CodebookError
        An entry is not as it may be; nothing is taken down.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    taken = (*_standing(), Decision(action, now, said, dict(changes)))
    _stand(taken)
    _remember(taken)


def undo() -> None:
    """Take this reader's last decision back."""
    last = decisions()[-1:]
    _remember(tuple(each for each in _standing() if each not in last))


def take_over(others: tuple[Decision, ...]) -> None:
    """Put the decisions of a file in the place of this reader's.

    Raises
    ------
    CodebookError
        One of their entries is not as it may be; nothing is taken over.
    """
    _stand(others)
    st.session_state.pop(_of_open(_TROUBLE), None)
    _remember(others)


@st.cache_data(show_spinner=False)
def acts() -> dict[str, str]:
    """Each kind of act by id: its label, in the order of the codebook."""
    return read_acts(CORPUS / "codebooks" / "acts.toml")


@st.cache_data(show_spinner=False)
def acts_defined() -> dict[str, str]:
    """Each kind of act by its label: what belongs to it."""
    return define_acts(CORPUS / "codebooks" / "acts.toml")


def maker_of(kind: str) -> str:
    """Who made the book of a kind (fact, entry, question), and how, as its file says; empty where there is none."""
    return _maker(project_key(), kind)


def questions_to_start() -> tuple[Question, ...]:
    """The questions that fit any event, without an answer: a start for a project that has none."""
    return read_start(CORPUS / FILES["question"])


def known() -> Known:
    """What entries may name: any sentence id of the right form, since a ledger may outlive a text.

    In a project, whose codebooks its reader changes, what was decided by the codes of yesterday stands all the same.
    """
    held = codebooks()
    return Known(
        actors=frozenset(actor.label for actor in held.actors.actors),
        acts=acts(),
        events=tuple(results().scope.events),
        topics=frozenset(topic.id for topic in held.topics.topics),
        strict=the_project() is None,
    )


def said_trouble() -> str:
    """What is wrong with the kept decisions, if they could not be used, and where they were put."""
    decisions()
    return st.session_state.get(_of_open(_TROUBLE), "")


def _of_open(key: str) -> str:
    """A key of the session for what is open: each project has decisions of its own."""
    project = the_project()
    return f"{key}-{project.id}" if project else key


@st.cache_resource(show_spinner=False, max_entries=16)
def _books(key: tuple, _decisions: tuple[Decision, ...]) -> Books:
    return _stand(_decisions)


def _stand(taken: tuple[Decision, ...]) -> Books:
    return laid_over({kind: _shipped(project_key(), kind) for kind in FILES}, taken, known(), _YOURS, maker_of("fact"))


@st.cache_resource(show_spinner=False, max_entries=24)
def _shipped(key: tuple, kind: str) -> list[dict]:
    """The entries of a book of what is open; never changed."""
    return read_entries_of(_book(kind), kind)


@st.cache_resource(show_spinner=False, max_entries=24)
def _maker(key: tuple, kind: str) -> str:
    return read_maker(_book(kind))


def _book(kind: str) -> Path:
    return project_file(FILES[kind])


def _hold(taken: tuple[Decision, ...]) -> None:
    st.session_state[_of_open(_DECISIONS)] = taken
    st.session_state[_of_open(_KEY)] = (sha256(decisions_file(taken)).hexdigest(),)


def _remember(taken: tuple[Decision, ...]) -> None:
    _hold(taken)
    folder = kept_folder()
    if folder is None:
        return
    try:
        keep_decisions(taken, folder)
    except OSError as error:
        place = f"{folder} cannot be written to ({error.strerror})"
        st.session_state[_of_open(_TROUBLE)] = (
            f"{place}, so your decisions are lost when you close this page. Save them as a file."
        )


def _standing() -> tuple[Decision, ...]:
    """The decisions that the next one is added to: another page of this machine may have kept one since."""
    own, trouble = decisions(), st.session_state.pop(_of_open(_TROUBLE), "")
    folder = kept_folder()
    if trouble or folder is None or not are_kept(folder):
        return own
    kept = _kept()
    return own if said_trouble() else kept


def _kept() -> tuple[Decision, ...]:
    """The decisions kept beside what is open; none where they cannot be used, which `said_trouble` then tells.

    Raises
    ------
    CodebookError
        A book itself cannot be used: that is no fault of the decisions, which stay where they are.
    """
    folder = kept_folder()
    if folder is None:
        return ()
    _stand(())
    try:
        kept = kept_decisions(folder)
        _stand(kept)
    except (InputError, CodebookError) as error:
        st.session_state[_of_open(_TROUBLE)] = f"{error} {_aside(folder)}"
        return ()
    return kept


def _aside(folder: Path) -> str:
    """Put the kept file where no later decision replaces it; what a reader is told of that."""
    try:
        place = set_aside(folder)
    except OSError:  # another reader's page was first, or nothing can be written there: then it cannot be replaced
        return "It stays where it is."
    return f"It now lies in {place}; decisions begin anew."
