"""What stands beside the figures of a briefing, each as a frame: figures, passages, columns and references."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.fields import link_back
from analysis.briefing.citing.references import apa, apa_of_article, references_of
from analysis.briefing.columns import KINDS, NEVER_EMPTY, Meaning, meaning_of
from analysis.briefing.exhibit import Behind, Exhibit
from analysis.briefing.quoting import cited_quotes
from analysis.exchange.sheets import writable

FIGURES, PASSAGES, COLUMNS, REFERENCES, ANCHORS = "Figures", "Passages", "Columns", "References", "anchors"
UNEXPLAINED = "No meaning of this column is written down."
_KINDS_OF_REFERENCE = {"article-newspaper": "article", "software": "tool", "graphic": "figure"}
_RECORD = ["doc_id", "title", "author", "outlet", "published", "perspective", "language", "translated", "url"]
_RECORD += ["sha256", "n_paragraphs", "n_words"]


def figures_frame(briefing: Briefing, sheets: Mapping[str, str]) -> pd.DataFrame:
    """One row per figure, in order: its words, how it was made, and `sheets` that hold its numbers (by its ID)."""
    rows = [_figure(briefing, each) | {"sheet": sheets.get(each.id)} for each in briefing.exhibits]
    first = ["figure", "sheet", "id", "heading", "counts", "computed"]
    return _frame(rows, [*first, *(name for name in _FIGURE if name not in first)])


def anchors_frame(exhibit: Exhibit) -> pd.DataFrame:
    """One row per mark of a figure and paragraph behind it: mark, paragraph_id."""
    pairs = [(mark, paragraph_id) for mark, ids in exhibit.anchors for paragraph_id in ids]
    return _frame(pairs, ["mark", "paragraph_id"])


def passages_frame(briefing: Briefing) -> pd.DataFrame:
    """One row per figure and paragraph that it shows, with its gist, and its quotation where quotations go in."""
    called = cited_quotes(briefing)
    rows = [_passage(briefing, exhibit, each, called) for exhibit in briefing.exhibits for each in exhibit.behind]
    columns = ["figure", "said_of", "place", "paragraph_id", "gist", "quotation", "start", "end"]
    return _frame(rows, columns)


def references_frame(briefing: Briefing) -> pd.DataFrame:
    """One row per reference: the articles with their records, the tool, the figures."""
    cited = [item for item in references_of(briefing) if _KINDS_OF_REFERENCE.get(item["type"]) != "article"]
    articles = [
        {"kind": "article", "reference": apa_of_article(record)} | {name: record.get(name) for name in _RECORD}
        for record in briefing.documents.to_dict("records")
    ]
    others = [{"kind": _KINDS_OF_REFERENCE.get(item["type"], item["type"]), "reference": apa(item)} for item in cited]
    return _frame([*articles, *others], ["kind", "reference", *_RECORD]).astype(object)


def columns_frame(
    briefing: Briefing, sheets: Mapping[str, str], further: Mapping[str, pd.DataFrame], meanings: Mapping[str, Meaning]
) -> pd.DataFrame:
    """One row per sheet and column: what the column means. `sheets` by the ID of the figure, `further` by sheet."""
    rows = []
    for each in briefing.exhibits:
        rows += [_column(sheets[each.id], each, str(name), meanings) for name in each.frame]
    for sheet, frame in further.items():
        rows += [_explained(sheet, name, "", meaning_of(meanings, sheet, name)) for name in frame]
    below = [_explained("below each figure", name, "", meaning_of(meanings, ANCHORS, name)) for name in _ANCHORS]
    return _frame([*rows, *below], list(_COLUMN))


def without_quotation(behind: Behind, briefing: Briefing) -> bool:
    """Whether a passage goes in without its own words."""
    return not (briefing.quotes and behind.quote)


_COLUMN = ("sheet", "column", "heading", "meaning", "holds", "unit", "range", "an empty cell")
_ANCHORS = ("mark", "paragraph_id")
_FIGURE = ["figure", "id", "heading", "computed", "counts", "formula", "chosen", "mask", "limits", "source", "alt"]
_FIGURE += ["kind", "rows", "page", "address"]


def _frame(rows: Iterable[Mapping | tuple], columns: list[str]) -> pd.DataFrame:
    """Rows as a frame, their texts as a file can hold them: captions may bring signs that pandas itself refuses."""
    named = (row if isinstance(row, Mapping) else dict(zip(columns, row, strict=True)) for row in rows)
    held = [{name: writable(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in named]
    return pd.DataFrame(held, columns=columns)


def _figure(briefing: Briefing, exhibit: Exhibit) -> dict:
    made, address = exhibit.made, link_back(exhibit, briefing.address)
    return {
        "figure": briefing.number(exhibit),
        "id": exhibit.id,
        "heading": exhibit.heading,
        "computed": exhibit.title if exhibit.caption else None,
        "counts": exhibit.counts,
        "formula": made.formula,
        "chosen": made.settings,
        "mask": made.mask or None,
        "limits": made.limits,
        "source": made.source,
        "alt": exhibit.alt,
        "kind": exhibit.kind,
        "rows": len(exhibit.frame),
        "page": exhibit.place.page,
        "address": address or None,
    }


def _passage(briefing: Briefing, exhibit: Exhibit, behind: Behind, called: Mapping[str, str]) -> tuple:
    silent = without_quotation(behind, briefing)
    words = (None, None, None) if silent else (behind.quote, behind.start, behind.end)
    place = called[behind.paragraph_id]
    return briefing.number(exhibit), behind.said_of, place, behind.paragraph_id, behind.gist or None, *words


def _column(sheet: str, exhibit: Exhibit, name: str, meanings: Mapping[str, Meaning]) -> dict:
    heading = exhibit.headings.get(name, "")
    return _explained(sheet, name, "" if heading == name else heading, meaning_of(meanings, exhibit.key, name))


def _explained(sheet: str, name: str, heading: str, meaning: Meaning | None) -> dict:
    known = meaning or Meaning(UNEXPLAINED, "", empty="unknown")
    return {
        "sheet": sheet,
        "column": name,
        "heading": heading or None,
        "meaning": known.says,
        "holds": KINDS.get(known.holds),
        "unit": known.unit or None,
        "range": known.spans or None,
        "an empty cell": known.empty or NEVER_EMPTY,
    }
