"""What every drawer “How was this made?” says, from the catalogue of measures and the reader's choices."""

import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.catalogue import Measure
from analysis.coding.said import variable_of
from analysis.contrast.findings import say_any_actor
from analysis.contrast.moments import MANY
from analysis.contrast.overview import say_source
from analysis.contrast.rollup import DRAWS, SEED
from analysis.contrast.selection import Filters
from pages.shared.folder import the_corpus
from pages.shared.labels import VOICE_LABELS, side, topic_labels
from pages.shared.project import the_project
from pages.shared.results import results, results_key

_DRAWN = (
    f"Intervals: 95 % percentile bootstrap over paragraphs, {DRAWS:,} draws, seed {SEED}; where a share is all or none "
    "of the paragraphs, Wilson’s, and Agresti and Caffo’s for a difference."
)
_COMPUTED = (
    "95 %, by linearisation of a ratio of sums over paragraphs (Cochran 1977) with Student’s distribution; of "
    "a share of paragraphs, Wilson’s; chance, and one side split in half, by the normal approximation of the same."
)
_INTERVAL = (
    "They speak of these texts, not of what the authors or anybody else would write next. A badge (holds, leans, "
    "noise) stands for six checks: the page “How sure is this?” has their rules."
)
_MASK = {True: "Names and set phrases are masked (corpus/lexicons/masks.toml).", False: ""}
SOURCE = "Leksyutina (Izvestia, in translation by Silk Road Briefing) and Joscelyn (The Dispatch), March 2021; Parallax"


def source() -> str:
    """The articles as a source line names them."""
    return _source(results_key()) if the_project() or the_corpus() else SOURCE


@st.cache_data(show_spinner=False, max_entries=16)
def _source(key: tuple) -> str:
    return say_source(results().documents)


def voice_of(measure: Measure, filters: Filters) -> str:
    """Whose words a measure counts: the reader's choice, else the measure's own."""
    return filters.voice or measure.voice


def making(measure: Measure, filters: Filters, *, interval: bool = True, more: str = "") -> Making:
    """The drawer of a chart of one measure under the reader's filters; `more` is said before its settings."""
    settings = f"Counted: {VOICE_LABELS[voice_of(measure, filters)].lower()}. {said_filters(filters)}"
    return Making(
        formula=f"{measure.formula} {measure.unknown}",
        settings=" ".join(part for part in (more, settings, _said_interval() if interval else "") if part),
        mask=_MASK[measure.mask],
        limits=measure.limits,
        source=f"{source()}. {measure.source}.",
        variable=variable_of(measure.id),
    )


def _said_interval() -> str:
    """How intervals are made; of a corpus that has more than MANY paragraphs, also how those of many."""
    if the_corpus():
        return f"Intervals: {_COMPUTED} {_INTERVAL}"
    many = f" Of more than {MANY:,} paragraphs a side: {_COMPUTED}" if results().n_paragraphs > MANY else ""
    return f"{_DRAWN}{many} {_INTERVAL}"


def said_filters(filters: Filters) -> str:
    """The filters that narrow the paragraphs, as a sentence."""
    labels, scope = topic_labels(), results().scope
    parts = [f"topic {labels.get(topic, topic)}" for topic in filters.topics]
    parts += [f"naming {say_any_actor(filters.actors)}"] if filters.actors else []
    parts += [f"{scope.event_word} {scope.event_label(filters.event)}"] if filters.event else []
    parts += [side(filters.perspective)] if filters.perspective else []
    return f"Only paragraphs of: {', '.join(parts)}." if parts else "All paragraphs."
