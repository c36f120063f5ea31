"""One figure of the web page: its finding, chart or table, doubt, numbers, passages, and how it was made."""

from collections.abc import Mapping

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.fields import link_back
from analysis.briefing.exhibit import FACT, PASSAGES, TABLE, Behind, Exhibit
from analysis.briefing.quoting import shown_quote
from analysis.briefing.webpage.tables import columns_list, frame_table, grid_table, plain
from analysis.briefing.workbook.annexes import without_quotation
from analysis.contrast.counts import amount

_NOT_DRAWN = "The chart is drawn by a script, which does not run here. Its numbers stand below."
_EMPTY = "An empty cell is unknown, and never 0."
_HEIGHT = 400  # pixels, of a chart that does not say how high it is


def figure_section(briefing: Briefing, exhibit: Exhibit, cited: Mapping[str, str]) -> str:
    """The figure as a section of the page; `cited` names the paragraphs behind it, by their ids."""
    n = briefing.number(exhibit)
    return (
        f'<section class="figure" id="figure-{n}" aria-labelledby="finding-{n}">'
        f'<div class="held"><p class="kicker">Figure {n}</p><h2 id="finding-{n}">{plain(exhibit.heading)}</h2>'
        f"{_computed(exhibit)}{_chart(exhibit, n)}{_counts(exhibit)}</div>{_open_table(exhibit, n)}"
        f"{_numbers(exhibit, n)}{_cells(exhibit, n)}{_passages(briefing, exhibit, cited)}{_made(exhibit)}"
        f"{_id(briefing, exhibit)}</section>"
    )


def _computed(exhibit: Exhibit) -> str:
    """What the page computed, where the reader wrote another heading."""
    return f'<p class="computed">Computed: {plain(exhibit.title)}</p>' if exhibit.caption else ""


def _chart(exhibit: Exhibit, n: int) -> str:
    if exhibit.figure is None:
        return ""
    height = int(exhibit.figure.get("layout", {}).get("height") or _HEIGHT)
    return (
        f'<div class="plate" tabindex="0" role="group" aria-label="Chart of figure {n}">'
        f'<div class="chart" role="img" data-figure="{n}" aria-label="{plain(exhibit.alt)}" '
        f'style="min-height:{height}px"><noscript><p class="waiting">{_NOT_DRAWN}</p></noscript></div></div>'
        '<p class="small hint">The chart is wider than this screen: swipe it sideways.</p>'
    )


def _counts(exhibit: Exhibit) -> str:
    return f'<p class="counts">{plain(exhibit.counts)}</p>' if exhibit.counts else ""


def _open_table(exhibit: Exhibit, n: int) -> str:
    """A figure without chart shows its numbers at once."""
    return "" if exhibit.figure is not None else frame_table(exhibit, f"Figure {n}: {_rows(exhibit)}. {_EMPTY}")


def _numbers(exhibit: Exhibit, n: int) -> str:
    columns = f"<details><summary>What the columns mean</summary>{columns_list(exhibit)}</details>"
    if exhibit.figure is None:
        return columns
    table = frame_table(exhibit, f"The numbers of figure {n}. {_EMPTY}")
    return f"<details><summary>The numbers ({_rows(exhibit)})</summary>{table}{columns}</details>"


def _rows(exhibit: Exhibit) -> str:
    return amount(len(exhibit.frame), "row")


def _cells(exhibit: Exhibit, n: int) -> str:
    if exhibit.grid is None or exhibit.kind == TABLE:
        return ""
    return (
        f"<details><summary>As a table of cells</summary>{grid_table(exhibit.grid, f'Figure {n} in cells')}</details>"
    )


def _passages(briefing: Briefing, exhibit: Exhibit, cited: Mapping[str, str]) -> str:
    if not exhibit.behind:
        return ""
    items = "".join(_passage(briefing, each, cited) for each in exhibit.behind)
    several = len({paragraph_id for _, ids in exhibit.anchors for paragraph_id in ids})
    shown = len({each.paragraph_id for each in exhibit.behind})
    of = f" of {several}" if several > shown else ""
    said = f"The words behind ({shown}{of} paragraph{'' if (several or shown) == 1 else 's'})"
    of_words = " open" if exhibit.kind in (PASSAGES, FACT) else ""
    return f'<details{of_words}><summary>{said}</summary><ul class="passages">{items}</ul></details>'


def _passage(briefing: Briefing, behind: Behind, cited: Mapping[str, str]) -> str:
    """A paragraph: its own words where they go in, else its gist; whence, and of which marks."""
    gist = f"<p>{plain(behind.gist)}</p>" if behind.gist else ""
    quote = "" if without_quotation(behind, briefing) else f"<blockquote>“{plain(shown_quote(behind))}”</blockquote>"
    place = plain(cited.get(behind.paragraph_id, behind.paragraph_id))
    return (
        f"<li>{quote}{gist}"
        f'<p class="small">{place} · <code>{plain(behind.paragraph_id)}</code> · {plain(behind.said_of)}</p></li>'
    )


def _made(exhibit: Exhibit) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{plain(text)}</dd>" for name, text in exhibit.made.told.items())
    return f'<details><summary>How was this made?</summary><dl class="made">{rows}</dl></details>'


def _id(briefing: Briefing, exhibit: Exhibit) -> str:
    address = link_back(exhibit, briefing.address)
    way = f' · <a href="{plain(address)}" rel="noreferrer">Open it in Parallax</a>' if address else ""
    return f'<p class="id">Figure ID <code>{plain(exhibit.id)}</code>{way}</p>'
