"""The briefing as PowerPoint: charts and tables that can be edited, each finding above its doubt."""

from dataclasses import replace

from analysis.briefing.briefing import Briefing
from analysis.briefing.house.house import House
from analysis.briefing.slides.deck import empty_deck
from analysis.briefing.slides.figures import add_figure
from analysis.briefing.slides.opening import add_opening, add_reading
from analysis.briefing.slides.text import clean


def slides_bytes(briefing: Briefing) -> bytes:
    """The briefing as a .pptx, 16 to 9: what was found, a slide a figure, how to read them.

    Nothing is drawn as a picture: points, bars and columns are charts of PowerPoint's own with their numbers inside,
    figures of cells are tables. A template of the house gives its size, layouts and look.

    Raises TemplateError where the house's template is no presentation.
    """
    briefing = replace(briefing, house=_harmless(briefing.house))
    deck = empty_deck(briefing.house, briefing.title, briefing.author)
    add_opening(deck, briefing)
    for exhibit in briefing.exhibits:
        add_figure(deck, briefing, exhibit)
    if briefing.exhibits:
        add_reading(deck, briefing)
    return deck.bytes()


def _harmless(house: House) -> House:
    """The house style with names of fonts that any XML may hold."""
    fonts = {name: " ".join(clean(getattr(house, name)).split()) for name in ("heading_font", "body_font")}
    return replace(house, **{name: font or getattr(House, name) for name, font in fonts.items()})
