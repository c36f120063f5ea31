"""The built-in corpus as it ships: its records and the files of its features edition."""

import pandas as pd
import streamlit as st

from analysis.evidence.edition import say_date
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_edition
from analysis.exchange.records import read_records
from pages.shared.labels import side
from pages.shared.printed import Address


@st.cache_resource(show_spinner=False)
def edition() -> dict[str, pd.DataFrame]:
    """The files of the features edition by name; shared between readers."""
    return read_edition(CORPUS)


def record_facts(document: dict) -> dict[str, str]:
    """What is known of an article, as names and values for readers."""
    record = _records().get(document["doc_id"], {})
    return {
        "Author": document["author"] or "",
        "Note": record.get("note", ""),
        "Side": side(document["perspective"]) if document["perspective"] else "",
        "Outlet": document["outlet"] or "",
        "Published": say_date(document["published"]),
        "Language": "A translation: read its tone with care." if document["translated"] else "",
        "Length": f"{document['n_paragraphs']} paragraphs, {document['n_words']:,} words",
        "SHA-256": document["sha256"],
        "Link": Address(document["url"] or ""),
    }


@st.cache_data(show_spinner=False)
def _records() -> dict[str, dict]:
    return read_records(CORPUS)
