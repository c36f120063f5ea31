"""House style: an organisation's colours, fonts, logo, footer and PowerPoint template, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.briefing.exhibit import Exhibit, Grid
from analysis.charts.theme import painted, theme_named
from analysis.scope import REST, Scope

_IN_A_LABEL = re.compile(r"(<span style=[\"']color: ?)(#[0-9A-Fa-f]{6})")


@dataclass(frozen=True)
class House:
    """How a pack looks.

    accent, ink, muted: `#RRGGBB`, of rules and headings, of text, and of small print. heading_font, body_font: names
    of fonts that the reader's programs have. logo: a PNG. template: a .pptx whose layouts the slides take. series:
    `#RRGGBB` of perspectives in figures, by their names, or by their places in the order of the corpus: "1", "2" …
    """

    name: str = ""
    footer: str = ""
    accent: str = "#1F2328"
    ink: str = "#1F2328"
    muted: str = "#5A6068"
    heading_font: str = "Georgia"
    body_font: str = "Arial"
    logo: bytes = b""
    template: bytes = b""
    series: Mapping[str, str] = field(default_factory=dict)


def recoloured(figure: dict, house: House, scope: Scope) -> dict:
    """The figure (Plotly's JSON) with its perspectives in the colours of the house; the one given is left as it is.

    scope: of the analysis that the figure is of. What the house has no colour for keeps its own.
    """
    new = new_colours(house, scope)
    return _recoloured(figure, new, coloured=False) if new else figure


def exhibit_in(house: House, exhibit: Exhibit, scope: Scope) -> Exhibit:
    """The exhibit with its figure and its grid in the colours of the house."""
    new = new_colours(house, scope)
    if not new:
        return exhibit
    figure = None if exhibit.figure is None else _recoloured(exhibit.figure, new, coloured=False)
    return replace(exhibit, figure=figure, grid=exhibit.grid and _grid_in(exhibit.grid, new))


def new_colours(house: House, scope: Scope) -> dict[str, str]:
    """The house's colour in the place of each colour that perspectives have in print: a name counts before a place."""
    authors = painted(theme_named("print"), scope).authors if house.series else {}
    told_apart = [(name, colour) for name, colour in authors.items() if name != REST]
    named = {
        old.upper(): house.series.get(name) or house.series.get(str(place))
        for place, (name, old) in reversed(list(enumerate(told_apart, 1)))  # of two in one colour, the first counts
    }
    return {old: new for old, new in named.items() if new and new.upper() != old}


def _grid_in(grid: Grid, new: Mapping[str, str]) -> Grid:
    rows = (replace(row, colours=tuple(new.get(each.upper(), each) for each in row.colours)) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _recoloured(part: object, new: Mapping[str, str], coloured: bool) -> object:
    """A part of a figure; coloured: whether it stands where Plotly takes a text for a colour."""
    if isinstance(part, Mapping):
        return {name: _recoloured(each, new, coloured or "color" in str(name)) for name, each in part.items()}
    if isinstance(part, list | tuple):
        return [_recoloured(each, new, coloured) for each in part]
    if hasattr(part, "tolist"):
        return _recoloured(part.tolist(), new, coloured)
    if not isinstance(part, str):
        return part
    return new.get(part.upper(), part) if coloured else _label_in(part, new)


def _label_in(label: str, new: Mapping[str, str]) -> str:
    return _IN_A_LABEL.sub(lambda found: found[1] + new.get(found[2].upper(), found[2]), label)
