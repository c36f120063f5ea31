"""The ledger, chronology and questions that this reader sees: what ships, with the reader's decisions laid over it.

Decisions are held until the page is closed; where the server listens to this machine alone they are kept in the
folder of attached articles, and every reader of this machine then sees them. A file of them can be taken away, and
brought to another machine.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import streamlit as st

from analysis.errors import CodebookError, InputError
from analysis.exchange.attached import attached_folder
from analysis.exchange.decided import are_kept, keep_decisions, kept_decisions, set_aside
from analysis.facts.books import FILES, Books, laid_over, read_entries_of, read_maker
from analysis.facts.decisions import Decision, decisions_file
from analysis.facts.entries import Known, define_acts, read_acts
from pages.shared.labels import CORPUS, EVENT_LABELS, actor_ids, topic_labels
from pages.shared.machine import on_this_machine
from pages.shared.results import results, results_key

_DECISIONS, _KEY, _TROUBLE = "ledger-decisions", "ledger-decisions-key", "ledger-decisions-trouble"
_YOURS = "your decisions"


def books() -> Books:
    """The reader's ledger, chronology and questions."""
    return _books((results_key(), decisions_key()), decisions())


def decisions() -> tuple[Decision, ...]:
    """What this reader has decided so far, oldest first."""
    if _DECISIONS not in st.session_state:
        _hold(_kept())
    return st.session_state[_DECISIONS]


def decisions_key() -> tuple:
    """What tells this reader's decisions from another's, for whatever is cached of them."""
    decisions()
    return st.session_state[_KEY]


def decide(action: str, said: str, changes: Mapping[tuple[str, str], dict | None]) -> None:
    """Take a decision down: `changes` are the entries as they stand from now on, None where one goes.

    Raises
    ------
    CodebookError
        An entry is not as it may be; nothing is taken down.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    taken = (*_standing(), Decision(action, now, said, dict(changes)))
    _stand(taken, known())
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
    _stand(others, known())
    st.session_state.pop(_TROUBLE, None)
    _remember(others)


@st.cache_data(show_spinner=False)
def acts() -> dict[str, str]:
    """Each kind of act by id: its label, in the order of the codebook."""
    return read_acts(CORPUS / "codebooks" / "acts.toml")


@st.cache_data(show_spinner=False)
def acts_defined() -> dict[str, str]:
    """Each kind of act by its label: what belongs to it."""
    return define_acts(CORPUS / "codebooks" / "acts.toml")


@st.cache_data(show_spinner=False)
def maker_of(kind: str) -> str:
    """Who made what ships of a kind (fact, entry, question), and how, as its file says."""
    return read_maker(CORPUS, kind)


def known() -> Known:
    """What entries may name: any sentence id of the right form, since a ledger may outlive a text."""
    events = tuple(name for name in EVENT_LABELS if name not in ("both", "none"))
    return Known(frozenset(actor_ids()), acts(), events, frozenset(topic_labels()))


def said_trouble() -> str:
    """What is wrong with the kept decisions, if they could not be used, and where they were put."""
    decisions()
    return st.session_state.get(_TROUBLE, "")


@st.cache_resource(show_spinner=False, max_entries=16)
def _books(key: tuple, _decisions: tuple[Decision, ...]) -> Books:
    return _stand(_decisions, known())


def _stand(taken: tuple[Decision, ...], may_name: Known) -> Books:
    return laid_over({kind: _shipped(kind) for kind in FILES}, taken, may_name, _YOURS)


@st.cache_resource(show_spinner=False)
def _shipped(kind: str, corpus: Path = CORPUS) -> list[dict]:
    """The entries of a file of the corpus; never changed."""
    return read_entries_of(corpus, kind)


def _hold(taken: tuple[Decision, ...]) -> None:
    st.session_state[_DECISIONS] = taken
    st.session_state[_KEY] = (sha256(decisions_file(taken)).hexdigest(),)


def _remember(taken: tuple[Decision, ...]) -> None:
    _hold(taken)
    if not on_this_machine():
        return
    try:
        keep_decisions(taken, attached_folder())
    except OSError as error:
        place = f"{attached_folder()} cannot be written to ({error.strerror})"
        st.session_state[_TROUBLE] = (
            f"{place}, so your decisions are lost when you close this page. Save them as a file."
        )


def _standing() -> tuple[Decision, ...]:
    """The decisions that the next one is added to: another page of this machine may have kept one since."""
    own, trouble = decisions(), st.session_state.pop(_TROUBLE, "")
    if trouble or not on_this_machine() or not are_kept(attached_folder()):
        return own
    kept = _kept()
    return own if said_trouble() else kept


def _kept() -> tuple[Decision, ...]:
    """The decisions kept on this machine; none where they cannot be used, which `said_trouble` then tells."""
    if not on_this_machine():
        return ()
    try:
        kept = kept_decisions(attached_folder())
        _stand(kept, known())
    except (InputError, CodebookError) as error:
        st.session_state[_TROUBLE] = f"{error} {_aside()}"
        return ()
    return kept


def _aside() -> str:
    """Put the kept file where no later decision replaces it; what a reader is told of that."""
    try:
        place = set_aside(attached_folder())
    except OSError:  # another reader's page was first, or nothing can be written there: then it cannot be replaced
        return "It stays where it is."
    return f"It now lies in {place}; decisions begin anew."


def documents_told() -> tuple[str, ...]:
    """The articles that stand as columns, in the order of the corpus."""
    return tuple(results().documents["doc_id"])
