"""Scoring the articles of the open project: at once where they are few, else behind the pages, with a line that tells.

A few articles are scored while the page waits. More are scored by a process of its own (analysis/projects/worker.py);
a banner above the page says how far it is, and lets the reader stop it, go on, and show what is new.
"""

import html
from collections.abc import Callable

import streamlit as st

from analysis.errors import ParallaxError
from analysis.projects.progress import (
    DONE,
    ENDED,
    RUNNING,
    STOPPED,
    WAITING,
    Progress,
    say_failed,
    say_progress,
    say_progress_aloud,
    say_shown,
)
from analysis.projects.work import AT_ONCE, NOW, Work, score_each, seconds_left, title_of
from analysis.projects.work import STOPPED as TOLD_TO_STOP
from analysis.projects.worker import TROUBLE, Workers
from pages.shared.labels import plain
from pages.shared.project import home, look_again, the_project
from pages.shared.results import codebooks
from pages.shared.scored import shown_keys, take_scored, the_shelf, the_work
from pages.shared.trouble import is_said_below, say_trouble

_PAGE = "scored-page"
_EVERY = 2.0  # seconds


def draw_progress(page: str) -> bool:
    """See to the scoring of the open project, and draw how far it is, where anything is left to score or to show.

    False where it cannot be scored: the reader is then told why.

    `page`: the page's address; on another page than before, the pages show what is scored by then.
    """
    if the_project() is None:
        return True
    try:
        lacking = _lacking()
        if st.session_state.get(_PAGE) != page or not shown_keys():
            take_scored()
        st.session_state[_PAGE] = page
        if lacking or len(shown_keys()) < len(the_work().articles):
            st.html(_STYLES)
            every = _EVERY if _at_work(lacking) else None
            st.fragment(_draw_banner, run_every=every)(bool(lacking), something_shown())
    except ParallaxError as error:
        if not is_said_below(error, page):
            say_trouble(error, page)
        return False
    return True


def something_shown() -> bool:
    """Whether pages have anything to count: the built-in corpus, or at least one scored article."""
    return the_project() is None or bool(shown_keys())


def draw_nothing_shown() -> None:
    """The empty state of a page while nothing is scored: why, and what to do."""
    there = bool(the_work().articles)
    said = "The page opens by itself." if there else "Add some; they are scored as soon as they are there."
    with st.container(border=True, key="nothing-scored"):
        heading = "Nothing is scored yet." if there else "This project has no article in English yet."
        st.html(f'<h2 class="finding">{heading}</h2><p class="counts">{said}</p>')
        page, label = ("corpus", "Corpus") if there else ("add", "Add articles")
        st.page_link(f"pages/work/{page}.py", label=label)


def _lacking() -> list[str]:
    """The keys that have yet to be scored, after a few have been scored here and now."""
    work, shelf = the_work(), the_shelf()
    if len(shown_keys()) == len(work.articles):
        return []
    lacking = work.lacking(shelf)
    if lacking and not shelf.said(TOLD_TO_STOP) and sum(work.words[key] for key in lacking) <= AT_ONCE:
        _score_now(work, lacking)
        lacking = work.lacking(shelf)
    return lacking


def _score_now(work: Work, keys: list[str]) -> None:
    """Score a few articles while the page waits, unless a process is at them already."""
    shelf, line = the_shelf(), st.empty()
    with shelf.lock.held(seconds=0.1) as alone:
        if not alone:
            return
        for n, article in enumerate(score_each(shelf, work, codebooks(), keys), 1):
            line.progress((n - 1) / len(keys), f"Scoring {n} of {len(keys)}: {plain(title_of(article))}")
        shelf.prune(work.articles)
    line.empty()
    take_scored()


@st.cache_resource(show_spinner=False)
def _workers() -> Workers:
    """The processes of this server; they end with it."""
    return Workers()


def _at_work(lacking: list[str]) -> bool:
    return bool(lacking) and _state(lacking) in (RUNNING, WAITING)


def _state(lacking: list[str]) -> str:
    if not lacking:
        return DONE
    if the_shelf().said(TOLD_TO_STOP):
        return STOPPED
    return _workers().ask(home(), the_project().id, the_work().digest)


