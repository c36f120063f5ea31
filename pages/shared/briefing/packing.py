"""The button that makes a pack: the reader's browser draws the figures, the server writes the files, one click in all.

The browser tells: {wish, begins}; then for each figure that it was handed {wish, id, png, svg, fonts}, or {wish, id,
failed}; or {wish, stops}. It is handed the next figures with each answer, and at the end what came of it. Whatever
stands in between is kept in the reader's session alone, and dropped when the page changes under it.
"""

import html
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from textwrap import shorten

import plotly.graph_objects as go
import streamlit as st
from streamlit.errors import StreamlitAPIException

from analysis.briefing.briefing import Picture
from analysis.briefing.pack import needs_pictures
from analysis.contrast.counts import amount
from analysis.errors import ParallaxError
from pages.shared.briefing.drawing import Drawing
from pages.shared.export import frontend, print_terms

Told = Callable[[float, str], None]
Make = Callable[[frozenset[str], Mapping[str, Picture], Told], tuple[str, bytes]]
Figures = Mapping[str, Callable[[], go.Figure]]

_HTML = """<div data-pack>
<button type="button" data-make></button><button type="button" data-stop>Stop</button>
<progress max="1" value="0" aria-hidden="true"></progress><p role="status" aria-live="polite"></p>
</div>"""
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
_CHANGED = "The page changed while the pack was being made, so it was not finished. Make it again."
_FAILED = "The pack could not be made. The briefing is as it was: try again, with fewer formats or figures."
_STOPPED = "Stopped. Nothing was saved."
_NO_FORMAT = "Choose at least one format."
_NAMED = 3  # figures without a picture that are named
_LOG = logging.getLogger(__name__)
_WRITING = threading.Lock()  # packs are written one at a time, so that many readers together do not fill the memory


@dataclass(frozen=True)
class Outcome:
    """What came of a pack, in words; `name` and `content` are the file, where there is one."""

    wish: str
    said: str
    failed: bool = False
    name: str = ""
    content: bytes = b""


def draw_pack_button(
    make: Make, figures: Figures, formats: Sequence[str], key: str, names: Mapping[str, str] | None = None
) -> None:
    """One button that makes a pack of these formats and saves it, and beneath it one that saves the last pack again.

    make: writes the pack from formats and pictures (by figure ID; a figure that could not be drawn has none), and tells
    which share, 0 to 1, is done; it may raise a ParallaxError, whose words the reader sees. figures: by their ID, what
    makes the print figure. names: what a figure is called where it could not be drawn; else its ID.
    """
    if held := st.session_state.get(f"{key}-drawing"):
        _ended(Outcome(held.wish, _CHANGED, failed=True), key)
    _button(make, figures, tuple(formats), key, names or {})


@st.fragment
def _button(make: Make, figures: Figures, formats: tuple[str, ...], key: str, names: Mapping[str, str]) -> None:
    drawing = _drawing(st.session_state.pop(f"{key}-told", None), figures, formats, key)
    outcome = st.session_state.get(f"{key}-outcome")
    _draw(key, formats, drawing, drawing.hand_out(figures) if drawing else [], outcome)
    course = st.container(key=f"{key}-course").empty()
    _tell(course, 0, "")
    _save_again(key, outcome)
    if drawing and drawing.is_done:
        drawing.is_written = True  # whoever finds it so, in a later run, finds one that was broken off
        _ended(_made(make, drawing, names, partial(_tell, course)), key)
        _again_from_the_top()


