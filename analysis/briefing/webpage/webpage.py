"""A briefing as one page of HTML: interactive, and whole in itself; without scripts it still has words and numbers."""

import base64
import re
from collections.abc import Iterable, Mapping

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.references import apa, references_of
from analysis.briefing.house.colours import WORDS, is_colour, readable
from analysis.briefing.house.house import House
from analysis.briefing.limits import cautions_of, filters_of
from analysis.briefing.memo.words import day_in_words
from analysis.briefing.quoting import cited_quotes
from analysis.briefing.webpage.figure import figure_section
from analysis.briefing.webpage.script import policy, scripts, styles
from analysis.briefing.webpage.tables import plain
from analysis.exchange.about import say_article

_PLOTLYS = "Charts are drawn by plotly.js (MIT licence), which is part of this page."
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_NO_FONT = re.compile(r"[^\w -]")
_MARGINS = "margin: 16mm 15mm 18mm"
_PAPERS = {"A4": "A4", "Letter": "letter"}


def webpage_bytes(briefing: Briefing) -> bytes:
    """The briefing as HTML (UTF-8): nothing is asked of any other place, and the same briefing gives the same bytes.

    All text is escaped; the page's own policy lets nothing run but its script and plotly.js.
    """
    cited = cited_quotes(briefing)
    figures = "".join(figure_section(briefing, each, cited) for each in briefing.exhibits)
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(briefing)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{plain(briefing.title)}</title><style>{styles()}{_house_styles(briefing)}</style></head><body>"
        f'<a class="skip" href="#figures">To the figures</a>{_opening(briefing)}{_contents(briefing)}'
        f'<main id="figures">{figures}</main>{_cautions(briefing)}{_references(briefing)}{_foot(briefing)}'
        f"{scripts(briefing)}</body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _opening(briefing: Briefing) -> str:
    by = " · ".join(filter(None, (briefing.author, day_in_words(briefing.made), briefing.corpus)))
    articles = "".join(f"<li>{plain(say_article(each))}</li>" for each in briefing.documents.itertuples())
    filters = "".join(f"<li>{plain(each)}</li>" for each in filters_of(briefing))
    return (
        f'<header>{_logo(briefing.house)}<h1>{plain(briefing.title)}</h1><p class="small about">{plain(by)}</p>'
        f'<dl class="made about"><dt>Articles</dt><dd><ul class="plainlist">{articles}</ul></dd>'
        f'<dt>Filters</dt><dd><ul class="plainlist">{filters}</ul></dd></dl></header>'
    )


def _contents(briefing: Briefing) -> str:
    items = "".join(
        f'<li><span>{n}</span><a href="#figure-{n}">{plain(each.heading)}</a></li>'
        for n, each in enumerate(briefing.exhibits, 1)
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">Figures</h2><ol>{items}</ol></nav>' if items else ""


def _cautions(briefing: Briefing) -> str:
    items = "".join(f"<li>{plain(each)}</li>" for each in cautions_of(briefing))
    return f'<section><h2 class="part">What these figures cannot say</h2><ul class="plainlist">{items}</ul></section>'


def _references(briefing: Briefing) -> str:
    cited = references_of(briefing)
    figures, others = ([each for each in cited if (each["type"] == "graphic") is of] for of in (True, False))
    own = f"<details><summary>How to cite a figure</summary>{_listed(figures)}</details>" if figures else ""
    return f'<section><h2 class="part">References</h2>{_listed(others)}{own}</section>'


def _listed(cited: Iterable[Mapping]) -> str:
    return f'<ul class="references">{"".join(f"<li>{plain(apa(each))}</li>" for each in cited)}</ul>'


def _foot(briefing: Briefing) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in briefing.versions.items())
    lines = [briefing.house.footer, f"Made with {versions}." if versions else "", _PLOTLYS]
    return f"<footer>{''.join(f'<p>{plain(line)}</p>' for line in lines if line)}</footer>"


def _logo(house: House) -> str:
    """The logo, inside the page; nothing where it is no picture."""
    kind = "png" if house.logo.startswith(_PNG) else "jpeg" if house.logo.startswith(_JPEG) else ""
    if not kind:
        return ""
    address = f"data:image/{kind};base64,{base64.b64encode(house.logo).decode()}"
    return f'<img class="logo" alt="{plain(house.name)}" src="{address}">'


def _house_styles(briefing: Briefing) -> str:
    """The house's fonts and colours; in the dark its colours would be hard to read, and ours hold."""
    house = briefing.house
    light = "".join(
        f"--{name}: {readable(colour, WORDS)};"
        for name, colour in (("ink", house.ink), ("muted", house.muted), ("accent", house.accent))
        if is_colour(colour)
    )
    accent = readable(house.accent, WORDS) if is_colour(house.accent) else House.accent
    return (
        f":root {{ --heading: {_font(house.heading_font)}, Georgia, serif; "
        f"--body: {_font(house.body_font)}, 'Segoe UI', Arial, sans-serif; --print-accent: {accent}; }}"
        f"@media (prefers-color-scheme: light) {{ :root {{ {light} }} }}"
        f"@page {{ size: {_PAPERS.get(briefing.paper, 'A4')}; {_MARGINS}; }}"
    )


def _font(name: str) -> str:
    """A font's name as CSS takes it, without signs that could end it."""
    return f"'{_NO_FONT.sub('', name).strip() or 'Arial'}'"
