"""Which articles the machine compares for proposals: any two of a few, else those that the reader chooses."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.aligning import AT_ONCE, PER_SECOND, alignments_of, n_compared, pairs_between
from analysis.contrast.counts import amount
from analysis.exchange.features import read_alignments
from analysis.schemas import empty
from pages.shared.address import follow, write
from pages.shared.labels import CORPUS
from pages.shared.ledger.columns import documents_told, named_with_side, side_labels, sides
from pages.shared.project import project_key, the_project
from pages.shared.results import results, results_key

_ONE, _OTHER, _AGREED = "proposals-one", "proposals-other", "proposals-agreed"


class Compared(NamedTuple):
    """Pairs of articles, by their ids, and how many pairs of their sentences that makes."""

    pairs: tuple[tuple[str, str], ...]
    n_sentences: int

    @property
    def seconds(self) -> int:
        """About how long the comparison takes."""
        return max(1, round(self.n_sentences / PER_SECOND))


def choose_compared() -> Compared:
    """The pairs that are compared; of more than two articles the reader chooses between what, in the address."""
    if len(documents_told()) > 2:
        names = _choices()
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="proposals-compared"):
            for param, key, name in (("one", _ONE, "Any article"), ("other", _OTHER, "Any other article")):
                follow(param, key, list(names))
                if st.session_state.get(key) not in names:
                    st.session_state[key] = None
                st.selectbox(
                    name, list(names), None, format_func=names.get, key=key, placeholder=name,
                    label_visibility="collapsed", width=300,
                )  # fmt: skip
                write(param, key)
    return _between(st.session_state.get(_ONE), st.session_state.get(_OTHER))


def proposed(compared: Compared) -> pd.DataFrame | None:
    """The "alignments" frame of these pairs; None, and a button, where it takes long and the reader has not asked."""
    if len(compared.pairs) and compared.n_sentences > AT_ONCE and not _is_agreed(compared):
        _offer(compared)
        return None
    with st.spinner(f"Comparing {amount(len(compared.pairs), 'pair')} of articles …"):
        return _proposed((project_key(), results_key()), compared.pairs)


def proposed_at_once() -> pd.DataFrame:
    """The proposals between any two articles, where comparing them is quick; else none."""
    compared = _between(None, None)
    if compared.n_sentences > AT_ONCE:
        return empty("alignments")
    return _proposed((project_key(), results_key()), compared.pairs)


def _between(one: str | None, other: str | None) -> Compared:
    ids = documents_told()
    own = sides() | {doc_id: (doc_id,) for doc_id in ids}
    pairs = pairs_between(own.get(one, ids), own.get(other, ids))
    return Compared(pairs, n_compared(results(), pairs))


def _choices() -> dict[str, str]:
    """What can be compared, with what readers call it: sides of several articles, then each article."""
    several = {side: f"All of {label}" for side, label in side_labels().items() if len(sides()[side]) > 1}
    return several | named_with_side()


def _offer(compared: Compared) -> None:
    pairs = amount(len(compared.pairs), "pair")
    with st.container(border=True, key="proposals-long"):
        st.html(f'<h2 class="finding">{pairs[:1].upper()}{pairs[1:]} of articles are not compared yet.</h2>')
        st.html(
            f'<p class="counts">It takes about {amount(compared.seconds, "second")}. Or choose two articles, or two '
            "sides, above.</p>"
        )
        st.button("Compare them", on_click=_agree, args=(compared,), type="primary", key="proposals-compute")


def _agree(compared: Compared) -> None:
    """Callback: the reader wants these compared, however long it takes."""
    st.session_state[_AGREED] = {*st.session_state.get(_AGREED, ()), _name(compared)}


def _is_agreed(compared: Compared) -> bool:
    return _name(compared) in st.session_state.get(_AGREED, ())


def _name(compared: Compared) -> int:
    """What tells these pairs of these texts from others."""
    return hash((results_key(), compared.pairs))


@st.cache_resource(show_spinner=False, max_entries=32)
def _proposed(key: tuple, pairs: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    shipped = empty("alignments") if the_project() else read_alignments(CORPUS)
    return alignments_of(results(), shipped, pairs)
