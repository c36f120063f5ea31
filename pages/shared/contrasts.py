"""Charts that the contrast pages share: two sides compared in topics, actors named, and voices heard."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.charts.dots import dots, value_axis
from analysis.charts.multiples import stack
from analysis.charts.sides import side_groups
from analysis.charts.voices import voice_bars
from analysis.contrast.compared import compare, most_named, score_sides, side_values, widest
from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import Finding, actor_in_sentence, describe, topic_in_sentence
from analysis.contrast.heard import SPOKEN, paragraphs_in_voice, words_heard
from analysis.contrast.selection import Filters
from analysis.evidence.behind import behind_values, say_paragraphs
from analysis.results import Results
from pages.shared.card import Chart
from pages.shared.labels import VOICE_LABELS, topic_labels
from pages.shared.making import making, said_filters, voice_of
from pages.shared.results import attached_articles, measures

ACTORS_SHOWN = 6
TRANSLATED = "The Russian author’s text is a translation: its words, and so its tone, are partly the translator’s."


@dataclass(frozen=True)
class View:
    """What a contrast page shows: the results, narrowed by the filters, and the contrasts of its panels by title.

    The panel "" is the contrast as a whole; it heads every chart. `page` and `key` tell one view from another in
    the caches: the filters and the articles attached.
    """

    page: str
    shown: Results
    filters: Filters
    panels: Mapping[str, Contrast]

    @property
    def whole(self) -> Contrast:
        """The contrast of all paragraphs shown."""
        return self.panels[""]

    @property
    def key(self) -> tuple:
        """What the frames hang on."""
        return self.page, self.filters, tuple(sorted(attached_articles()))


def key_labels() -> dict[str, str]:
    """What keys are called on an axis: topics by their labels; an actor is its own."""
    return topic_labels()


def in_sentence(measure: str, key: str) -> str:
    """A topic or actor as a sentence names it."""
    if measure.startswith("topic"):
        return topic_in_sentence(topic_labels().get(key, key))
    return actor_in_sentence(key) if key else ""


def head_of(view: View, measure_id: str, voice: str | None = None) -> Finding:
    """The widest difference of a measure between the two sides, as a finding."""
    voice = voice or voice_of(measures()[measure_id], view.filters)
    row = widest(_compared(view, view.key, ((measure_id, voice),)), measure_id)
    if row is None:
        return Finding(f"{measures()[measure_id].label}: nothing to compare here.", "", measure_id, "")
    return describe(row, measures()[measure_id], *view.whole.sides, in_sentence(measure_id, row["key"]))


def topics_chart(view: View) -> Chart:
    """The share of paragraphs in which each topic is present."""
    values = values_of(view, "topic_share", topic_labels())
    silent = len(topic_labels()) - values["key"].nunique()
    more = f"{silent} of {len(topic_labels())} topics are present on neither side." if silent else ""
    return dots_chart(view, "topics", "topic_share", values, more)


def actors_chart(view: View) -> Chart:
    """How often the actors named most are named; panel by panel where the view has several."""
    labels = {actor: actor for actor in most_named(view.shown, ACTORS_SHOWN)}
    values = pd.concat([values_of(view, "actor_rate", labels, panel) for panel in view.panels], ignore_index=True)
    named = view.shown.mentions["actor"].nunique()
    more = f"The {len(labels)} actors named most, of {named}." if named > len(labels) else ""
    return dots_chart(view, "actors", "actor_rate", values, more)


def values_of(view: View, measure: str, labels: Mapping[str, str], panel: str = "", voice: str | None = None):
    """The values of both sides of one panel, for dots."""
    voice = voice or voice_of(measures()[measure], view.filters)
    return side_values(_scores(view, view.key, panel, voice), measure, labels, panel)


def dots_chart(view: View, name: str, measure_id: str, values: pd.DataFrame, more: str = "", head: Finding | None = None):
    """A chart of dots, headed by the widest difference; panels under each other where the values have several."""
    measure = measures()[measure_id]
    head = head or head_of(view, measure_id)
    groups = {side.id: side.label for side in view.whole.sides}
    members = {(panel, side.id): side.paragraph_ids for panel, each in view.panels.items() for side in each.sides}
    return Chart(
        key=f"{view.page}_{name}",
        finding=head.sentence,
        figure=lambda theme: _panels(values, view, measure, theme),
        frame=values,
        counts=" ".join(part for part in (head.doubt, more) if part),
        alt=f"{measure.label}: {head.whole}",
        made=making(measure, view.filters, more=more),
        behind=behind_values(view.shown, values, measure_id, groups, members),
    )


def _panels(values: pd.DataFrame, view: View, measure, theme):
    groups = side_groups(view.whole, theme)
    panels = list(dict.fromkeys(values["panel"]))
    if len(panels) < 2:
        return dots(values, groups, measure, theme)
    drawn = {panel or "Both texts": dots(values[values["panel"] == panel], groups, measure, theme) for panel in panels}
    return stack(drawn, theme).update_xaxes(**value_axis(measure, values))


def voices_chart(view: View) -> Chart:
    """Whose words fill each side: the author's, or those of speakers quoted or reported."""
    heard = pd.concat([words_heard(view.shown, each, panel) for panel, each in view.panels.items()], ignore_index=True)
    head = head_of(view, "quoted_share")
    return Chart(
        key=f"{view.page}_voices",
        finding=head.sentence,
        figure=lambda theme: voice_bars(heard, side_groups(view.whole, theme), theme),
        frame=heard,
        counts=head.doubt,
        alt=f"Bars of words by voice. {head.whole}",
        made=making(measures()["quoted_share"], view.filters),
        behind=_behind_voices(view),
    )


def _behind_voices(view: View) -> pd.DataFrame:
    rows = []
    for panel, contrast in view.panels.items():
        for side in contrast.sides:
            for voice in SPOKEN if len(side.paragraph_ids) else ():
                ids = paragraphs_in_voice(view.shown, voice, side.paragraph_ids)
                named = ", ".join(part for part in (panel, side.label, VOICE_LABELS[voice].lower()) if part)
                rows.append((f"{named}: {say_paragraphs(len(ids))}", f"voice|{voice}|{panel}||{side.id}", ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def say_side_empty(contrast: Contrast, filters: Filters) -> None:
    """In place of the charts: which side has no paragraph, and why."""
    sides = " and ".join(side.label for side in contrast.empty)
    verb = "have" if len(contrast.empty) > 1 else "has"
    with st.container(border=True, key=f"side-empty-{contrast.id}"):
        st.html(f'<h3 class="finding">{html.escape(sides)} {verb} no paragraph to compare.</h3>')
        st.html(
            f'<p class="counts">{html.escape(said_filters(filters))} '
            "Choose other filters above, or clear them, and both sides are drawn.</p>"
        )


@st.cache_resource(show_spinner=False, max_entries=256)
def _scores(_view: View, key: tuple, panel: str, voice: str) -> pd.DataFrame:
    return score_sides(_view.shown, _view.panels[panel], voice)


@st.cache_resource(show_spinner=False, max_entries=256)
def _compared(_view: View, key: tuple, voices: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    return compare(_view.shown, _view.whole, dict(voices))
