"""The lists of the page “What is left out”: facts that one side alone tells, and what the chronology alone has."""

import html
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.selection import Filters
from analysis.exchange.writing import csv_bytes
from analysis.facts.columns import MOST_COLUMNS
from analysis.facts.frames import chronology_frame, ledger_frame
from analysis.facts.rows import Row, ledger_rows
from analysis.facts.silence import kept_in, told_alone, told_by_side, told_of, untold, untold_entries
from analysis.facts.silence_findings import (
    facts_alone_stated,
    say_facts_alone,
    say_shares_alone,
    say_told_by_others,
    say_untold,
)
from analysis.facts.tellings import documents_by_side
from analysis.facts.told_by import Sides
from analysis.facts.when import say_when
from analysis.schemas import VOICES
from pages.shared.briefing.words import offer_facts, offer_rows
from pages.shared.card import how_it_was_made
from pages.shared.grid import draw_grid
from pages.shared.labels import VOICE_LABELS
from pages.shared.ledger.columns import columns_told
from pages.shared.ledger.opened import open_row, show_passages
from pages.shared.ledger.reader import acts, books
from pages.shared.ledger.rows import article_columns, ledger_grid_rows
from pages.shared.ledger.shown import rows_passing
from pages.shared.making import said_filters, source
from pages.shared.markup import printed
from pages.shared.pairs import author_pair
from pages.shared.printed import source_html
from pages.shared.project import the_project
from pages.shared.results import results
from pages.shared.ways import way_to

_OF_A_WEEK = ["when", "what", "place", "sources"]  # columns of the chronology, as the page shows it
_LIMITS = (
    "Absence in one text is absence in this text. Silence is no verdict: an author may leave out what he holds to be "
    "known, beside the point, or wrong. The ledger was read out of these articles, so that it has a fact only "
    "where one of them tells it; another reader would cut the facts otherwise."
)
_MEANS = (
    "Absence here is absence in this text, and silence is no verdict. The facts were read out of these "
    "articles, a topic can be there in words that the codebook does not know, and the chronology is a choice."
)
_AUTHOR = (
    "The {} filter leaves, of the facts, those that this {} alone tells; what a text leaves out is seen only "
    "against the others, so actors and topics are shown of all."
)
_FEW = 4  # articles that all stand as columns
_STYLES = """<style>
ol.week { list-style: none; margin: 0 !important; padding: 0 !important; max-width: 52rem; }
.week li { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1.25rem; margin: 0 !important;
  padding: .7rem 0 !important; border-bottom: 1px solid var(--line); }
.week .when { color: var(--muted); font-size: .875rem; line-height: 1.55; margin: 0; }
.week .what { font: 600 1.0625rem/1.4 var(--serif); margin: 0; text-wrap: pretty; }
.week .source { color: var(--muted); font-size: .8125rem; line-height: 1.45; margin: .3rem 0 0;
  overflow-wrap: anywhere; }
.week a { color: inherit; text-underline-offset: .15em; }
@media (max-width: 640px) { .week li { grid-template-columns: 1fr; } }
</style>"""


def what_it_means(filters: Filters) -> str:
    """What may be read out of the page, and what the author filter does here."""
    word = results().scope.telling_word
    return f"{_MEANS} {_AUTHOR.format(word, word)}" if filters.perspective else _MEANS


def draw_facts(filters: Filters) -> None:
    """The facts that one of the two sides alone tells, side by side; a cell opens the passage that tells it."""
    compared = contrast_authors(results(), author_pair()).filled
    phrases, sides = {side.id: side.phrase for side in compared}, documents_by_side(compared)
    asked = [filters.perspective] if filters.perspective in sides else []
    passing = rows_passing(filters if asked else replace(filters, perspective=None))
    rows, n_told = told_of(passing, sides), sum(bool(row.cells) for row in passing)
    counts = told_by_side(rows, sides, asked)
    noun = "article" if all(len(ids) == 1 for ids in sides.values()) else "side"
    with st.container(key="card-silence-facts", gap="small"):
        said = _under(say_facts_alone(counts, len(rows), phrases, noun), replace(filters, perspective=None))
        st.html(f'<h2 class="finding">{html.escape(said)}</h2>')
        if not books().ledger.facts:
            way_to("pages/reading/facts.py", "The ledger has no fact yet: begin it", {"view": "proposals"})
        alone = told_alone(rows, sides, asked)
        shares = f"{say_shares_alone(counts, phrases)} {say_told_by_others(n_told - len(rows))}".strip()
        rests_on = facts_alone_stated(counts, len(rows), phrases, n_told - len(rows))
        _grid_and_words(alone, _columns(alone, sides), (said, shares), filters, rests_on)


def _columns(alone: Sequence[Row], sides: Sides) -> list[str]:
    """The articles of the two sides, where they are few; of more those that tell most of these facts."""
    own = [doc_id for ids in sides.values() for doc_id in ids]
    if len(own) <= _FEW:
        return own
    told = {doc_id: sum(doc_id in row.cells for row in alone) for doc_id in own}
    most = sorted((doc_id for doc_id in own if told[doc_id]), key=lambda doc_id: -told[doc_id])[:MOST_COLUMNS]
    return [doc_id for doc_id in own if doc_id in most]


def _under(said: str, filters: Filters) -> str:
    """A finding, said of what passes the filters where they may leave something out."""
    return f"Under the filters, {said[0].lower()}{said[1:]}" if filters.narrows or filters.voice in VOICES else said


