"""The figures of the page that is open: where each stands, and how it is taken into a briefing when somebody asks."""

from collections.abc import Callable, Mapping

import streamlit as st

from analysis.briefing.address import LINKED
from analysis.briefing.exhibit import Exhibit, Place

_PAGE, _PLACES = "page-path", "figure-places-here"
TOLD = "figures-told"  # of a session: what is told of each figure while its page runs, where a program opened the page
_NOT_OF_A_FIGURE = ("project", LINKED, "tour")


def begin_page(page: str) -> None:
    """Note which page is drawn, "contrast/authors", and that no figure of it has been drawn yet: once a run."""
    st.session_state[_PAGE], st.session_state[_PLACES] = page, {}


def place_here(chosen: Mapping[str, str] | None = None) -> Place:
    """The place of a figure of this page, with the address as it stands."""
    asked = {name: tuple(st.query_params.get_all(name)) for name in st.query_params if name not in _NOT_OF_A_FIGURE}
    return Place(
        st.session_state.get(_PAGE, ""), {name: held for name, held in asked.items() if any(held)}, chosen or {}
    )


def stands_here(key: str, figure_id: str, taken: Callable[[], Exhibit], place: Place | None = None) -> None:
    """Remember that the page shows a figure; `taken` makes its exhibit; `place`: where it belongs, if not here."""
    st.session_state.setdefault(_PLACES, {})[key] = (figure_id, place or place_here())
    if told := st.session_state.get(TOLD):
        told(key, taken)


def places_here() -> dict[str, tuple[str, Place]]:
    """The ID and the place of each figure that the page shows, by its key, in the order of the page."""
    return dict(st.session_state.get(_PLACES, {}))
