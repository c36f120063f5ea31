"""Figures computed anew by the pages that they stand on, in a process of its own, without server or browser.

    python -m pages.shared.briefing.recomputed ASKED FOUND

ASKED is JSON: `project`, an id or empty, and `figures`, of each its number, key, page, asked and chosen. FOUND takes a
line of JSON a figure, as soon as it is made: its number, and its id, title, counts, inputs and CSV; or `trouble`, what
kept it from being made; or `gone`, where its page stands and no longer shows it. Standard output tells how far it is.
docs/decisions/0010 says why a page is asked, and not a list of what makes charts.
"""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.briefing.exhibit import Exhibit, Place
from analysis.contrast.counts import amount
from analysis.errors import ParallaxError
from analysis.exchange.writing import csv_bytes
from analysis.projects.store import projects_home, read_project
from analysis.projects.work import score_project
from pages.shared import frame
from pages.shared.briefing.here import TOLD
from pages.shared.frame import ROOT, SECTIONS

_PAGES = {path for pages in SECTIONS.values() for path in pages}
_OF_PLACE = ("page", "asked", "chosen")
_LONGEST = 600.0  # seconds for a page; the slowest take some ten


def main(asked: Path, found: Path) -> None:
    """Compute the figures that one file asks for, and write them to the other."""
    wanted = json.loads(asked.read_text(encoding="utf-8"))
    frame.may_enter = lambda: True  # no reader is here who could sign in
    with found.open("w", encoding="utf-8") as lines, redirect_stdout(sys.stderr):

        def tell(figure: Mapping) -> None:
            print(json.dumps(figure), file=lines, flush=True)

        trouble = _scored(wanted["project"])
        places = [list(figures) for _, figures in groupby(sorted(wanted["figures"], key=_place), key=_place)]
        for number, figures in enumerate(places, 1):
            _say(f"Opening {figures[0]['page']} ({number} of {len(places)}) …")
            _tell_of(figures, wanted["project"], trouble, tell)


def _scored(project: str) -> str:
    """Score a project before its pages are opened; what keeps it from being scored, else nothing."""
    if not project:
        return ""
    try:
        n = len(read_project(projects_home(), project).scored)
        _say(f"Scoring {amount(n, 'article')} …")
        score_project(projects_home(), project, lambda: False)
    except ParallaxError as error:
        return str(error)
    return ""


def figures_of_page(place: Place, project: str) -> tuple[dict[str, Exhibit | str], str]:
    """What a page shows, by key, an exhibit or what keeps it from being one; and what the page says is wrong, if so."""
    if place.page not in _PAGES:
        return {}, f"there is no page {place.page!r}."
    made: dict[str, Exhibit | str] = {}

    def take(key: str, taken: Callable[[], Exhibit]) -> None:
        # Within the run: what makes an exhibit asks Streamlit for the address and for what is open.
        try:
            made[key] = taken()
        except Exception as error:  # of one figure; the others of its page can be computed
            made[key] = f"its page breaks off at it ({type(error).__name__}: {error})."

    page = AppTest.from_file(ROOT / "app.py", default_timeout=_LONGEST)
    page.switch_page(f"pages/{place.page}.py")
    for name, chosen in {**place.chosen, TOLD: take}.items():
        page.session_state[name] = chosen
    for name, values in {**place.asked, **({"project": [project]} if project else {})}.items():
        page.query_params[name] = list(values)
    try:
        page.run()
    except Exception as error:  # it took too long, most likely
        return made, f"its page could not be opened ({error})."
    said = " ".join(each.value.strip() for each in (*page.exception, *page.error))
    return made, said and f"its page breaks off ({said})."


def _tell_of(figures: list[Mapping], project: str, trouble: str, tell: Callable[[Mapping], None]) -> None:
    """Open the page of figures that stand in one place, and tell of each."""
    first = figures[0]
    made, said = ({}, trouble) if trouble else figures_of_page(Place(*map(first.get, _OF_PLACE)), project)
    for figure in figures:
        exhibit = made.get(figure["key"], said)
        told = _told(exhibit) if isinstance(exhibit, Exhibit) else {"trouble": exhibit, "gone": not exhibit}
        tell({"number": figure["number"], **told})


def _told(exhibit: Exhibit) -> dict:
    return {
        "id": exhibit.id,
        "title": exhibit.title,
        "counts": exhibit.counts,
        "articles": dict(exhibit.inputs.articles),
        "read_with": exhibit.inputs.read_with,
        "csv": csv_bytes(exhibit.frame).decode("utf-8-sig"),
    }


def _place(figure: Mapping) -> str:
    return json.dumps([figure[name] for name in _OF_PLACE], sort_keys=True)


def _say(line: str) -> None:
    """Tell how far it is; what pages print themselves goes elsewhere."""
    print(line, file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    st.set_option("client.showErrorDetails", "full")  # what a reader of the dashboard is spared, this command tells
    main(*map(Path, sys.argv[1:3]))
