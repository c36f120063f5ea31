"""Instruments of tone in a passage and on the page: what each made of it, how each works, what each gets wrong."""

import html
from collections.abc import Mapping

import streamlit as st

from analysis.evidence.instruments import Reading
from analysis.measures.instruments import Instrument, describe_instruments
from pages.shared.labels import CORPUS
from pages.shared.markup import signed, tone_class

_LEAD = "<b>What each instrument is, and gets wrong.</b> None but our own list was made for texts like these."


@st.cache_data(show_spinner=False)
def instruments() -> Mapping[str, Instrument]:
    """What is said of every instrument, TextBlob first."""
    return describe_instruments(CORPUS / "lexicons")


def instrument_labels() -> dict[str, str]:
    """Each instrument's id and name, in the order of the charts."""
    return {name: each.label for name, each in instruments().items()}


def say_faults() -> str:
    """What each instrument is known to get wrong, as text for drawers and exports."""
    return " ".join(f"{each.label}: {each.fault}" for each in instruments().values())


def draw_instruments() -> None:
    """How each instrument scores, what it is known to get wrong, and whence it comes."""
    told = "".join(_told(each) for each in instruments().values())
    with st.container(key="card-instruments-told", gap="small"):
        st.html(f'<p class="limits">{_LEAD}</p><dl class="told">{told}</dl>')


def readings_html(readings: tuple[Reading, ...]) -> str:
    """The table of a passage: each instrument, its tone, its scored words; closed until a reader opens it."""
    if not readings:
        return ""
    labels = instrument_labels()
    rows = "".join(_row(reading, labels[reading.instrument]) for reading in readings)
    head = (
        '<th scope="col">Instrument</th><th scope="col">Tone</th><th scope="col">Scored</th><th scope="col">Words</th>'
    )
    table = f'<table class="instruments"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<details class="by"><summary>Tone by instrument, all voices</summary>{table}</details>'


def _told(each: Instrument) -> str:
    fault = f"<dd><b>Gets wrong.</b> {html.escape(each.fault)}</dd>"
    source = f'<dd class="source">{html.escape(each.source)}</dd>'
    return f"<div><dt>{html.escape(each.label)}</dt><dd>{html.escape(each.method)}</dd>{fault}{source}</div>"


def _row(reading: Reading, label: str) -> str:
    tone = "no signal" if reading.tone is None else signed(round(reading.tone, 2))
    words = ", ".join(
        f'<span class="tone {tone_class(weight)}">{html.escape(term)}</span> {signed(weight)}'
        for term, weight in reading.words
    )
    counts = f'<td class="n">{tone}</td><td class="n">{len(reading.words)}</td>'
    return f'<tr><th scope="row">{html.escape(label)}</th>{counts}<td>{words}</td></tr>'
