"""Which articles stand beside each other in the ledger and the questions: a few, or as many as the reader chooses."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from analysis.charts.theme import Theme, colour_of
from analysis.facts.columns import MOST_COLUMNS, first_columns, in_order
from analysis.facts.findings import tellers
from analysis.facts.told_by import sides_told
from pages.shared.labels import plain
from pages.shared.results import results, results_key

_PARAM = "column"
_CHOSEN, _ASKED, _LIST = "told-columns", "told-columns-in-address", "told-columns-list"


def documents_told() -> tuple[str, ...]:
    """The articles of what is open, in its order."""
    return tuple(results().documents["doc_id"])


def columns_told() -> Mapping[str, str]:
    """What readers call each article, by id."""
    return _named(results_key()).articles


def colours_told(look: Theme) -> dict[str, str]:
    """The colour of each article's side, by id."""
    return {doc_id: colour_of(side, look) for side, ids in sides().items() for doc_id in ids}


def sides() -> Mapping[str, tuple[str, ...]]:
    """The articles of each side, by its name: of each perspective, else each article alone."""
    return _named(results_key()).sides


def side_labels() -> Mapping[str, str]:
    """What readers call each side, by its name."""
    return _named(results_key()).labels


def shown_among(doc_ids: Sequence[str]) -> list[str]:
    """Those of the articles that stand as columns; where none of them does, the articles themselves."""
    return [doc_id for doc_id in columns_shown() if doc_id in doc_ids] or list(doc_ids)[:MOST_COLUMNS]


def named_with_side() -> Mapping[str, str]:
    """What readers call each article, by id, with its side before it where that does not say it."""
    return _named(results_key()).with_sides


def columns_shown() -> tuple[str, ...]:
    """The articles that stand as columns: of more than two those that the address or the reader asks for."""
    documents = results().documents
    if len(documents) <= 2:
        return tuple(documents["doc_id"])
    asked = st.query_params.get_all(_PARAM)
    if asked and asked != st.session_state.get(_ASKED):
        st.session_state[_CHOSEN] = asked
    return in_order(st.session_state.get(_CHOSEN, []), documents)


def choose_columns() -> None:
    """The list in which the reader chooses the columns, where there are more than two articles to choose from."""
    shown, everybody, names = columns_shown(), documents_told(), named_with_side()
    if len(everybody) <= 2:
        return
    st.session_state[_LIST] = list(shown)
    with st.popover(f"Columns: {len(shown)} of {len(everybody)} articles", key="told-columns-popover"):
        st.multiselect(
            f"Articles side by side, {MOST_COLUMNS} at most", everybody, key=_LIST, max_selections=MOST_COLUMNS,
            format_func=names.get, on_change=_take_list,
        )  # fmt: skip
        _offer_sides()
    _write(shown)


class _Names(NamedTuple):
    """What readers call the articles, and their sides; shared between readers: never changed."""

    articles: Mapping[str, str]
    sides: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    with_sides: Mapping[str, str]


@st.cache_resource(show_spinner=False, max_entries=32)
def _named(key: tuple) -> _Names:
    held = results()
    names, own = tellers(held.documents, held.scope), sides_told(held.documents)
    labels = {side: names.get(side) or held.scope.of(side).label for side in own}
    of_side = {doc_id: labels[side] for side, ids in own.items() for doc_id in ids}
    pairs = ((doc_id, name, of_side[doc_id]) for doc_id, name in names.items())
    with_sides = {doc_id: name if name == side else f"{side}: {name}" for doc_id, name, side in pairs}
    return _Names(names, own, labels, with_sides)


def _offer_sides() -> None:
    """Buttons for the columns that readers want most: those at first, and all of one side."""
    labels = side_labels()
    several = {side: ids for side, ids in sides().items() if len(ids) > 1}
    st.button("One of each side" if several else "The first", on_click=_take, args=((),), key="told-columns-first")
    for at, (side, ids) in enumerate(several.items()):
        label = f"All of {plain(labels[side])}"
        st.button(label, on_click=_take, args=(ids[:MOST_COLUMNS],), key=f"told-columns-side-{at}")


def _take_list() -> None:
    _take(tuple(st.session_state[_LIST]))


def _take(doc_ids: tuple[str, ...]) -> None:
    """Callback: these stand as columns; the first ones where none is named."""
    st.session_state[_CHOSEN] = list(doc_ids)


def _write(shown: tuple[str, ...]) -> None:
    """Put the columns into the address, but for those that stand there at first."""
    wanted = [] if shown == first_columns(results().documents) else list(shown)
    if wanted and st.query_params.get_all(_PARAM) != wanted:
        st.query_params[_PARAM] = wanted
    elif not wanted:
        st.query_params.pop(_PARAM, None)
    st.session_state[_ASKED] = wanted
