"""Charts of tone in a scored folder, side by side: what each instrument reads, what the mask does, what is scored."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.charts.dots import dots
from analysis.charts.instruments import instrument_dots
from analysis.charts.sides import side_groups
from analysis.contrast.findings import within
from analysis.contrast.instrument_findings import say_instruments
from analysis.contrast.instruments import tone_by_instrument
from analysis.contrast.tone_findings import say_coverage
from analysis.evidence.behind import behind_values
from analysis.large.instruments import agreement_of_sides, coverage_of_sides
from analysis.large.tone_findings import say_mask_of_sides
from pages.shared.card import Chart
from pages.shared.contrasts import View, remembered, values_of
from pages.shared.instruments import instrument_labels, say_faults
from pages.shared.making import making
from pages.shared.results import measures

_INSTRUMENT, _TONE, _UNMASKED, _COVERAGE = "instrument", "polarity", "polarity_unmasked", "coverage"
_ROWS = {_TONE: {"": "Names and set phrases masked"}, _UNMASKED: {"": "Mask off"}}


@remembered
def instruments_chart(view: View) -> Chart:
    """The tone of each side by each instrument, and on how many words it rests."""
    measure, voice, sides = measures()[_INSTRUMENT], view.voice(_INSTRUMENT), view.whole.filled
    values = tone_by_instrument(view.shown, sides, voice, instrument_labels())
    finding = say_instruments(values, view.whole, agreement_of_sides(view.shown, sides, voice), measure)
    made = making(measure, view.filters, more=view.translated)
    return Chart(
        key="instruments",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: instrument_dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=f"{view.translated} {finding.doubt}".strip(),
        alt=f"Dots with intervals, one row per instrument. {within(finding.whole, view.filters)}",
        made=replace(made, limits=f"{made.limits} {say_faults()}"),
        rests_on=finding.rests_on,
    )


@remembered
def mask_chart(view: View) -> Chart:
    """The tone of each side with the mask on and off."""
    measure, voice = measures()[_TONE], view.voice(_TONE)
    rows = {name: values_of(view, name, labels, voice=voice) for name, labels in _ROWS.items()}
    values = pd.concat(rows.values(), ignore_index=True)
    finding = say_mask_of_sides(rows[_TONE], rows[_UNMASKED], view.whole.filled, measure)
    return Chart(
        key="mask",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=f"{view.translated} {finding.doubt}".strip(),
        alt=f"Dots with intervals, the mask on and off. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=view.translated),
        behind=_behind(view, rows),
        rests_on=finding.rests_on,
    )


@remembered
def coverage_chart(view: View) -> Chart:
    """On how many scored words the tone of each side rests."""
    measure, voice, sides = measures()[_COVERAGE], view.voice(_COVERAGE), view.whole.filled
    values = values_of(view, _COVERAGE, {"": measure.label}, voice=voice)
    counted = coverage_of_sides(view.shown, sides, voice)
    finding = say_coverage(counted, sides)
    return Chart(
        key="coverage",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=finding.doubt,
        alt=f"Dots with intervals. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters),
        behind=_behind(view, {_COVERAGE: values}),
        rests_on=(*finding.rests_on, counted),
    )


def _behind(view: View, rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The paragraphs behind the values of several measures."""
    names = {side.id: side.label for side in view.whole.sides}
    members = {("", side.id): side.paragraph_ids for side in view.whole.sides}
    parts = [behind_values(view.shown, values, name, names, members) for name, values in rows.items()]
    return pd.concat(parts, ignore_index=True)
