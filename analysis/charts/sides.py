"""The colours of the two sides of a contrast: a telling's is the same on every page; events have their own."""

from analysis.charts.dots import Group
from analysis.charts.theme import Theme, colour_of
from analysis.contrast.contrasts import AUTHORS, Contrast


def side_groups(contrast: Contrast, theme: Theme) -> list[Group]:
    """The sides as groups of dots or bars, the target first; never both in one colour."""
    of_authors = contrast.id == AUTHORS
    colours = [colour_of(side.id, theme) if of_authors else side_colour(side.id, theme) for side in contrast.sides]
    if colours[0] == colours[1]:
        colours[1] = theme.ink if colours[0] != theme.ink else theme.zero
    return [Group(side.id, side.label, colour) for side, colour in zip(contrast.sides, colours, strict=True)]


def side_colour(side_id: str, theme: Theme) -> str:
    """An event's colour, a grey or an ochre: no author's of the built-in corpus, nor one of tone; else a telling's."""
    return theme.events.get(side_id) or colour_of(side_id, theme)
