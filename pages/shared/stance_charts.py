"""Charts of the stance page: how each text stands toward whom, by voice and meeting, where, and beside its tone."""

import html
from collections.abc import Mapping
from functools import cached_property

import pandas as pd
import streamlit as st

from analysis.briefing.grids import stance_grid, who_grid
from analysis.charts.sides import side_groups
from analysis.charts.stance import stance_dots, stance_panels, stance_strips
from analysis.charts.tone_and_stance import tone_stance_dots
from analysis.charts.who_to_whom import who_matrix
from analysis.contrast.contrasts import Contrast, paragraphs_left_out, say_left_out
from analysis.contrast.counts import amount
from analysis.contrast.findings import Finding, stated, within
from analysis.contrast.rollup import STANCE as STANCES
from analysis.contrast.stance import (
    SPOKEN,
    about_meetings,
    charted_actors,
    meeting_differences,
    stance_arc,
    stance_in_panels,
    stance_of_actors,
    stance_table,
    voice_gaps,
)
from analysis.contrast.stance_findings import n_by_both, say_meetings, say_table, say_voices, say_widest
from analysis.contrast.stance_place_findings import say_arc, say_parting, say_who
from analysis.contrast.tone_and_stance import OPPOSITE, tone_against_stance
from analysis.contrast.who_to_whom import main_holders, main_targets, who_to_whom
from analysis.evidence.behind_stance import behind_arc, behind_disagreements, behind_stances, behind_who
from pages.shared.card import Chart
from pages.shared.contrasts import VIEWS_REMEMBERED, View, compared, remembered
from pages.shared.drawn import drawn_of
from pages.shared.labels import VOICE_LABELS
from pages.shared.making import making
from pages.shared.results import measures
from pages.shared.stance_caution import caution, readers
from pages.shared.table import Table

STANCE = "stance"
_SIGNS = "Paragraphs: ▼ against, ○ neutral, ▲ in favour, ? unsure."
_DOTS = "A dot: a paragraph and an actor. The larger, the more scored words."
_FEW = "Dotted: fewer than 5 paragraphs, too narrow to lean on."
_RULE = "A mean beyond a third of the way is called against or in favour."
_VOICES = "Whatever the voice filter says, all three voices are shown."


class Stances:
    """The frames of the page, each as analysis.contrast gives it, made when a chart first asks for it."""

    def __init__(self, view: View):
        self._compared = compared(view)
        self._shown, self._contrast, self._voice = view.shown, view.whole, view.voice(STANCE)
        self._chosen = view.filters.actors

    @cached_property
    def actors(self) -> list[str]:
        """The actors that the charts show."""
        return charted_actors(self._shown, self._contrast, self._chosen)

    @cached_property
    def by_author(self) -> pd.DataFrame:
        """Each text toward each actor."""
        return stance_of_actors(self._shown, self._contrast, self._voice, self.actors)

    @cached_property
    def differing(self) -> pd.DataFrame:
        """How the texts differ toward each actor."""
        return self._compared[self._compared["measure"].isin(STANCES)]

    @cached_property
    def arc(self) -> pd.DataFrame:
        """Each paragraph toward each actor."""
        return stance_arc(self._shown, self._contrast, self.actors, self._voice)

    @cached_property
    def parting(self) -> pd.DataFrame:
        """Tone beside stance, where they part most first; of the actors chosen, where some are."""
        frame = tone_against_stance(self._shown, self._contrast.filled)
        return frame[frame["actor"].isin(self._chosen)] if self._chosen else frame

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every actor named."""
        return stance_table(self._shown, self._contrast, self._voice, self.differing)


def stances_of(view: View) -> Stances:
    """The frames of a view, each computed once for all readers who see it."""
    return _stances(view.key, view)


def say_no_actor(noun: str) -> None:
    """In place of the charts: no actor is named that they could compare; `noun` is what a side is called."""
    said = f"No actor is named by both {noun}s, or in 3 paragraphs of one: the table at the foot has every actor."
    with st.container(border=True, key="no-actor"):
        st.html(f'<h2 class="finding">{html.escape(said)}</h2>')


@remembered
def authors_chart(view: View) -> Chart:
    """Toward whom each text stands how."""
    found, measure, voice = stances_of(view), measures()[STANCE], view.voice(STANCE)
    finding = say_widest(found.by_author, found.differing, view.whole, measure, voice)
    panels = {"": (view.whole, voice)}
    return Chart(
        key="stance",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: stance_dots(found.by_author, side_groups(view.whole, theme), measure, theme),
        frame=found.by_author,
        counts=_joined(caution(), finding.doubt, f"{VOICE_LABELS[voice]}.", _SIGNS, _FEW),
        alt=f"Dots with intervals, one row per actor. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=_RULE),
        behind=behind_stances(view.shown, found.by_author, panels),
        rests_on=(*finding.rests_on, readers()),
    )


@remembered
def voices_chart(view: View) -> Chart:
    """The author's own stance beside that of the speakers reported and quoted."""
    panels = {VOICE_LABELS[voice]: (view.whole, voice) for voice in SPOKEN}
    values = stance_in_panels(view.shown, panels, stances_of(view).actors)
    gaps = voice_gaps(view.shown, view.whole, stances_of(view).actors)
    finding = say_voices(values, gaps, view.whole, measures()[STANCE])
    return _panels_chart(view, "stance_voices", panels, values, finding, more=_VOICES)


