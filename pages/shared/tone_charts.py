"""Charts of the tone page: by paragraph, with the mask on and off, by voice, and the words that it rests on."""

from functools import cached_property

import pandas as pd
import streamlit as st

from analysis.charts.dots import dots
from analysis.charts.sides import side_groups
from analysis.charts.tone import coverage_columns, mask_columns, tone_columns
from analysis.contrast.contrasts import paragraphs_left_out, say_left_out
from analysis.contrast.counts import say_counts
from analysis.contrast.findings import stated, within
from analysis.contrast.tone import WHOLE, scored_words, tone_by_meeting, tone_by_paragraph, tone_by_voice, voice_gap
from analysis.contrast.tone_findings import (
    say_coverage,
    say_extremes,
    say_mask,
    say_subjectivity,
    say_voice_counts,
    say_voices,
    say_words,
    voice_counts_stated,
)
from analysis.evidence.behind_tone import behind_meetings, behind_tones, behind_voices
from pages.shared.card import Chart
from pages.shared.contrasts import VIEWS_REMEMBERED, View, compared, remembered
from pages.shared.drawn import drawn_of
from pages.shared.labels import VOICE_LABELS
from pages.shared.making import making
from pages.shared.results import measures
from pages.shared.table import Table

_OTHERS = ("quoted", "reported")


class Tones:
    """The frames of the page, each as analysis.contrast.tone gives it, made when a chart first asks for it.

    The first chart of a page is thus drawn before the frames of the last are counted.
    """

    def __init__(self, view: View, voice: str):
        self._shown, self._contrast, self._sides, self._voice = view.shown, view.whole, view.whole.filled, voice
        self._compared, self._events = compared(view), view.events

    @cached_property
    def tones(self) -> pd.DataFrame:
        """Each paragraph, with the mask on and off."""
        return tone_by_paragraph(self._shown, self._sides, self._voice)

    @cached_property
    def voices(self) -> pd.DataFrame:
        """Each voice of each text."""
        return tone_by_voice(self._shown, self._sides, VOICE_LABELS)

    @cached_property
    def gaps(self) -> dict[str, tuple[float, float]]:
        """The interval of each voice's difference from the author's own words, by the voice's mark."""
        marked = [(f"{voice}|{side.id}", side, voice) for voice in _OTHERS for side in self._sides]
        return {mark: voice_gap(self._shown, side, voice) for mark, side, voice in marked}

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words that score most often."""
        return scored_words(self._shown, self._sides, self._voice)

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """The subjectivity of each text and of each of two events in it."""
        return tone_by_meeting(self._shown, self._sides, "subjectivity", self._voice, self._events)

    @cached_property
    def differing(self) -> pd.DataFrame:
        """How the texts differ in subjectivity."""
        return self._compared[self._compared["measure"] == "subjectivity"]


def tones_of(view: View) -> Tones:
    """The frames of a view, each computed once."""
    return _tones(view.key, view.voice("polarity"), view)


@remembered
def masked_chart(view: View) -> Chart:
    """The tone of each paragraph, names and set phrases masked."""
    return _paragraphs_chart(view, "polarity")


@remembered
def unmasked_chart(view: View) -> Chart:
    """The tone of each paragraph as TextBlob gives it, the mask off."""
    return _paragraphs_chart(view, "polarity_unmasked")


@remembered
def mask_chart(view: View) -> Chart:
    """What the mask did to each paragraph."""
    tones, measure, drawn = tones_of(view).tones, measures()["polarity"], drawn_of(view.whole)
    finding = say_mask(tones, measure, view.whole.sides)
    return Chart(
        key="mask",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: mask_columns(drawn.of(tones), side_groups(view.whole, theme), measure, theme),
        frame=tones.drop(columns=["group", "mark", "n_zero", "coverage"]),
        counts=f"Ring: mask off. Dot: mask on. A word stands where it was what the mask moved most. {finding.doubt} "
        f"{drawn.said}".strip(),
        alt=f"A line per paragraph, from its tone with the mask off to on. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, interval=False, more=view.translated),
        behind=behind_tones(drawn.of(tones), "polarity", measure),
        rests_on=(*finding.rests_on, *drawn.rests_on),
    )


@remembered
def voices_chart(view: View) -> Chart:
    """The author's own words against those of the speakers quoted and reported."""
    found, measure, sides = tones_of(view), measures()["polarity"], view.whole.filled
    finding = say_voices(found.voices, found.gaps, measure, sides)
    translated = view.translated
    more = f"All three voices are shown, whatever the voice filter says. {translated}"
    return Chart(
        key="voices",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(found.voices, side_groups(view.whole, theme), measure, theme),
        frame=found.voices,
        counts=f"{translated} {say_voice_counts(found.voices, sides)} {finding.doubt}",
        alt=f"Dots with intervals, one row per voice. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=more),
        behind=behind_voices(view.shown, found.voices, sides),
        rests_on=(*finding.rests_on, voice_counts_stated(found.voices, sides)),
    )


