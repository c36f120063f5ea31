"""Passages on a slide: article beside article, each quoted and told in our words, with its anchor and citation."""

import re
from textwrap import shorten

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import Behind, Exhibit
from analysis.briefing.house.house import House
from analysis.briefing.quoting import shown_quote
from analysis.briefing.slides.text import Box, Run, add_text, clean, height_of, lines_of, readable

_GUTTER, _AFTER = 0.4, 7  # inches; points
_SIZES = (18, 16, 14, 13, 12, 11)
_MOST_ARTICLES, _LONGEST = 4, 90
_PLACE = re.compile(r"\d+")
Paragraphs = list[list[Run]]


def add_quotes(slide, box: Box, briefing: Briefing, exhibit: Exhibit) -> str:
    """Write the passages behind an exhibit, a column an article; what is not shown, in words."""
    articles = list(dict.fromkeys(_article(each) for each in exhibit.behind))
    shown = articles[:_MOST_ARTICLES]
    width = (box.width - _GUTTER * (len(shown) - 1)) / len(shown)
    columns = [[each for each in exhibit.behind if _article(each) == article] for article in shown]
    size = next((size for size in _SIZES if all(_fit(own, briefing, box, width, size) for own in columns)), _SIZES[-1])
    kept = 0
    for place, own in enumerate(columns):
        n = _how_many(own, briefing, box, width, size)
        at = Box(box.left + place * (width + _GUTTER), box.top, width, box.height)
        add_text(slide, at, _column(own[:n], briefing, size), after=_AFTER).name = "Passages"
        kept += n
    left = len(exhibit.behind) - kept
    return f"Shown: {kept} of {len(exhibit.behind)} passages; all are in the workbook." if left else ""


def anchor(each: Behind, briefing: Briefing) -> str:
    """Where a passage stands: “Moreau, ¶ 7”."""
    row = _document(each, briefing)
    name = str(row.get("author") or "").split()[-1:] or [_article(each)]
    number = _PLACE.findall(each.paragraph_id.rpartition("/")[2])
    return f"{name[0]}, ¶ {int(number[-1])}" if number else name[0]


def _citation(each: Behind, briefing: Briefing) -> str:
    """Author, title, outlet and day of an article; that it is a translation, where it is."""
    row = _document(each, briefing)
    title = f"“{row['title']}”" if row.get("title") else ""
    parts = (row.get("author"), title, row.get("outlet"), row.get("published"))
    said = ", ".join(str(part) for part in parts if part and part == part) or _article(each)
    return f"{said} (translated)" if row.get("translated") is True else said


def _document(each: Behind, briefing: Briefing) -> dict:
    rows = briefing.documents[briefing.documents["doc_id"] == _article(each)].to_dict("records")
    return rows[0] if rows else {}


def _article(each: Behind) -> str:
    return each.paragraph_id.partition("/")[0]


def _column(own: list[Behind], briefing: Briefing, size: float) -> Paragraphs:
    house = briefing.house
    head = [Run(_citation(own[0], briefing), 11, readable(house.muted), house.body_font)] if own else []
    return [head, *(runs for each in own for runs in _passage(each, briefing, house, size))]


def _passage(each: Behind, briefing: Briefing, house: House, size: float) -> Paragraphs:
    """The quotation and the gist, where it has both; below them where it stands and what it is said of."""
    ink, muted = readable(house.ink), readable(house.muted)
    said = []
    if briefing.quotes and each.quote:
        said.append([Run(f"“{shown_quote(each)}”", size, ink, house.heading_font)])
    if each.gist or not said:
        gist = Run(each.gist or "nobody has written it yet", size - 1, ink, house.body_font, italic=True)
        said.append([Run("In our words: ", size - 1, muted, house.body_font, bold=True), gist])
    of = shorten(each.said_of, _LONGEST, placeholder=" …")
    where = [
        Run(anchor(each, briefing), 11, ink, house.body_font, bold=True),
        Run(f"   {of}" if of else "", 11, muted, house.body_font),
    ]
    return [*said, where]


def _height(own: list[Behind], briefing: Briefing, width: float, size: float) -> float:
    total = 0.0
    for runs in _column(own, briefing, size):
        most = max((run.size for run in runs), default=11)
        lines = len(lines_of(clean("".join(run.text for run in runs)), width, most))
        total += height_of(lines, most) + _AFTER / 72
    return total


def _fit(own: list[Behind], briefing: Briefing, box: Box, width: float, size: float) -> bool:
    return _height(own, briefing, width, size) <= box.height


def _how_many(own: list[Behind], briefing: Briefing, box: Box, width: float, size: float) -> int:
    return next((n for n in range(len(own), 1, -1) if _height(own[:n], briefing, width, size) <= box.height), 1)
