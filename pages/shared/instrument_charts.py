"""Charts of the Tone page that set the instruments side by side: per text, per paragraph, and pair by pair."""

from dataclasses import replace
from functools import cached_property

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.instruments import instrument_dots, spread_columns
from analysis.charts.sides import side_groups
from analysis.contrast.findings import within
from analysis.contrast.instrument_findings import say_instruments, say_pairs, say_spread
from analysis.contrast.instruments import (
    agreement,
    has_instruments,
    pairwise,
    paragraphs_by_instrument,
    spread_by_paragraph,
    tone_by_instrument,
)
from analysis.evidence.instruments import behind_instruments, behind_spread, pairs_table
from pages.shared.card import Chart, draw_card
from pages.shared.contrasts import VIEWS_REMEMBERED, View, remembered
from pages.shared.drawn import drawn_of
from pages.shared.folder import paragraphs_are_held
from pages.shared.instruments import draw_instruments, instrument_labels, say_faults
from pages.shared.making import making
from pages.shared.results import measures
from pages.shared.table import Table, draw_table

MEASURE = "instrument"
_NONE = (
    "Only TextBlob has scored these texts: the results hold no other instrument. Build the features edition anew, or "
    "attach the articles, to see them side by side."
)


class Readings:
    """The frames of the instruments, each made when a chart first asks for it.

    Of a scored folder there is none of single paragraphs; what is counted of them is asked of `scored` all the same.
    """

    def __init__(self, view: View):
        self._shown, self._sides, self._voice = view.shown, view.whole.filled, view.voice(MEASURE)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Each text by each instrument."""
        return tone_by_instrument(self._shown, self._sides, self._voice, instrument_labels())

    @cached_property
    def scored(self) -> pd.DataFrame:
        """Each paragraph by each instrument."""
        return paragraphs_by_instrument(self._shown, self._sides, self._voice)

    @cached_property
    def spread(self) -> pd.DataFrame:
        """How far each paragraph's tone moves with the instrument."""
        return spread_by_paragraph(self._shown, self._sides, self._voice)


def draw_instrument_cards(view: View) -> None:
    """All that the page says of the instruments; where the results hold TextBlob alone, why there is nothing to see."""
    if not has_instruments(view.shown):
        with st.container(border=True, key="no-instruments"):
            st.text(_NONE)
        return
    held = paragraphs_are_held()
    if held:
        draw_card(spread_chart(view), view.shown)
    draw_card(instruments_chart(view), view.shown)
    draw_instruments()
    if held:
        draw_table(pairs(view), view.shown)


@remembered
def instruments_chart(view: View) -> Chart:
    """The tone of each text by each instrument, and on how many words it rests."""
    found, measure, sides = _readings(view.key, view), measures()[MEASURE], view.whole.filled
    values = found.values
    finding = say_instruments(values, view.whole, agreement(found.scored), measure)
    return Chart(
        key="instruments",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: instrument_dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=f"{view.translated} {finding.doubt}".strip(),
        alt=f"Dots with intervals, one row per instrument. {within(finding.whole, view.filters)}",
        made=_making(view),
        behind=behind_instruments(found.scored, values, sides, measure),
        rests_on=finding.rests_on,
    )


@remembered
def spread_chart(view: View) -> Chart:
    """How far the tone of each paragraph moves with the instrument: its error bar."""
    found, measure, labels = _readings(view.key, view), measures()[MEASURE], instrument_labels()
    spread, scored = found.spread, found.scored
    finding, drawn = say_spread(spread, labels, view.whole.sides, measure), drawn_of(view.whole)
    return Chart(
        key="spread",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: spread_columns(
            drawn.of(spread), drawn.of(scored), labels, side_groups(view.whole, theme), measure, theme
        ),
        frame=_wide(spread, scored),
        counts=f"Dot: TextBlob. Short lines: the other instruments. Bar: lowest to highest. {finding.doubt} "
        f"{drawn.said}".strip(),
        alt=f"One error bar per paragraph. {within(finding.whole, view.filters)}",
        made=_making(view, interval=False),
        behind=behind_spread(drawn.of(spread), measure),
        rests_on=(*finding.rests_on, *drawn.rests_on),
    )


def pairs(view: View) -> Table:
    """How alike two instruments order the paragraphs."""
    return _pairs(view.key, view)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _pairs(key: tuple, _view: View) -> Table:
    view, found, labels = _view, _readings(key, _view), instrument_labels()
    alike = pairwise(found.scored)
    finding = say_pairs(alike, labels)
    number = st.column_config.NumberColumn("Rank correlation", format="%+.2f", width=120)
    names = {name: st.column_config.TextColumn(label, width=140) for name, label in _PAIR}
    count = st.column_config.NumberColumn("Paragraphs", width=90)
    return Table(
        key="pairs",
        finding=within(finding.sentence, view.filters),
        frame=pairs_table(alike, found.scored, labels),
        columns={**names, "rho": number, "n": count},
        counts="Spearman’s rank correlation over the paragraphs that both score: +1 same order, 0 none, −1 reversed.",
        made=_making(view, interval=False),
        rests_on=finding.rests_on,
    )


_PAIR = (("one", "Instrument"), ("other", "Against"))


def _making(view: View, *, interval: bool = True) -> Making:
    """The drawer: as of every measure, and what each instrument is known to get wrong."""
    made = making(measures()[MEASURE], view.filters, interval=interval, more=view.translated)
    return replace(made, limits=f"{made.limits} {say_faults()}")


def _wide(spread: pd.DataFrame, scored: pd.DataFrame) -> pd.DataFrame:
    """For the CSV: one row per paragraph, with a column for the tone and the scored words of each instrument."""
    columns = {"value": "tone", "n_scored": "n"}
    wide = scored.pivot_table(list(columns), "paragraph_id", "instrument")
    order = [(value, name) for name in instrument_labels() for value in columns if (value, name) in wide.columns]
    wide = wide[order].set_axis([f"{columns[value]}_{name}" for value, name in order], axis=1)
    ends = spread[["paragraph_id", "side", "position", "n_words", "low", "high", "lowest", "highest", "n_instruments"]]
    return ends.merge(wide, left_on="paragraph_id", right_index=True, how="left", validate="one_to_one")


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _readings(key: tuple, _view: View) -> Readings:
    """One for all readers who see the view; `key` is the view's."""
    return Readings(_view)
