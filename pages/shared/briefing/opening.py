"""Figures found again by their IDs: what a link asked for, said on its page; and an ID that somebody types, opened."""

import html
from urllib.parse import urlencode

import streamlit as st

from analysis.briefing.address import LINKED, asked_for, path_of
from analysis.briefing.figure_id import parts_changed, read_id
from analysis.briefing.register import Shown, remember, remembered
from pages.shared.briefing.here import place_here, places_here
from pages.shared.machine import on_this_machine
from pages.shared.project import home, open_project, the_project

_SHOWN = "figures-shown"
_SAID_CHANGED = {
    "texts": "the articles, the codebooks or what reads them have changed since",
    "numbers": "its numbers have changed since",
}


def note_figures() -> None:
    """Remember the figures of the page by their IDs, and say what became of one that the address asks for."""
    _register()
    if asked := st.query_params.get(LINKED):
        _say_linked(read_id(asked), asked)


def open_figure(figure_id: str) -> str:
    """Turn to the page of a figure that was shown on this machine; what is wrong, where it cannot be found."""
    found = _all_shown().get(figure_id)
    if found is None:
        return (
            f"No figure {figure_id} was shown on this machine. Open its link, which says where it stands, or look it "
            "up in the manifest of its pack."
        )
    project = the_project()
    if found.project != (project.id if project else ""):
        open_project(found.project or None)
    for name, value in found.place.chosen.items():
        st.session_state[name] = value
    asked = {name: list(values) for name, values in found.place.asked.items()}
    st.switch_page(f"pages/{found.place.page}.py", query_params=asked | {LINKED: figure_id})


def address_here(figure_id: str) -> str:
    """The address of a figure of this page, as it stands, from any page of the dashboard."""
    place, project = place_here(), the_project()
    asked = asked_for(figure_id, place, project.id if project else "")
    return f"{path_of(place) or './'}?{urlencode(asked, doseq=True)}"


def _register() -> None:
    """Keep the IDs that this run shows and no run before has shown."""
    shown, project = _session_shown(), the_project()
    new = [
        Shown(figure_id, key, place, project.id if project else "")
        for key, (figure_id, place) in places_here().items()
        if figure_id not in shown
    ]
    shown |= {each.id: each for each in new}
    if new and on_this_machine():
        try:
            remember(new, home())
        except OSError:  # a register that cannot be kept is no reason to show nothing
            return


def _session_shown() -> dict[str, Shown]:
    return st.session_state.setdefault(_SHOWN, {})


def _all_shown() -> dict[str, Shown]:
    return (remembered(home()) if on_this_machine() else {}) | _session_shown()


def _ids_here() -> list[str]:
    return [figure_id for figure_id, _ in places_here().values()]


def _say_linked(figure_id: str, asked: str) -> None:
    """Whether the figure stands on this page as it was; if not, what changed."""
    if not figure_id:
        said = f"“{asked[:40]}” is no figure’s ID: it has three groups of four signs."
    elif figure_id in _ids_here():
        said = f"Figure {figure_id} stands on this page as it was: the same view, texts and numbers."
    else:
        said = _what_changed(figure_id)
    st.html(f'<p class="limits" role="status">{html.escape(said)}</p>')


def _what_changed(figure_id: str) -> str:
    same_view = [each for each in _ids_here() if "view" not in parts_changed(figure_id, each)]
    if not same_view:
        return (
            f"Figure {figure_id} is not on this page as its address stands: other filters or choices are set, or the "
            "page has changed."
        )
    changed = parts_changed(figure_id, same_view[0])
    why = " and ".join(_SAID_CHANGED[part] for part in changed)
    return f"Figure {figure_id} was asked for. It is now {same_view[0]}: {why}."