@remembered
def meetings_chart(view: View) -> Chart:
    """The stance of each text as a whole, and in its paragraphs about each of two events."""
    actors, voice = stances_of(view).actors, view.voice(STANCE)
    about = about_meetings(view.shown, view.whole, view.events)
    panels = {title: (contrast, voice) for title, contrast in about.items()}
    values = stance_in_panels(view.shown, panels, actors)
    differing = meeting_differences(view.shown, view.whole, voice, actors, view.events)
    finding = say_meetings(view.shown, differing, view.whole, measures()[STANCE], view.events)
    left_out = say_left_out(view.shown, view.events)
    return _panels_chart(view, "stance_meetings", panels, values, finding, left_out=left_out)


@remembered
def who_chart(view: View) -> Chart:
    """What each author, and each speaker they let speak, holds of each actor."""
    return _who_chart(view, by_actor=False)


@remembered
def who_by_actor_chart(view: View) -> Chart:
    """The same, the speakers of an actor taken together."""
    return _who_chart(view, by_actor=True)


@remembered
def arc_chart(view: View) -> Chart:
    """Where in each text each actor is judged how."""
    found, measure, voice = stances_of(view), measures()[STANCE], view.voice(STANCE)
    finding, drawn = say_arc(found.arc, view.whole.filled), drawn_of(view.whole)
    key = "▼ against, ○ neutral, ▲ in favour, ? unsure (hatched). A dash: not named."
    return Chart(
        key="stance_arc",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: stance_strips(drawn.of(found.arc), side_groups(view.whole, theme), theme),
        grid=lambda theme: stance_grid(drawn.of(found.arc), side_groups(view.whole, theme), theme),
        frame=found.arc,
        counts=_joined(caution(), finding.doubt, f"{VOICE_LABELS[voice]}.", key, drawn.said),
        alt=f"One row per actor, one cell per paragraph. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, interval=False),
        behind=behind_arc(drawn.of(found.arc)),
        rests_on=(*finding.rests_on, *drawn.rests_on, readers()),
    )


@remembered
def parting_chart(view: View) -> Chart:
    """Where the tone of a paragraph and its stance point opposite ways."""
    frame, tone, stance = stances_of(view).parting, measures()["polarity"], measures()[STANCE]
    finding, drawn = say_parting(frame, tone, stance, view.whole.sides), drawn_of(view.whole)
    return Chart(
        key="tone_and_stance",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: tone_stance_dots(drawn.of(frame), side_groups(view.whole, theme), tone, stance, theme),
        frame=frame,
        counts=_joined(caution(), finding.doubt, _DOTS, drawn.said, view.translated),
        alt=f"Dots, tone across, stance up. {within(finding.whole, view.filters)}",
        made=making(stance, view.filters, interval=False, more=f"Author’s own words in both. Tone: {tone.formula}"),
        behind=behind_disagreements(drawn.of(frame).dropna(subset="polarity")),
        rests_on=(*finding.rests_on, *drawn.rests_on, readers()),
    )


