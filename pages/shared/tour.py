"""The tour: four steps in a slim card above the page, for who opens the dashboard for the first time; never in the way.

That it was taken or skipped is remembered for the session; where the server listens to this machine alone, also by an
empty file beside the reader's projects, so that it does not come again. It can be taken again from the Method page.
"""

import html
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from pages.shared.machine import on_this_machine
from pages.shared.project import home
from pages.shared.ways import way_to

_STEP, _OVER = "tour-step", -1
_FILE = ".tour-done"
_OFF = "PARALLAX_TOUR"  # 0: the tour does not come by itself
_STYLE = (
    "<style>.st-key-tour{border-left:3px solid var(--muted);padding:0 0 0 .9rem;gap:.25rem}"
    ".st-key-tour p{margin:0;max-width:44rem}</style>"
)


@dataclass(frozen=True)
class Step:
    """One step: what it says, in two sentences at most, and the page that shows it."""

    says: str
    page: str
    way: str


STEPS = (
    Step(
        "Each page puts one question to the texts, and answers it in the sentence above its first chart. The Overview "
        "leads with what differs most.",
        "pages/contrast/overview.py",
        "Show me the Overview",
    ),
    Step(
        "Behind every mark stand the words that made it. Click one, or choose it in the list below the chart, and read "
        "them.",
        "pages/measures/topics.py",
        "Show me a chart",
    ),
    Step(
        "Every difference says how far to trust it: it holds, leans, or may be noise. Six plain questions decide.",
        "pages/about/doubt.py",
        "Show me how sure",
    ),
    Step(
        "Your own articles can take the place of these. Paste them or drop files, and the same pages read them.",
        "pages/work/projects.py",
        "Show me where",
    ),
)


def draw_tour() -> None:
    """The step that this reader has come to; nothing where the tour is over."""
    at = _step()
    if at == _OVER:
        return
    step, last = STEPS[at], at == len(STEPS) - 1
    with st.container(key="tour", gap="small"):
        said = f"<b>Step {at + 1} of {len(STEPS)}.</b> {html.escape(step.says)}"
        st.html(f'{_STYLE}<p role="note" aria-label="Tour">{said}</p>')
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="tour-ways"):
            way_to(step.page, step.way)
            st.button("Done" if last else "Next", key="tour-next", on_click=_go, args=(_OVER if last else at + 1,))
            if not last:
                st.button("Skip the tour", key="tour-skip", type="tertiary", on_click=_go, args=(_OVER,))


def offer_tour() -> None:
    """A button that begins the tour again."""
    st.button("Take the tour", key="tour-again", on_click=_begin)


def _step() -> int:
    """Where the reader is: at the first step where the tour was never taken."""
    if _STEP not in st.session_state:
        st.session_state[_STEP] = _OVER if os.environ.get(_OFF) == "0" or _was_taken() else 0
    return st.session_state[_STEP]


def _begin() -> None:
    """Callback: go to the first step."""
    st.session_state[_STEP] = 0


def _go(step: int) -> None:
    """Callback: go to a step, or end the tour."""
    st.session_state[_STEP] = step
    if step == _OVER and (file := _remembered_in()):
        with suppress(OSError):  # where nothing can be written, the session remembers
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()


def _was_taken() -> bool:
    file = _remembered_in()
    return file is not None and file.exists()


def _remembered_in() -> Path | None:
    """The file that says that the tour is over; None where other readers reach the server too."""
    return home() / _FILE if on_this_machine() else None
