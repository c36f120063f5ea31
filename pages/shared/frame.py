"""The frame around every page: its name, the menu, the filters, and the page asked for."""

import html
from pathlib import Path
from textwrap import shorten

import streamlit as st

from analysis.briefing.address import HOME
from analysis.contrast.selection import actors_to_choose
from analysis.errors import ParallaxError
from analysis.facts.said import title_of_ledger
from pages.shared.briefing.here import begin_page
from pages.shared.briefing.opening import note_figures
from pages.shared.filters import draw_filters, hold_filters
from pages.shared.folder import follow_folder, paragraphs_are_held, said_folder, said_uncounted
from pages.shared.labels import plain
from pages.shared.look import write_styles
from pages.shared.memory import settle_memory
from pages.shared.project import follow_project, said_trouble, the_project
from pages.shared.projects.said import say_articles
from pages.shared.results import n_articles, results, results_key, scope
from pages.shared.scoring import draw_nothing_shown, draw_progress, something_shown
from pages.shared.signing_in import draw_sign_out, may_enter
from pages.shared.tour import draw_tour
from pages.shared.trouble import say_trouble

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
        "work/briefing": "Briefing",
    },
    "About": {"about/doubt": "How sure is this?", "about/method": "Method"},
}
# Of a scored folder too large to hold: the pages of what can be counted.
LARGE_SECTIONS = {
    "Contrast": SECTIONS["Contrast"],
    "Measures": SECTIONS["Measures"],
    "Reading": {"reading/evidence": "Evidence"},
    "Work": {"work/projects": "Projects"},
}
_UNFILTERED = [path.split("/")[-1] for path in SECTIONS["Work"]]  # they must open whatever is wrong with a project
_MARK = ROOT / "static" / "favicon.svg"
_LONGEST = 32  # signs of a page's title in the menu
_ABOVE_THE_MENU = """<style>
[data-testid=stSidebarContent] { display: flex; flex-direction: column; }
[data-testid=stSidebarHeader] { order: -2; }
[data-testid=stSidebarUserContent] { order: -1; padding-block: 0 .75rem; }
[data-testid=stSidebarUserContent] .counts { margin: -.75rem 0 0 .5rem; }
[data-testid=stSidebarNavSeparator] { display: none; }
</style>"""  # what is open is seen first, also where the menu is longer than the window
_LONGEST_PROJECT = 28  # signs of a project's title above the filters


def open_dashboard() -> None:
    """Draw the frame and run the page that the address asks for."""
    st.set_page_config(
        page_title="Parallax",
        page_icon=str(_MARK),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.logo(str(_MARK), size="medium")
    if not may_enter():
        return
    named = _named_pages()
    page = st.navigation(
        {
            section: [_page(path, named.get(path, title)) for path, title in pages.items()]
            for section, pages in (LARGE_SECTIONS if _is_large() else SECTIONS).items()
        },
        position="sidebar",
        expanded=True,
    )
    write_styles()
    try:
        _say_what_is_open()
        can_be_scored = draw_progress(page.url_path)
        if page.url_path in _UNFILTERED:
            hold_filters()
        elif something_shown():
            draw_filters(_perspectives(), _actors())
        draw_sign_out()
        draw_tour()
        if page.url_path in _UNFILTERED or something_shown():
            begin_page(_path_of(page.url_path))
            linked = st.container()
            page.run()
            with linked:
                note_figures()
            settle_memory()
        elif can_be_scored:
            draw_nothing_shown()
    except ParallaxError as error:  # a file of the corpus or of a project that somebody edited, most likely
        say_trouble(error, page.url_path)


def _named_pages() -> dict[str, str]:
    """What pages are called after what is open: two events "Anchorage / Guilin", the ledger by its articles."""
    try:
        follow_folder()
        follow_project()
        told, n = scope(), n_articles()
    except ParallaxError:  # said where the page would stand
        return {}
    tellings = [] if told.by_article else told.names
    pairs = {"contrast/events": list(told.events.values()), "contrast/authors": tellings}
    titles = {path: " / ".join(names) for path, names in pairs.items() if len(names) == 2}
    others = {"reading/facts": title_of_ledger(n)} | ({"contrast/authors": "Articles"} if told.by_article else {})
    return others | {path: plain(title) for path, title in titles.items() if len(title) <= _LONGEST}


def _is_large() -> bool:
    try:
        return not paragraphs_are_held()
    except ParallaxError:  # said where the page would stand
        return False


def _say_what_is_open() -> None:
    """Which project every page speaks of, where it is not the built-in corpus; and why another is not open."""
    if said := said_folder():
        st.sidebar.page_link("pages/work/projects.py", label=plain(f"Scored folder: {said[0]}"), help=plain(said[1]))
        st.sidebar.html(f'{_ABOVE_THE_MENU}<p class="counts">{html.escape(said[2])}</p>')
    elif project := the_project():
        title = shorten(project.title, _LONGEST_PROJECT, placeholder=" …")
        st.sidebar.page_link("pages/work/projects.py", label=plain(f"Project: {title}"), help=plain(project.title))
        st.sidebar.html(f'{_ABOVE_THE_MENU}<p class="counts">{html.escape(say_articles(project))}</p>')
    if said := said_trouble() or said_uncounted():
        st.error(plain(said))


def _path_of(url_path: str) -> str:
    """The section and page of an address: "contrast/authors"."""
    paths = [path for pages in SECTIONS.values() for path in pages]
    return next((path for path in paths if path.split("/")[-1] == url_path), HOME)


def _page(path: str, title: str) -> st.Page:
    name = path.split("/")[-1]
    return st.Page(f"pages/{path}.py", title=title, url_path=None if path == HOME else name, default=path == HOME)


def _perspectives() -> tuple[str, ...]:
    """The names of the tellings, in their order."""
    return tuple(results().scope.names)


def _actors() -> list[str]:
    """The actors that the texts name, in the order in which the filter offers them."""
    return _offered(results_key())


@st.cache_data(show_spinner=False, max_entries=8)
def _offered(key: tuple) -> list[str]:
    return actors_to_choose(results())
