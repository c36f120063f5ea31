"""How the sheets of a briefing's workbook look: the house's fonts and colours, its footer, and the paper."""

from datetime import UTC, datetime
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.briefing.briefing import Briefing
from analysis.briefing.house.house import House
from analysis.exchange.sheets import Looks, looks_of, writable

_PAPERS = {"A4": 9, "Letter": 1}  # as Excel numbers them
_MOST_FOOTER = 160  # signs, of the 255 that a footer may have
_UNDATED = datetime(2021, 3, 24)  # where a briefing does not say when it was made; fixed, so that bytes hold still


class BookLooks(NamedTuple):
    """The formats of a workbook: of cells, of numbers by what they count, and of what stands above a figure."""

    cells: Looks
    whole: Format
    decimal: Format
    large: Format
    named: Format
    title: Format
    said: Format
    small: Format
    link: Format


def looks_of_house(book: Workbook, house: House) -> BookLooks:
    """The formats of a book in a house's fonts and colours."""
    body = {"font_name": house.body_font, "font_size": 10, "font_color": house.ink}
    top = {**body, "text_wrap": True, "valign": "top", "align": "left", "indent": 1, "quote_prefix": True}

    title = {**top, "font_name": house.heading_font, "font_size": 14, "bold": True, "font_color": house.accent}
    return BookLooks(
        looks_of(book, **body),
        *(book.add_format({**body, "valign": "top", "num_format": each}) for each in ("#,##0", "0.000", "#,##0.0")),
        named=book.add_format({**top, "bold": True}),
        title=book.add_format(title),
        said=book.add_format(top),
        small=book.add_format({**top, "font_size": 9, "font_color": house.muted}),
        link=book.add_format(
            {**body, "valign": "top", "align": "left", "indent": 1, "underline": 1, "font_color": house.accent}
        ),
    )


def set_paper(sheet: Worksheet, paper: str) -> None:
    """Landscape, as wide as one page of the paper."""
    sheet.set_paper(_PAPERS.get(paper, _PAPERS["A4"]))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.75)


def footer_of(briefing: Briefing) -> str:
    """What stands below each printed page: the house's footer or the title, and the number of the page."""
    said = writable(" ".join((briefing.house.footer or briefing.title).split()))
    shown = said if len(said) <= _MOST_FOOTER else said[: _MOST_FOOTER - 2].rstrip() + " …"
    return f"&L&8{_apart(shown.replace('&', '&&'))}&R&8&P / &N"


def created(made: str) -> datetime:
    """When the briefing was made, in UTC."""
    try:
        when = datetime.fromisoformat(made)
    except ValueError:
        return _UNDATED
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _apart(text: str) -> str:
    """The text kept apart from the size of type before it, which would swallow its first digits."""
    return f" {text}" if text[:1].isdigit() else text
