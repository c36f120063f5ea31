"""The slide of a figure: heading, chart or table, counts and doubt, source; how it was made in the notes."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.fields import link_back
from analysis.briefing.drawn.native import POINTS, Panel
from analysis.briefing.drawn.panels import native_panels
from analysis.briefing.exhibit import FACT, PASSAGES, Exhibit
from analysis.briefing.slides.axes import rooms_of
from analysis.briefing.slides.bars import add_bars
from analysis.briefing.slides.deck import Deck, new_slide
from analysis.briefing.slides.grids import add_grid
from analysis.briefing.slides.points import add_points
from analysis.briefing.slides.quotes import add_quotes
from analysis.briefing.slides.tables import add_sheet, sheet_of
from analysis.briefing.slides.text import Box, Run, add_text, clean, fitted, height_of, lines_of, readable

_COUNTS = (13, 12, 11, 10)  # points
_MOST_COUNTS, _AIR, _AXIS = 1.35, 0.1, 0.26  # inches
_FOOT_SIZES = (10, 9)
_IDS = ("mark", "key", "group", "paragraph_ids", "doc_id")  # columns that say nothing to a reader
_MOST_COLUMNS, _MOST_ROWS = 8, 25


def add_figure(deck: Deck, briefing: Briefing, exhibit: Exhibit) -> None:
    """Add the slide of one figure."""
    slide, room = new_slide(deck, exhibit.heading)
    key = exhibit.grid.key if exhibit.grid is not None else ""
    counts = _counts_box(f"{exhibit.counts} {key}".strip(), room)
    drawn = Box(room.left, room.top, room.width, counts.top - _AIR - room.top)
    frames, left_out = _draw(slide, drawn, briefing, exhibit)
    said = " ".join(part for part in (exhibit.counts, left_out) if part)
    _write_counts(slide, counts, said, deck)
    _write_foot(slide, deck, briefing, exhibit)
    for frame, alt in zip(frames, _alts(exhibit, frames), strict=True):
        properties = frame._element.nvGraphicFramePr.cNvPr
        properties.set("descr", clean(alt))
        properties.set("name", f"Figure {briefing.number(exhibit)}")
    slide.notes_slide.notes_text_frame.text = clean(notes_of(briefing, exhibit))


def _draw(slide, box: Box, briefing: Briefing, exhibit: Exhibit) -> tuple[list, str]:
    """Draw what the exhibit shows; its graphic frames, and what of it is not shown."""
    house = briefing.house
    if exhibit.kind in (PASSAGES, FACT) and exhibit.behind:
        return [], add_quotes(slide, box, briefing, exhibit)
    if exhibit.grid is not None and exhibit.grid.rows:
        frame, left_out = add_grid(slide, exhibit.grid, box, house)
        return [frame], f"{exhibit.grid.key} {left_out}".strip()
    panels = native_panels(exhibit.figure) if exhibit.figure else ()
    if panels:
        panels, box = _with_one_title(slide, panels, box, house)
        rooms = rooms_of(panels, box)
        adders = [add_points if panel.kind == POINTS else add_bars for panel in panels]
        drawn = zip(adders, panels, rooms, strict=True)
        return [add(slide, panel, room, house) for add, panel, room in drawn], ""
    return _draw_table(slide, box, exhibit, house)


def _with_one_title(slide, panels: tuple[Panel, ...], box: Box, house) -> tuple[tuple[Panel, ...], Box]:
    """Panels side by side without the title of their axis, which is written once below them all; the room that is left.

    None of them alone has room for it.
    """
    titles = {panel.across.title for panel in panels if panel.across.title}
    if len(titles) != 1 or max(panel.column for panel in panels) == 0:
        return panels, box
    below = Box(box.left, box.bottom - _AXIS, box.width, _AXIS)
    run = Run(titles.pop(), 11, readable(house.muted), house.body_font)
    add_text(slide, below, [[run]], "center", "middle").name = "Axis title"
    bare = tuple(replace(panel, across=replace(panel.across, title="")) for panel in panels)
    return bare, Box(box.left, box.top, box.width, box.height - _AXIS)


def _draw_table(slide, box: Box, exhibit: Exhibit, house) -> tuple[list, str]:
    headings = dict(exhibit.headings) or {name: "" for name in _main_columns(exhibit)}
    if not len(exhibit.frame) or not headings:
        muted = Run("There is nothing to show here.", 14, readable(house.muted), house.body_font)
        add_text(slide, box, [[muted]])
        return [], ""
    sheet = sheet_of(exhibit.frame, headings)
    frame, left_out = add_sheet(slide, sheet, box, house, _MOST_ROWS)
    return [frame], left_out


def _main_columns(exhibit: Exhibit) -> Sequence[str]:
    return [name for name in exhibit.frame.columns if name not in _IDS][:_MOST_COLUMNS]


def _alts(exhibit: Exhibit, frames: list) -> list[str]:
    """What each frame says to those who do not see it: the first all of it."""
    further = [f"Panel {place} of {len(frames)} of the figure before." for place in range(2, len(frames) + 1)]
    return [exhibit.alt, *further][: len(frames)]


def _counts_box(counts: str, room: Box) -> Box:
    """As high as the counts and doubt need, at the foot of the room; a line more for what a table leaves out."""
    for size in _COUNTS:
        high = height_of(len(lines_of(clean(counts), room.width, size)) + 1, size)
        if high <= _MOST_COUNTS:
            break
    high = min(high, _MOST_COUNTS)
    return Box(room.left, room.bottom - high, room.width, high)


def _write_counts(slide, box: Box, counts: str, deck: Deck) -> None:
    size, text = fitted(counts, box, _COUNTS)
    run = Run(text, size, readable(deck.house.ink), deck.house.body_font)
    add_text(slide, box, [[run]], anchor="bottom").name = "Counts and doubt"


def _write_foot(slide, deck: Deck, briefing: Briefing, exhibit: Exhibit) -> None:
    """Figure, ID and source; the ID leads back to the dashboard where one answers."""
    muted, font = readable(deck.house.muted), deck.house.body_font
    head = f"Figure {briefing.number(exhibit)} · "
    size, source = fitted(f"{head}ID {exhibit.id} · {exhibit.made.source}", deck.foot, _FOOT_SIZES)
    before, _, after = source.partition(exhibit.id)
    linked = Run(exhibit.id, size, muted, font, link=link_back(exhibit, briefing.address))
    runs = [Run(before, size, muted, font), linked, Run(after, size, muted, font)] if after or before else []
    add_text(slide, deck.foot, [runs], anchor="middle").name = "Source"


def notes_of(briefing: Briefing, exhibit: Exhibit) -> str:
    """The notes of a figure: what is said of it in full, and how it was made."""
    parts = (
        ("", f"Figure {briefing.number(exhibit)}, ID {exhibit.id}"),
        ("", exhibit.heading),
        ("Finding", exhibit.title if exhibit.caption else ""),
        ("Counts and doubt", exhibit.counts),
        *exhibit.made.told.items(),
        ("In words", exhibit.alt if exhibit.alt != exhibit.title else ""),
        ("Open it in the dashboard", link_back(exhibit, briefing.address)),
    )
    return "\n".join(f"{name}: {text}" if name else text for name, text in parts if text)
