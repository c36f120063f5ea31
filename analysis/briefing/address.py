"""Where a figure is opened again: its page and what the page is asked for, as an address has them."""

from collections.abc import Mapping

from analysis.briefing.exhibit import Place

HOME = "contrast/overview"  # the page at the root of the address
LINKED = "figure"  # the parameter that asks for a figure by its ID


def path_of(place: Place) -> str:
    """The page's name in the address; empty for the one at its root."""
    return "" if place.page == HOME else place.page.rpartition("/")[2]


def asked_for(figure_id: str, place: Place, project: str) -> Mapping[str, list[str]]:
    """The parameters that open a figure of a project (its id; empty for the built-in corpus), with its filters."""
    of_project = {"project": [project]} if project else {}
    return of_project | {name: list(values) for name, values in place.asked.items()} | {LINKED: [figure_id]}
