"""The concordance on a page: what was looked up, where it stands, and the passage of a chosen row."""

import html

import pandas as pd
import streamlit as st

from analysis.evidence.concordance import WordCounts
from analysis.evidence.concordance_notes import as_table
from analysis.evidence.passages import read_passage
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_word_counts
from analysis.exchange.writing import csv_bytes
from analysis.results import Results
from pages.shared.evidence import passage_html
from pages.shared.labels import topic_labels
from pages.shared.passages import open_passage
from pages.shared.results import codebooks

MOST_ROWS = 200
_ROW = 35  # pixels
_WIDTHS = {
    "Before": 220,
    "Found": 140,
    "After": 340,
    "Gist of the paragraph": 560,
    "Author": 90,
    "Voice": 90,
    "Stance": 100,
    "Whose stance": 110,
}


@st.cache_resource(show_spinner=False)
def word_counts() -> WordCounts:
    """The unordered counts of the built-in articles' content words."""
    return WordCounts(read_word_counts(CORPUS), codebooks().function_words)


@st.fragment
def show_concordance(results: Results, rows: pd.DataFrame, finding: str, notes: list[str]) -> None:
    """The finding, the table, and under it the passage of the row that is chosen."""
    st.html(f'<h2 class="finding">{html.escape(finding)}</h2>')
    for note in filter(None, notes):
        st.html(f'<p class="counts">{html.escape(note)}</p>')
    if rows.empty:
        return
    shown = rows.head(MOST_ROWS)
    chosen = _table(shown, finding, results.scope.telling_word)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="concordance-actions"):
        st.download_button(
            "CSV", lambda: csv_bytes(rows), "parallax-concordance.csv", "text/csv", on_click="ignore",
            key="concordance-csv", help="All rows, as a table",
        )  # fmt: skip
        more = f"the first {len(shown)} of {len(rows)} rows; the CSV has all" if len(shown) < len(rows) else "all"
        st.caption(f"Shown: {more}. Choose a row to read its passage.", width="content")
    if chosen is not None:
        _passage(results, shown["paragraph_id"].iloc[chosen])


def _passage(results: Results, paragraph_id: str) -> None:
    st.html(passage_html(read_passage(results, paragraph_id, topic_labels())))
    if st.button("Read it in its article", key="concordance-read"):
        open_passage(paragraph_id)
        st.rerun()


def _table(rows: pd.DataFrame, finding: str, telling: str) -> int | None:
    """Draw the table; the place of the chosen row, if one is."""
    table = as_table(rows, telling)
    config = {name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()}
    config |= {name: st.column_config.NumberColumn(width=50) for name in ("¶", "Times")}
    config["Value"] = st.column_config.NumberColumn(width=70, format="%+.2f")
    config["Before"] = st.column_config.TextColumn(width=_WIDTHS["Before"], alignment="right")
    event = st.dataframe(
        table,
        key="concordance",
        hide_index=True,
        column_config=config,
        height=min(12, len(table) + 1) * _ROW + 3,
        on_select="rerun",
        selection_mode="single-row",
        alt=f"{finding} One row per place.",
    )
    places = [place for place in event["selection"]["rows"] if place < len(rows)]
    return places[0] if places else None