def parting_table(view: View) -> Table:
    """The places where tone and stance point opposite ways, with the words behind both numbers."""
    frame = stances_of(view).parting
    frame = frame[frame["parts"] != ""]
    frame = frame.assign(paragraph_ids=[[paragraph] for paragraph in frame["paragraph_id"]])
    number = {"format": "%.2f", "width": 62}
    columns: Mapping = {
        "side": st.column_config.TextColumn("Text", width=115),
        "position": st.column_config.NumberColumn("¶", width=40),
        "actor": st.column_config.TextColumn("Actor", width=100),
        "polarity": st.column_config.NumberColumn("Tone", **number),
        "value": st.column_config.NumberColumn("Stance", **number),
        "parts": st.column_config.TextColumn("They part", width=85),
        "tone_words": st.column_config.TextColumn("Words of tone", width=155),
        "stance_words": st.column_config.TextColumn("Words of stance", width=155),
    }
    n, places = int((frame["parts"] == OPPOSITE).sum()), amount(len(frame), "place")
    return Table(
        key="parting",
        finding=within(
            f"Tone and stance part in {places}: {n} opposite, {len(frame) - n} one without the other.", view.filters
        ),
        frame=frame,
        columns=columns,
        counts="Words of tone: scored words with their weights. Words of stance: those the model looked at most.",
        made=making(measures()[STANCE], view.filters, interval=False),
        rests_on=(stated(n_places=len(frame), n_opposite=n, n_others=len(frame) - n),),
    )


def actors_table(view: View) -> Table:
    """Every actor that is named, with both texts' means and their difference."""
    table, voice = stances_of(view).table, view.voice(STANCE)
    columns: dict = {"actor": st.column_config.TextColumn("Actor", width=130)}
    for side in view.whole.filled:
        columns[f"{side.label}, n"] = st.column_config.TextColumn(f"{side.label}, ¶", width=120)
        columns[side.label] = st.column_config.NumberColumn("Mean", format="%.2f", width=65)
    if len(view.whole.filled) > 1:
        columns["difference"] = st.column_config.NumberColumn("Difference", format="%.2f", width=85)
        columns["interval"] = st.column_config.TextColumn("95 % interval", width=120)
    return Table(
        key="stance_actors",
        finding=within(say_table(table, view.whole, voice), view.filters),
        frame=table,
        columns=columns,
        counts=f"{VOICE_LABELS[voice]}. {_SIGNS} Difference: {' less '.join(side.label for side in view.whole.sides)}.",
        made=making(measures()[STANCE], view.filters),
        rests_on=(stated(n_actors=len(table), n_both=n_by_both(table, view.whole)),),
    )


def _who_chart(view: View, *, by_actor: bool) -> Chart:
    measure, whole = measures()[STANCE], who_to_whom(view.shown, view.whole, by_actor)
    frame = main_holders(whole, view.filters.actors)
    finding = say_who(frame, measure, view.whole.sides)
    targets = main_targets(frame)
    key = "In a cell: sign and mean, below it the paragraphs. Speakers stand below the author who lets them speak."
    left = whole["mark"].nunique() - int(frame["target"].isin(targets).sum())
    more = f"{left} further cells are not drawn." if left else ""
    return Chart(
        key="who",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: who_matrix(frame, targets, side_groups(view.whole, theme), measure, theme),
        grid=lambda theme: who_grid(frame, targets, measure, theme),
        frame=whole.drop(columns="paragraph_ids"),
        counts=_joined(caution(), finding.doubt, key, more),
        alt=f"A table of holders and actors. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=f"Every holder, whatever the voice filter says. {_RULE}"),
        behind=behind_who(frame[frame["target"].isin(targets)]),
        rests_on=(*finding.rests_on, stated(n_cells=left), readers()),
    )


def _panels_chart(
    view: View,
    key: str,
    panels: Mapping[str, tuple[Contrast, str]],
    values: pd.DataFrame,
    finding: Finding,
    more: str = "",
    left_out: str = "",
) -> Chart:
    """Each text toward each actor, panel by panel."""
    measure = measures()[STANCE]
    return Chart(
        key=key,
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: stance_panels(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=_joined(caution(), finding.doubt, _SIGNS, _FEW, left_out),
        alt=f"Dots with intervals, panel by panel, one row per actor. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=more),
        behind=behind_stances(view.shown, values, panels),
        rests_on=(*finding.rests_on, paragraphs_left_out(view.shown, view.events), readers()),
    )


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _stances(key: tuple, _view: View) -> Stances:
    """One for all readers who see the view; `key` is the view's."""
    return Stances(_view)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
