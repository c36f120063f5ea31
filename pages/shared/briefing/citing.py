"""The popover “Cite”: a figure of the briefing as a reference, to copy or to take into a reference manager."""

import streamlit as st

from analysis.briefing.citing.references import apa, bibtex, csl_json, csl_of_figure, ris
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.house.house import House
from pages.shared.briefing.made import briefing_of
from pages.shared.briefing.tray import the_tray

_FILES = {
    "bib": ("BibTeX", bibtex, "application/x-bibtex"),
    "ris": ("RIS", ris, "application/x-research-info-systems"),
    "json": ("CSL-JSON", csl_json, "application/json"),
}


def draw_citation(exhibit: Exhibit, key: str) -> None:
    """The reference of a figure in APA style, with a button that copies it, and as files; drawn once it is opened."""
    shown = st.popover("Cite", type="tertiary", key=key, on_change="rerun")
    if not shown.open:
        return
    item = csl_of_figure(exhibit, briefing_of(the_tray(), House(), {}))
    with shown:
        st.code(apa(item), language=None, wrap_lines=True)
        with st.container(horizontal=True, gap="small", key=f"{key}-files"):
            for ending, (label, written, kind) in _FILES.items():
                name = f"parallax-{exhibit.id}.{ending}"
                st.download_button(label, written([item]), name, kind, on_click="ignore", key=f"{key}-{ending}")
        st.caption("References to the articles and to Parallax itself go into every pack.")
