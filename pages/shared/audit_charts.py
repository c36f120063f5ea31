"""The audit of names on a page: what is left of each difference when names are exchanged, or masked.

`draw_audit(view, "the two texts")` draws all of it, or says in words that there is no audit.
"""

import html
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.audit import audit_dots
from analysis.charts.theme import Theme
from analysis.contrast.doubt.audit import (
    AUDITED,
    HALF,
    LEAST,
    audited,
    audited_paragraphs,
    has_audit,
    summary,
)
from analysis.contrast.doubt.audit_words import (
    NO_AUDIT,
    audit_rows,
    say_audit,
    say_paragraphs,
    say_topics,
    say_verdict,
)
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.findings import actor_in_sentence, topic_in_sentence, within
from analysis.measures.renaming import PAIRS
from pages.shared.card import Chart, draw_card
from pages.shared.contrasts import View, remembered
from pages.shared.labels import topic_labels
from pages.shared.making import said_filters, source
from pages.shared.printed import listed, prose
from pages.shared.results import measures, results_key
from pages.shared.table import Table, draw_table

LEAD = (
    "A figure should come from what a text says, not from whom it names. So the whole analysis was run twice more: on "
    "the texts with the names of actors exchanged in pairs, and on the texts with every name masked by a made-up word. "
    "What stays is said whoever is named; a difference that moves is one of names."
)
_KEY = "Full dot: as it is. Diamond: names exchanged. Cross: names masked."
_ON_A_SLIDE = 10  # rows
_EXCHANGED = "; ".join(f"{one} and {other}" for one, other in PAIRS)
_FORMULA = (
    "Target less reference, as everywhere; then the same from the two renamed texts, each read anew from voice to "
    f"stance. A difference is of names where it turns, or where half of it or more ({100 * HALF:.0f} %, and at least "
    f"{LEAST}) moves. Exchanged, each way: {_EXCHANGED}; a name for a name, an adjective for an adjective, a capital "
    "for a capital, a leader for a leader. Masked: every name of the actors’ codebook, by as many made-up words."
)
_LIMITS = (
    "Collectives (“both countries”), places that are no actor (Xinjiang, Hong Kong) and phrases in which a name means "
    "something else (US dollar, South China Sea) stay. Exchanged names differ in length, which moves shares of words "
    "a little. A topic of names may be a good topic: it then says who is spoken of, not what is said."
)
_MASK = (
    "Tone is counted with names masked to begin with, so it can hardly move; with the mask off it shows what names do."
)


def draw_audit(view: View, phrase: str) -> None:
    """The chart, the sentences and the table; or, where names were not audited, a sentence that says so.

    `phrase` names what the view compares inside a sentence: "the two texts".
    """
    prose([LEAD])
    chart = audit_chart(view, phrase) if has_audit(view.shown) else None
    if chart is None:
        said = "Nothing that is audited is counted on both sides here." if has_audit(view.shown) else NO_AUDIT
        st.html(f'<p class="counts">{html.escape(said)}</p>')
        return
    draw_card(chart, view.shown)
    listed(paragraph_sentences(view))
    draw_table(audit_table(view, phrase), view.shown)


def audit_chart(view: View, phrase: str) -> Chart | None:
    """Each difference as it is, with names exchanged, and masked; None where nothing was audited on both sides."""
    return _chart(replace(view, page=f"{view.page}_audit_{view.whole.id}"), phrase)


@remembered
def _chart(view: View, phrase: str) -> Chart | None:
    rows = audit_rows_of(view)
    if rows.empty:
        return None
    finding = say_audit(rows, phrase)
    sentence = within(finding.sentence, view.filters)
    return Chart(
        key=view.page,
        finding=sentence,
        figure=lambda theme: _drawn(rows, view, theme),
        frame=_numbers(rows),
        counts=f"{_KEY} {finding.doubt}",
        alt=f"Three marks a row: as it is, names exchanged, names masked. {sentence} {finding.doubt}",
        made=_making(view),
        behind=_behind(rows),
        rests_on=finding.rests_on,
    )


def audit_table(view: View, phrase: str) -> Table:
    """The same numbers, and how many paragraphs change."""
    rows = audit_rows_of(view)
    frame = pd.DataFrame(
        {
            "difference": rows["label"],
            "as it is": rows["difference"],
            "exchanged": rows["exchanged"],
            "masked": rows["masked"],
            "moved": rows["moved"],
            "verdict": [say_verdict(row) for _, row in rows.iterrows()],
            "paragraph_ids": rows["paragraph_ids"],
        }
    )
    finding = f"Names exchanged, names masked: {len(rows)} differences between {phrase}."
    return Table(
        key=f"{view.page}_audit_table_{view.whole.id}",
        finding=within(finding, view.filters),
        frame=frame,
        columns=_columns(),
        counts="Those of names first. A row opens the paragraphs whose own value changes.",
        made=_making(view),
    )


def paragraph_sentences(view: View) -> list[str]:
    """How far single paragraphs move, in every audited measure; and which topics go with their names."""
    return _sentences((view.filters, results_key()), view)


def audit_rows_of(view: View) -> pd.DataFrame:
    """The rows drawn: each measure in its own voice, whatever the voice filter says."""
    sides = tuple(side.id for side in view.whole.sides)
    articles = tuple(view.shown.documents["doc_id"])
    return _rows((view.whole.id, sides, articles, view.filters, results_key()), view)


@st.cache_resource(show_spinner=False, max_entries=64)
def _rows(key: tuple, _view: View) -> pd.DataFrame:
    found = audited(_view.shown, Comparison.of(_view.whole, {name: measures()[name].voice for name in AUDITED}))
    return audit_rows(found, measures(), _names(found["key"])) if len(found) else found


@st.cache_resource(show_spinner=False, max_entries=64)
def _sentences(key: tuple, _view: View) -> list[str]:
    paragraphs = audited_paragraphs(_view.shown)
    return [*say_paragraphs(summary(paragraphs), measures()), say_topics(paragraphs, topic_labels())]


def _names(keys: pd.Series) -> dict[str, str]:
    """Topics and actors as a sentence names them."""
    topics = {topic: topic_in_sentence(label) for topic, label in topic_labels().items()}
    return {key: topics.get(key) or actor_in_sentence(key) for key in keys.unique() if key}


def _drawn(rows: pd.DataFrame, view: View, theme: Theme) -> go.Figure:
    rows = rows.head(_ON_A_SLIDE) if theme.name == "print" else rows
    return audit_dots(rows, view.whole, theme)


def _columns() -> dict[str, object]:
    """The columns of the table, and how each is shown."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    signed = {name: number(format="%+.3f", width=90) for name in ("as it is", "exchanged", "masked")}
    moved = {"moved": number(format="%.3f", width=75), "verdict": text(width=240)}
    return {"difference": text(width=220), **signed, **moved}


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop(columns=["mark", "paragraph_ids", "comparison"])


def _behind(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of which a paragraph changes, with those paragraphs."""
    moving = rows[rows["paragraph_ids"].map(len) > 0]
    return moving[["label", "mark", "paragraph_ids"]].reset_index(drop=True)


def _making(view: View) -> Making:
    settings = f"Each measure counts its own voice, whatever the voice filter says. {said_filters(view.filters)}"
    return Making(formula=_FORMULA, settings=settings, mask=_MASK, limits=_LIMITS, source=f"{source()}.")
