"""What an entry finds as it stands in its form: newly, no longer, and where each term stands, as concordance lines."""

import html
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.errors import CodebookError
from analysis.evidence.concordance import in_context
from analysis.projects.codebooks.kinds import EVENT_KIND, PHRASE_KIND
from analysis.projects.codebooks.opened import Opened
from analysis.projects.codebooks.preview import Preview
from analysis.projects.codebooks.said import say_also, say_found, say_hidden, say_idle, term_table
from analysis.projects.codebooks.searched import Searched
from pages.shared.codebooks import held
from pages.shared.printed import table

_LINES = 10  # of each list
_NONE = "This project has no article to try it on yet. Add some, and what the words find is shown here."
_UNWRITTEN = "Write a term, and what it finds in your articles is shown here before anything is saved."
_ALL = "Every term"
_BEGINS = 160  # signs of a paragraph by which a reader knows it
_STYLES = """<style>
.kwic { margin: 0 0 .55rem; font: 400 1rem/1.5 var(--serif); overflow-wrap: anywhere; }
.kwic .where { display: block; font: 400 .8125rem/1.35 "Source Sans", sans-serif; color: var(--muted); }
.kwic mark { background: color-mix(in srgb, var(--ink) 10%, transparent); color: inherit; font-weight: 600;
  border-radius: 2px; padding: 0 .1em; }
.kwic mark.gone { background: none; text-decoration: line-through; }
.listhead { font-weight: 600; margin: .6rem 0 .3rem; }
.wrong { margin: 0; font-size: .9375rem; line-height: 1.45; border-left: 4px solid var(--ink); padding-left: .7rem; }
.swatch { display: inline-block; width: .9em; height: .9em; border-radius: 2px; vertical-align: -.08em;
  margin-right: .4em; }
.term { display: inline-block; border: 1px solid var(--rule); border-radius: 3px; padding: 0 .4rem;
  margin: 0 .3rem .3rem 0; font-size: .875rem; line-height: 1.5; } .term em { color: var(--muted); font-style: normal; }
</style>"""


def write_codebook_styles() -> None:
    """The styles of the page: once a run."""
    st.html(_STYLES)


def show_preview(entry: Mapping, opened: Opened, text: Searched | None, *, is_new: bool) -> None:
    """What the entry finds in the open project, before it is saved."""
    if text is None:
        st.info(_NONE)
        return
    try:
        seen = held.seen(entry, opened.kind)
    except CodebookError as error:
        st.html(f'<p class="counts">{html.escape(f"What it finds is shown once this is mended: {error}")}</p>')
        return
    kind = opened.kind
    if is_new and not kind.terms_of(entry):
        st.html(f'<p class="counts">{html.escape(_UNWRITTEN)}</p>')
        return
    st.html(f'<h3 class="finding">{html.escape(say_found(seen, kind, text, is_new=is_new))}</h3>')
    for said in filter(None, (say_hidden(seen, kind), say_idle(seen), say_also(seen))):
        st.html(f'<p class="counts">{html.escape(said)}</p>')
    if not is_new:
        _listed("Newly", seen, "new", opened, text)
        _listed("No longer", seen, "gone", opened, text)
    _places_of(seen, text)
    if len(seen.terms):
        with st.expander("Each term, and how often it is found", key="codebook-terms"):
            table(term_table(seen, kind), "Each term of the form, and how often it is found")


def _listed(what: str, seen: Preview, which: str, opened: Opened, text: Searched) -> None:
    """The first lines of what is newly, or no longer, found."""
    rows = seen.does[which]
    if rows.empty:
        return
    verb = {EVENT_KIND: "about it", PHRASE_KIND: "hidden"}.get(opened.kind, "found")
    more = f", the first {_LINES} of {len(rows):,}" if len(rows) > _LINES else f" ({len(rows)})"
    first = rows.head(_LINES)
    lines = _paragraphs(first, text) if opened.kind is EVENT_KIND else _lines(first, text, gone=which == "gone")
    st.html(f'<p class="listhead">{html.escape(f"{what} {verb}{more}")}</p>{lines}')


def _places_of(seen: Preview, text: Searched) -> None:
    """Where one term stands, or the first places of all."""
    counts = seen.now["term"].value_counts()
    if counts.empty:
        return
    term = st.selectbox("Where it stands", [_ALL, *counts.index], key="codebook-at")
    rows = seen.now[seen.now["term"] == term] if term != _ALL else seen.now
    if len(rows) > _LINES:
        st.caption(f"The first {_LINES} of {len(rows):,} places.")
    st.html(_lines(rows.head(_LINES), text))


def _lines(places: pd.DataFrame, text: Searched, *, gone: bool = False) -> str:
    """Concordance lines as HTML, each with its article and paragraph."""
    paragraphs = set(places["sentence_id"].str.rpartition("/")[0])
    around = text.frames.narrowed_to(paragraphs)
    titles = text.frames.documents.set_index("doc_id")["title"]
    rows = in_context(around, places[["sentence_id", "start", "surface"]].assign(voice=None))
    mark = '<mark class="gone">' if gone else "<mark>"
    return "".join(
        f'<p class="kwic"><span class="where">{_where(row, titles)}</span>{html.escape(row.left or "")}'
        f"{mark}{html.escape(row.mention)}</mark>{html.escape(row.right or '')}</p>"
        for row in rows.itertuples(index=False)
    )


def _paragraphs(rows: pd.DataFrame, text: Searched) -> str:
    """Paragraphs as HTML: where each stands, how it begins, and the cues that decided."""
    paragraphs = text.frames.paragraphs.set_index("paragraph_id")
    titles = text.frames.documents.set_index("doc_id")["title"]
    said = []
    for row in rows.itertuples(index=False):
        own = paragraphs.loc[row.paragraph_id]
        begins = own["text"] if len(own["text"]) <= _BEGINS else own["text"][:_BEGINS].rpartition(" ")[0] + " …"
        where = f"{_where(own, titles)} · {html.escape(row.evidence)}"
        said.append(f'<p class="kwic"><span class="where">{where}</span>{html.escape(begins)}</p>')
    return "".join(said)


def _where(row, titles: pd.Series) -> str:
    return f"{html.escape(str(titles[row.doc_id]))}, ¶ {row.position}"
