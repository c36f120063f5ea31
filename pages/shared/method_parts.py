"""The parts of the Method page: its contents, one section a measure, folded codebook entries, and benchmarks."""

import html
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from analysis.catalogue import Measure
from analysis.contrast.findings import upper_first
from analysis.evidence.agreement import Benchmark, read_benchmarks
from analysis.evidence.method import Facts, measure_facts
from pages.shared.labels import plain
from pages.shared.printed import facts, prose, table

SECTIONS = {
    "pipeline": "From text to chart",
    "rules": "Rules for honest numbers",
    "measures": "Measures",
    "topics": "Codebook: topics",
    "events": "Codebook: events",
    "actors": "Codebook: actors",
    "mask": "The mask",
    "voice": "Voices",
    "stance-method": "Stance: how it is judged",
    "facts": "Facts, and what the machine proposes",
    "coding": "Checking by hand",
    "agreement": "What has been measured",
}
_BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
RESULTS = _BENCHMARKS / "results"


def section_titles(event_word: str) -> dict[str, str]:
    """The sections by anchor, that of the events called by the word of what is open."""
    return SECTIONS | {"events": f"Codebook: {event_word}s"}


def contents(catalogue: Mapping[str, Measure], titles: Mapping[str, str]) -> None:
    """Links to every section, and to every measure: its id is its anchor."""
    measures = {name: measure.label for name, measure in catalogue.items()}
    for label, anchors in (("On this page", titles), ("Measures", measures)):
        links = " · ".join(
            f'<a href="#{html.escape(anchor, quote=True)}">{html.escape(text)}</a>' for anchor, text in anchors.items()
        )
        st.html(f'<p class="counts contents">{label}: {links}</p>')


def measure_sections(catalogue: Mapping[str, Measure]) -> None:
    """One section per measure."""
    for name, measure in catalogue.items():
        st.subheader(plain(measure.label), anchor=name)
        facts(measure_facts(measure))


def expanders(entries: Mapping[str, Facts]) -> None:
    """One folded entry per label."""
    for label, entry in entries.items():
        with st.expander(plain(label)):
            facts(entry)


def benchmarks(chosen: Callable[[str], bool]) -> list[Benchmark]:
    """Each benchmark whose name is chosen, with its committed figures, or with the command that would make them."""
    shown = [benchmark for benchmark in _read() if chosen(benchmark.name)]
    for benchmark in shown:
        st.subheader(plain(benchmark.title), anchor=f"benchmark-{benchmark.name}")
        facts({"Command": benchmark.command, "Run on": benchmark.date, "Material": benchmark.material})
        if benchmark.figures:
            table(benchmark.table, benchmark.title)
        elif not benchmark.parts:
            prose([benchmark.trouble or "No result is committed yet. The command above gives one."])
        for title, part in benchmark.parts:
            prose([f"{upper_first(title)}."])
            table(part, f"{benchmark.title}: {title}")
    return shown


@st.cache_data(show_spinner=False)
def _read() -> list[Benchmark]:
    return read_benchmarks(_BENCHMARKS)
