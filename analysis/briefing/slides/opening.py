"""The slides around the figures: what was found, in what, and how to read it."""

import re
from datetime import datetime

from analysis.briefing.briefing import Briefing
from analysis.briefing.slides.deck import Deck, new_slide
from analysis.briefing.slides.text import Box, Run, add_text, clean, height_of, lines_of, readable

_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ“])")
_OF_ONE_FIGURE = ("Counted:", "All paragraphs", "Only ")  # settings that a slide of all cannot tell
_READING = "How to read these slides"
_MOST_ARTICLES = 8
_SIZES = (16, 15, 14, 13, 12)


def add_opening(deck: Deck, briefing: Briefing) -> None:
    """The first slide, with the articles and as many findings as fit; the others on slides of their own."""
    slide, room = new_slide(deck, briefing.title)
    ink, muted = readable(deck.house.ink), readable(deck.house.muted)
    font = deck.house.body_font
    who = " · ".join(part for part in (briefing.author, day_of(briefing.made), briefing.corpus) if part)
    lines = [[Run(who, 14, muted, font)]] if who else []
    lines += [[Run(each, 12, ink, font)] for each in _articles(briefing)]
    high = sum(height_of(len(lines_of(run.text, room.width, run.size)), run.size) + 0.05 for (run,) in lines) + 0.1
    add_text(slide, Box(room.left, room.top, room.width, high), lines, after=3).name = "Articles"
    top = room.top + high + 0.1
    rest = _list_findings(deck, slide, briefing, Box(room.left, top, room.width, deck.foot.bottom - top), 0)
    if rest < len(briefing.exhibits):
        _add_further_findings(deck, briefing, rest)


def _add_further_findings(deck: Deck, briefing: Briefing, start: int) -> None:
    """The findings from one on, on as few slides as hold them, each with about as many."""
    n, pages = len(briefing.exhibits), None
    while start < n:
        slide, room = new_slide(deck, "What was found, continued")
        box = Box(room.left, room.top, room.width, deck.foot.bottom - room.top)
        pages = _pages(_findings(briefing)[start:], box) if pages is None else max(1, pages - 1)
        start = _list_findings(deck, slide, briefing, box, start, -(-(n - start) // pages))


def _pages(found: list[str], box: Box) -> int:
    """How many slides some findings take."""
    pages, at = 0, 0
    while at < len(found):
        at, pages = at + max(1, _that_fit([("", text) for text in found[at:]], box, _SIZES[-1:])[1]), pages + 1
    return max(1, pages)


def add_reading(deck: Deck, briefing: Briefing) -> None:
    """How to read the slides: what is said of intervals and badges, and what the figures cannot say, each once."""
    paragraphs = [*_settings(briefing), *_limits(briefing)]
    at, first = 0, True
    while at < len(paragraphs) or first:
        slide, room = new_slide(deck, _READING if first else f"{_READING}, continued")
        box = Box(room.left, room.top, room.width, deck.foot.bottom - room.top)
        size, n = _that_fit(paragraphs[at:], box, (15, 14, 13, 12))
        runs = [_said(each, size, deck) for each in paragraphs[at : at + n]]
        add_text(slide, box, runs, after=6).name = "How to read"
        at, first = at + max(n, 1), False


def day_of(made: str) -> str:
    """A day as it is written: “3 May 2026”; empty where none is known."""
    try:
        day = datetime.fromisoformat(made)
    except ValueError:
        return made
    return f"{day.day} {day:%B %Y}"


def _articles(briefing: Briefing) -> list[str]:
    rows = briefing.documents.to_dict("records")
    told = [_article(row) for row in rows[:_MOST_ARTICLES]]
    more = len(rows) - len(told)
    return [*told, f"and {more} further articles"] if more else told


def _article(row: dict) -> str:
    title = f"“{row['title']}”" if row.get("title") else ""
    parts = [row.get("author"), title, row.get("outlet"), row.get("published")]
    said = ", ".join(str(part) for part in parts if part and part == part)
    return f"{said} (translated)" if row.get("translated") is True else said


def _findings(briefing: Briefing) -> list[str]:
    return [f"{place}.  {each.heading}" for place, each in enumerate(briefing.exhibits, 1)]


def _list_findings(deck: Deck, slide, briefing: Briefing, box: Box, start: int, most: int = 10_000) -> int:
    """Write findings from one on, numbered as their figures are; where to go on."""
    ink, font = readable(deck.house.ink), deck.house.body_font
    found = _findings(briefing)[start : start + most]
    size, n = _that_fit([("", text) for text in found], box, _SIZES)
    runs = [[Run(text, size, ink, font)] for text in found[: max(n, 1)]]
    add_text(slide, box, runs, after=6).name = "Findings"
    return start + max(n, 1)


def _that_fit(paragraphs: list[tuple[str, str]], box: Box, sizes: tuple) -> tuple[float, int]:
    """The largest type in which all paragraphs fit; in the last, how many do."""
    for size in sizes:
        n, high = 0, 0.0
        for name, text in paragraphs:
            high += height_of(len(lines_of(clean(f"{name}{text}"), box.width, size)), size) + 6 / 72
            if high > box.height:
                break
            n += 1
        if n == len(paragraphs):
            return size, n
    return sizes[-1], n


def _said(paragraph: tuple[str, str], size: float, deck: Deck) -> list[Run]:
    name, text = paragraph
    ink, muted, font = readable(deck.house.ink), readable(deck.house.muted), deck.house.body_font
    return [Run(name, size, muted, font, bold=True), Run(text, size, ink, font)]


def _settings(briefing: Briefing) -> list[tuple[str, str]]:
    """What the figures say of intervals, badges and choices, each sentence once, with the figures that say it."""
    said: dict[str, list[int]] = {}
    for place, exhibit in enumerate(briefing.exhibits, 1):
        for sentence in _SENTENCE.split(exhibit.made.settings):
            if sentence and not sentence.startswith(_OF_ONE_FIGURE):
                said.setdefault(sentence, []).append(place)
    return [("", f"{sentence} ({_figures(places)})") for sentence, places in said.items()]


def _limits(briefing: Briefing) -> list[tuple[str, str]]:
    """What the figures cannot say, each text once."""
    said: dict[str, list[int]] = {}
    for place, exhibit in enumerate(briefing.exhibits, 1):
        if exhibit.made.limits:
            said.setdefault(exhibit.made.limits, []).append(place)
    return [(f"{_figures(places, 'Figure')}: ", text) for text, places in said.items()]


def _figures(places: list[int], word: str = "figure") -> str:
    """“figures 1, 3 to 5”."""
    runs: list[list[int]] = []
    for place in dict.fromkeys(places):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    told = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return f"{word}{'s' if len(set(places)) > 1 else ''} {', '.join(told)}"
