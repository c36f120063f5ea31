"""The tray: the figures that a reader has put aside for a briefing, in their order, and what the pack is to be."""

from dataclasses import dataclass, replace

from analysis.briefing.exhibit import Exhibit
from analysis.errors import InputError

MOST_FIGURES = 60
LONGEST_TITLE, LONGEST_CAPTION = 200, 400  # signs


@dataclass(frozen=True)
class Tray:
    """The figures in their order, and how the pack is wanted; every change gives another tray.

    title, author: of the briefing, as the reader wrote them. quotes: whether short quotations go in. paper: "A4" or
    "Letter". formats: which files the reader wants, by their ids; none: the ones that are offered first.
    """

    exhibits: tuple[Exhibit, ...] = ()
    title: str = ""
    author: str = ""
    quotes: bool = True
    paper: str = "A4"
    formats: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """The IDs of its figures, in order."""
        return [each.id for each in self.exhibits]

    def holds(self, figure_id: str) -> bool:
        """Whether a figure is in it."""
        return figure_id in self.ids

    def with_figure(self, exhibit: Exhibit) -> "Tray":
        """The tray with a figure at its end; one that it holds already stays where it is, as it was.

        Raises
        ------
        InputError
            It holds as many figures as it can.
        """
        if self.holds(exhibit.id):
            return self
        if len(self.exhibits) >= MOST_FIGURES:
            raise InputError(f"A briefing takes at most {MOST_FIGURES} figures. Take one out first.")
        return replace(self, exhibits=(*self.exhibits, exhibit))

    def without(self, figure_id: str) -> "Tray":
        """The tray without a figure."""
        return replace(self, exhibits=tuple(each for each in self.exhibits if each.id != figure_id))

    def moved(self, figure_id: str, by: int) -> "Tray":
        """The tray with a figure so many places further down (up: negative); at either end it stays there."""
        if not self.holds(figure_id):
            return self
        at = self.ids.index(figure_id)
        rest = [each for each in self.exhibits if each.id != figure_id]
        rest.insert(min(max(at + by, 0), len(rest)), self.exhibits[at])
        return replace(self, exhibits=tuple(rest))

    def captioned(self, figure_id: str, caption: str) -> "Tray":
        """The tray with another caption for a figure; an empty one gives it its finding back."""
        caption = caption[:LONGEST_CAPTION]
        exhibits = (each.captioned(caption) if each.id == figure_id else each for each in self.exhibits)
        return replace(self, exhibits=tuple(exhibits))
