"""The frame around every page: its name, the menu, the filters, and the page asked for."""

import gc
from pathlib import Path

import streamlit as st

from analysis.contrast.selection import actors_to_choose
from analysis.errors import ParallaxError
from pages.shared.filters import draw_filters, hold_filters
from pages.shared.labels import plain
from pages.shared.look import write_styles
from pages.shared.project import follow_project, said_trouble, the_project
from pages.shared.results import results, results_key, scope
from pages.shared.scoring import draw_nothing_shown, draw_progress, something_shown
from pages.shared.tour import draw_tour

ROOT = Path(__file__).parents[2]

SECTIONS = {
    "Contrast": {
        "contrast/overview": "Overview",
        "contrast/events": "Events",
        "contrast/authors": "Perspectives",
    },
    "Measures": {
        "measures/topics": "Topics",
        "measures/stance": "Stance",
        "measures/tone": "Tone",
        "measures/words": "Words",
    },
    "Reading": {
        "reading/facts": "Same fact, two tellings",
        "reading/silence": "What is left out",
        "reading/questions": "Questions",
        "reading/room": "Reading room",
        "reading/evidence": "Evidence",
    },
    "Work": {
        "work/projects": "Projects",
        "work/add": "Add articles",
        "work/codebooks": "Codebooks",
        "work/corpus": "Corpus",
        "work/coding": "Check by hand",
    },
    "About": {"about/doubt": "How sure is this?", "about/method": "Method"},
}
_UNFILTERED = [path.split("/")[-1] for path in SECTIONS["Work"]]  # they must open whatever is wrong with a project
_MARK = ROOT / "static" / "favicon.svg"
_HOME = "contrast/overview"
_LONGEST = 32  # signs of a page's title in the menu


def open_dashboard() -> None:
    """Draw the frame and run the page that the address asks for."""
    st.set_page_config(
        page_title="Parallax",
        page_icon=str(_MARK),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.logo(str(_MARK), size="medium")
    _settle_memory()
    named = _named_pages()
    page = st.navigation(
        {
            section: [_page(path, named.get(path, title)) for path, title in pages.items()]
            for section, pages in SECTIONS.items()
        },
        position="sidebar",
        expanded=True,
    )
    write_styles()
    try:
        _say_what_is_open()
        draw_progress(page.url_path)
        if page.url_path in _UNFILTERED:
            hold_filters()
        elif something_shown():
            draw_filters(_perspectives(), _actors())
        draw_tour()
        if page.url_path in _UNFILTERED or something_shown():
            page.run()
        else:
            draw_nothing_shown()
    except ParallaxError as error:  # a file of the corpus that somebody edited, most likely
        st.error(plain(str(error)))


def _named_pages() -> dict[str, str]:
    """What the pages that compare are called, where there are two to compare: "Anchorage / Guilin"."""
    try:
        follow_project()
        told = scope()
    except ParallaxError:  # said where the page would stand
        return {}
    tellings = [] if told.by_article else told.names
    pairs = {"contrast/events": list(told.events.values()), "contrast/authors": tellings}
    titles = {path: " / ".join(names) for path, names in pairs.items() if len(names) == 2}
    others = {"contrast/authors": "Articles"} if told.by_article else {}
    return others | {path: title for path, title in titles.items() if len(title) <= _LONGEST}


def _say_what_is_open() -> None:
    """Which project every page speaks of, where it is not the built-in corpus; and why another is not open."""
    if project := the_project():
        st.sidebar.page_link("pages/work/projects.py", label=plain(f"Project: {project.title}"))
    if said := said_trouble():
        st.error(plain(said))


def _page(path: str, title: str) -> st.Page:
    name = path.split("/")[-1]
    default = path == _HOME
    return st.Page(f"pages/{path}.py", title=title, url_path=None if default else name, default=default)


@st.cache_resource(show_spinner=False)
def _settle_memory() -> None:
    """Streamlit collects garbage after every rerun; frozen, the imported libraries are no longer walked each time."""
    gc.collect()
    gc.freeze()


def _perspectives() -> tuple[str, ...]:
    """The names of the tellings, in their order."""
    return tuple(results().scope.names)


def _actors() -> list[str]:
    """The actors that the texts name, in the order in which the filter offers them."""
    return _offered(results_key())


@st.cache_data(show_spinner=False, max_entries=8)
def _offered(key: tuple) -> list[str]:
    return actors_to_choose(results())
