"""What the reader decided about the ledger: a list, the last taken back, a file of it taken away or over."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.errors import CodebookError, InputError
from analysis.facts.decisions import Decision, decisions_file, read_decisions
from pages.shared.labels import plain
from pages.shared.ledger.reader import decisions, decisions_key, said_trouble, take_over, undo
from pages.shared.machine import on_this_machine
from pages.shared.printed import prose, table
from pages.shared.project import the_project

_OF_PROJECT = "What you decide is kept with the project, which itself stays as it is."
_KEPT = {
    True: "Your decisions are kept on this machine, beside the attached articles.",
    False: (
        "Your decisions are held in the server’s memory for you alone, until you close this page: take the file away."
    ),
}
_ROUND, _OUTCOME = "decisions-round", "decisions-outcome"
_MOST_SHOWN = 200


class _Outcome(NamedTuple):
    """What came of a file: said as long as the decisions are those that it left."""

    taken: bool
    said: str
    after: tuple


def show_decisions() -> None:
    """The decisions, latest first, and what can be done with them."""
    taken = decisions()
    st.html(f'<h2 class="finding">{_say_how_many(len(taken))}</h2>')
    of_corpus = f"What you decide is laid over the ledger that ships, which stays as it is. {_KEPT[on_this_machine()]}"
    prose([_OF_PROJECT if the_project() else of_corpus])
    if said_trouble():
        st.error(plain(said_trouble()))
    with st.container(horizontal=True, gap="small", key="decisions-actions"):
        st.button("Take the last one back", on_click=undo, disabled=not taken, key="decisions-undo")
        st.download_button(
            "Take them away", lambda: decisions_file(taken), "parallax-decisions.json", "application/json",
            on_click="ignore", disabled=not taken, key="decisions-file", help="A file to take over elsewhere",
        )  # fmt: skip
    if taken:
        table(_frame(taken), "Your decisions, latest first")
    if len(taken) > _MOST_SHOWN:
        st.caption(f"The latest {_MOST_SHOWN} are listed; the file holds all {len(taken):,}.")
    _offer_to_take_over(len(taken))


def _frame(taken: tuple[Decision, ...]) -> pd.DataFrame:
    latest = taken[: -_MOST_SHOWN - 1 : -1]
    rows = [(each.when[:16].replace("T", " "), each.action.capitalize(), each.said) for each in latest]
    return pd.DataFrame(rows, columns=["When (UTC)", "Decision", "What"])


def _say_how_many(n: int) -> str:
    if n == 0:
        return "You have decided nothing yet."
    return f"You have taken {_how_many(n)}."


def _how_many(n: int) -> str:
    return "1 decision" if n == 1 else f"{n:,} decisions"


def _offer_to_take_over(n: int) -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    instead = f" It takes the place of your own {n:,}." if n else ""
    st.file_uploader(
        f"Take over a file of decisions (.json).{instead}", type="json", key=f"decisions-{turn}",
        on_change=_take, args=(f"decisions-{turn}",),
    )  # fmt: skip
    outcome = st.session_state.get(_OUTCOME)
    if outcome and outcome.after == decisions_key():
        (st.success if outcome.taken else st.error)(plain(outcome.said))


def _take(key: str) -> None:
    """Callback: take the file over, or say why it cannot be; the drop zone is then empty for the next."""
    file = st.session_state.get(key)
    if file is None:
        return
    st.session_state[_ROUND] += 1
    try:
        others = read_decisions(file.getvalue(), file.name)
        take_over(others)
    except (InputError, CodebookError) as error:
        st.session_state[_OUTCOME] = _Outcome(False, f"{error} Nothing was taken over.", decisions_key())
        return
    st.session_state[_OUTCOME] = _Outcome(True, f"{file.name}: taken over, {_how_many(len(others))}.", decisions_key())