@st.fragment
def _grid_and_words(
    alone: Sequence[Row],
    doc_ids: Sequence[str],
    says: tuple[str, str],
    filters: Filters,
    rests_on: Sequence[pd.DataFrame],
) -> None:
    """says: the finding above the grid, and the shares below it; rests_on: what they take their numbers from."""
    chosen, held, (finding, said) = None, results(), says
    if alone:
        columns, rows = article_columns(doc_ids), ledger_grid_rows(alone, doc_ids, held, acts())
        chosen = draw_grid(columns, rows, key="silence-grid", label=_GRID, empty="no passage", height=560)
    st.html(f'<p class="counts">{printed(said)}</p>')
    made = _making(_fact_rule(), filters)
    add = partial(offer_facts, "silence-facts", alone, finding, said, made, rests_on)
    _ways("silence-facts", lambda: ledger_frame(alone, held), made, add)
    if chosen is not None:
        row = next(row for row in alone if row.fact.id == chosen[0])
        show_passages(row, chosen[1], held)
        open_row(row)


_GRID = "Facts that one side alone tells. Arrow keys move, Enter opens the words below the grid."
_FACT_RULE = (
    "Facts that one article alone tells. A fact is what would be the same whoever told it: an act, a statement, a "
    "date. It stands here if the sentences that tell it are all of one article. Shares: facts told by no other "
    "article, of the facts an article tells; 95 % intervals by Wilson, as if the facts were drawn at random, which "
    "they are not: read them as a measure of how few they are."
)
_OF_SIDES = (
    "Of the facts that the two compared sides tell, those that one of them tells and the other does not, whoever else "
    "does. A fact is what would be the same whoever told it: an act, a statement, a date. A side tells it if one of "
    "its articles does. Shares: facts told by this side and not by the other, of the facts this side tells; 95 % "
    "intervals by Wilson, as if the facts were drawn at random, which they are not: read them as a measure of how few "
    "they are."
)


def _fact_rule() -> str:
    return _FACT_RULE if len(results().documents) == 2 else _OF_SIDES


def draw_week(filters: Filters) -> None:
    """What the chronology has and no article tells, each with its sources."""
    wide = replace(filters, perspective=None, voice=None)  # what nobody tells has no author and no voice
    rows, held = untold(rows_passing(wide)), books()
    shown = {name for row in rows for name in row.fact.chronology}
    entries = [entry for entry in held.chronology if entry.id in shown]
    with st.container(key="card-silence-week", gap="small"):
        st.html(_STYLES)
        st.html(f'<h2 class="finding">{html.escape(_say_week(wide))}</h2>')
        st.html(f'<ol class="week">{"".join(map(_happened, rows))}</ol>')
        st.html(f'<p class="counts">{html.escape(_week_rule())}</p>')
        made, frame = _making(_week_rule(), wide), chronology_frame(entries, held.ledger.facts)
        counted = pd.DataFrame([_untold(wide)], columns=["n_entries", "n_untold"])
        add = partial(offer_rows, "silence-week", frame[_OF_A_WEEK], _say_week(wide), _week_rule(), made, [counted])
        _ways("silence-week", lambda: frame, made, add)


def _say_week(wide: Filters) -> str:
    return _under(say_untold(*_untold(wide), len(columns_told())), wide)


def _untold(wide: Filters) -> tuple[int, int]:
    """How many entries of the chronology there are, and how many of them no article tells."""
    held = books()
    entries = ledger_rows((), held.chronology, results(), wide)
    return untold_entries(held.ledger.facts, entries, columns_told())


_WEEK_RULE = (
    "The chronology was compiled for this project from official documents and news reports; what stands in it is a "
    "choice, and it can be edited below. That no article tells it says nothing of why."
)
_OWN_WEEK = (
    "A chronology says what happened, whoever tells it, each entry with its sources; what stands in it is a choice. "
    "{}That no article tells an entry says nothing of why."
)


def _week_rule() -> str:
    if not the_project():
        return _WEEK_RULE
    return _OWN_WEEK.format("" if books().chronology else "This project has none yet: add its first entry below. ")


def _happened(row: Row) -> str:
    fact = row.fact
    where = f"<br>{html.escape(fact.place)}" if fact.place else ""
    kept = "" if kept_in(row) != "ledger" else '<p class="source">A fact of the ledger: edit it on the facts page.</p>'
    sources = "".join(f'<p class="source">{source_html(source)}</p>' for source in row.sources)
    return (
        f'<li><p class="when">{html.escape(say_when(fact.when))}{where}</p>'
        f'<div><p class="what">{html.escape(fact.what)}</p>{sources}{kept}</div></li>'
    )


def _making(formula: str, filters: Filters) -> Making:
    voice = f" Told in {VOICE_LABELS[filters.voice].lower()}." if filters.voice else ""
    return Making(formula, said_filters(filters) + voice, "", _LIMITS, source())


def _ways(key: str, frame: Callable[[], pd.DataFrame], made: Making, add: Callable[[], None]) -> None:
    """The table to take away, put together when it is asked for, into the briefing (`add`), and how it was made."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-actions"):
        name = f"parallax-{key}.csv"
        st.download_button("CSV", lambda: csv_bytes(frame()), name, "text/csv", on_click="ignore", key=f"{key}-csv")
        add()
        how_it_was_made(made, key)
