"""The ledger as a page to print: one document of its own, each fact a block, the articles side by side."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.exchange.about import About
from analysis.facts.cells import Cell
from analysis.facts.findings import STATUS_SIGNS, tellers
from analysis.facts.rows import Row
from analysis.facts.said import say_passages, say_stances, say_status, say_tone, say_voice
from analysis.facts.when import say_when
from analysis.results import Results

MOST_BESIDE = 4  # articles in columns; of more each fact lists those that tell it
SILENT = "does not tell it"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_INK = "#1F2328"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLES = """
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 8pt 'Source Sans', 'Segoe UI', Arial, sans-serif; color: #5A6068; } }
* { box-sizing: border-box; }
body { font: 10pt/1.45 'Source Serif', Georgia, serif; color: #1F2328; background: #FFF; margin: 0 auto;
  padding: 1.5rem; max-width: 62rem; }
h1 { font-size: 21pt; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 .3rem; text-wrap: balance; }
h2 { font-size: 12pt; margin: 1.6rem 0 .3rem; break-after: avoid; }
p, ul { margin: 0 0 .4rem; max-width: 46rem; }
ul { padding-left: 1.1rem; }
.small, .kicker, .notes, th, dl { font-family: 'Source Sans', 'Segoe UI', Arial, sans-serif; }
.small, dl { font-size: 8.5pt; line-height: 1.4; color: #5A6068; }
dl { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .15rem .8rem; margin: .6rem 0 1.2rem; }
dt { font-weight: 600; } dd { margin: 0; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; font-size: 8.5pt; line-height: 1.35; font-weight: 600; padding: .3rem 1rem .3rem 0;
  vertical-align: bottom; border-bottom: 3px solid; }
tbody { break-inside: avoid; }
td { vertical-align: top; padding: .1rem 1.2rem .5rem 0; overflow-wrap: anywhere; }
td.fact { padding: .6rem 0 .2rem; border-top: 1px solid #C9C7C0; }
td.sources { padding: 0 0 .55rem; }
th.who { vertical-align: top; border-bottom: 0; border-left: 3px solid; padding: .1rem .8rem .5rem .5rem; }
.kicker { font-size: 8.5pt; color: #5A6068; margin: 0; }
.what { font-size: 11.5pt; line-height: 1.35; font-weight: 600; margin: .05rem 0 .15rem; }
.status { font-weight: 600; color: #1F2328; }
.notes { font-size: 8.5pt; line-height: 1.4; color: #5A6068; margin: .1rem 0 0; max-width: none; }
.said { margin: 0; }
.silent { color: #5A6068; font-style: italic; margin: 0; }
@media print { body { padding: 0; max-width: none; } }
@media (max-width: 640px) { body { padding: 1rem; } td { padding-right: .6rem; } }
"""


@dataclass(frozen=True)
class PageColumn:
    """One column: the article's id, what stands above it, and the colour of its side as `#0072B2`, if it has one."""

    id: str
    label: str
    colour: str = ""


def columns_of(results: Results, colours: Mapping[str, str] | None = None) -> list[PageColumn]:
    """A column per article, as a reader calls it, with its author and outlet; `colours` by doc_id."""
    named, colours = tellers(results.documents, results.scope), colours or {}
    columns = []
    for each in results.documents.itertuples():
        parts = [part for part in (named[each.doc_id], each.author, each.outlet) if isinstance(part, str)]
        columns.append(PageColumn(each.doc_id, ", ".join(dict.fromkeys(parts)), colours.get(each.doc_id, "")))
    return columns


def print_page(
    rows: Sequence[Row], columns: Sequence[PageColumn], about: About, acts: Mapping[str, str] | None = None
) -> bytes:
    """The rows as a document to print (HTML, UTF-8): nothing in it runs, and it asks for nothing from outside.

    Each fact is a block: its date, place and kind of act (`acts`: labels by id), the fact, its status, then what each
    article says, with the words that colour it; of more than MOST_BESIDE articles those that tell it, one below the
    other. All text is escaped.
    """
    blocks = "".join(_block(row, columns, acts or {}) for row in rows)
    body = blocks or f"<tbody>{_across('<p>No fact passes the filters.</p>', columns)}</tbody>"
    page = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_plain(about.title)}</title><style>{_STYLES}</style></head><body>"
        f"{_opening(about)}<table>{_heads(columns)}{body}</table>"
        f"{_foot(about)}</body></html>\n"
    )
    return page.encode("utf-8")


def _opening(about: About) -> str:
    parts = {"Articles": about.articles, "Filters": about.filters, "Counts": (" · ".join(about.counts),)}
    rows = "".join(f"<dt>{name}</dt><dd>{'<br>'.join(map(_plain, lines))}</dd>" for name, lines in parts.items())
    return f"<h1>{_plain(about.title)}</h1><p>{_plain(about.told)}</p><dl>{rows}</dl>"


def _foot(about: About) -> str:
    lines = "".join(f"<li>{_plain(line)}</li>" for line in about.cautions)
    return f'<h2>What this page cannot say</h2><ul class="small">{lines}</ul>'


def _heads(columns: Sequence[PageColumn]) -> str:
    """The heads of the columns; none where the tellings stand below each other, each with its article."""
    if len(columns) > MOST_BESIDE:
        return '<colgroup><col style="width: 26%"><col></colgroup>'
    return f"<thead><tr>{''.join(map(_head, columns))}</tr></thead>"


def _head(column: PageColumn) -> str:
    return f'<th scope="col" style="border-color: {_colour(column)}">{_plain(column.label)}</th>'


def _colour(column: PageColumn) -> str:
    return column.colour if _COLOUR.fullmatch(column.colour) else _INK


def _block(row: Row, columns: Sequence[PageColumn], acts: Mapping[str, str]) -> str:
    told = _told_below(row, columns) if len(columns) > MOST_BESIDE else _told_beside(row, columns)
    sources = _across(f'<p class="notes">Recorded by {_plain("; ".join(row.sources))}</p>', columns, "sources")
    fact = _across(_fact(row, acts, len(columns)), columns)
    return f"<tbody>{fact}{told}{sources if row.sources else ''}</tbody>"


def _told_beside(row: Row, columns: Sequence[PageColumn]) -> str:
    cells = "".join(f"<td>{_cell(row.cells.get(column.id))}</td>" for column in columns)
    return f"<tr>{cells}</tr>" if row.cells else ""


def _told_below(row: Row, columns: Sequence[PageColumn]) -> str:
    telling = [column for column in columns if column.id in row.cells]
    return "".join(
        f'<tr><th scope="row" class="who" style="border-color: {_colour(column)}">{_plain(column.label)}</th>'
        f"<td>{_cell(row.cells[column.id])}</td></tr>"
        for column in telling
    )


def _fact(row: Row, acts: Mapping[str, str], n_articles: int) -> str:
    fact = row.fact
    about = " · ".join(filter(None, (say_when(fact.when), fact.place, acts.get(fact.act, fact.act))))
    about = about[:1].upper() + about[1:]
    status = f"{STATUS_SIGNS[row.status]} {say_status(row.status, len(row.cells), n_articles)}."
    why = f" {_plain(fact.why)}" if row.status == fact.apart else ""
    return (
        f'<p class="kicker">{_plain(about)}</p><p class="what">{_plain(fact.what)}</p>'
        f'<p class="notes"><span class="status">{status}</span>{why}</p>'
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return f'<p class="silent">{SILENT}</p>'
    said = f'<p class="said">{_plain(cell.telling.said)}</p>' if cell.telling.said else ""
    return said + "".join(f'<p class="notes">{_plain(note)}</p>' for note in _notes(cell))


def _notes(cell: Cell) -> Iterable[str]:
    framing = ", ".join(f"“{words}”" for words in cell.telling.framing)
    notes = (
        f"In its words: {framing}" if framing else "",
        f"{say_voice(cell)}. {say_tone(cell)}.",
        f"Stance: {say_stances(cell)}." if cell.stances else "",
        f"{cell.doc_id} {say_passages(cell.telling.sentence_ids)}",
        "Some of these sentences are no longer in the article at hand." if cell.lost else "",
    )
    return filter(None, notes)


def _across(content: str, columns: Sequence[PageColumn], kind: str = "fact") -> str:
    """A row of the table that reaches over every column; `content` is HTML."""
    across = 2 if len(columns) > MOST_BESIDE else len(columns)
    return f'<tr><td class="{kind}" colspan="{across}">{content}</td></tr>'


def _plain(text: str) -> str:
    return html.escape(text)