def _again_from_the_top() -> None:
    """Draw the button anew, which can be drawn but once a run."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # this was a run of the whole page
        st.rerun()


def _drawing(told: Mapping | None, figures: Figures, formats: Sequence[str], key: str) -> Drawing | None:
    """The pictures on their way, after what the browser told."""
    drawing, told = st.session_state.get(f"{key}-drawing"), told if isinstance(told, Mapping) else {}
    wish, last = told.get("wish"), st.session_state.get(f"{key}-outcome")
    if told.get("stops") and isinstance(wish, str):
        return _ended(Outcome(wish, _STOPPED), key)
    if last and wish == last.wish:  # Streamlit may tell again what a run was told that another broke off
        return drawing
    if told.get("begins") and isinstance(wish, str) and formats:
        return _begun(Drawing(wish[:80], tuple(figures) if needs_pictures(formats) else (), frozenset(formats)), key)
    if drawing and drawing.is_written:
        return _ended(Outcome(drawing.wish, _CHANGED, failed=True), key)
    if drawing and wish == drawing.wish:
        drawing.take(told)
    return drawing


def _begun(drawing: Drawing, key: str) -> Drawing:
    st.session_state.pop(f"{key}-outcome", None)
    st.session_state[f"{key}-drawing"] = drawing
    return drawing


def _ended(outcome: Outcome, key: str) -> None:
    st.session_state.pop(f"{key}-drawing", None)
    st.session_state[f"{key}-outcome"] = outcome


def _made(make: Make, drawing: Drawing, names: Mapping[str, str], tell: Told) -> Outcome:
    try:
        with _one_at_a_time(tell):
            name, content = make(drawing.formats, drawing.pictures, tell)
    except ParallaxError as error:
        _LOG.warning("No pack was made", exc_info=error)
        return Outcome(drawing.wish, str(error), failed=True)
    except Exception:
        _LOG.exception("No pack was made")
        return Outcome(drawing.wish, _FAILED, failed=True)
    finally:
        drawing.pictures.clear()  # also where the reader went elsewhere in the middle
    return Outcome(drawing.wish, _say_saved(name, len(content), drawing, names), name=name, content=content)


@contextmanager
def _one_at_a_time(tell: Told) -> Iterator[None]:
    while not _WRITING.acquire(timeout=0.5):
        tell(0, "Waiting while another reader’s pack is written …")
    try:
        yield
    finally:
        _WRITING.release()


def _say_saved(name: str, n_bytes: int, drawing: Drawing, names: Mapping[str, str]) -> str:
    saved, n = f"Saved: {name}, {say_bytes(n_bytes)}.", len(drawing.lacking)
    if not n:
        return saved
    told = [f"“{shorten(names.get(each, each), 80, placeholder=' …')}”: {why}" for each, why in drawing.lacking.items()]
    more = [f"and {n - _NAMED} more"] if n > _NAMED else []
    return f"{saved} {amount(n, 'figure')} without a picture, told by numbers alone. {'; '.join(told[:_NAMED] + more)}."


def say_bytes(n_bytes: int) -> str:
    """The size of a file as a reader takes it: "840 kB", "3.2 MB"."""
    return f"{max(n_bytes / 1e3, 1):,.0f} kB" if n_bytes < 1e6 else f"{n_bytes / 1e6:,.1f} MB"


def _tell(course, share: float, words: str) -> None:
    """Say to the browser how far it is: only what stands on the page reaches it while this run lasts."""
    told = f'<span data-share="{share:.3f}" aria-hidden="true" style="{_HIDDEN}">{html.escape(words)}</span>'
    course.html(told)


def _draw(
    key: str, formats: Sequence[str], drawing: Drawing | None, handed: list[dict], outcome: Outcome | None
) -> None:
    # Declared at each use: the server imports this module before its component registry stands.
    component = st.components.v2.component(
        "parallax_pack", html=_HTML, css=frontend("pack.css"), js=frontend("drawing.js", "pack.js")
    )
    data = {
        "label": "Make the pack",
        "lacking": "" if formats else _NO_FORMAT,
        "course": f"st-key-{key}-course",
        "terms": print_terms() if handed else None,
        "drawing": _under_way(drawing, handed) if drawing else None,
        "outcome": _told_of(outcome, key) if outcome else None,
    }
    component(key=key, data=data, on_told_change=partial(_keep_told, key))


def _under_way(drawing: Drawing, handed: list[dict]) -> dict:
    return {"wish": drawing.wish, "of": len(drawing.ids), "taken": drawing.n_taken, "figures": handed}


def _told_of(outcome: Outcome, key: str) -> dict:
    button = f"st-key-{_key_of_saving(key, outcome)}" if outcome.content else ""
    return {"wish": outcome.wish, "said": outcome.said, "failed": outcome.failed, "button": button}


def _save_again(key: str, outcome: Outcome | None) -> None:
    if outcome and outcome.content:
        st.download_button(
            "Save it again",
            outcome.content,
            outcome.name,
            "application/zip",
            on_click="ignore",
            key=_key_of_saving(key, outcome),
        )


def _key_of_saving(key: str, outcome: Outcome) -> str:
    """The key of the button of one pack: another pack has another, so that the browser never presses the old one."""
    return f"{key}-again-{''.join(filter(str.isalnum, outcome.wish))}"


def _keep_told(key: str) -> None:
    st.session_state[f"{key}-told"] = st.session_state[key]["told"]