def _progress() -> Progress:
    work, shelf = the_work(), the_shelf()
    lacking, failed = work.lacking(shelf), shelf.failed()
    state = _state(lacking)
    if state == ENDED and not shown_keys():
        take_scored(at_least=1)
    told = {title_of(article): failed[key] for key, article in work.articles.items() if key in failed}
    return Progress(
        state=state,
        total=len(work.articles),
        scored=len(work.articles) - len(lacking) - len(told),
        shown=len(shown_keys()),
        failed=told,
        title=shelf.said(NOW).get("title", "") if state == RUNNING else "",
        seconds_left=seconds_left(shelf, work, lacking),
        trouble=shelf.said(TROUBLE).get("said", "") if state == ENDED else "",
    )


def _draw_banner(was_lacking: bool, was_open: bool) -> None:
    """The banner, drawn again every two seconds without the page; of one height whatever it says.

    `was_lacking`, `was_open`: when the page was drawn, articles had yet to be scored; it had something to show.
    """
    look_again()
    if the_project() is None:  # deleted in another window
        st.rerun()
    try:
        progress = _progress()
    except ParallaxError as error:
        st.error(plain(str(error)))
        return
    if (was_lacking and progress.state == DONE) or (progress.shown and not was_open):
        st.rerun()  # once: the banner stands still from then on, or the page opens
    with st.container(key="scoring", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(_said(progress))
        with st.container(horizontal=True, width="content", gap="small", key="scoring-does"):
            _buttons(progress)


def _buttons(progress: Progress) -> None:
    if progress.shown:
        more = f"Show {progress.new:,} more" if progress.new else "Show more"
        all_of_it = f"Show all {progress.scored:,}" if progress.new and progress.state == DONE else ""
        _button(all_of_it or more, take_scored, "scoring-show", disabled=not progress.new)
    if progress.state in (RUNNING, WAITING):
        _button("Stop", lambda: the_shelf().say(TOLD_TO_STOP, {"by": "the reader"}), "scoring-stop")
    elif progress.state in (STOPPED, ENDED):
        _button("Go on", _go_on, "scoring-go-on")
    if progress.failed and progress.state == DONE:
        _button("Try again", _try_again, "scoring-again")


def _button(label: str, act: Callable[[], object], key: str, disabled: bool = False) -> None:
    if st.button(label, key=key, disabled=disabled):
        act()
        st.rerun()


def _go_on() -> None:
    the_shelf().say(TOLD_TO_STOP, None)
    the_shelf().say(TROUBLE, None)
    _workers().forget(home(), the_project().id)


def _try_again() -> None:
    the_shelf().forgive()
    _go_on()


def _said(progress: Progress) -> str:
    now = html.escape(f"‘{progress.title}’") if progress.title else "&nbsp;"
    told = "".join(f"<li>{html.escape(line)}</li>" for line in say_failed(progress))
    n = len(progress.failed)
    failed = f"<details><summary>{n} could not be scored</summary><ul>{told}</ul></details>" if n else ""
    return (
        f'<div class="scoring"><p class="spoken" role="status">{html.escape(say_progress_aloud(progress))}</p>'
        f"<p><b>{html.escape(say_progress(progress))}</b></p>"
        f'<progress value="{progress.scored}" max="{progress.total}" aria-label="Articles scored"></progress>'
        f'<p class="shown">{say_shown(progress) or "&nbsp;"}</p><p class="now">{now}</p>{failed}</div>'
    )


# On a phone a sentence takes one line or two: there is room for two, so that the page keeps its place.
_STYLES = """<style>
.st-key-scoring { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .9rem; }
.st-key-scoring > div:first-child { flex: 1 1 20rem; min-width: 0; }
.st-key-scoring-does { justify-content: flex-end; }
.scoring .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scoring p { margin: 0; font-size: .9375rem; line-height: 1.45; }
.scoring :is(.shown, .now) { color: var(--muted); font-size: .875rem; }
.scoring .now { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.scoring progress { width: 100%; height: .4rem; margin: .35rem 0 .15rem; accent-color: var(--favourable); }
.scoring details { font-size: .875rem; } .scoring ul { margin: .2rem 0; padding-left: 1.2rem; }
@media (max-width: 640px) { .scoring p:not(.spoken) { min-height: 2.9em; } .scoring .now { display: none; } }
</style>"""
