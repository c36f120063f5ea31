"""The colours of the two sides of a contrast: an author's is the same on every page; meetings have their own."""

from analysis.charts.dots import Group
from analysis.charts.theme import Theme, colour_of
from analysis.contrast.contrasts import MEETINGS, Contrast


def side_groups(contrast: Contrast, theme: Theme) -> list[Group]:
    """The sides as groups of dots or bars, the target first."""
    return [Group(side.id, side.label, side_colour(side.id, theme)) for side in contrast.sides]


def side_colour(side_id: str, theme: Theme) -> str:
    """Anchorage in ink, Guilin in ochre (neither an author's colour nor a colour of tone); a perspective in its own."""
    meetings = dict(zip(MEETINGS, (theme.ink, theme.further[2]), strict=True))
    return meetings.get(side_id) or colour_of(side_id, theme)