@remembered
def coverage_chart(view: View) -> Chart:
    """On how many words the tone of each paragraph rests."""
    tones, measure, drawn = tones_of(view).tones, measures()["coverage"], drawn_of(view.whole)
    finding = say_coverage(tones, view.whole.filled)
    return Chart(
        key="coverage",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: coverage_columns(drawn.of(tones), side_groups(view.whole, theme), measure, theme),
        frame=tones[["paragraph_id", "side", "position", "n_words", "n_scored", "n_zero", "coverage"]],
        counts=f"Full: words that weigh something. Pale: words that weigh 0. {finding.doubt} {drawn.said}".strip(),
        alt=f"One column per paragraph. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, interval=False),
        behind=behind_tones(drawn.of(tones), "coverage", measure),
        rests_on=(*finding.rests_on, *drawn.rests_on),
    )


def words_table(view: View) -> Table:
    """The words that score most often, with their weights."""
    words = tones_of(view).words
    silent = stated(n_scored=words["n"].sum(), n_silent=words.loc[words["weight"] == 0, "n"].sum())
    numbers = {side.label: st.column_config.NumberColumn(width=105) for side in view.whole.filled}
    weight = st.column_config.NumberColumn("Weight", format="%.2f", width=75)
    return Table(
        key="words",
        finding=within(say_words(words), view.filters),
        frame=words,
        columns={"word": st.column_config.TextColumn("Word", width=120), "weight": weight, **numbers, "n": "All"},
        counts="A word that weighs 0 is scored too. A negation or intensifier is part of the phrase that it changes.",
        made=making(measures()["polarity"], view.filters, interval=False),
        rests_on=(silent,),
    )


@remembered
def subjectivity_chart(view: View) -> Chart:
    """How opinionated each text sounds, and what it says of each of two events."""
    found, measure = tones_of(view), measures()["subjectivity"]
    whole = found.meetings[found.meetings["label"] == WHOLE]
    finding, translated = (
        say_subjectivity(whole, found.differing, view.whole, measure),
        view.translated,
    )
    counts, word = say_counts(whole, view.whole, "scored word"), view.shown.scope.event_word
    nouns = f"{view.whole.noun}s"
    return Chart(
        key="subjectivity",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(found.meetings, side_groups(view.whole, theme), measure, theme),
        frame=found.meetings,
        counts=f"{translated} {counts} {finding.doubt} {say_left_out(view.shown, view.events)}".strip(),
        alt=f"Dots with intervals, for the {nouns} and each {word} in them. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=translated),
        behind=behind_meetings(view.shown, found.meetings, view.whole.filled, view.voice("subjectivity"), view.events),
        rests_on=(*finding.rests_on, paragraphs_left_out(view.shown, view.events)),
    )


def _paragraphs_chart(view: View, column: str) -> Chart:
    tones, measure, translated = tones_of(view).tones, measures()[column], view.translated
    drawn = drawn_of(view.whole)
    finding = say_extremes(tones, column, measure, view.whole.sides)
    return Chart(
        key="tone",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: tone_columns(drawn.of(tones), column, side_groups(view.whole, theme), measure, theme),
        frame=tones[["paragraph_id", "side", "position", "n_words", column, column.replace("polarity", "n_scored")]],
        counts=f"The larger the dot, the more scored words. {translated} {finding.doubt} {drawn.said}".strip(),
        alt=f"One dot per paragraph, hostile below the line, favourable above. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, interval=False, more=translated),
        behind=behind_tones(drawn.of(tones), column, measure),
        rests_on=(*finding.rests_on, *drawn.rests_on),
    )


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _tones(key: tuple, voice: str, _view: View) -> Tones:
    """One for all readers who see the view; `key` is the view's."""
    return Tones(_view, voice)
