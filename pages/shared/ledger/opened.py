"""What opens beneath the ledger: a fact, how its tellings differ, who records it, and the passages that tell it."""

import html
from collections.abc import Mapping

import streamlit as st

from analysis.contrast.findings import upper_first
from analysis.evidence.framing import framing_marks
from analysis.facts.findings import STATUS_SIGNS, say_teller
from analysis.facts.rows import CHRONOLOGY, Row
from analysis.facts.said import say_status
from analysis.facts.when import say_when
from analysis.results import Results
from pages.shared.briefing.words import offer_fact
from pages.shared.evidence import evidence_pane
from pages.shared.labels import plain, topic_labels
from pages.shared.ledger.columns import columns_told
from pages.shared.ledger.reader import acts
from pages.shared.printed import facts, source_html
from pages.shared.results import results
from pages.shared.ways import way_to

ROOM = "pages/reading/room.py"


def open_row(row: Row) -> None:
    """The fact with all that is known of it."""
    st.html(f'<h3 class="finding">{html.escape(row.fact.what)}</h3>')
    if row.fact.why and row.status == row.fact.apart:
        st.html(f'<p class="counts">{html.escape(row.fact.why)}</p>')
    facts(_known(row))
    if row.sources:
        st.html(f'<dl class="facts"><dt>Recorded by</dt><dd>{"<br>".join(map(source_html, row.sources))}</dd></dl>')
    offer_fact(row, results(), "ledger-fact")
    if row.fact.origin != CHRONOLOGY:
        way_to(ROOM, "Read it in the reading room", {"fact": row.fact.id})


def _known(row: Row) -> Mapping[str, str]:
    fact, names, scope = row.fact, columns_told(), results().scope
    framing = [
        f"{names[doc_id]}: {', '.join(f'“{term}”' for term in cell.telling.framing)}"
        for doc_id, cell in row.cells.items()
        if cell.telling.framing
    ]
    told = {f"{names[doc_id]}": cell.telling.said for doc_id, cell in row.cells.items()}
    return {
        "Status": f"{STATUS_SIGNS[row.status]} {say_status(row.status, len(row.cells), len(names))}",
        "When": upper_first(say_when(fact.when)),
        "Where": fact.place,
        "Who": ", ".join(fact.actors),
        "Kind of act": acts().get(fact.act, ""),
        upper_first(scope.event_word): scope.event_label(fact.event) if scope.events else "",
        "Topics": ", ".join(topic_labels().get(topic, topic) for topic in fact.topics),
        **told,
        "Framing words": "; ".join(framing),
    }


def show_passages(row: Row, doc_id: str, results: Results) -> None:
    """The passages of one article that tell the fact, or those of all articles where `doc_id` is ""."""
    ids = row.cells[doc_id].telling.paragraph_ids if doc_id in row.cells else () if doc_id else row.paragraph_ids
    at_hand = set(results.paragraphs["paragraph_id"])
    ids = [each for each in ids if each in at_hand]
    if doc_id and doc_id not in row.cells:
        st.caption(plain(f"The ledger has no passage of {say_teller(columns_told()[doc_id])} that tells it."))
    elif not row.cells:
        st.caption("No article tells it: it stands in the chronology alone.")
    elif not ids:
        st.caption("The passages that tell it are not in the articles at hand.")
    else:
        evidence_pane(results, ids, "ledger-evidence", framing_marks(results, [row.fact]))
