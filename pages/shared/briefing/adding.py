"""The button that puts a figure aside for the briefing, wherever one stands, and takes it out again."""

from collections.abc import Callable

import streamlit as st

from analysis.briefing.exhibit import Exhibit, Place
from analysis.contrast.counts import amount
from pages.shared.briefing.here import stands_here
from pages.shared.briefing.tray import change_tray, said_trouble, the_tray
from pages.shared.labels import plain

_SAID = "briefing-said"
_ADD, _HELD = "Add to briefing", "✓ In the briefing"


def offer_to_add(
    key: str, figure_id: str, taken: Callable[[], Exhibit], place: Place | None = None, widget: str = ""
) -> None:
    """The button of one figure; `taken` makes its exhibit when it is wanted.

    place: where the figure belongs, if not on this page. widget: what tells its button from others, if not the key.
    Call it inside an `st.fragment`, so that a click reruns only what is around it.
    """
    stands_here(key, figure_id, taken, place)
    if said := st.session_state.pop(_SAID, ""):
        st.toast(plain(said))
    held = the_tray().holds(figure_id)
    st.button(
        _HELD if held else _ADD,
        on_click=_take_out if held else _put_in,
        args=(figure_id,) if held else (taken,),
        key=f"{widget or key}-to-briefing",
        type="tertiary",
        help="Take it out of the briefing again" if held else "Put it aside, as it stands, for slides and memo",
    )


def _put_in(taken: Callable[[], Exhibit]) -> None:
    exhibit = taken()
    added = change_tray(lambda tray: tray.with_figure(exhibit))
    said = f"Added. The briefing has {amount(len(the_tray().exhibits), 'figure')}." if added else ""
    _say(f"{said} {said_trouble()}".strip())


def _take_out(figure_id: str) -> None:
    change_tray(lambda tray: tray.without(figure_id))
    _say(f"Taken out of the briefing. {said_trouble()}".strip())


def _say(said: str) -> None:
    """Keep what happened for the run that follows: a callback of a fragment may not draw."""
    st.session_state[_SAID] = said
